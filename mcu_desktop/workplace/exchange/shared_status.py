"""What the shared database knows of an office's workplaces: how much each wrote, how far each has read."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.workplace.exchange.linking import hub_of, linked_address
from mcu_desktop.workplace.exchange.outcomes import Heard

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import Flaw
    from mcu_desktop.sync.hub import Hub, HubLog
    from mcu_desktop.workplace.seat import Seat


class StationStatus(NamedTuple):
    """A workplace as the shared database knows it."""

    station: str
    records: int
    pushed_at: datetime | None
    behind: int
    """Records of others that it has not read yet."""
    copies: int
    """Logs that it writes at once; more than one is a copied profile."""
    mine: bool


class SharedStatus(NamedTuple):
    """How the exchange stands."""

    address: str
    records: int
    size: int
    unsent: int
    stations: tuple[StationStatus, ...]
    flaws: tuple[Flaw, ...]


def status(seat: Seat) -> SharedStatus:
    """Tell how the exchange stands: stations, how far behind each is, how large the database has grown."""
    with closing(hub_of(seat, None)) as hub:
        hub.charter()
        logs, readers, size = hub.logs(), hub.readers(), hub.size()
    store = seat.store
    held = store.logs.held()
    return SharedStatus(
        address=linked_address(store) or "",
        records=sum(log.end.seq for log in logs.values()),
        size=size,
        unsent=sum(
            max(0, mine.end.seq - (logs[log].end.seq if log in logs else 0)) for log, mine in held.items()
        ),
        stations=_stations(logs, readers, store.station),
        flaws=store.logs.flaws(),
    )


def _stations(
    logs: dict[bytes, HubLog], readers: dict[bytes, dict[bytes, int]], own: str
) -> tuple[StationStatus, ...]:
    found = []
    for station in sorted({log.origin.station for log in logs.values()}):
        written = {id_: log for id_, log in logs.items() if log.origin.station == station}
        read: dict[bytes, int] = {}
        for reader in written:
            for log, seq in readers.get(reader, {}).items():
                read[log] = max(seq, read.get(log, 0))
        behind = sum(
            max(0, log.end.seq - read.get(id_, 0)) for id_, log in logs.items() if id_ not in written
        )
        last = max((log.pushed_at or 0 for log in written.values()), default=0)
        found.append(
            StationStatus(
                station=station,
                records=sum(log.end.seq for log in written.values()),
                pushed_at=_moment(last) if last else None,
                behind=behind,
                copies=sum(log.sealed_at is None for log in written.values()),
                mine=station == own,
            )
        )
    return tuple(found)


def heard(hub: Hub, own: str) -> tuple[Heard, ...]:
    """Tell of each station when it was last there, whether it sent or only read."""
    logs, read = hub.logs(), hub.heard()
    last: dict[str, int] = {}
    for id_, log in logs.items():
        station = log.origin.station
        last[station] = max(last.get(station, 0), log.pushed_at or 0, read.get(id_, 0))
    return tuple(
        Heard(
            station=one.station,
            at=_moment(last[one.station]) if last[one.station] else None,
            behind=one.behind,
            copies=one.copies,
        )
        for one in _stations(logs, hub.readers(), own)
    )


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC)
