"""What exchanges brought to this desk, and the actions that records belong to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.journal.names import BESIDE
from mcu_desktop.store.own_log import own_log

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database

_GROWN = (
    "SELECT l.no, coalesce(k.seq, 0), l.head FROM log l LEFT JOIN brought_up_to k ON k.log = l.no "
    "WHERE l.station <> ? AND l.head <> coalesce(k.seq, 0)"
)
_KNOW = "INSERT OR REPLACE INTO brought_up_to VALUES (?, ?)"
_BRING = "INSERT OR REPLACE INTO brought (exchange, at, road, log, first, last) VALUES (?, ?, ?, ?, ?, ?)"
_EXCHANGES = (
    "SELECT exchange, min(at), min(road), sum(last - first + 1) FROM brought GROUP BY exchange "
    "ORDER BY exchange DESC LIMIT ?"
)
_TAKEN_BACK = f"j.stream_kind NOT IN ({', '.join(f'{kind!r}' for kind in BESIDE)})"
"""What lies beside cases and cards is nobody's to take back: who looked at a card, who set a password."""
_ACTION = "lower(hex(l.id)) || ':' || j.txn, min(j.stamp), min(j.author)"
_BROUGHT = (
    f"SELECT {_ACTION} FROM brought b JOIN journal j ON j.log = b.log AND j.seq BETWEEN b.first AND b.last "  # noqa: S608 - our own words
    "JOIN log l ON l.no = j.log WHERE b.exchange = ? "
    f"AND {_TAKEN_BACK} GROUP BY j.log, j.txn ORDER BY 2 DESC LIMIT ?"
)
_OWN = (
    f"SELECT {_ACTION} FROM journal j JOIN log l ON l.no = j.log WHERE j.log = ? AND j.stamp >= ? "  # noqa: S608 - columns of ours
    f"AND j.author = ? AND {_TAKEN_BACK} GROUP BY j.txn ORDER BY 2 DESC LIMIT ?"
)


class Brought(NamedTuple):
    """One exchange that brought something."""

    exchange: int
    at: datetime
    road: str
    records: int


class ActionRow(NamedTuple):
    """One action: its name, when it was and whose."""

    action: str
    stamp: int
    author: str


class BroughtRows:
    """Reads what exchanges brought, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exchanges(self, most: int) -> tuple[Brought, ...]:
        """Give the exchanges that brought something."""
        with self._database.reading() as connection:
            rows = connection.execute(_EXCHANGES, (most,)).fetchall()
        return tuple(Brought(no, datetime.fromisoformat(at), road, count) for no, at, road, count in rows)

    def actions(self, exchange: int, most: int) -> tuple[ActionRow, ...]:
        """Give the actions that an exchange brought."""
        with self._database.reading() as connection:
            return tuple(map(ActionRow._make, connection.execute(_BROUGHT, (exchange, most))))

    def own_actions(self, since: int, author: str, most: int) -> tuple[ActionRow, ...]:
        """Give what somebody did at this desk since a stamp."""
        with self._database.reading() as connection:
            rows = connection.execute(_OWN, (own_log(connection).no, since, author, most))
            return tuple(map(ActionRow._make, rows))


def note(connection: Any, exchange: int | None, at: datetime, road: str) -> int:
    """Write down what came since the last look, in the transaction that took it; give the exchange's number.

    Logs of this desk's own letter grow by what is done here, and are passed by.
    """
    if exchange is None:
        ((last,),) = connection.execute("SELECT coalesce(max(exchange), 0) FROM brought").fetchall()
        exchange = int(last) + 1
    for log, known, head in connection.execute(_GROWN, (own_log(connection).station,)).fetchall():
        if head > known:
            connection.execute(_BRING, (exchange, at.isoformat(), road, log, known + 1, head))
        connection.execute(_KNOW, (log, head))
    return exchange
