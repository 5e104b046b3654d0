"""A disk runs full in the midst of an exchange: it is said in words, nothing told as done is lost."""

from __future__ import annotations

import os
import random
import re
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from mcu_desktop.problems import Trouble
from mcu_desktop.store import seals
from mcu_desktop.sync import exchange, portions
from mcu_desktop.sync.folder import publishing
from mcu_desktop.workplace.exchange import files
from tests.little_disk import filled, little_disk
from tests.sync.conftest import new_schema
from tests.sync.invited_town import InvitedTown
from tests.sync.test_blobs import LONG, attached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.vocabulary import CaseId
    from tests.sync.town import Desk

WORK, ROOM = 40, 400_000
"""Cases of 46 kB each, and bytes for a part of them alone."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with little_disk(tmp_path / "диск", mib=16) as mounted:
        yield mounted


@pytest.fixture(params=["sqlite", "postgresql", "folder"])
def road(request: pytest.FixtureRequest, disk: Path) -> Iterator[str]:
    """A road of the exchange whose end is on the little disk."""
    if request.param == "postgresql":
        with on_a_disk_of_its_own(request.getfixturevalue("postgres"), disk) as address:
            yield address
    else:
        yield str(disk) if request.param == "folder" else f"sqlite:///{disk}/hub.db"


@contextmanager
def on_a_disk_of_its_own(server: str, disk: Path) -> Iterator[str]:
    """Give the address of a schema whose tables lie on a disk that its server may enter."""
    import psycopg  # noqa: PLC0415 - where there is a server

    address, space = new_schema(server), f"little{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        ((folder,),) = connection.execute("SHOW data_directory").fetchall()
        whose = Path(folder).stat()
        os.chown(disk, whose.st_uid, whose.st_gid)
        disk.parent.chmod(0o711)
        connection.execute(f"CREATE TABLESPACE {space} LOCATION '{disk}'")
        yield f"{address}%20-cdefault_tablespace%3D{space}"
        ((schema,),) = connection.execute("SELECT current_schema").fetchall()
        connection.execute(f"DROP SCHEMA {schema} CASCADE")
        connection.execute(f"DROP TABLESPACE {space}")


@pytest.fixture(autouse=True)
def _little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an exchange be many steps, so that the disk is full in the midst of it."""
    monkeypatch.setattr(exchange, "_SENT", 3)
    monkeypatch.setattr(publishing, "_RECORDS", 3)
    monkeypatch.setattr(seals, "APART", 3)
    monkeypatch.setattr(portions.Large, "records", 3)


def worked(desk: Desk) -> list[CaseId]:
    """Register what hardly becomes smaller when it is packed."""
    chance = random.Random(4)
    return [desk.register("".join(chance.choices("абвгдежзиклмнопрст ", k=24_000))) for _ in range(WORK)]


def why_not(desk: Desk) -> str:
    """Exchange; give the words in which that was refused."""
    try:
        return str(desk.exchange().refused)
    except Trouble as trouble:
        return str(trouble)


def goes_on(town: InvitedTown, cases: list[CaseId]) -> None:
    """Let everybody exchange again: all is everywhere, once, and every file is sound."""
    town.gossip()
    assert town.agree()
    for desk in town.desks.values():
        assert desk.cases() == sorted(cases)
        assert desk.office.verify().ok
    town["А"].note(cases[0], "Место есть.")
    town.gossip()
    assert town["Б"].notes(cases[0]) == ["Место есть."]


def test_where_desks_meet_a_full_disk_is_said_and_what_was_confirmed_stays(
    road: str, disk: Path, fresh_kinel: Path, tmp_path: Path
) -> None:
    with closing(InvitedTown(tmp_path, fresh_kinel, road)) as town:
        writer, reader = town["А"], town["Б"]
        town.gossip()
        cases = worked(writer)
        with filled(disk, but=ROOM):
            for _ in range(2):
                assert re.search("диске.* нет места", why_not(writer))
            assert not list(disk.rglob("*.tmp"))
            with suppress(Trouble):
                reader.exchange()
        assert 0 < len(reader.cases()) < WORK
        goes_on(town, cases)


def test_a_desk_whose_disk_runs_full_takes_a_part_and_later_the_rest(
    disk: Path, hub_town: InvitedTown
) -> None:
    hub_town.desks["Б"] = other = hub_town.join("Б", f"{disk.name}/Б")
    hub_town.gossip()
    own = other.register()
    cases = [own, *worked(hub_town["А"])]
    hub_town["А"].exchange()
    with filled(disk, but=2 * ROOM):
        for _ in range(2):
            assert "На диске нет места" in why_not(other)
        assert own in other.cases()
        assert 1 < len(other.cases()) < len(cases)
    goes_on(hub_town, cases)


def test_a_file_that_finds_no_room_on_its_way_comes_when_there_is_some(
    disk: Path, hub_town: InvitedTown
) -> None:
    hub_town.desks["Б"] = other = hub_town.join("Б", f"{disk.name}/Б")
    hub_town.gossip()
    _, digest, content = attached(hub_town["А"], LONG)
    hub_town["А"].exchange()
    files.carry(hub_town["А"].office)
    other.exchange()
    with filled(disk, but=len(content) // 2), pytest.raises(Trouble, match="на диске нет места"):
        files.fetch(other.office, [digest])
    assert files.fetch(other.office, [digest]) == 1
    assert other.office.store.attachments.read(digest) == content
