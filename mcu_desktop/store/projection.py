"""From facts to rows: one path for local work, for exchange and for a rebuild."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from mcu_desktop.domain.cards.facts import fold_card
from mcu_desktop.domain.cards.kinds import CARD_KINDS, Card, CardId
from mcu_desktop.domain.cases.case import Case, fold
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.vocabulary import CaseId, Mark
from mcu_desktop.journal.codec import CASE
from mcu_desktop.store.case_rows import (
    APPLICANT_COLUMNS,
    CLOCK_COLUMNS,
    LINE_COLUMNS,
    QUESTION_COLUMNS,
    Row,
    applicant_rows,
    clock_rows,
    key_of,
    line_row,
    question_rows,
)
from mcu_desktop.store.journal_table import History, Stream, card_histories, case_histories, history
from mcu_desktop.store.search_index import indexed

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms

PROJECTIONS = ("number_claim", "clock", "applicant", "question", "case_line", "card")
"""The tables that the journal tells, in the order in which they may be emptied."""

_BATCH = 2_000
_PAGES_OF_REBUILD = -64_000
"""In KiB, negative as SQLite writes it."""
_USUAL_STEP, _LARGE_STEP = 1 << 20, 1 << 25
"""Bytes of words that FTS5 holds in memory; the first is its own default."""


def _insert(table: str, columns: tuple[str, ...], verb: str = "INSERT") -> str:
    places = ", ".join("?" * len(columns))
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({places})"


_LINE = _insert("case_line", LINE_COLUMNS)
_LINE_AGAIN = f"UPDATE case_line SET {', '.join(f'{c} = ?' for c in LINE_COLUMNS[1:])} WHERE key = ?"  # noqa: S608
_QUESTION = _insert("question", QUESTION_COLUMNS)
_APPLICANT = _insert("applicant", APPLICANT_COLUMNS)
_CLOCK = _insert("clock", CLOCK_COLUMNS)
_SEARCH_STEP = "INSERT INTO search (search, rank) VALUES ('hashsize', ?)"
_SEARCH = _insert("search", ("rowid", "words", "stems"))
_CLAIM = _insert("number_claim", ("journal", "station", "year", "ordinal", "case_id"), "INSERT OR IGNORE")
_CARD = _insert("card", ("id", "kind", "body", "withdrawn"), "INSERT OR REPLACE")


class CaseRows:
    """The rows of one case, ready to be written."""

    __slots__ = ("applicants", "claim", "clocks", "digest", "key", "line", "questions", "search")

    def __init__(self, case: Case, past: History, terms: Terms) -> None:
        running = clocks(case, terms)
        words, stems = indexed(case)
        self.key = key_of(case, past.records[0])
        self.digest = int.from_bytes(sha256(words.encode()).digest()[:7])
        marks = (Mark.UPDATE_NEEDED,) if past.unread else ()
        self.line = line_row(self.key, case, running, self.digest, marks)
        self.questions = question_rows(self.key, case)
        self.applicants = applicant_rows(self.key, case)
        self.clocks = clock_rows(self.key, running)
        self.search: Row = (self.key, words, stems)
        year = case.registered_on.year
        self.claim: Row = (case.journal, case.station, year, case.ordinal, bytes.fromhex(case.id))


def project(connection: Any, streams: Iterable[Stream], terms: Callable[[], Terms]) -> None:
    """Tell the rows of the touched streams anew: cards first, since terms come from them."""
    touched = sorted(set(streams), key=lambda stream: stream.kind == CASE)
    for stream in touched:
        past = history(connection, stream)
        if stream.kind == CASE:
            _project_case(connection, past, terms())
        elif row := _card_row(past):
            connection.execute(_CARD, row)


def rebuild(
    connection: Any, source: Any, terms: Callable[[], Terms], progress: Callable[[int], None] | None = None
) -> None:
    """Drop every row and tell it anew; `source` is where the journal is read."""
    with _many_pages(connection), _indices_at_the_end(connection), _large_steps_of_search(connection):
        empty(connection)
        connection.executemany(_CARD, filter(None, map(_card_row, card_histories(source))))
        rules = terms()
        told = 0
        for batch in _batches(_case_rows(past, rules) for past in case_histories(source)):
            _write_cases(connection, batch)
            told += len(batch)
            if progress:
                progress(told)


@contextmanager
def _many_pages(connection: Any) -> Iterator[None]:
    """Hold more of the file in memory than a desk needs day by day."""
    ((usual,),) = connection.execute("PRAGMA cache_size").fetchall()
    connection.execute(f"PRAGMA cache_size = {_PAGES_OF_REBUILD}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")


@contextmanager
def _indices_at_the_end(connection: Any) -> Iterator[None]:
    """Sort rows into their indices once, instead of row by row."""
    places = ", ".join("?" * len(PROJECTIONS))
    indices = connection.execute(
        f"SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE INDEX%' AND tbl_name IN ({places})",  # noqa: S608 - placeholders only
        PROJECTIONS,
    ).fetchall()
    for name, _ in indices:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, sql in indices:
        connection.execute(sql)


@contextmanager
def _large_steps_of_search(connection: Any) -> Iterator[None]:
    """Let the search gather many rows before it writes: fewer pieces to merge."""
    connection.execute(_SEARCH_STEP, (_LARGE_STEP,))
    yield
    connection.execute(_SEARCH_STEP, (_USUAL_STEP,))


def empty(connection: Any) -> None:
    """Drop what the journal can tell again."""
    for table in PROJECTIONS:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")


def cards(connection: Any) -> Iterator[tuple[CardId, Card, bool]]:
    """Read every card with its mark of withdrawal."""
    for id_, kind, body, withdrawn in connection.execute(
        "SELECT id, kind, body, withdrawn FROM card ORDER BY id"
    ):
        if kind in CARD_KINDS:
            yield CardId(id_.hex()), msgspec.json.decode(body, type=CARD_KINDS[kind]), bool(withdrawn)


def folded_case(past: History) -> Case | None:
    """Fold the history of a case."""
    return fold(CaseId(past.stream.id), past.told)


def _case_rows(past: History, terms: Terms) -> CaseRows | None:
    case = folded_case(past)
    return CaseRows(case, past, terms) if case else None


def _card_row(past: History) -> Row | None:
    folded = fold_card(past.told_of_card)
    if folded is None:
        return None
    body = msgspec.json.encode(folded.card, order="sorted").decode()
    return bytes.fromhex(past.stream.id), past.stream.kind, body, int(folded.withdrawn)


def _project_case(connection: Any, past: History, terms: Terms) -> None:
    rows = _case_rows(past, terms)
    if rows is None:
        return
    before = connection.execute(
        "SELECT key, words_digest FROM case_line WHERE id = ?", (rows.line[1],)
    ).fetchone()
    if before is None:
        _write_cases(connection, (rows,))
        return
    key, digest = before
    if key != rows.key:
        connection.execute("DELETE FROM search WHERE rowid = ?", (key,))
        connection.execute("DELETE FROM case_line WHERE key = ?", (key,))
        _write_cases(connection, (rows,))
        return
    connection.execute(_LINE_AGAIN, (*rows.line[1:], key))
    for table in ("question", "applicant", "clock"):
        connection.execute(f"DELETE FROM {table} WHERE case_key = ?", (key,))  # noqa: S608 - our own names
    connection.executemany(_QUESTION, rows.questions)
    connection.executemany(_APPLICANT, rows.applicants)
    connection.executemany(_CLOCK, rows.clocks)
    if digest != rows.digest:
        connection.execute("DELETE FROM search WHERE rowid = ?", (key,))
        connection.execute(_SEARCH, rows.search)


def _write_cases(connection: Any, batch: Iterable[CaseRows]) -> None:
    batch = tuple(batch)
    connection.executemany(_LINE, [rows.line for rows in batch])
    connection.executemany(_QUESTION, [row for rows in batch for row in rows.questions])
    connection.executemany(_APPLICANT, [row for rows in batch for row in rows.applicants])
    connection.executemany(_CLOCK, [row for rows in batch for row in rows.clocks])
    connection.executemany(_SEARCH, [rows.search for rows in batch])
    connection.executemany(_CLAIM, [rows.claim for rows in batch])


def _batches(cases: Iterator[CaseRows | None]) -> Iterator[list[CaseRows]]:
    """Give cases by many in the order of their keys, for the search writes apart what falls behind."""
    rows = (case for case in cases if case)
    while batch := sorted(islice(rows, _BATCH), key=attrgetter("key")):
        yield batch
