"""The journal as a table: records go in at the end of this desk's log and come out by stream."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, starmap
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.journal.names import BESIDE, CASE, VISIT
from mcu_desktop.journal.record import (
    Record,
    fold_order,
    forked,
    in_order,
    seen_by_authors,
)
from mcu_desktop.later import later
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.domain import undoing
    from mcu_desktop.domain.cards import facts as of_cards
    from mcu_desktop.domain.cases import case as of_cases
    from mcu_desktop.domain.reception import visit as of_visits
    from mcu_desktop.journal import codec
else:
    codec = later("mcu_desktop.journal.codec")
    undoing = later("mcu_desktop.domain.undoing")
    of_cards = later("mcu_desktop.domain.cards.facts")
    of_cases = later("mcu_desktop.domain.cases.case")
    of_visits = later("mcu_desktop.domain.reception.visit")

COLUMNS = (
    "l.id, j.seq, j.stamp, j.txn, j.stream_kind, j.stream, j.parents, j.author, j.duty, j.kind, "
    "j.version, j.min_reader, j.body, j.body_digest, j.link"
)
_OF_STREAM = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE j.stream = ? AND j.stream_kind = ? ORDER BY j.stamp, l.id, j.seq"
)
_UNTOLD = "SELECT log, seq FROM untold WHERE stream = ?"
_OF_CASES = (
    f"SELECT r.rowid, {COLUMNS} FROM journal r CROSS JOIN journal j INDEXED BY journal_by_stream "  # noqa: S608 - columns of ours
    "ON j.stream = r.stream AND j.stream_kind = r.stream_kind JOIN log l ON l.no = j.log "
    "WHERE r.kind = 'registered' "
    "ORDER BY r.rowid, j.stamp, j.log, j.seq"
)
"""Cases in the order of their registration: neighbours in the journal are neighbours in the projections."""
_IS_CARD = f"stream_kind NOT IN {(CASE, *BESIDE)}"
"""As the index of cards says it."""
_STREAMS = (
    f"SELECT hex(j.stream) || j.stream_kind, {COLUMNS} FROM journal j "  # noqa: S608 - columns of ours
    f"JOIN log l ON l.no = j.log WHERE j.{_IS_CARD} "
    "AND j.stream_kind {} ORDER BY j.stream, j.stream_kind, j.stamp, j.log, j.seq"
)
_OF_CARDS, _OF_VISITS = _STREAMS.format(f"<> '{VISIT}'"), _STREAMS.format(f"= '{VISIT}'")
_OF_ACTION = (
    "SELECT j.stream_kind, j.stream FROM journal j JOIN log l ON l.no = j.log "
    "WHERE l.id = ? AND j.seq >= ? AND j.txn = ? ORDER BY j.seq"
)
_LOG_ID = re.compile(r"[0-9a-f]{32}")
_LONGEST_SEQ = 18
_BY_LOG = f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log WHERE j.log = ? ORDER BY j.seq"  # noqa: S608 - columns of ours


class History(NamedTuple):
    """The records of one stream in their order, and what they say."""

    stream: Stream
    records: tuple[Record, ...]
    facts: tuple[codec.Fact | codec.Unread, ...]

    @property
    def told(self) -> tuple[of_cases.Told, ...]:
        """Give the facts of a case with the actions they belong to."""
        return tuple(starmap(of_cases.Told, self._entries()))

    @property
    def told_of_card(self) -> tuple[of_cards.CardTold, ...]:
        """Give the facts of a card with the actions they belong to."""
        return tuple(starmap(of_cards.CardTold, self._entries()))

    @property
    def told_of_visit(self) -> tuple[of_visits.VisitTold, ...]:
        """Give the facts of a visit with the actions they belong to."""
        return tuple(starmap(of_visits.VisitTold, self._entries()))

    @property
    def entries(self) -> tuple[of_cases.Told | of_cards.CardTold | of_visits.VisitTold, ...]:
        """Give the facts as what they are about is told from."""
        if self.stream.kind == CASE:
            return self.told
        return self.told_of_visit if self.stream.kind == VISIT else self.told_of_card

    def _entries(self) -> Iterator[tuple[Any, ...]]:
        """Give action and fact of what can be read; in a forked stream also what the author had seen."""
        pairs = zip(self.records, self.facts, strict=True)
        if not forked(self.records):
            return ((record.action, fact) for record, fact in pairs if not isinstance(fact, codec.Unread))
        read = [place for place, fact in enumerate(self.facts) if not isinstance(fact, codec.Unread)]
        seen = seen_by_authors(self.records)
        return (
            (
                self.records[place].action,
                self.facts[place],
                self.records[place].full_name,
                seen[place] if len(read) == len(seen) else _among(read[:count], seen[place]),
            )
            for count, place in enumerate(read)
        )

    def only(self, keeps: Callable[[Record], bool]) -> History:
        """Give the history of some records alone."""
        kept = [place for place, record in enumerate(self.records) if keeps(record)]
        return self._replace(
            records=tuple(self.records[place] for place in kept),
            facts=tuple(self.facts[place] for place in kept),
        )

    def without(self, untold: frozenset[tuple[bytes, int]]) -> History:
        """Give the same history with some records unread, named by log and seq."""
        facts = tuple(
            codec.Unread(self.stream.kind, record.kind) if (record.log, record.seq) in untold else fact
            for record, fact in zip(self.records, self.facts, strict=True)
        )
        return self._replace(facts=facts)

    @property
    def unread(self) -> bool:
        """Tell whether a record asks for a newer program; one that was destroyed asks for nothing."""
        pairs = zip(self.records, self.facts, strict=True)
        return any(isinstance(fact, codec.Unread) and record.body is not None for record, fact in pairs)


def _among(read: list[int], seen: int) -> int:
    """Give what an author had seen among the records that can be read."""
    return sum(1 << place for place, record in enumerate(read) if seen >> record & 1)


def history(connection: Any, stream: Stream) -> History:
    """Read one stream in the order of its fold; what its telling breaks on is not read."""
    past = whole_history(connection, stream)
    untold = frozenset(connection.execute(_UNTOLD, (bytes.fromhex(stream.id),)).fetchall())
    return past.without(untold) if untold else past


def whole_history(connection: Any, stream: Stream) -> History:
    """Read one stream as if every record of it could be told."""
    rows = connection.execute(_OF_STREAM, (bytes.fromhex(stream.id), stream.kind)).fetchall()
    return _told(stream, _ordered(tuple(map(Record._make, rows))))


def streams_of(connection: Any, action: str) -> tuple[Stream, ...]:
    """Give what an action was about, in its order."""
    log, _, txn = action.partition(":")
    if not (_LOG_ID.fullmatch(log) and txn.isdecimal() and len(txn) <= _LONGEST_SEQ):
        return ()
    rows = connection.execute(_OF_ACTION, (bytes.fromhex(log), int(txn), int(txn)))
    return tuple(dict.fromkeys(Stream(kind, stream.hex()) for kind, stream in rows))


def last_action_on_cards(connection: Any) -> str | None:
    """Name the last action on the directories that still holds."""
    told = [
        (record, fact)
        for past in card_histories(connection)
        for record, fact in zip(past.records, past.facts, strict=True)
    ]
    told.sort(key=lambda one: fold_order(one[0]))
    entries = tuple(
        of_cards.CardTold(record.action, fact)  # type: ignore[arg-type]  # no cases here
        for record, fact in told
        if not isinstance(fact, codec.Unread)
    )
    standing = [one.txn for one in undoing.in_force(entries) if not isinstance(one.fact, undoing.Undone)]
    return standing[-1] if standing else None


def first_stamp_of(connection: Any, kind: str) -> int | None:
    """Give the first stamp of streams of a kind of card."""
    of_cards = f"{_IS_CARD} AND stream_kind = ?"
    found = connection.execute(f"SELECT min(stamp) FROM journal WHERE {of_cards}", (kind,))  # noqa: S608 - ours
    stamp: int | None = found.fetchone()[0]
    return stamp


def case_histories(connection: Any) -> Iterator[History]:
    """Read every registered case, one by one."""
    told: set[str] = set()
    for past in _one_by_one(connection.execute(_OF_CASES)):
        if past.stream.kind == CASE and past.stream.id not in told:
            told.add(past.stream.id)
            yield past


def card_histories(connection: Any) -> Iterator[History]:
    """Read every card, one by one."""
    return _one_by_one(connection.execute(_OF_CARDS))


def visit_histories(connection: Any) -> Iterator[History]:
    """Read every visit, one by one."""
    return _one_by_one(connection.execute(_OF_VISITS))


def _one_by_one(rows: Iterable[tuple[Any, ...]]) -> Iterator[History]:
    for _, group in groupby(rows, key=itemgetter(0)):
        records = _ordered(tuple(Record._make(row[1:]) for row in group))
        yield _told(Stream(records[0].stream_kind, records[0].stream.hex()), records)


def _ordered(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Order what several logs say of a stream; one log comes in its order."""
    return in_order(records) if any(record.log != records[0].log for record in records) else records


def records_of_log(connection: Any, log: int) -> Iterator[Record]:
    """Read one log from its beginning."""
    return map(Record._make, connection.execute(_BY_LOG, (log,)))


def _told(stream: Stream, records: tuple[Record, ...]) -> History:
    facts = tuple(
        codec.decoded(stream.kind, record.kind, record.min_reader, record.body)
        if record.body is not None
        else codec.Unread(stream.kind, record.kind)
        for record in records
    )
    return History(stream, records, facts)
