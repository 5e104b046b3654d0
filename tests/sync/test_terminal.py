"""The exchange from a terminal: answers, exit codes, words."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path

CASE = b'{"text": "\xd0\x9d\xd0\xb5\xd1\x82 \xd0\xb2\xd0\xbe\xd0\xb4\xd1\x8b."}\n'
LATE = "2026-11-24T09:00"
"""After `fresh_kinel` was made."""


@pytest.fixture
def home(fresh_kinel: Path, tmp_path: Path) -> Path:
    shutil.copytree(fresh_kinel, tmp_path / "А")
    return tmp_path / "А"


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/hub.db"


@pytest.fixture
def other(home: Path, address: str, tmp_path: Path) -> Path:
    """A second desk, joined to the office of the first one."""
    assert ask(home, "shared", "prepare", address, now=LATE).code == 0
    invitation = tmp_path / "Б.json"
    assert ask(home, "invite", "--station", "Б", "--out", str(invitation), now=LATE).code == 0
    assert ask(tmp_path / "Б", "setup", "--invitation", str(invitation), now=LATE).code == 0
    return tmp_path / "Б"


def test_two_desks_exchange(home: Path, other: Path) -> None:
    assert ask(home, "register", "-", stdin=CASE, now=LATE).code == 0
    sent = ask(home, "sync", "--json", now=LATE).json
    received = ask(other, "sync", "--json", now=LATE).json
    assert sent["sent"] == received["received"] > 1
    assert received == {
        "sent": 0, "received": received["received"], "conflicts": 0, "quarantined": 0, "flaws": [],
        "notices": [], "refused": None, "files": {"sent": 0, "received": 0, "waiting": 0},
    }  # fmt: skip
    lists = [ask(desk, "list", "--json", now=LATE).json for desk in (home, other)]
    assert lists[0] == lists[1]
    assert lists[0]["total"] == 1
    assert "Отправлено записей: 0, получено: 0." in ask(other, "sync", now=LATE).out


def test_the_status_tells_who_lags_behind(home: Path, other: Path) -> None:
    ask(home, "sync", now=LATE)
    ask(other, "sync", now=LATE)
    ask(home, "register", "-", stdin=CASE, now=LATE)
    assert ask(home, "shared", "status", "--json", now=LATE).json["unsent"] == 1
    ask(home, "sync", now=LATE)
    told = ask(other, "shared", "status", "--json", now=LATE).json
    behind = {station["station"]: station["behind"] for station in told["stations"]}
    assert behind == {"А": 0, "Б": 1}
    assert [station["mine"] for station in told["stations"]] == [False, True]
    assert told["size"] > 0
    assert told["address"].startswith("sqlite:///")
    words = ask(other, "shared", "status", now=LATE).out
    assert "Б (это место)" in words
    assert "не прочло 1 запись" in words


def test_what_a_clock_that_ran_ahead_wrote_goes_when_it_is_set_right(home: Path, other: Path) -> None:
    assert ask(home, "sync", now=LATE).code == 0
    assert ask(home, "register", "-", stdin=CASE, now="2031-11-24T09:00").code == 0
    set_right = ask(home, "sync", "--json", now=LATE).json
    assert (set_right["sent"], set_right["refused"]) == (1, None)
    assert "спешили" in set_right["notices"][0]
    assert ask(other, "sync", "--json", now=LATE).json["received"] > 1


def test_what_cannot_be_sent_is_an_answer_and_a_refusal(home: Path, other: Path, tmp_path: Path) -> None:
    invite = ("invite", "--station", "В", "--out", str(tmp_path / "В.json"))
    assert ask(home, *invite, now=LATE).code == 0
    assert ask(home, "sync", now=LATE).code == 0
    invitation = json.loads((tmp_path / "В.json").read_text())
    (tmp_path / "А2.json").write_text(json.dumps({**invitation, "station": "А", "anchors": []}))
    assert ask(tmp_path / "А2", "setup", "--invitation", str(tmp_path / "А2.json"), now=LATE).code == 0
    told = ask(tmp_path / "А2", "sync", "--json", now=LATE)
    assert told.code == 1
    assert "занята" in told.err
    assert json.loads(told.out)["quarantined"] > 0
    assert ask(other, "sync", now=LATE).code == 0


def test_without_a_link_the_way_is_told(home: Path) -> None:
    told = ask(home, "sync", now=LATE)
    assert told.code == 1
    assert "shared prepare" in told.err


def test_an_unreachable_server_is_trouble_in_words(home: Path) -> None:
    told = ask(home, "sync", "postgresql://nobody@127.0.0.1:1/base", now=LATE)
    assert told.code == 3
    assert "Общая база недоступна" in told.err


def test_an_address_that_is_none_is_refused(home: Path) -> None:
    assert ask(home, "sync", "ftp://server/base", now=LATE).code == 1
    assert ask(home, "shared", "prepare", now=LATE).code == 1
    assert ask(home, "shared", "status", "sqlite:////x", now=LATE).code == 1
    assert ask(home, "shared", "dance", now=LATE).code == 2


def test_a_file_that_is_no_database_is_trouble(home: Path, tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_bytes(b"not a database at all" * 100)
    told = ask(home, "shared", "prepare", f"sqlite:///{tmp_path}/hub.db", now=LATE)
    assert told.code == 3
    assert "не база" in told.err


def test_a_snapshot_is_made_for_those_who_come(home: Path, address: str) -> None:
    assert ask(home, "shared", "prepare", address, now=LATE).code == 0
    made = ask(home, "shared", "snapshot", "--json", now=LATE)
    assert made.code == 0
    assert made.json["records"] > 1
    assert made.json["station"] == "А"
    assert "Снимок сделан" in ask(home, "shared", "snapshot", now=LATE).out
