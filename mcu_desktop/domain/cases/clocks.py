"""The running terms of a case: which norms tick, since when, until when, and what stopped them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.values import ClockStopped, Started
from mcu_desktop.domain.terms.deadlines import Deadline, Step, Terms
from mcu_desktop.domain.terms.norms import Stop, Trigger

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One term of a case. While it runs it follows calendar and norms; once stopped it stays."""

    deadline: Deadline
    stopped_on: date | None = None
    held: ClockStopped | None = None
    about: str = ""
    """Which of several terms of one norm: a request, an order."""

    @property
    def norm(self) -> str:
        """The norm's name."""
        return self.deadline.norm.id

    @property
    def title(self) -> str:
        """The norm's title, with what tells it from others: a request's number, the questions that left."""
        norm = self.deadline.norm
        match norm.stops:
            case Stop.REPLIED:
                return f"{norm.title} № {self.about}"
            case Stop.FORWARDED | Stop.RETURNED | Stop.NOTIFIED if self.about:
                return f"{norm.title} (вопрос {self.about})"
            case _:
                return norm.title

    @property
    def running(self) -> bool:
        """Nothing has stopped the term."""
        return self.stopped_on is None

    @property
    def due(self) -> str:
        """Give the last day, or the last moment with its zone, in ISO form."""
        return self.held.due if self.held else self.deadline.due.isoformat()

    @property
    def due_day(self) -> str:
        """Give the day of `due`."""
        return self.due[:10]

    @property
    def provisional(self) -> bool:
        """The calendar of the year was not decreed when the date was counted."""
        return self.held.provisional if self.held else self.deadline.provisional

    @property
    def steps(self) -> tuple[Step, ...]:
        """Give the chain from the fact to the date."""
        if self.held is None or self.held.due == self.deadline.due.isoformat():
            return self.deadline.steps
        kept = Step(
            what="Срок на день остановки",
            before=self.deadline.due.isoformat(),
            after=self.held.due,
            why="Календарь или норма менялись уже после остановки срока: действует дата, бывшая тогда",
        )
        return (*self.deadline.steps, kept)


def clocks(case: Case, terms: Terms) -> tuple[Clock, ...]:
    """Give every term that the case has started; none is counted for one that was destroyed."""
    if case.erased:
        return ()
    held = {(clock.norm, clock.about): clock for clock in case.stopped}
    at_once = (
        Clock(
            deadline=_as_named(terms.deadline(norm, _start(norm.starts, case)), case),
            stopped_on=_stop(norm.stops, case),
            held=held.get((norm.id, "")),
        )
        for norm in terms.starting(case.regime, case.registered_on, significant=case.significant)
    )
    later = (_begun(started, case, terms, held.get((started.norm, started.about))) for started in case.begun)
    return tuple(_moved_by_extension(clock, case, terms) for clock in (*at_once, *later))


EXTENSION = "59fz.extend"
EXTENDABLE = frozenset({"59fz.answer", "59fz.migration-region"})
"""Which terms an extension moves; terms of the office's own stay."""


def _moved_by_extension(clock: Clock, case: Case, terms: Terms) -> Clock:
    """Let the term of the answer end where its extension says, told from its unshifted end on."""
    extension = case.extension
    if extension is None or clock.norm not in EXTENDABLE or clock.deadline.due_day >= extension.until:
        return clock
    further = terms.deadline(EXTENSION, clock.deadline.raw)
    if further.due != extension.until:
        further = further.named(extension.until)
    return replace(clock, deadline=clock.deadline.extended(further, alone=case.significant))


def _as_named(deadline: Deadline, case: Case) -> Deadline:
    """Let the term of the answer end on the day that the paper itself names."""
    if case.named_due is None or deadline.norm.stops is not Stop.ANSWERED or deadline.norm.significant_only:
        return deadline
    return deadline.named(case.named_due)


def _begun(started: Started, case: Case, terms: Terms, held: ClockStopped | None) -> Clock:
    """Give a term that a decision began; the end of the case ends it, too."""
    deadline = terms.deadline(started.norm, started.start)
    if started.due is not None:
        deadline = deadline.named(started.due)
    return Clock(
        deadline=deadline,
        stopped_on=started.stopped_on or _stop(deadline.norm.stops, case),
        held=held,
        about=started.about,
    )


def held(case: Case, terms: Terms, stop: Stop) -> tuple[ClockStopped, ...]:
    """Give the terms that a stopping fact must keep as they stand now."""
    return tuple(
        ClockStopped(norm=clock.norm, due=clock.due, provisional=clock.provisional, about=clock.about)
        for clock in clocks(case, terms)
        if clock.deadline.norm.stops is stop and clock.held is None
    )


def held_of(case: Case, terms: Terms, norm: str, about: str = "") -> tuple[ClockStopped, ...]:
    """Give one term of a case as it stands now, for the fact that stops it alone."""
    return tuple(
        ClockStopped(norm=clock.norm, due=clock.due, provisional=clock.provisional, about=clock.about)
        for clock in clocks(case, terms)
        if (clock.norm, clock.about) == (norm, about)
    )


def moved(before: Case, after: Case, terms: Terms) -> tuple[ClockStopped, ...]:
    """Give the stopped terms that a correction of the case counts from another fact, or brings in."""
    starts = {(clock.norm, clock.about): clock.deadline.start for clock in clocks(before, terms)}
    return tuple(
        ClockStopped(
            norm=c.norm, due=c.deadline.due.isoformat(), provisional=c.deadline.provisional, about=c.about
        )
        for c in clocks(after, terms)
        if not c.running and starts.get((c.norm, c.about)) != c.deadline.start
    )


def binding(running: tuple[Clock, ...]) -> Clock | None:
    """Give the clock with the least slack; the term of another body binds nobody here."""
    own = (clock for clock in running if clock.running and clock.deadline.norm.stops is not Stop.REPLIED)
    return min(own, key=_end, default=None)


def _end(clock: Clock) -> str:
    """Let a moment of a day come before the end of that day."""
    return clock.due if clock.due != clock.due_day else f"{clock.due}T24"


def _start(trigger: Trigger, case: Case) -> date | datetime:
    if trigger is Trigger.RECEIVED:
        return case.received_at or case.received_on
    return case.registered_on


def _stop(stop: Stop, case: Case) -> date | None:
    if stop is Stop.REGISTERED:
        return case.registered_on
    if stop is Stop.ACCEPTED:
        return case.withdrawn_on
    if case.sent is not None:
        return case.sent.sent_on
    return case.withdrawn_on or case.out_on
