"""Whether somebody may come then, and what happens to a visit until it ends: facts, or a refusal in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import assert_never

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId, Person, ReceptionHours
from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.cases.limits import SHORT_TEXT, required, sound
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.commands import (
    Book,
    Call,
    Cancel,
    Come,
    Mend,
    Miss,
    Move,
    VisitCommand,
    WalkIn,
)
from mcu_desktop.domain.reception.hours import Slot, in_words, slots
from mcu_desktop.domain.reception.visit import (
    Booked,
    Called,
    Came,
    Cancelled,
    Mended,
    Missed,
    Moved,
    State,
    Visit,
    VisitFact,
)
from mcu_desktop.domain.terms.calendar import WorkingCalendar
from mcu_desktop.problems import Refusal

_OFFERED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the rules ask of the desk: the moment, the timetable, who has a time already, the next number."""

    now: datetime
    hours: tuple[ReceptionHours, ...]
    people: Mapping[CardId, Person]
    calendar: WorkingCalendar
    visits_of: Callable[[CardId, date], Iterable[Visit]]
    next_number: Callable[[Applicant], Came]

    def holder(self, whom: CardId, day: date, at: time) -> Visit | None:
        """Give who has a time."""
        visits = (visit for visit in self.visits_of(whom, day) if visit.holds_its_time)
        return next((visit for visit in visits if visit.at == at), None)

    def free(self, whom: CardId, day: date) -> tuple[Slot, ...]:
        """Give the times of a day that can still be booked."""
        held = {visit.at for visit in self.visits_of(whom, day) if visit.holds_its_time}
        return tuple(
            slot
            for slot in slots(self.hours, whom, day, self.calendar)
            if slot.at not in held and not self._is_past(day, slot.at)
        )

    def _is_past(self, day: date, at: time) -> bool:
        return (day, at) < (self.now.date(), self.now.time())


def book(command: Book, desk: Desk) -> Booked:
    """Give somebody a free time of the timetable."""
    _require_free(command.whom, command.day, command.at, desk)
    return _booked(command, command.day, command.at, desk)


def walk_in(command: WalkIn, desk: Desk) -> tuple[Booked, Came]:
    """Take in who simply came; the timetable does not bind them (art. 13 part 1 says only to tell it)."""
    booked = _booked(command, desk.now.date(), None, desk)
    return booked, desk.next_number(booked.visitor)


def decide_on_visit(visit: Visit, command: VisitCommand, desk: Desk) -> tuple[VisitFact, ...]:
    """Give the facts that a command makes of a visit that has not ended."""
    if visit.received:
        raise Refusal(f"Приём уже завершён: {full_name(visit.visitor)}.")
    match command:
        case Move():
            return (_moved(visit, command, desk),)
        case Mend():
            return _mended(visit, command)
        case Come():
            return (_came(visit, desk),)
        case Call():
            return _called(visit, desk)
        case Cancel():
            _require_not_here(visit)
            reason = required(command.reason, "reason", SHORT_TEXT) if command.reason.strip() else ""
            return (Cancelled(reason=reason),)
        case Miss():
            _require_not_here(visit)
            return (_missed(visit, desk),)
        case _:
            assert_never(command)


def known(
    visit: Visit | None, visitor: Applicant, priority: str, about: str | None = None
) -> tuple[Mended, ...]:
    """Give what is known of a visitor otherwise than before, nothing where all is as it was."""
    said = sound_visitor(visitor)
    fact = Mended(
        visitor=None if visit and visit.visitor == said else said,
        about=None if about is None or (visit and visit.about == about) else about,
        priority=None if visit and visit.priority == priority else priority,
    )
    return () if fact == Mended() else (fact,)


def sound_visitor(visitor: Applicant) -> Applicant:
    """Give the visitor as kept; who comes in person says a name (art. 13 part 2)."""
    if not (visitor.surname or "").strip():
        raise Refusal("Назовите фамилию: кто приходит на личный приём, называет себя.", field="surname")
    try:
        return sound(visitor, "visitor")
    except Refusal as refusal:
        raise Refusal(refusal.reason, field=(refusal.field or "").removeprefix("visitor.")) from refusal


# ---------------------------------------------------------------------- inside


