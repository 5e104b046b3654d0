"""`brought` and `undo --list`: what came and what was done, and the way back from the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path

EARLIER = "2026-11-19T10:00"


@pytest.fixture
def two(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, str]:
    """Two desks that know one case, and an exchange that brought its note and a new case to the second."""
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))
    road, other = tmp_path / "road", tmp_path / "other"
    road.mkdir()
    case = ask(home, "register", "-", "--json", stdin='{"text": "Нет воды."}'.encode(), now=EARLIER).lines[0][
        "id"
    ]
    paper = tmp_path / "invitation"
    assert ask(home, "invite", "--station", "Б", "--out", paper).code == 0
    assert ask(other, "setup", "--invitation", paper).code == 0
    for desk in (home, other):
        assert ask(desk, "sync", road).code == 0
    assert ask(home, "act", case, "note", '{"text": "Звонила."}').code == 0
    assert ask(home, "register", "-", stdin='{"text": "Яма."}'.encode()).code == 0
    for desk in (home, other):
        assert ask(desk, "sync", road).code == 0
    return home, other, case


def notes(home: Path, case: str) -> list[Any]:
    history = ask(home, "show", case, "--json").json["history"]
    return [line["text"] for line in history if line["kind"] == "noted" and not line["undone"]]


def test_an_exchange_is_listed_told_and_taken_back_in_part_and_back_again(
    two: tuple[Path, Path, str],
) -> None:
    _, other, case = two
    exchange = ask(other, "brought", "--json").json["exchanges"][0]["exchange"]
    told = ask(other, "brought", str(exchange), "--json").json["actions"]
    assert "Звонила." in {line["text"] for line in told}
    assert "Звонила." in ask(other, "brought", str(exchange)).out

    refused = ask(other, "brought", str(exchange), "--undo")
    assert refused.code == 1
    assert "регистрацию отменить нельзя" in refused.err
    assert notes(other, case) == ["Звонила."]

    done = ask(other, "brought", str(exchange), "--undo", "--part", "--json").json
    assert (len(done["undone"]), len(done["staying"])) == (1, 1)
    assert notes(other, case) == []
    assert ask(other, "undo", done["action"]).code == 0
    assert notes(other, case) == ["Звонила."]


def test_own_actions_of_today_are_listed(two: tuple[Path, Path, str]) -> None:
    home, _, _ = two
    told = ask(home, "undo", "--list", "--json").json["actions"]
    assert {"Звонила."} < {line["text"] for line in told}
    assert ask(home, "undo", "--list", now="2026-11-24").out == "Сегодня вы здесь ещё ничего не сделали.\n"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        pytest.param(("brought", "--undo"), 2, id="which exchange"),
        pytest.param(("brought", "1", "--part"), 2, id="part of nothing"),
        pytest.param(("brought", "99"), 1, id="no such exchange"),
        pytest.param(("brought", "0"), 2, id="no number"),
    ],
)
def test_what_is_no_question(home: Path, asked: tuple[str, ...], code: int) -> None:
    assert ask(home, *asked).code == code


def test_a_desk_alone_says_that_nothing_came(home: Path) -> None:
    assert ask(home, "brought").out == "Обмен на это рабочее место ещё ничего не приносил.\n"
