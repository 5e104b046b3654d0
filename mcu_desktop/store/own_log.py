"""The log that this desk writes: how it is found, and who signs in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Trouble

_OWN = (
    "SELECT l.no, l.id, l.station FROM profile p JOIN log l ON l.no = CAST(p.value AS INTEGER) "
    "WHERE p.name = 'log'"
)


class OwnLog(NamedTuple):
    """The log that this database writes."""

    no: int
    id: bytes
    station: str


def own_log(connection: Any) -> OwnLog:
    """Find the log that this desk writes now; an exchange may have begun another one meanwhile."""
    row = connection.execute(_OWN).fetchone()
    if row is None:
        raise Trouble("Профиль не закончен: создайте его заново в другой папке.")
    return OwnLog(*row)


def log_of(connection: Any, log: bytes) -> OwnLog:
    """Find a log that is held here."""
    return OwnLog(*connection.execute("SELECT no, id, station FROM log WHERE id = ?", (log,)).fetchone())


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who acts, under which duty, and at which moment."""

    author: str
    duty: str
    moment: datetime
