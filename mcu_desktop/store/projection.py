"""From facts to rows: one path for local work, for exchange and for a rebuild."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.cards.telling import fold_card, whole_card
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.telling import Whole, whole
from mcu_desktop.domain.office.soundness import require_sound
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.journal.names import BESIDE, CASE, VISIT
from mcu_desktop.store import case_table, conflicts, visits
from mcu_desktop.store.case_table import CaseRows
from mcu_desktop.store.journal_table import (
    History,
    card_histories,
    case_histories,
    history,
    visit_histories,
    whole_history,
)
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.store.case_rows import Row

TermsOf = Callable[[Iterable[tuple[CardId, Card]]], "Terms"]
"""Reads the terms of an office from its cards in force."""

PROJECTIONS = (
    "number_claim", "clock", "applicant", "question", "commission", "asked", "returned", "clue", "citizen",
    "citizen_change", "case_line", "card", "visit", "untold", "conflict",
)  # fmt: skip
"""The tables that the journal tells, in the order in which they may be emptied."""

_BATCH = 2_000
_PAGES_OF_REBUILD = -64_000
"""In KiB, negative as SQLite writes it."""
_USUAL_STEP, _LARGE_STEP = 1 << 20, 1 << 25
"""Bytes of words that FTS5 holds in memory; the first is its own default."""


_UNTOLD = "INSERT INTO untold (stream, log, seq, reason) VALUES (?, ?, ?, ?)"
_NO_LONGER_UNTOLD = (
    "DELETE FROM untold WHERE stream = ? AND EXISTS (SELECT 1 FROM log l JOIN journal j ON j.log = l.no "
    "WHERE l.id = untold.log AND j.seq = untold.seq AND j.stream_kind = ?)"
)
_SEARCH_STEP = "INSERT INTO search (search, rank) VALUES ('hashsize', ?)"
_CARD = (
    "INSERT INTO card (id, kind, body, withdrawn) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
    "SET kind = excluded.kind, body = excluded.body, withdrawn = excluded.withdrawn "
    "WHERE excluded.kind <= card.kind"
)
"""An id that a forger gave to cards of two kinds is told as the first of them, whatever came first."""


def project(connection: Any, streams: Iterable[Stream], terms: Callable[[], Terms]) -> None:
    """Tell the rows of the touched streams anew: cards first, since terms come from them."""
    touched = _told(streams)
    for stream in touched:
        past = history(connection, stream)
        if stream.kind == CASE:
            _project_case(connection, past, terms())
        elif stream.kind == VISIT:
            visits.tell(connection, past)
        elif row := _card_row(connection, past):
            connection.execute(_CARD, row)


def project_foreign(connection: Any, streams: Iterable[Stream], terms: Callable[[], Terms]) -> None:
    """Tell streams in which others wrote: what breaks the telling is marked, left out, and the rest told."""
    touched = _told(streams)
    _all_told(connection, touched)
    for stream in touched:
        if stream.kind == VISIT:
            _foreign_visit(connection, whole_history(connection, stream))
        elif stream.kind != CASE and (row := _foreign_card(connection, whole_history(connection, stream))):
            connection.execute(_CARD, row)
    cases = [stream for stream in touched if stream.kind == CASE]
    if not cases:
        return
    rules = terms()

    def told(stream: Stream) -> CaseRows | None:
        return _foreign_case(connection, whole_history(connection, stream), rules)

    fresh = []
    for stream in cases:
        rows = told(stream)
        if rows is None:
            case_table.drop(connection, stream, told)
        elif case_table.known(connection, rows.id):
            case_table.write(connection, rows, told)
        else:
            fresh.append(rows)
    case_table.write_many(connection, sorted(fresh, key=attrgetter("key")), told)


def rebuild(
    connection: Any, source: Any, terms: Callable[[], Terms], progress: Callable[[int], None] | None = None
) -> None:
    """Drop every row and tell it anew; `source` is where the journal is read."""
    with _many_pages(connection), _indices_at_the_end(connection), _large_steps_of_search(connection):
        empty(connection)
        rows_of_cards = (_foreign_card(connection, past) for past in card_histories(source))
        connection.executemany(_CARD, list(filter(None, rows_of_cards)))
        for past in visit_histories(source):
            _foreign_visit(connection, past)
        rules = terms()

        def told(stream: Stream) -> CaseRows | None:
            return _foreign_case(connection, whole_history(source, stream), rules)

        count = 0
        cases = (_foreign_case(connection, past, rules) for past in case_histories(source))
        for batch in _batches(cases):
            case_table.write_many(connection, batch, told)
            count += len(batch)
            if progress:
                progress(count)


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


def folded_case(past: History) -> Case | None:
    """Fold the history of a case."""
    return whole_case(past).case


def whole_case(past: History) -> Whole:
    """Fold the history of a case with what is not settled in it."""
    return whole(CaseId(past.stream.id), past.told)


def _case_rows(past: History, terms: Terms) -> CaseRows | None:
    case, unsettled = whole_case(past)
    if case is None or not any(record.kind == case_table.REGISTERED for record in past.records):
        return None  # what registers it, or all that is left of it, has not arrived
    return CaseRows(case, past, terms, unsettled)


def _project_case(connection: Any, past: History, terms: Terms) -> None:
    def told(stream: Stream) -> CaseRows | None:
        return _case_rows(history(connection, stream), terms)

    rows = _case_rows(past, terms)
    if rows is None:
        case_table.drop(connection, past.stream, told)
    else:
        case_table.write(connection, rows, told)


def _foreign_case(connection: Any, past: History, terms: Terms) -> CaseRows | None:
    """Tell a case; look for what breaks the telling only when something does."""
    try:
        return _case_rows(past, terms)
    except Exception:  # noqa: BLE001 - a fact from elsewhere may break any rule
        return _case_rows(_legible(connection, past, lambda one: _case_rows(one, terms)), terms)


def _foreign_card(connection: Any, past: History) -> Row | None:
    """Tell a card by what the office could live with."""
    if _breaks(_require_sound_card, past):
        return _card_row(connection, _legible(connection, past, _require_sound_card))
    return _card_row(connection, past)


def _foreign_visit(connection: Any, past: History) -> None:
    """Tell a visit, without the records that break its telling."""
    try:
        visits.tell(connection, past)
    except Exception:  # noqa: BLE001 - a fact from elsewhere may break any rule
        visits.tell(connection, _legible(connection, past, lambda one: visits.tell(connection, one)))


def _legible(connection: Any, past: History, tell: Callable[[History], object]) -> History:
    """Leave out the records on which telling breaks, and write down which they are."""
    _all_told(connection, (past.stream,))
    untold: dict[tuple[bytes, int], str] = {}
    places = [(record.log, record.seq) for record in past.records]
    for count, place in enumerate(places, start=1):
        told_so_far = past.without(frozenset((*untold, *places[count:])))
        if reason := _breaks(tell, told_so_far):
            untold[place] = reason
    stream = bytes.fromhex(past.stream.id)
    connection.executemany(_UNTOLD, [(stream, *place, reason) for place, reason in untold.items()])
    return past.without(frozenset(untold))


def _all_told(connection: Any, streams: Iterable[Stream]) -> None:
    """Forget what could not be told of some streams, before they are told anew."""
    connection.executemany(_NO_LONGER_UNTOLD, [(bytes.fromhex(one.id), one.kind) for one in streams])


def _breaks(tell: Callable[[History], object], past: History) -> str | None:
    """Name what goes wrong when a history is told."""
    try:
        tell(past)
    except Exception as fault:  # noqa: BLE001 - a fact from elsewhere may break any rule
        return type(fault).__name__
    return None


def _require_sound_card(past: History) -> None:
    """Tell a card, and refuse one that the office could not live with."""
    folded = fold_card(past.told_of_card)
    if folded is not None:
        require_sound(folded.card, ())


def _card_row(connection: Any, past: History) -> Row | None:
    """Give the row of a card; what is not settled in it is written by the way."""
    folded, unsettled = whole_card(past.told_of_card)
    conflicts.tell(connection, past.stream, unsettled)
    if folded is None:
        return None
    body = msgspec.json.encode(folded.card, order="sorted").decode()
    return bytes.fromhex(past.stream.id), past.stream.kind, body, int(folded.withdrawn)


def _told(streams: Iterable[Stream]) -> list[Stream]:
    """Give the streams that have rows, cards first."""
    return sorted((one for one in set(streams) if one.kind not in BESIDE), key=_cards_first)


def _cards_first(stream: Stream) -> bool:
    return stream.kind == CASE


def _batches(cases: Iterator[CaseRows | None]) -> Iterator[list[CaseRows]]:
    """Give cases by many in the order of their keys, for the search writes apart what falls behind."""
    rows = (case for case in cases if case)
    while batch := sorted(islice(rows, _BATCH), key=attrgetter("key")):
        yield batch
