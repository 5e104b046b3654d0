"""Proof by opening: what a database file holds, once every page of it was read and found sound."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Damage
from mcu_desktop.store.database import THE_FILE, Database, reported

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the journal of a file goes: equal standings hold the same records."""

    records: int
    ends: tuple[tuple[str, int, str], ...]
    """Log, number of its last record, its link – which stands for every record before it."""


def standing(path: Path, key: bytes | None) -> Standing:
    """Read a file whole; damage where a page is not what was written."""
    with closing(Database(path, key=key)) as database, database.reading() as connection:
        if key is not None:
            _require(connection.execute("PRAGMA cipher_integrity_check").fetchone() is None)
        _require(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        return standing_now(connection)


def standing_now(connection: Any) -> Standing:
    """Tell how far the journal goes, without looking at every page."""
    with reported():
        ends = connection.execute("SELECT hex(id), head, hex(link) FROM log ORDER BY id").fetchall()
        records = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    return Standing(records=records, ends=tuple(ends))


def _require(sound: bool) -> None:
    if not sound:
        raise Damage("Копия базы не читается: страница повреждена.", record=THE_FILE)
