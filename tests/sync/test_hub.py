"""The shared journal keeps its promises, whichever kind of server it is on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from mcu_desktop.journal.chain import End, Fork, Gap, Origin
from mcu_desktop.journal.record import Record, first_link, sealed
from mcu_desktop.journal.seal import Seal
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.sync import tables
from mcu_desktop.sync.addresses import engine_at
from mcu_desktop.sync.hub import Charter, Hub, OtherWriter, Sealed, Unsound, Writer
from mcu_desktop.sync.preparing import prepare
from mcu_desktop.sync.warrants import Warrant
from tests.sync.conftest import new_schema
from tests.waiting import wait

if TYPE_CHECKING:
    from sqlalchemy import Engine

LOG, OTHER, OFFICE = b"\x01" * 16, b"\x02" * 16, b"o" * 16
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
STAMP = int(NOW.timestamp() * 1000) << 16
ORIGIN = Origin(LOG, "А")


@pytest.fixture
def hub(address: str) -> Iterator[Hub]:
    """A prepared database that nobody has written to."""
    prepare(address, office=OFFICE, hub=b"h" * 16)
    opened = Hub.at(address, lambda: NOW)
    yield opened
    opened.close()


def chain(
    count: int, *, origin: Origin = ORIGIN, after: tuple[Record, ...] = (), text: str = ""
) -> tuple[Record, ...]:
    """Seal as many actions of one record behind others."""
    made = list(after)
    for _ in range(count):
        seq = len(made) + 1
        record = Record(
            origin.log, seq, STAMP + seq, seq, "case", b"\xcc" * 16, b"", "11" * 16, "appeals", "noted", 1, 1,
            f'{{"text":"{text}{seq}"}}'.encode(), b"", b"",
        )  # fmt: skip
        made.append(sealed(record, made[-1].link if made else first_link(origin.log, origin.station)))
    return tuple(made)


def writer(nonce: bytes | None, coming: bytes = b"n" * 16, **how: bool) -> Writer:
    return Writer(nonce, coming, **how)


FIVE = chain(5)
SEALS = (Seal(5, FIVE[-1].link, b"s" * 64),)


def binary(address: str) -> str:
    return "BYTEA" if address.startswith("postgresql") else "BLOB"


def test_records_come_out_as_they_went_in(hub: Hub) -> None:
    assert hub.push(ORIGIN, FIVE) == End(5, FIVE[-1].link, FIVE[-1].stamp)
    assert hub.behind(LOG, 0, 5, 100) == FIVE
    assert hub.behind(LOG, 2, 4, 100) == FIVE[2:4]
    assert hub.logs()[LOG].end.link == FIVE[-1].link
    assert hub.link_at(LOG, 3) == FIVE[2].link


def test_what_is_offered_again_is_taken_once(hub: Hub) -> None:
    hub.push(ORIGIN, FIVE[:3])
    hub.push(ORIGIN, FIVE[:3])
    hub.push(ORIGIN, FIVE[1:])
    assert hub.behind(LOG, 0, 99, 100) == FIVE


def test_a_gap_is_refused(hub: Hub) -> None:
    hub.push(ORIGIN, FIVE[:2])
    with pytest.raises(Gap):
        hub.push(ORIGIN, FIVE[3:])
    assert hub.logs()[LOG].end.seq == 2


def test_two_records_of_one_place_are_a_fork(hub: Hub) -> None:
    hub.push(ORIGIN, FIVE)
    with pytest.raises(Fork):
        hub.push(ORIGIN, chain(3, after=FIVE[:2], text="иначе"))
    assert hub.behind(LOG, 0, 99, 100) == FIVE


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param((FIVE[0], FIVE[1]._replace(body=b'{"text":"x"}')), id="a body"),
        pytest.param((FIVE[0], FIVE[1]._replace(author="22" * 16)), id="an author"),
        pytest.param((FIVE[0], FIVE[1]._replace(link=b"x" * 32)), id="a link"),
        pytest.param(chain(2, origin=Origin(LOG, "Б")), id="a station"),
    ],
)
def test_the_chain_is_reckoned_anew(hub: Hub, forged: tuple[Record, ...]) -> None:
    with pytest.raises(Unsound):
        hub.push(ORIGIN, forged)
    assert hub.logs() == {}


def test_an_action_goes_whole(hub: Hub) -> None:
    first, second, third = (record._replace(txn=2 if record.seq > 1 else 1) for record in FIVE[:3])
    first = sealed(first, first_link(LOG, "А"))
    second = sealed(second, first.link)
    third = sealed(third, second.link)
    hub.push(ORIGIN, (first, second))
    with pytest.raises(Unsound) as split:
        hub.push(ORIGIN, (third,))
    assert split.value.flaw.reason == "действие разорвано"


def test_the_writer_of_a_log_is_known_by_the_nonce_it_left(hub: Hub) -> None:
    hub.push(ORIGIN, FIVE[:1], writer(None, b"1" * 16))
    hub.push(ORIGIN, FIVE[:2], writer(None, b"1" * 16))  # the answer was lost: the same pair again
    hub.push(ORIGIN, FIVE[:3], writer(b"1" * 16, b"2" * 16))
    with pytest.raises(OtherWriter):
        hub.push(ORIGIN, FIVE[:4], writer(b"1" * 16, b"3" * 16))
    hub.push(ORIGIN, FIVE[:4], writer(b"1" * 16, b"3" * 16, returning=True))
    assert hub.logs()[LOG].end.seq == 4


def test_anybody_may_bring_what_he_holds_of_a_log(hub: Hub) -> None:
    hub.push(ORIGIN, FIVE[:2], writer(None))
    hub.push(ORIGIN, FIVE)
    assert hub.logs()[LOG].end.seq == 5
    hub.push(ORIGIN, chain(1, after=FIVE), writer(b"old" + b"\0" * 13))


def test_a_log_that_was_continued_in_another_is_sealed(hub: Hub) -> None:
    heir = Origin(OTHER, "А", LOG, 3)
    hub.push(ORIGIN, FIVE[:2])
    hub.push(heir, chain(1, origin=heir))
    hub.push(ORIGIN, FIVE[:3])
    with pytest.raises(Sealed):
        hub.push(ORIGIN, FIVE)
    assert hub.logs()[LOG].end.seq == 3


def test_a_letter_belongs_to_one_lineage(hub: Hub) -> None:
    hub.push(ORIGIN, FIVE)
    stranger = Origin(OTHER, "А")
    with pytest.raises(Refusal, match="занята"):
        hub.push(stranger, chain(1, origin=stranger))


def test_what_was_read_is_remembered(hub: Hub) -> None:
    hub.push(ORIGIN, FIVE)
    hub.acknowledge(OTHER, {LOG: 3, b"unknown" + b"\0" * 9: 1})
    hub.acknowledge(OTHER, {LOG: 5})
    assert hub.readers() == {OTHER: {LOG: 5}}


def test_however_many_write_at_once_a_reader_misses_nothing(hub: Hub, address: str) -> None:
    origins = [Origin(bytes([number]) * 16, f"{number}") for number in range(1, 5)]
    chains = {origin: chain(120, origin=origin) for origin in origins}

    def write(origin: Origin) -> None:
        with closing(Hub.at(address, lambda: NOW)) as own:
            for start in range(0, 120, 6):
                own.push(origin, chains[origin][start : start + 6], writer(None))

    seen: dict[bytes, list[Record]] = {origin.log: [] for origin in origins}
    with ThreadPoolExecutor(len(origins)) as pool:
        writing = [pool.submit(write, origin) for origin in origins]
        while not all(one.done() for one in writing):
            read_on(hub, seen)
        for one in writing:
            one.result()
    read_on(hub, seen)
    assert seen == {origin.log: list(chains[origin]) for origin in origins}


def read_on(hub: Hub, seen: dict[bytes, list[Record]]) -> None:
    for log, told in hub.logs().items():
        seen[log] += hub.behind(log, len(seen[log]), told.end.seq, 1_000)


def test_two_who_bring_one_new_log_in_the_same_moment_bring_it_once(postgres: str) -> None:
    address = new_schema(postgres)
    prepare(address, office=OFFICE, hub=b"h" * 16)
    records = chain(3)
    with (
        closing(Hub.at(address, lambda: NOW)) as first,
        closing(Hub.at(address, lambda: NOW)) as other,
        ThreadPoolExecutor(1) as pool,
        first._writing() as held,
    ):
        first._enrol(held, ORIGIN, None)
        late = pool.submit(other.push, ORIGIN, records)
        wait(lambda: waits_for_a_lock(address) or late.done())
        assert not late.done()
        held.commit()
        late.result()
        assert other.behind(LOG, 0, 3, 10) == records


def waits_for_a_lock(address: str) -> bool:
    engine = engine_at(address)
    asked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with engine.connect() as connection:
        waiting = connection.exec_driver_sql(asked).scalar_one()
    engine.dispose()
    return bool(waiting)


def test_a_database_is_not_prepared_in_passing(address: str) -> None:
    if address.startswith("sqlite"):
        with pytest.raises(Trouble, match="нет"):
            Hub.at(address)
        engine_at(address, new=True).connect().close()
    with closing(Hub.at(address)) as hub, pytest.raises(Trouble, match="shared prepare"):
        hub.charter()


def test_preparing_again_changes_nothing_but_the_epoch_of_a_restored_one(hub: Hub, address: str) -> None:
    hub.push(ORIGIN, FIVE)
    before = hub.charter()
    assert prepare(address, office=OFFICE, hub=b"i" * 16).made is False
    assert hub.charter() == before
    prepare(address, office=OFFICE, hub=b"i" * 16, restored=True)
    assert hub.charter() == before._replace(epoch=2)
    with pytest.raises(Refusal, match="другой администрации"):
        prepare(address, office=b"x" * 16, hub=b"i" * 16)


def test_preparing_again_brings_an_older_database_up_to_this_program(hub: Hub, address: str) -> None:
    hub.push(ORIGIN, FIVE)
    later = (tables.snapshot, tables.blob_asked, tables.blob_chunk, tables.blob, tables.seal, tables.proof)
    for table in later:
        run(engine_at(address), f"DROP TABLE {table.name}")
    run(engine_at(address), "ALTER TABLE mcu_log DROP COLUMN sealed_upto")
    run(engine_at(address), f"ALTER TABLE mcu_log ADD COLUMN head_sig {binary(address)}")
    run(engine_at(address), "UPDATE mcu_hub SET schema_version = 1, min_client = 1")
    with pytest.raises(Trouble, match="shared prepare"):
        hub.charter()
    prepare(address, office=OFFICE, hub=b"i" * 16)
    assert hub.charter() == Charter(b"h" * 16, 1, OFFICE, tables.SCHEMA, tables.SCHEMA)
    assert hub.behind(LOG, 0, 99, 100) == FIVE
    hub.push(ORIGIN, (), None, Warrant(SEALS))
    assert hub.seals(LOG, 0, 5) == SEALS


@pytest.mark.parametrize(
    "order",
    [
        "DELETE FROM mcu_record",
        "UPDATE mcu_record SET author = 'x'",
        "UPDATE mcu_record SET body = body",
        "UPDATE mcu_record SET seq = seq + 100",
        "UPDATE mcu_record SET body = NULL, stamp = 1",
        "DELETE FROM mcu_log",
        "UPDATE mcu_log SET head = 1",
        "UPDATE mcu_log SET head = 100",
        "UPDATE mcu_log SET link = stream FROM mcu_record",
        "UPDATE mcu_log SET station = 'Б'",
    ],
)
def test_even_the_owner_of_the_tables_only_appends(hub: Hub, address: str, order: str) -> None:
    hub.push(ORIGIN, FIVE)
    with pytest.raises(DBAPIError, match=r"append-only|foreign key|violates"):
        run(engine_at(address), order)
    assert hub.behind(LOG, 0, 99, 100) == FIVE


def test_a_body_may_be_destroyed_and_the_chain_stands(hub: Hub, address: str) -> None:
    hub.push(ORIGIN, FIVE)
    run(engine_at(address), "UPDATE mcu_record SET body = NULL WHERE seq = 2")
    assert hub.behind(LOG, 1, 2, 1) == (FIVE[1]._replace(body=None),)
    hub.push(ORIGIN, chain(1, after=FIVE))


# ------------------------------------------------------------------ PostgreSQL alone


@pytest.fixture
def workstation(postgres: str) -> Iterator[str]:
    """The address of a login that has the role of workstations and nothing else."""
    import psycopg  # noqa: PLC0415 - where there is a server

    prepare(postgres, office=OFFICE, hub=b"h" * 16)
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE ROLE desk LOGIN IN ROLE mcu_station")
        yield postgres.replace("owner@", "desk@")
        for table in reversed(tables.tables.sorted_tables):
            connection.execute(f"DROP TABLE {table.name}")
        for function in ("mcu_record_guard", "mcu_log_guard", "mcu_never"):
            connection.execute(f"DROP FUNCTION {function}")
        connection.execute("DROP ROLE desk")


def test_a_workstation_exchanges_with_the_rights_of_its_role(workstation: str) -> None:
    with closing(Hub.at(workstation, lambda: NOW)) as hub:
        hub.push(ORIGIN, FIVE, writer(None))
        hub.acknowledge(OTHER, {LOG: 3})
        hub.acknowledge(OTHER, {LOG: 4})
        assert hub.behind(LOG, 0, 9, 9) == FIVE


FORBIDDEN = (
    "UPDATE mcu_record SET body = NULL",
    "UPDATE mcu_record SET author = 'x'",
    "DELETE FROM mcu_record",
    "TRUNCATE mcu_record",
    "DROP TABLE mcu_record",
    "ALTER TABLE mcu_record DISABLE TRIGGER ALL",
    "UPDATE mcu_log SET station = 'Б'",
    "UPDATE mcu_hub SET min_client = 99",
    "DELETE FROM mcu_station",
    "UPDATE mcu_station SET revoked_at = 1",
    "SET ROLE owner",
    "UPDATE mcu_blob_chunk SET data = ''",
    "ALTER TABLE mcu_log ALTER COLUMN station DROP NOT NULL",
    "UPDATE mcu_seal SET signature = ''",
    "DELETE FROM mcu_seal",
    "UPDATE mcu_proof SET content = ''",
    "DELETE FROM mcu_proof",
    "DROP FUNCTION mcu_record_guard CASCADE",
    "DELETE FROM mcu_blob_chunk",
    "UPDATE mcu_snapshot SET document = ''",
    "DELETE FROM mcu_snapshot",
)


@pytest.mark.parametrize("order", FORBIDDEN)
def test_a_workstation_may_not(workstation: str, order: str) -> None:
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
        run(engine_at(workstation), order)


def test_the_owner_with_the_guards_away_may(workstation: str) -> None:
    engine = engine_at(workstation.replace("desk@", "owner@"))
    for order in FORBIDDEN:
        with closing(engine.connect()) as connection:
            connection.exec_driver_sql("SET session_replication_role = replica")
            connection.exec_driver_sql(order)
            connection.rollback()
    engine.dispose()


def run(engine: Engine, order: str) -> None:
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(order)
    finally:
        engine.dispose()
