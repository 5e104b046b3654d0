"""`--as-of`: the terminal shows how it was, and changes nothing of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path

THEN, LATER = "2026-11-16T10:00", "2026-11-18T10:00"
CASE = json.dumps({"text": "Не вывозят мусор.", "registered_on": "2026-11-16", "received_on": "2026-11-16"})


@pytest.fixture
def lived(home: Path) -> Path:
    """A profile with one case, answered two days after it came."""
    told = ask(home, "register", "-", "--json", stdin=CASE.encode(), now=THEN)
    case = told.lines[0]["id"]
    assert ask(home, "act", case, "answer", '{"result": "explained"}', now=LATER).code == 0
    return home


@pytest.mark.parametrize(
    ("moment", "statuses"),
    [
        pytest.param("2026-11-16T09:59", [], id="before it came"),
        pytest.param("2026-11-16T10:00", ["registered"], id="when it came"),
        pytest.param("2026-11-17", ["registered"], id="a day means its end"),
        pytest.param("2026-11-18", ["agreement"], id="once it was answered"),
    ],
)
def test_a_list_as_it_was(lived: Path, moment: str, statuses: list[str]) -> None:
    told = ask(lived, "list", "--json", "--as-of", moment, now=None).json
    assert [case["status"] for case in told["cases"]] == statuses


def test_the_figures_of_a_note_and_the_card_as_they_were(lived: Path) -> None:
    note = ask(lived, "--as-of", "2026-11-17", "note", "--week", "2026-W47", "--json", now=None).json
    assert (note["figures"]["received"]["value"], note["figures"]["closed"]["value"]) == (1, 0)
    number = ask(lived, "list", "--json").json["cases"][0]["number"]
    card = ask(lived, "--as-of", "2026-11-17", "show", number, "--json", now=None).json
    assert [line["kind"] for line in card["history"]] == ["registered"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        pytest.param(("register", "-"), "Команда register прошлого не показывает", id="another command"),
        pytest.param(("sync",), "Команда sync прошлого не показывает", id="an exchange"),
        pytest.param(("note", "--freeze"), "менять прошлое нельзя", id="a command that would write"),
        pytest.param(
            ("calendar", "2026-12-01", "off", "--reason", "Приказ"), "менять прошлое нельзя", id="a card"
        ),
    ],
)
def test_what_would_write_is_refused(lived: Path, asked: tuple[str, ...], why: str) -> None:
    before = ask(lived, "verify", "--json", now=None).json["records"]
    said = ask(lived, "--as-of", "2026-11-17", *asked, now=None)
    assert (said.code, why in said.err) == (1, True)
    assert ask(lived, "verify", "--json", now=None).json["records"] == before


def test_now_and_then_exclude_each_other(lived: Path) -> None:
    assert ask(lived, "list", "--as-of", "2026-11-17", now=THEN).code == 2
