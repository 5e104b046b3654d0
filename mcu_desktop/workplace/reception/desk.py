"""What the rules of receptions are asked with: the timetable, the moment, who has a time, the next card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import NumberTemplate
from mcu_desktop.domain.office.numbering import number
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.reception.booking import Desk
from mcu_desktop.domain.reception.visit import Came

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.seat import Seat

CARDS = NumberTemplate(journal="reception", index="ЛП")
"""How cards of receptions are numbered: «ЛП-А-12/26»."""


def writing_desk(seat: Seat, writing: Writing) -> Desk:
    """Look at everything within a transaction: nobody else gives a time or a number away meanwhile."""
    return _desk(
        seat,
        lambda whom, day: writing.visits_of(day, whom),
        lambda visitor: _card(seat, visitor, writing.station, writing.next_visit(seat.now().year)),
    )


def reading_desk(seat: Seat) -> Desk:
    """Look at how it stands; a number is given to nobody."""
    return _desk(
        seat,
        lambda whom, day: (line.visit for line in seat.store.visits.of_day(day, whom)),
        lambda visitor: _card(seat, visitor, seat.store.station, 0),
    )


def judged(seat: Seat, whom: CardId | None = None) -> Duty | str:
    """Give the duty under which this person leads a reception; one's own needs none."""
    if whom == seat.person and seat.why_not(Managing.RECEPTION):
        return next(iter(seat.office.duties_of(seat.person)), "")
    return seat.judged(Managing.RECEPTION)


def _desk(
    seat: Seat, visits_of: Callable[[CardId, date], Iterable[Visit]], next_number: Callable[[Applicant], Came]
) -> Desk:
    return Desk(
        now=seat.now(),
        hours=tuple(seat.office.reception_hours.values()),
        people=seat.office.people,
        calendar=seat.terms.calendar,
        visits_of=visits_of,
        next_number=next_number,
    )


def _card(seat: Seat, visitor: Applicant, station: str, ordinal: int) -> Came:
    now = seat.now()
    return Came(
        at=now.time().replace(second=0, microsecond=0),
        number=number(CARDS, station=station, n=ordinal, day=now.date(), surname=visitor.surname),
        station=station,
        year=now.year,
        ordinal=ordinal,
    )
