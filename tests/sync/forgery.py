"""What somebody with a desk's keys, or with the database's password, could write in the name of others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mcu_desktop.journal.chain import End, Origin, beginning
from mcu_desktop.journal.names import CASE
from mcu_desktop.journal.record import Record, sealed
from mcu_desktop.journal.seal import Seal, statement
from mcu_desktop.sync.hub import Hub
from mcu_desktop.sync.warrants import Warrant
from mcu_desktop.vault.station_key import signed
from mcu_desktop.workplace.exchange import stations

if TYPE_CHECKING:
    from mcu_desktop.sync.vouching import Proof
    from tests.sync.town import Desk

BODY = (
    b'{"answer_channel":"post","applicants":[],"channel":"letter","form":"written",'
    b'"journal":"appeal.written","kind":"complaint","number":"x","ordinal":77,"questions":[],'
    b'"received_on":"2026-11-23","regime":"appeal","registered_on":"2026-11-23","significant":false,'
    b'"station":"X","text":"forged"}'
)
CASE_ID = "fe" * 16


def origin_of(desk: Desk) -> Origin:
    """Give the log that a desk writes."""
    logs = desk.office.store.logs
    return logs.held()[logs.own()].origin


def secret_of(desk: Desk) -> bytes:
    """Give the key that a desk signs with, as a thief of its disk has it."""
    return stations.ring_of(desk.office.store).secret


def continued(desk: Desk, log: bytes, count: int = 1) -> tuple[Record, ...]:
    """Write a case behind a log as a desk holds it, whoever the log belongs to."""
    held = desk.office.store.logs.held()[log]
    return written(held.origin, held.end, count)


def written(origin: Origin, end: End | None = None, count: int = 1) -> tuple[Record, ...]:
    """Write a case behind a place of a log, in sound records."""
    end = end or beginning(origin)
    made: list[Record] = []
    for place in range(1, count + 1):
        seq = end.seq + place
        case = bytes.fromhex(CASE_ID) if place == 1 else bytes([place]) * 16
        stamp = max(end.stamp, 1_790_000_000_000 << 16) + place
        record = Record(
            origin.log, seq, stamp, seq, CASE, case, b"", "11" * 16, "appeals", "registered", 1, 1,
            BODY, b"", b"",
        )  # fmt: skip
        made.append(sealed(record, made[-1].link if made else end.link))
    return tuple(made)


def seal_of(secret: bytes, record: Record) -> Seal:
    """Sign a record of a log with any key."""
    told = statement(record.log, record.seq, record.link)
    return Seal(record.seq, record.link, signed(secret, told))


def pushed(
    address: str, origin: Origin, records: tuple[Record, ...], *seals: Seal, proof: Proof | None = None
) -> None:
    """Put records into the shared database past every desk."""
    hub = Hub.at(address, lambda: datetime(2027, 1, 1, tzinfo=UTC))
    hub.push(origin, records, None, Warrant(seals, proof))
    hub.close()


def knows_forgery(desk: Desk) -> bool:
    """Tell whether a desk shows what was forged."""
    return CASE_ID in desk.cases()
