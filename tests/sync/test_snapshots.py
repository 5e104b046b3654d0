"""A new workplace begins with a snapshot: believed when signed and sound, whole or not at all."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store import snapshot
from mcu_desktop.store.database import Database
from mcu_desktop.store.drafts import Draft
from mcu_desktop.sync import tables
from mcu_desktop.sync.snapshots import beginning, manifest
from mcu_desktop.vault.station_key import new_station_key
from mcu_desktop.workplace.exchange import exchanging, snapshots
from mcu_desktop.workplace.exchange.files import road_at
from mcu_desktop.workplace.exchange.stations import ring_of
from tests.sync.invited_town import InvitedTown
from tests.sync.shelves import behind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync.town import Desk


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every office is large enough for a snapshot."""
    monkeypatch.setattr(snapshots, "MANY", 1)


def test_a_new_desk_begins_with_a_snapshot_and_goes_on_by_the_log(any_town: InvitedTown) -> None:
    first, other = any_town["А"], any_town["Б"]
    cases = [first.register(), other.register()]
    any_town.gossip()
    new = invited(any_town, "В")
    later = invited(any_town, "Г")
    first.exchange()
    later.exchange()
    later.register()
    later.exchange()
    first.exchange()
    made = taken_by(first)
    first.note(cases[1], "После снимка.")
    first.exchange()
    begun = begin(new)
    assert begun == made.records
    assert new.office.search("воды")
    done = new.exchange()
    assert 0 < done.received < 10
    any_town.desks |= {"В": new, "Г": later}
    any_town.gossip()
    assert any_town.agree()
    assert new.office.verify().ok
    new.note(cases[0], "С нового места.")
    any_town.gossip()
    assert first.notes(cases[0]) == ["С нового места."]


def test_the_first_exchange_takes_the_snapshot_by_itself(any_town: InvitedTown) -> None:
    first = any_town["А"]
    case = first.register()
    first.exchange()
    taken_by(first)
    new = invited(any_town, "В")
    phases: list[str] = []
    done = exchanging.exchange(new.office, phase=phases.append)
    assert done.received == first.office.store.records() - 1
    assert "Снимок переносится в профиль" in phases
    assert new.office.case(case).number
    assert not done.flaws