def _booked(command: Book | WalkIn, day: date, at: time | None, desk: Desk) -> Booked:
    if command.whom not in desk.people:
        raise Refusal("Такого должностного лица нет: выберите, к кому приём.", field="whom")
    return Booked(
        whom=command.whom,
        day=day,
        at=at,
        visitor=sound_visitor(command.visitor),
        about=_line(command.about, "about"),
        priority=_line(command.priority, "priority"),
    )


def _require_free(whom: CardId, day: date, at: time, desk: Desk, *, but: Visit | None = None) -> None:
    if whom not in desk.people:
        raise Refusal("Такого должностного лица нет: выберите, к кому приём.", field="whom")
    title = desk.people[whom].title
    if (day, at) < (desk.now.date(), desk.now.time()):
        raise Refusal(f"{day:%d.%m.%Y} в {at:%H:%M} – это уже прошло.{_offer(whom, day, desk)}", field="at")
    if at not in {slot.at for slot in slots(desk.hours, whom, day, desk.calendar)}:
        when = in_words(desk.hours, whom) or "время приёма ещё не записано в расписание"
        raise Refusal(f"{day:%d.%m.%Y} в {at:%H:%M} приёма нет. {title}: {when}.", field="at")
    holder = desk.holder(whom, day, at)
    if holder is not None and holder is not but:
        who = full_name(holder.visitor)
        raise Refusal(f"На {at:%H:%M} уже записан(а) {who}.{_offer(whom, day, desk)}", field="at")


def _offer(whom: CardId, day: date, desk: Desk) -> str:
    free = desk.free(whom, day)
    if not free:
        return f" Свободного времени {day:%d.%m.%Y} больше нет."
    more = " …" if len(free) > _OFFERED else ""
    return f" Свободно: {', '.join(f'{slot.at:%H:%M}' for slot in free[:_OFFERED])}{more}."


def _moved(visit: Visit, command: Move, desk: Desk) -> Moved:
    if visit.came:
        raise Refusal("Посетитель уже пришёл: переносить запись поздно.")
    if (visit.day, visit.at) == (command.day, command.at) and visit.state is State.BOOKED:
        raise Refusal("Посетитель и так записан на это время.", field="at")
    _require_free(visit.whom, command.day, command.at, desk, but=visit)
    return Moved(day=command.day, at=command.at)


def _mended(visit: Visit, command: Mend) -> tuple[VisitFact, ...]:
    facts = known(visit, command.visitor, _line(command.priority, "priority"), _line(command.about, "about"))
    if not facts:
        raise Refusal("Ничего не изменилось.")
    return facts


def _came(visit: Visit, desk: Desk) -> Came:
    if visit.came:
        raise Refusal("Уже отмечено: посетитель пришёл.")
    if visit.state is State.CANCELLED:
        raise Refusal("Запись отменена: перенесите её или примите без записи.")
    _require_its_day(visit, desk)
    return desk.next_number(visit.visitor)


def _called(visit: Visit, desk: Desk) -> tuple[VisitFact, ...]:
    if visit.called:
        raise Refusal("Посетитель уже на приёме.")
    came = () if visit.came else (_came(visit, desk),)
    return (*came, Called(at=_minute(desk)))


def _missed(visit: Visit, desk: Desk) -> Missed:
    if visit.at is not None and (visit.day, visit.at) > (desk.now.date(), desk.now.time()):
        raise Refusal(f"Время приёма ещё не наступило: запись на {visit.at:%H:%M}. Её можно отменить.")
    return Missed()


def _require_not_here(visit: Visit) -> None:
    if visit.came:
        raise Refusal("Посетитель уже пришёл: завершите приём или отмените отметку о приходе.")
    if visit.state in {State.CANCELLED, State.ABSENT}:
        raise Refusal("Это уже отмечено.")


def _require_its_day(visit: Visit, desk: Desk) -> None:
    if visit.day != desk.now.date():
        raise Refusal(f"Запись на {visit.day:%d.%m.%Y}, а не на сегодня: сначала перенесите её.")


def _minute(desk: Desk) -> time:
    return desk.now.time().replace(second=0, microsecond=0)


def _line(text: str, field: str) -> str:
    return " ".join(required(text, field, SHORT_TEXT).split()) if text.strip() else ""
