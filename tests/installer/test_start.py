"""What a person on a fresh machine is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from installer import start

if TYPE_CHECKING:
    from pathlib import Path

GL, CURSOR = start.DRAWING[0], start.SCREEN[0]


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 14)])
def test_a_python_without_our_qt_is_named(version: tuple[int, int]) -> None:
    with pytest.raises(start.Obstacle, match=rf"от 3\.11 до 3\.13, а это Python 3\.{version[1]}\."):
        start.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 13)])
def test_a_right_python_is_let_through(version: tuple[int, int]) -> None:
    start.check_python(version)


def test_everything_missing_is_named_at_once_with_one_line_for_debian(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    told = start.what_is_missing([GL, CURSOR], without_pip=True, family="debian")
    assert "libGL.so.1" in told
    assert "libxcb-cursor.so.0" in told
    install = "apt-get install -y --no-install-recommends python3-venv libgl1 libxcb-cursor0"
    assert f"sudo apt-get update && sudo {install}\n" in told


@pytest.mark.parametrize(
    ("family", "line"), [("redos", "dnf install mesa-libGL"), ("alt", "apt-get install libGL")]
)
def test_the_line_for_a_system_nobody_tried_says_so(family: str, line: str) -> None:
    told = start.what_is_missing([GL], without_pip=False, family=family)
    assert line in told
    assert "не проверялось" in told


def test_a_system_we_do_not_know_still_hears_the_names_of_the_files() -> None:
    assert "libGL.so.1" in start.what_is_missing([GL], without_pip=False, family="")


def test_a_library_is_looked_for_as_the_loader_does() -> None:
    assert start.loads("libc.so.6")
    assert not start.loads("libnobody-has-this.so.7")


def test_a_program_is_looked_for_on_the_path_and_named_as_one() -> None:
    assert start.loads("sh")
    assert not start.loads("nobody-has-this")
    assert "программа xdotool" in start.what_is_missing(
        list(start.TESTING), without_pip=False, family="debian"
    )


def test_a_town_whose_making_broke_off_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "town"
    home.mkdir()
    (home / "half").touch()
    (tmp_path / "town.unfinished").touch()
    made: list[tuple[object, ...]] = []
    monkeypatch.setattr(start, "call", lambda *command, or_else: made.append((command, or_else)))
    start.make_town(home)
    assert len(made) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_finished_town_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    start.make_town(tmp_path)
    assert (tmp_path / "kept").exists()


def test_without_a_session_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert start.no_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert not start.no_screen()