def test_by_snapshot_and_by_log_a_desk_comes_to_the_same(
    hub_town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hub_town["А"]
    for _ in range(3):
        first.note(first.register(), "Выезд.")
    first.exchange()
    taken_by(first)
    by_snapshot = invited(hub_town, "В")
    by_snapshot.exchange()
    monkeypatch.setattr(snapshots, "MANY", 1 << 40)
    by_log = invited(hub_town, "Г")
    by_log.exchange()
    by_snapshot.exchange()
    assert by_snapshot.told() == by_log.told()
    assert by_snapshot.facts() == by_log.facts()


def test_a_small_office_is_told_by_its_log(hub_town: InvitedTown, monkeypatch: pytest.MonkeyPatch) -> None:
    first = hub_town["А"]
    first.register()
    first.exchange()
    taken_by(first)
    monkeypatch.setattr(snapshots, "MANY", 1_000)
    assert begin(invited(hub_town, "В")) == 0


def test_a_snapshot_holds_nothing_that_is_a_desks_own(hub_town: InvitedTown, tmp_path: Path) -> None:
    first = hub_town["А"]
    first.office.drafts.save(Draft("1", "registration", "Черновик", "тайна Сидорова", "2026-11-23"))
    first.register()
    sealing, file = b"s" * 32, tmp_path / "made.db"
    snapshot.write(first.home, first.office.store.key, file, sealing)
    with closing(Database(file, key=sealing)) as database, database.reading() as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        held = {name for name in names if connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()}
        traits = [row[0] for row in connection.execute("SELECT name FROM profile")]
    assert held & {*snapshot.OWN} == {"profile"}
    assert traits == ["edition"]
    assert names - {"search", "sqlite_sequence"} == {*snapshot.SHARED, *snapshot.OWN}


def test_a_desk_that_holds_something_takes_no_snapshot(hub_town: InvitedTown, tmp_path: Path) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    snapshot.write(first.home, None, tmp_path / "made.db", b"s" * 32)
    with pytest.raises(snapshot.NotTaken, match="уже есть"):
        other.office.store.take_snapshot(
            tmp_path / "made.db", b"s" * 32, latest=0, vouched=lambda: None, phase=lambda _: None
        )
    assert begin(other) == 0


def test_a_snapshot_cut_off_on_its_way_goes_on_there(any_town: InvitedTown) -> None:
    first = any_town["А"]
    case = first.register()
    for _ in range(30):
        first.note(case, "Долгий разговор. " * 4_000)
    first.exchange()
    taken_by(first)
    new = invited(any_town, "В")

    def cut(done: int, _whole: int) -> None:
        raise _CutError(done)

    with pytest.raises(_CutError) as at:
        snapshots.begin(new.office, any_town.address, phase=lambda _: None, went=cut)
    told: list[int] = []
    begun, _ = snapshots.begin(
        new.office, any_town.address, phase=lambda _: None, went=lambda done, _: told.append(done)
    )
    assert begun
    assert told[0] > at.value.args[0]


def test_killed_while_it_is_taken_over_a_desk_holds_nothing_and_begins_again(hub_town: InvitedTown) -> None:
    first = hub_town["А"]
    first.register()
    taken_by(first)
    new = invited(hub_town, "В")

    def killed(words: str) -> None:
        if words == "Проверяется цепочка записей":
            raise _CutError

    with pytest.raises(_CutError):
        snapshots.begin(new.office, hub_town.address, phase=killed, went=lambda _d, _w: None)
    assert new.office.store.records() == 0
    assert begin(new) > 0


@pytest.mark.parametrize("changed", ["body", "author", "gone", "end"])
def test_a_forged_snapshot_is_not_taken_though_it_is_signed(
    hub_town: InvitedTown, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hub_town["А"]
    first.register()
    first.exchange()
    write = snapshot.write

    def forge(home: Path, key: bytes | None, target: Path, sealing: bytes) -> None:
        write(home, key, target, sealing)
        orders = {
            "body": "UPDATE journal SET body = CAST(replace(body, 'воды', 'газа') AS BLOB)",
            "author": "UPDATE journal SET author = 'другой'",
            "gone": "DELETE FROM journal WHERE seq = 5",
            "end": "UPDATE log SET head = head - 1",
        }
        with closing(Database(target, key=sealing)) as database, database.writing() as connection:
            for name in ("journal_is_never_rewritten", "journal_is_never_deleted"):
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(orders[changed])

    monkeypatch.setattr(snapshot, "write", forge)
    taken_by(first)
    new = invited(hub_town, "В")
    done = new.exchange()
    assert any("Снимок пропущен" in notice for notice in done.notices)
    assert new.office.verify().ok
    assert len(new.cases()) == 1


def test_a_snapshot_that_nobody_believed_has_signed_is_passed_by(hub_town: InvitedTown) -> None:
    first = hub_town["А"]
    first.register()
    made = taken_by(first)
    ring = ring_of(invited(hub_town, "В").office.store)
    assert manifest.read(manifest.written(made, ring_of(first.office.store)), ring) == made
    for false in (
        replace(ring_of(first.office.store), secret=new_station_key()),
        replace(ring_of(first.office.store), keys=(b"x" * 32,)),
    ):
        with pytest.raises(manifest.Unusable):
            manifest.read(manifest.written(made, false), ring)
    with pytest.raises(manifest.Unusable):
        manifest.read(manifest.written(made._replace(office=b"o" * 16), ring_of(first.office.store)), ring)


@pytest.mark.parametrize("how", ["chunk", "document", "no file"])
def test_a_spoilt_snapshot_is_passed_by_and_the_log_tells_all(hub_town: InvitedTown, how: str) -> None:
    first = hub_town["А"]
    case = first.register()
    first.exchange()
    taken_by(first)
    with behind(hub_town.address) as connection:
        if how == "chunk":
            data = connection.execute(select(tables.blob_chunk.c.data)).scalar_one()
            spoilt = data[:999] + bytes([data[999] ^ 1]) + data[1000:]
            connection.execute(update(tables.blob_chunk).values(data=spoilt))
        elif how == "document":
            connection.execute(update(tables.snapshot).values(document=b"nothing"))
        else:
            connection.execute(tables.blob.delete())
    new = invited(hub_town, "В")
    done = new.exchange()
    assert [notice for notice in done.notices if "Снимок пропущен" in notice]
    assert new.office.case(case).number


def test_only_who_manages_the_exchange_has_one_made(hub_town: InvitedTown) -> None:
    first = hub_town["А"]
    first.office.person = first.office.office.person_named("pos", field="--as")
    with pytest.raises(Refusal):
        taken_by(first)


def test_no_room_on_the_disk_is_said_before_anything_comes(
    hub_town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hub_town["А"]
    first.register()
    taken_by(first)
    new = invited(hub_town, "В")
    monkeypatch.setattr(beginning, "_ROOM", 1 << 60)
    with pytest.raises(Trouble, match="свободного места"):
        begin(new)


def test_old_snapshots_go_and_another_is_due_when_much_was_added(any_town: InvitedTown) -> None:
    first = any_town["А"]
    first.exchange()
    assert snapshots.due(first.office, any_town.address)
    names = []
    for minute in range(3):
        first.hands.on(minutes=minute + 1)
        names.append(taken_by(first).digest)
    assert not snapshots.due(first.office, any_town.address)
    with closing(road_at(first.office.store, any_town.address)) as road:
        told = snapshots.shelf_of(road).told()
        assert len(told) == 2
        assert set(road.lying([one.name for one in told])) == {one.name for one in told}
    first.office.act(first.register(), NoteStep(text="Ещё."))
    assert snapshots.due(first.office, any_town.address)


# ------------------------------------------------------------------ hands


class _CutError(Exception):
    """The wire is cut, or the process."""


def invited(town: InvitedTown, station: str) -> Desk:
    """Make a desk that has heard nothing yet."""
    return town.join(station, station)


def taken_by(desk: Desk) -> manifest.Manifest:
    """Have a snapshot made."""
    return snapshots.make(desk.office, None, phase=lambda _: None, went=lambda _d, _w: None)


def begin(desk: Desk) -> int:
    """Begin with a snapshot, if there is one; give its records."""
    address = desk.office.store.trait("hub") or ""
    begun, _ = snapshots.begin(desk.office, address, phase=lambda _: None, went=lambda _d, _w: None)
    return begun
