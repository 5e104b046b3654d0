"""The roads of a desk from a terminal: named, told, switched off, taken away."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path

LATE = "2026-11-24T09:00"
"""After `fresh_kinel` was made."""


@pytest.fixture
def home(fresh_kinel: Path, tmp_path: Path) -> Path:
    shutil.copytree(fresh_kinel, tmp_path / "А")
    return tmp_path / "А"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "FLASH"
    made.mkdir()
    return made


def test_a_desk_that_works_alone_says_so_and_has_nothing_to_stay_for(home: Path) -> None:
    assert ask(home, "roads", "--json").json == {"off": False, "roads": []}
    assert "одно" in ask(home, "roads").out
    told = ask(home, "sync", "--stay")
    assert told.code == 1
    assert "roads" in told.err


def test_a_folder_is_named_and_tells_how_it_went(home: Path, folder: Path) -> None:
    road = {"address": str(folder), "folder": True, "last": None, "failed": None}
    assert ask(home, "roads", "--folder", str(folder), "--json", now=LATE).json["roads"] == [road]
    assert ask(home, "sync", str(folder), now=LATE).code == 0
    (went,) = ask(home, "roads", "--json", now=LATE).json["roads"]
    assert went["last"] == f"{LATE}:00+04:00"
    words = f"{datetime.fromisoformat(LATE):%d.%m.%Y %H:%M}"
    assert f"последний обмен {words}." in ask(home, "roads", now=LATE).out
    shutil.rmtree(folder)
    assert ask(home, "sync", str(folder), now=LATE).code == 1
    (failed,) = ask(home, "roads", "--json", now=LATE).json["roads"]
    assert (failed["last"], "нет" in failed["failed"]) == (went["last"], True)


def test_a_road_is_named_once_and_taken_away(home: Path, folder: Path) -> None:
    ask(home, "roads", "--folder", str(folder), now=LATE)
    assert ask(home, "roads", "--folder", str(folder), now=LATE).code == 1
    assert ask(home, "roads", "--folder", f"{folder}-нет", now=LATE).code == 1
    assert ask(home, "roads", "--forget", str(folder), "--json", now=LATE).json["roads"] == []


def test_a_database_must_be_prepared_for_this_office(home: Path, tmp_path: Path) -> None:
    told = ask(home, "roads", "--database", f"sqlite:///{tmp_path}/hub.db", now=LATE)
    assert told.code == 3
    assert "shared prepare" in told.err
    assert ask(home, "shared", "prepare", f"sqlite:///{tmp_path}/hub.db", now=LATE).code == 0
    ask(home, "roads", "--forget", f"sqlite:///{tmp_path}/hub.db", now=LATE)
    told = ask(home, "roads", "--database", f"sqlite:///{tmp_path}/hub.db", "--json", now=LATE)
    assert [road["address"] for road in told.json["roads"]] == [f"sqlite:///{tmp_path}/hub.db"]


def test_the_exchange_is_switched_off_and_on(home: Path) -> None:
    assert ask(home, "roads", "--off", "--json").json["off"] is True
    assert "roads --on" in ask(home, "roads").out
    assert ask(home, "roads", "--on", "--json").json["off"] is False
