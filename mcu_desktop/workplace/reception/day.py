"""The day of a reception as it is asked for: who receives, the queue, free times, earlier answers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId, ReceptionPriorities
from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.reception.hours import Slot, hours_in_words, in_words, receiving, slots
from mcu_desktop.domain.reception.priorities import Priority, parse_priorities
from mcu_desktop.domain.reception.queue import in_order, next_of, taken_twice
from mcu_desktop.domain.reception.visit import VisitId
from mcu_desktop.problems import Refusal
from mcu_desktop.settings import resource_text
from mcu_desktop.store.visits import VisitLine
from mcu_desktop.workplace.reception.desk import judged, reading_desk

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import ReceptionHours
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.store.visits import AnsweredBefore
    from mcu_desktop.workplace.seat import Seat

Free = tuple[date, tuple[Slot, ...]]
"""A day with the times of it that can be booked."""
_AHEAD = 60
"""Days in which a free time is looked for."""


class Official(NamedTuple):
    """Somebody who receives."""

    id: CardId
    title: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionDay:
    """One official's day as it stands."""

    whom: CardId
    title: str
    day: date
    at: datetime
    room: str
    times: int
    """How many times the timetable has."""
    lines: tuple[VisitLine, ...]
    """As the day is worked."""
    next: VisitId | None
    twice: frozenset[time]
    """Times that two desks gave away."""
    free: tuple[Slot, ...]


def officials(seat: Seat) -> tuple[Official, ...]:
    """Give who receives by the timetable, or has visitors without one today."""
    hours = tuple(seat.office.reception_hours.values())
    today = seat.today()
    visited = (line.visit.whom for line in seat.store.visits.between(today, today))
    everyone = dict.fromkeys((*(one.whom for one in hours), *visited))
    found = (Official(whom, seat.person_name(whom), in_words(hours, whom)) for whom in everyone)
    return tuple(
        sorted(
            found,
            key=lambda one: list(seat.office.people).index(one.id) if one.id in seat.office.people else -1,
        )
    )


def receiving_on(seat: Seat, on: date) -> tuple[CardId, ...]:
    """Give who receives on a day by the timetable."""
    return receiving(seat.office.reception_hours.values(), on, seat.terms.calendar)


def day(seat: Seat, whom: CardId, on: date) -> ReceptionDay:
    """Give a day as it stands."""
    judged(seat, whom)
    desk, now = reading_desk(seat), seat.now()
    lines = {line.visit.id: line for line in seat.store.visits.of_day(on, whom)}
    visits = [line.visit for line in lines.values()]
    table = slots(desk.hours, whom, on, desk.calendar)
    following = next_of(visits, now.time())
    return ReceptionDay(
        whom=whom,
        title=seat.person_name(whom),
        day=on,
        at=now,
        room=next((slot.room for slot in table if slot.room), ""),
        times=len(table),
        lines=tuple(lines[visit.id] for visit in in_order(visits, now.time())),
        next=following.id if following else None,
        twice=taken_twice(visits),
        free=desk.free(whom, on),
    )


def free_times(seat: Seat, whom: CardId, since: date, *, days: int = 3) -> tuple[Free, ...]:
    """Give the next days on which an official has a free time, each with its times."""
    desk = reading_desk(seat)
    found: list[Free] = []
    for ahead in range(_AHEAD):
        on = since + timedelta(days=ahead)
        if free := desk.free(whom, on):
            found.append((on, free))
        if len(found) == days:
            break
    return tuple(found)


def visit(seat: Seat, id_: VisitId) -> Visit:
    """Give a visit."""
    found = seat.store.visits.one(id_)
    if found is None:
        raise Refusal("Этой записи на приём уже нет.")
    judged(seat, found.whom)
    return found


def answered_before(seat: Seat, visitor: Applicant) -> tuple[AnsweredBefore, ...]:
    """Give the cases of somebody of this name that were answered: what part 6 of art. 13 asks for."""
    if not visitor.surname:
        return ()
    return seat.store.visits.answered_before(full_name(visitor))


def priorities(seat: Seat) -> tuple[Priority, ...]:
    """Give who is received out of turn, by the office's own list or by the shipped one."""
    own = seat.office.reception_priorities
    if own is not None:
        return tuple(Priority(name, basis) for name, basis in own.categories)
    return parse_priorities(resource_text("reception/priorities.toml"))


def timetable(seat: Seat) -> tuple[tuple[CardId, ReceptionHours, str], ...]:
    """Give the hours of receptions, each in words."""
    known = seat.office.reception_hours.items()
    return tuple((id_, one, hours_in_words(one)) for id_, one in known)


def own_priorities(seat: Seat) -> CardId | None:
    """Give the card of the office's own list, `None` where the shipped one holds."""
    cards = seat.store.cards()
    found = (id_ for id_, card, gone in cards if not gone and isinstance(card, ReceptionPriorities))
    return next(found, None)
