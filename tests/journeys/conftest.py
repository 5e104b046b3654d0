"""A profile, and a desk in a real window on a real X server."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import ask
from tests.journeys.desk import Desk
from tests.journeys.screen import display, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A fresh profile of Кинель at station А; its clock is this machine's."""
    folder = tmp_path / "profile"
    assert ask(folder, "setup", "--preset", "kinel", "--station", "А", now=None).code == 0
    return folder


@pytest.fixture
def open_desk(home: Path, tmp_path: Path) -> Callable[[], AbstractContextManager[Desk]]:
    """Open the window on the profile; it is closed, and had nothing to complain of, when one leaves."""
    if sys.platform != "linux":
        pytest.skip("X-сервер есть только в Linux")

    @contextmanager
    def opened() -> Iterator[Desk]:
        with display() as shown, seated(shown, home, tmp_path) as desk:
            yield desk

    return opened


@contextmanager
def seated(shown: str, home: Path, folder: Path) -> Iterator[Desk]:
    """Open the window of a profile on a display, leave it by keys, and look whether all was well."""
    pictures = Path(os.environ.get("MCU_SHOTS", str(folder / "pictures")))
    with running(shown, home, pictures, ("-m", "tests.journeys.eye", str(home))) as program:
        desk = Desk(program, home)
        desk.begin()
        yield desk
        desk.leave()
    assert ask(home, "verify", now=None).code == 0
    assert not list(home.glob("reports/*")), "окно сообщило об ошибке"
