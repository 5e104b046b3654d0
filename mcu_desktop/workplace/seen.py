"""What a person had seen of a case or a card while writing, and what others wrote there since.

A fact that is written on what was seen, and not on what has come since, stands beside that as if it had
been written elsewhere: where both wrote one field, the tray has it (docs/conflicts.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.journal.codec import Unread
from mcu_desktop.journal.names import CASE
from mcu_desktop.journal.record import Parent, frontier, unpacked
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.sheet import sheet

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.sheet import HistoryLine

Seen = tuple[Parent, ...]
"""The latest records of a stream that a person knew."""


class Since(NamedTuple):
    """A case as it stands now, and what was written in it since it was looked at."""

    seen: Seen
    case: Case
    lines: tuple[HistoryLine, ...]


def looked_at(office: Asking, id_: CaseId) -> tuple[Case, Seen]:
    """Give a case, and how far it is known to whoever looks at it now."""
    seen = seen_of(office.store.history(Stream(CASE, id_)))
    return office.case(id_), seen


def seen_of(past: History) -> Seen:
    """Give how far a stream is known to whoever reads it now."""
    return frontier(past.records)


def as_seen(past: History, seen: Seen | None) -> History:
    """Give a history without what came since; all of it where what was seen was written anew elsewhere."""
    known = None if seen is None else _known(past, seen)
    if known is None or len(known) == len(past.records):
        return past
    return past.only(lambda record: Parent(record.log, record.seq) in known)


def since(seat: Seat, past: History, seen: Seen) -> Since | None:
    """Tell what was written in a case since it was looked at."""
    whole, known = sheet(past, seat.terms, seat), _known(past, seen)
    if whole is None:
        return None
    read = (r for r, fact in zip(past.records, past.facts, strict=True) if not isinstance(fact, Unread))
    lines = tuple(
        line
        for record, line in zip(read, whole.history, strict=True)
        if known is not None and Parent(record.log, record.seq) not in known
    )
    return Since(seen_of(past), whole.case, lines)


def authors_since(seat: Seat, past: History, seen: Seen) -> tuple[str, ...]:
    """Name who wrote in a stream since it was looked at: «Сорокина А. П., 14:05»."""
    known = _known(past, seen)
    new = (r for r in past.records if known is not None and Parent(r.log, r.seq) not in known)
    return tuple(
        f"{seat.person_name(CardId(r.author))}, {seat.in_zone(moment_of(r.stamp)):%H:%M}" for r in new
    )


def _known(past: History, seen: Seen) -> set[Parent] | None:
    """Give all that stands before what was seen, with it; `None` where some of it is no longer there."""
    before = {Parent(record.log, record.seq): unpacked(record.parents) for record in past.records}
    if not all(parent in before for parent in seen):
        return None
    known, waiting = set[Parent](), list(seen)
    while waiting:
        one = waiting.pop()
        if one in before and one not in known:
            known.add(one)
            waiting.extend(before[one])
    return known
