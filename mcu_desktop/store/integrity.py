"""Proof that the file is what was written: the chains, and projections equal to a rebuild."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from mcu_desktop.dataclass import dataclass
from mcu_desktop.journal.record import Record, first_link, sound
from mcu_desktop.store import projection
from mcu_desktop.store.database import THE_FILE, Database, is_damage, remove
from mcu_desktop.store.erasing import DESTROYED
from mcu_desktop.store.journal_table import records_of_log
from mcu_desktop.store.migrations import migrate

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.store.attachments import Attachments


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


def verify(database: Database, beside: Path, terms_of: Callable[[Any], Terms]) -> Verdict:
    """Check the chains, the file itself, and each projection against a rebuild in a file `beside`."""
    with database.reading() as connection:
        try:
            return _checked(connection, beside, terms_of, database.profile_key)
        except driver.DatabaseError as error:
            if not is_damage(error):
                raise
            return _damaged(0, THE_FILE, f"Повреждена структура файла: {error}")


def verify_attachments(attachments: Attachments, verdict: Verdict) -> Verdict:
    """Read every attachment that lies here; one that has not come yet is nobody's damage."""
    for digest in attachments.digests():
        if not attachments.holds(digest):
            reason = f"Вложение {digest[:12]}… повреждено: содержимое не совпадает с записью в журнале."
            return _damaged(verdict.records, f"attachments/{digest}", reason)
    return verdict


def _checked(connection: Any, beside: Path, terms_of: Callable[[Any], Terms], key: bytes | None) -> Verdict:
    verdict = chains(connection)
    if not verdict.ok:
        return verdict
    broken = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if broken != "ok":
        return _damaged(verdict.records, THE_FILE, f"Повреждена структура файла: {broken}")
    if not _has_owner(connection):
        return _damaged(verdict.records, "profile: owner", "Владельца профиля нет среди людей администрации.")
    return _projections(connection, beside, terms_of, verdict.records, key)


def chains(connection: Any) -> Verdict:
    """Reckon the chain of every log anew."""
    checked = 0
    with _any_bytes(connection):
        known = connection.execute(
            "SELECT no, id, station, head, link, stamp FROM log ORDER BY no"
        ).fetchall()
        destroyed = {stream for (stream,) in connection.execute(DESTROYED)}
        for no, log, station, *end in known:
            link, seq, stamp = _beginning(log, station), 0, 0
            for record in records_of_log(connection, no):
                checked += 1
                if record.seq != seq + 1:
                    lost = _name(log, seq + 1)
                    return _damaged(checked, lost, f"В журнале нет записи {lost}.")
                if not _sound(record, link):
                    name = _name(log, record.seq)
                    return _damaged(checked, name, f"Запись {name} изменена после того, как была сделана.")
                if record.body is None and record.stream not in destroyed:
                    name = _name(log, record.seq)
                    return _damaged(
                        checked, name, f"Содержание записи {name} уничтожено, а акта об этом нет."
                    )
                seq, link, stamp = record.seq, record.link, record.stamp
            if end != [seq, link, stamp]:
                name = _name(log, end[0])
                return _damaged(checked, name, f"Конец журнала не сходится: ожидалась запись {name}.")
        strangers = connection.execute(
            "SELECT log, min(seq) FROM journal WHERE log NOT IN (SELECT no FROM log) GROUP BY log"
        ).fetchone()
    if strangers:
        name = f"{strangers[0]}:{strangers[1]}"
        return _damaged(checked, name, f"Запись {name} не принадлежит ни одному журналу.")
    return Verdict(records=checked)


@contextmanager
def _any_bytes(connection: Any) -> Iterator[None]:
    """Read texts that are no UTF-8 any more, so that their record can be named."""
    usual = connection.text_factory
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = usual


_MISSHAPEN = (AttributeError, TypeError, ValueError, OverflowError, struct.error)
"""What a value of another kind than was written leads to."""


def _sound(record: Record, previous: bytes) -> bool:
    try:
        return sound(record, previous)
    except _MISSHAPEN:
        return False


def _beginning(log: Any, station: Any) -> bytes:
    try:
        return first_link(log, station)
    except _MISSHAPEN:
        return b""


def _name(log: Any, seq: Any) -> str:
    return f"{log.hex()[:8] if isinstance(log, bytes) else log}:{seq}"


def _has_owner(connection: Any) -> bool:
    """Tell whether the profile's owner, who stands in no journal, is still a person of the office."""
    owners = connection.execute(
        "SELECT 1 FROM profile p JOIN card c ON lower(hex(c.id)) = p.value "
        "WHERE p.name = 'owner' AND c.kind = 'person'"
    )
    return owners.fetchone() is not None


def _projections(
    connection: Any, beside: Path, terms_of: Callable[[Any], Terms], records: int, key: bytes | None
) -> Verdict:
    remove(beside)
    fresh = Database(beside, key=key)
    try:
        migrate(fresh)
        with fresh.writing() as anew, _any_bytes(connection):
            if (name := _other_schema(connection, anew)) is not None:
                return _damaged(records, THE_FILE, f"Описание «{name}» в файле изменено.")
            projection.rebuild(anew, connection, lambda: terms_of(anew))
            for table in (*reversed(projection.PROJECTIONS), "search"):
                if difference := _difference(connection, anew, table):
                    reason = f"Таблица «{table}» не совпадает с журналом ({difference})."
                    return _damaged(records, difference, f"{reason} Поможет команда rebuild.")
    finally:
        fresh.close()
        remove(beside)
    return Verdict(records=records)


def _other_schema(connection: Any, anew: Any) -> str | None:
    """Give the first table, index or trigger that is not what the migrations made."""
    made = (
        "SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
    )
    stands, told = (set(side.execute(made).fetchall()) for side in (connection, anew))
    return min((str(row[0]) for row in stands ^ told), default=None)


def _difference(connection: Any, anew: Any, table: str) -> str | None:
    """Give the first row that stands in one and not in the other."""
    if table == "search":
        rows = "SELECT term, doc, col, offset FROM temp.words"  # in one order on both sides, unsorted
        for side in (connection, anew):
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
