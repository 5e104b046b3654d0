"""A day as the place shows it: made in the worker."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.reception.visit import Outcome, State
from mcu_desktop.domain.reception.words import STATE_NAMES
from mcu_desktop.workplace.reception import day
from ui.reception.queue_model import QueueRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.store.visits import VisitLine
    from mcu_desktop.workplace.reception.day import Official, ReceptionDay
    from mcu_desktop.workplace.workplace import Workplace

_ENDS = {
    Outcome.EXPLAINED: "разъяснено устно",
    Outcome.ANSWER: "письменный ответ",
    Outcome.PAPER: "принято заявление",
    Outcome.ORDER: "поручение",
    Outcome.REFUSED: "отказ, ч. 6 ст. 13",
    Outcome.ELSEWHERE: "не наша компетенция",
}

_COUNTED = {
    State.INSIDE: "на приёме",
    State.WAITING: "ожидают",
    State.BOOKED: "записаны",
    State.ENDED: "приняты",
    State.ABSENT: "не пришли",
    State.CANCELLED: "отменили запись",
}


class ShownDay(NamedTuple):
    """Officials, the day of one of them, and its rows."""

    officials: tuple[Official, ...]
    day: ReceptionDay | None
    rows: tuple[QueueRow, ...]
    words: str
    """The day in a sentence."""
    trouble: str
    """What two desks did without knowing of each other."""


def shown_day(office: Workplace, whom: CardId | None, on: date | None) -> ShownDay:
    """Give the day of an official; of the first one who receives then, where none is named."""
    known = day.officials(office)
    when = on or office.today()
    named = whom if whom in {one.id for one in known} else None
    chosen = (
        named or next(iter(day.receiving_on(office, when)), None) or next((one.id for one in known), None)
    )
    if chosen is None:
        return ShownDay(known, None, (), "", "")
    stands = day.day(office, chosen, when)
    visits = [line.visit for line in stands.lines]
    free = f"Свободных времён: {len(stands.free)}." if stands.times else "По расписанию приёма нет."
    words = f"{_counted(visits)} {free}" if visits else free
    return ShownDay(
        known, stands, tuple(_row(stands, line) for line in stands.lines), words, _trouble(stands)
    )


def _counted(visits: Sequence[Visit]) -> str:
    states = Counter(visit.state for visit in visits)
    said = ", ".join(f"{words} – {states[state]}" for state, words in _COUNTED.items() if states[state])
    return f"{said[0].upper()}{said[1:]}."


def _row(stands: ReceptionDay, line: VisitLine) -> QueueRow:
    visit = line.visit
    return QueueRow(
        id=visit.id,
        time=f"{visit.at:%H:%M}" if visit.at else f"{visit.came.at:%H:%M}" if visit.came else "",
        name=full_name(visit.visitor),
        state=visit.state,
        standing=_standing(visit, line.number),
        why=_why(stands, visit),
        about=" ".join((visit.received.text if visit.received else visit.about).split()),
    )


def _standing(visit: Visit, number: str) -> str:
    if visit.received:
        return " · ".join(filter(None, (_ENDS[visit.received.outcome], number)))
    if visit.state is State.WAITING and visit.came:
        return f"{'' if visit.at else 'без записи, '}ожидает с {visit.came.at:%H:%M}"
    return STATE_NAMES[visit.state]


def _why(stands: ReceptionDay, visit: Visit) -> str:
    if visit.again:
        return "Приём завершён и на другом рабочем месте: действует первое завершение."
    if visit.at in stands.twice and visit.holds_its_time:
        return "На это время записаны двое: перенесите одну запись."
    if visit.priority and visit.state in {State.BOOKED, State.WAITING}:
        return f"Вне очереди: {visit.priority}"
    return ""


def _trouble(stands: ReceptionDay) -> str:
    if not stands.twice:
        return ""
    times = ", ".join(f"{at:%H:%M}" for at in sorted(stands.twice))
    return f"Два рабочих места записали на одно время: {times}. Обе записи стоят, перенесите одну."
