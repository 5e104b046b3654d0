"""People at the terminal: passwords by the surroundings alone, duties, readings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.vault import password as passwords
from mcu_desktop.vault.header import Cost
from tests.cli.terminal import ask, records

if TYPE_CHECKING:
    from pathlib import Path

GOOD, OTHER = "три весёлых гуся", "четыре грустных"
NUMBER = "П-А-1/26"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office of Кинель with one case; passwords cost little."""
    real = passwords.hashed
    monkeypatch.setattr(passwords, "hashed", lambda said: real(said, Cost(memory=32, passes=1, lanes=1)))
    made = tmp_path / "profile"
    ask(made, "setup", "--preset", "kinel", "--station", "А")
    case = {"text": "Не вывозят мусор.", "applicants": [{"surname": "Замятина"}]}
    assert ask(made, "register", "-", stdin=json.dumps(case).encode()).code == 0
    return made


@pytest.fixture
def guarded(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its owner has a password, which is not in the surroundings."""
    monkeypatch.setenv("MCU_NEW_PASSWORD", GOOD)
    assert ask(home, "password").code == 0
    monkeypatch.delenv("MCU_NEW_PASSWORD")
    return home


def somebody(home: Path, duty: str) -> str:
    people = ask(home, "office", "--json").json["people"]
    return str(next(p["id"] for p in people if p["duties"][:1] == [duty]))


def test_a_password_comes_from_the_surroundings(guarded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ask(guarded, "list")
    assert (said.code, said.out) == (1, "")
    assert "MCU_PASSWORD" in said.err
    monkeypatch.setenv("MCU_PASSWORD", "наугад наугад")
    assert "не подходит" in ask(guarded, "list").err
    monkeypatch.setenv("MCU_PASSWORD", GOOD)
    assert ask(guarded, "list").code == 0


def test_an_exchange_and_a_proof_of_others_need_none_of_it(guarded: Path, tmp_path: Path) -> None:
    assert "пароль" not in ask(guarded, "sync", tmp_path / "обмен").err.lower()


def test_the_administrator_resets_and_the_person_changes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = somebody(home, "head")
    once = ask(home, "password", "--reset", head, "--json").json["password"]
    monkeypatch.setenv("MCU_PASSWORD", once)
    assert "одноразовый" in ask(home, "--as", head, "list").err
    monkeypatch.setenv("MCU_NEW_PASSWORD", OTHER)
    assert ask(home, "--as", head, "password").code == 0
    monkeypatch.setenv("MCU_PASSWORD", OTHER)
    assert ask(home, "--as", head, "list").code == 0


SAMPLE = (
    ("curator", ("act", NUMBER, "close"), True),
    ("curator", ("act", NUMBER, "reopen", '{"reason": "Проверка"}'), False),
    ("curator", ("calendar", "2026-12-31", "off", "--reason", "Проверка"), False),
    ("curator", ("password", "--reset", "head"), False),
    ("incident", ("act", NUMBER, "assign", '{"block": "ЖКХ"}'), False),
    ("incident", ("list",), True),
    ("head", ("act", NUMBER, "control"), True),
    ("head", ("invite", "--station", "Б", "--out", "приглашение.json"), False),
    ("pos", ("readings",), False),
    ("head", ("readings",), True),
)


@pytest.mark.parametrize(("duty", "call", "may"), SAMPLE, ids=str)
def test_the_terminal_goes_by_the_same_table(home: Path, duty: str, call: tuple[str, ...], may: bool) -> None:
    who, before = somebody(home, duty), records(home)
    said = ask(home, "--as", who, *call)
    assert ("не ваша обязанность" not in said.err) is may
    if not may:
        assert (said.code, records(home)) == (1, before)


def test_what_was_read_and_exported_is_listed(home: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert ask(home, "show", NUMBER).code == 0
    assert ask(home, "list", "--csv", tmp_path / "a.csv").code == 0
    listed = ask(home, "readings", "--json").json["readings"]
    assert [line["what"] for line in listed] == [
        "выгрузка: журнал, CSV, 1 дело",
        f"открыта карточка № {NUMBER}",
    ]
    (line,) = ask(home, "readings", NUMBER, "--json").json["readings"]
    assert line["duty"]
    assert ask(home, "verify").code == 0
    assert ask(home, "rebuild").code == 0
    assert len(ask(home, "readings", "--json").json["readings"]) == 2
