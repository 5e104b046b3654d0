"""The rows of cases in their tables: written, written again, seated where two cases meet at one number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from mcu_desktop.digest import sha256
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.fields import Number
from mcu_desktop.domain.vocabulary import Mark
from mcu_desktop.journal.names import CASE
from mcu_desktop.store import conflicts, numbers
from mcu_desktop.store.case_rows import (
    APPLICANT_COLUMNS,
    ASKED_COLUMNS,
    CHANGE_COLUMNS,
    CITIZEN_COLUMNS,
    CLOCK_COLUMNS,
    CLUE_COLUMNS,
    COMMISSION_COLUMNS,
    LINE_COLUMNS,
    QUESTION_COLUMNS,
    RETURNED_COLUMNS,
    SEATS,
    Row,
    applicant_rows,
    asked_rows,
    change_rows,
    citizen_rows,
    clock_rows,
    clue_rows,
    commission_rows,
    key_of,
    least_term,
    line_row,
    question_rows,
    returned_rows,
)
from mcu_desktop.store.indexing import indexed
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.colliding import Conflict
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.store.journal_table import History

REGISTERED = "registered"
_LARGEST = (1 << 63) - 1


def _insert(table: str, columns: tuple[str, ...], verb: str = "INSERT") -> str:
    places = ", ".join("?" * len(columns))
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({places})"


_LINE = _insert("case_line", LINE_COLUMNS)
_LINE_AGAIN = f"UPDATE case_line SET {', '.join(f'{c} = ?' for c in LINE_COLUMNS[1:])} WHERE key = ?"  # noqa: S608 - columns of ours
_BESIDE = {
    table: _insert(table, columns)
    for table, columns in (
        ("question", QUESTION_COLUMNS),
        ("applicant", APPLICANT_COLUMNS),
        ("clock", CLOCK_COLUMNS),
        ("commission", COMMISSION_COLUMNS),
        ("asked", ASKED_COLUMNS),
        ("returned", RETURNED_COLUMNS),
        ("clue", CLUE_COLUMNS),
        ("citizen", CITIZEN_COLUMNS),
        ("citizen_change", CHANGE_COLUMNS),
    )
}
"""The tables beside the line of a case; every row of theirs begins with its number."""
_SEARCH = _insert("search", ("rowid", "words", "stems"))
_CLAIM = _insert(
    "number_claim", ("journal", "station", "year", "ordinal", "case_id", "former"), "INSERT OR IGNORE"
)
_STANDING = "SELECT key, words_digest, running FROM case_line WHERE id = ?"
_RUNNING = LINE_COLUMNS.index("running")
_SEATED = "SELECT id, key FROM case_line WHERE key BETWEEN ? AND ?"


class CaseRows:
    """The rows of one case, ready to be written."""

    __slots__ = ("beside", "claims", "conflicts", "digest", "id", "key", "line", "search")

    def __init__(self, case: Case, past: History, terms: Terms, unsettled: tuple[Conflict, ...] = ()) -> None:
        running = clocks(case, terms)
        words, stems = indexed(case)
        self.id = bytes.fromhex(case.id)
        self.key = key_of(case, next(record for record in past.records if record.kind == REGISTERED))
        self.digest = int.from_bytes(sha256(words.encode()).digest()[:7])
        self.conflicts = conflicts.rows(past.stream, unsettled)
        marks = (
            *((Mark.UPDATE_NEEDED,) if past.unread else ()),
            *((Mark.CONFLICT,) if unsettled else ()),
        )
        least = least_term(case, running)
        self.line = line_row(self.key, case, running, least, self.digest, marks)
        self.beside: dict[str, list[Row]] = {
            "question": question_rows(self.key, case, least.due if least else None),
            "applicant": applicant_rows(self.key, case),
            "clock": clock_rows(self.key, running),
            "commission": commission_rows(self.key, case),
            "asked": asked_rows(self.key, case),
            "returned": returned_rows(self.key, case),
            "clue": clue_rows(self.key, case),
            "citizen": citizen_rows(self.key, case),
            "citizen_change": change_rows(self.key, case),
        }
        self.search: Row = (self.key, words, stems)
        year = case.registered_on.year
        self.claims: list[Row] = [
            (number.journal, number.station, year, number.ordinal, self.id, int(number in case.former))
            for number in (Number.of(case), *case.former)
        ]
        self.claims += numbers.of_letters(past, self.id)
        _require_storable(self)

    def at(self, key: int) -> CaseRows:
        """Seat the case: every row but the claim begins with the number."""
        if key != self.key:
            self.key = key
            self.line, self.search = (key, *self.line[1:]), (key, *self.search[1:])
            for table, rows in self.beside.items():
                self.beside[table] = [(key, *row[1:]) for row in rows]
        return self


Tell = Callable[[Stream], CaseRows | None]
"""Tells another case anew, for it must move."""


def known(connection: Any, id_: bytes) -> bool:
    """Tell whether a case stands in the tables."""
    return connection.execute("SELECT 1 FROM case_line WHERE id = ?", (id_,)).fetchone() is not None


def write(connection: Any, rows: CaseRows, tell: Tell) -> None:
    """Write one case, new or known."""
    before = connection.execute(_STANDING, (rows.id,)).fetchone()
    if before and before[0] // SEATS == rows.key // SEATS:
        _write_again(connection, rows.at(before[0]), digest=before[1])
        if len(rows.claims) > 1 or before[2] != rows.line[_RUNNING]:
            _claim_again(connection, rows)
        return
    if before:
        drop(connection, Stream(CASE, rows.id.hex()), tell)
    _seat(connection, rows.key, {rows.id: rows}, tell)


def write_many(connection: Any, batch: Sequence[CaseRows], tell: Tell) -> None:
    """Write new cases at once; one by one only where some of them meet."""
    connection.execute("SAVEPOINT many")
    try:
        _write_new(connection, batch)
    except driver.IntegrityError:
        connection.execute("ROLLBACK TO many")
        for rows in batch:
            write(connection, rows, tell)
    connection.execute("RELEASE many")


def drop(connection: Any, case: Stream, tell: Tell) -> None:
    """Take a case that is told no more, or elsewhere, out of its tables."""
    id_ = bytes.fromhex(case.id)
    row = connection.execute("SELECT key FROM case_line WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return
    _leave(connection, row[0])
    connection.execute("DELETE FROM number_claim WHERE case_id = ?", (id_,))
    conflicts.forget(connection, case)
    _seat(connection, row[0] // SEATS * SEATS, {}, tell)


def _seat(connection: Any, place: int, new: dict[bytes, CaseRows], tell: Tell) -> None:
    """Seat the cases of one place by their ids, so that every desk seats them alike whoever came first."""
    seated = dict(connection.execute(_SEATED, (place, place + SEATS - 1)).fetchall())
    wanted = dict(zip(sorted({*seated, *new}), range(place, place + SEATS), strict=False))
    moving = [id_ for id_, key in seated.items() if wanted[id_] != key]
    for id_ in moving:
        _leave(connection, seated[id_])
    told = (rows.at(wanted[id_]) for id_ in moving if (rows := tell(Stream(CASE, id_.hex()))))
    _write_new(connection, [*told, *(rows.at(wanted[id_]) for id_, rows in new.items())])


def _leave(connection: Any, key: int) -> None:
    connection.execute("DELETE FROM search WHERE rowid = ?", (key,))
    connection.execute("DELETE FROM case_line WHERE key = ?", (key,))


def _claim_again(connection: Any, rows: CaseRows) -> None:
    connection.execute("DELETE FROM number_claim WHERE case_id = ?", (rows.id,))
    connection.executemany(_CLAIM, rows.claims)


def _write_again(connection: Any, rows: CaseRows, *, digest: int) -> None:
    connection.execute(_LINE_AGAIN, (*rows.line[1:], rows.key))
    for table, insert in _BESIDE.items():
        connection.execute(f"DELETE FROM {table} WHERE case_key = ?", (rows.key,))  # noqa: S608 - our own names
        connection.executemany(insert, rows.beside[table])
    conflicts.forget(connection, Stream(CASE, rows.id.hex()))
    connection.executemany(conflicts.INSERT, rows.conflicts)
    if digest != rows.digest:
        connection.execute("DELETE FROM search WHERE rowid = ?", (rows.key,))
        connection.execute(_SEARCH, rows.search)


def _write_new(connection: Any, batch: Sequence[CaseRows]) -> None:
    connection.executemany(_LINE, [rows.line for rows in batch])
    for table, insert in _BESIDE.items():
        connection.executemany(insert, [row for rows in batch for row in rows.beside[table]])
    connection.executemany(_SEARCH, [rows.search for rows in batch])
    connection.executemany(_CLAIM, [row for rows in batch for row in rows.claims])
    connection.executemany(conflicts.INSERT, [row for rows in batch for row in rows.conflicts])


def _require_storable(rows: CaseRows) -> None:
    """Refuse what no table holds: it was not decided by this program."""
    if not all(0 <= claim[3] <= _LARGEST for claim in rows.claims) or not 0 <= rows.key <= _LARGEST:
        raise ValueError("a number is out of range")
    questions = [row[1] for row in rows.beside["question"]]
    terms = [row[1:3] for row in rows.beside["clock"]]
    if len(set(questions)) < len(questions) or len(set(terms)) < len(terms):
        raise ValueError("two rows of one name")
