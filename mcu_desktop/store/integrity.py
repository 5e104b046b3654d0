"""Proof that the file is what was written: the chains, and projections equal to a rebuild."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.journal.record import first_link, sound
from mcu_desktop.store import projection
from mcu_desktop.store.database import Database, remove, reported
from mcu_desktop.store.journal_table import records_of_log
from mcu_desktop.store.migrations import migrate

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check found; the first damage in words, and its record where there is one."""

    records: int
    first_damaged: str | None = None
    reason: str | None = None

    @property
    def ok(self) -> bool:
        """Tell whether everything is as it was written."""
        return self.first_damaged is None


def verify(
    database: Database, beside: Path, terms_of: Callable[[Any], Terms], *, key: bytes | None = None
) -> Verdict:
    """Check the chains, the file itself, and each projection against a rebuild in a file `beside`."""
    with database.reading() as connection:
        verdict = _chains(connection)
        if not verdict.ok:
            return verdict
        broken = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if broken != "ok":
            return _damaged(verdict.records, "файл базы", f"Повреждена структура файла: {broken}")
        return _projections(connection, beside, terms_of, verdict.records, key)


def _chains(connection: Any) -> Verdict:
    checked = 0
    known = connection.execute("SELECT no, id, station, head, link FROM log ORDER BY no").fetchall()
    for no, log, station, head, last_link in known:
        link, seq = first_link(log, station), 0
        for record in records_of_log(connection, no):
            checked += 1
            if record.seq != seq + 1:
                lost = f"{log.hex()[:8]}:{seq + 1}"
                return _damaged(checked, lost, f"В журнале нет записи {lost}.")
            if not sound(record, link):
                reason = f"Запись {record.name} изменена после того, как была сделана."
                return _damaged(checked, record.name, reason)
            seq, link = record.seq, record.link
        if (seq, link) != (head, last_link):
            name = f"{log.hex()[:8]}:{head}"
            return _damaged(checked, name, f"Конец журнала не сходится: ожидалась запись {name}.")
    strangers = connection.execute(
        "SELECT log, min(seq) FROM journal WHERE log NOT IN (SELECT no FROM log) GROUP BY log"
    ).fetchone()
    if strangers:
        name = f"{strangers[0]}:{strangers[1]}"
        return _damaged(checked, name, f"Запись {name} не принадлежит ни одному журналу.")
    return Verdict(records=checked)


def _projections(
    connection: Any, beside: Path, terms_of: Callable[[Any], Terms], records: int, key: bytes | None
) -> Verdict:
    remove(beside)
    fresh = Database(beside, key=key)
    try:
        migrate(fresh)
        with fresh.writing() as anew:
            projection.rebuild(anew, connection, lambda: terms_of(anew))
            for table in (*reversed(projection.PROJECTIONS), "search"):
                if difference := _difference(connection, anew, table):
                    reason = f"Таблица «{table}» не совпадает с журналом ({difference})."
                    return _damaged(records, difference, f"{reason} Поможет команда rebuild.")
    finally:
        fresh.close()
        remove(beside)
    return Verdict(records=records)


def _difference(connection: Any, anew: Any, table: str) -> str | None:
    """Give the first row that stands in one and not in the other."""
    if table == "search":
        rows = "SELECT term, doc, col, offset FROM temp.words ORDER BY term, doc, col, offset"
        for side in (connection, anew):
            with reported():
                side.execute("DROP TABLE IF EXISTS temp.words")
                side.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)")
    else:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        listed = ", ".join(columns)
        rows = f"SELECT {listed} FROM {table} ORDER BY {listed}"  # noqa: S608 - our own schema
    stands, told = connection.execute(rows), anew.execute(rows)
    while True:
        mine, theirs = stands.fetchone(), told.fetchone()
        if mine != theirs:
            row = mine or theirs
            return f"{table}: {row[0].hex() if isinstance(row[0], bytes) else row[0]}"
        if mine is None:
            return None


def _damaged(records: int, name: str, reason: str) -> Verdict:
    return Verdict(records=records, first_damaged=name, reason=reason)
