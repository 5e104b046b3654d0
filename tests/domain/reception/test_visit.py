"""A visit told from its facts, whatever several desks wrote; hours cut into times."""

from __future__ import annotations

from datetime import date, time

import pytest

from mcu_desktop.domain.cards.kinds import CardId, ReceptionHours
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.hours import hours_in_words, receiving, slots
from mcu_desktop.domain.reception.visit import (
    VISIT_FACTS,
    Booked,
    Called,
    Came,
    Cancelled,
    CaseMade,
    Mended,
    Missed,
    Moved,
    Outcome,
    Received,
    State,
    VisitFact,
    VisitTold,
    fold_visit,
)
from mcu_desktop.domain.reception.words import action_noun, sentence
from mcu_desktop.domain.terms.calendar import WorkingCalendar
from mcu_desktop.domain.undoing import Undone
from mcu_desktop.domain.vocabulary import CaseId

WHOM, OTHER = CardId("a" * 32), CardId("b" * 32)
MONDAY = date(2026, 11, 23)
BOOKED = Booked(whom=WHOM, day=MONDAY, at=time(10), visitor=Applicant(surname="Ким"))
CAME = Came(at=time(9, 50), number="ЛП-А-1/26", station="А", year=2026, ordinal=1)
AGAIN = Came(at=time(9, 55), number="ЛП-Б-1/26", station="Б", year=2026, ordinal=1)
CALLED = Called(at=time(10, 5))
FIRST = Received(outcome=Outcome.ANSWER, at=time(10, 20), text="Крыша")
LATER = Received(outcome=Outcome.ELSEWHERE, at=time(10, 25), text="Крыша", said="В суд")
MOVED = Moved(day=MONDAY, at=time(11))


def told(*facts: VisitFact) -> tuple[VisitTold, ...]:
    return tuple(VisitTold(str(place), fact) for place, fact in enumerate(facts))


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((BOOKED,), State.BOOKED),
        ((BOOKED, CAME), State.WAITING),
        ((BOOKED, CAME, CALLED), State.INSIDE),
        ((BOOKED, CAME, CALLED, FIRST), State.ENDED),
        ((BOOKED, Missed()), State.ABSENT),
        ((BOOKED, Cancelled()), State.CANCELLED),
        ((BOOKED, Missed(), MOVED), State.BOOKED),
        ((BOOKED, Cancelled(), CAME), State.WAITING),
        ((BOOKED, CAME, CALLED, FIRST, Missed()), State.ENDED),
        ((BOOKED, CAME, Undone(txn="1", what="")), State.BOOKED),
    ],
)
def test_whoever_was_seen_was_there_whatever_else_was_written(
    facts: tuple[VisitFact, ...], state: State
) -> None:
    visit = fold_visit("1", told(*facts))
    assert visit
    assert visit.state is state
    assert visit.holds_its_time is (state not in {State.ABSENT, State.CANCELLED})


def test_of_what_two_desks_wrote_the_first_holds_and_the_other_ending_is_kept() -> None:
    visit = fold_visit("1", told(BOOKED, CAME, AGAIN, CALLED, FIRST, LATER))
    assert visit
    assert (visit.came, visit.received, visit.again) == (CAME, FIRST, (LATER,))


def test_without_a_booking_there_is_no_visit() -> None:
    assert fold_visit("1", told(CAME, CALLED)) is None
    assert fold_visit("1", told(BOOKED, Undone(txn="0", what=""))) is None


def test_every_fact_of_a_visit_is_told_in_words() -> None:
    made, undone = CaseMade(case=CaseId("c" * 32)), Undone(txn="0", what="запись на приём")
    known = (BOOKED, MOVED, Mended(), CAME, CALLED, made, FIRST, Cancelled(), Missed(), undone)
    assert set(map(type, known)) == set(VISIT_FACTS.values())
    assert all(sentence(fact).endswith(".") and action_noun(fact) for fact in known)


def hours(**said: object) -> ReceptionHours:
    usual: dict[str, object] = {"whom": WHOM, "begins": time(10), "ends": time(11), "weekdays": (0,)}
    return ReceptionHours(**(usual | said))  # type: ignore[arg-type]  # fields by name


CALENDAR = WorkingCalendar(off=frozenset({date(2026, 11, 30)}))


@pytest.mark.parametrize(
    ("known", "on", "times"),
    [
        ((hours(minutes=20),), MONDAY, ("10:00", "10:20", "10:40")),
        ((hours(minutes=25),), MONDAY, ("10:00", "10:25")),
        ((hours(),), date(2026, 11, 24), ()),
        ((hours(),), date(2026, 11, 30), ()),
        ((hours(weeks=(1, 3), minutes=60),), date(2026, 11, 16), ("10:00",)),
        ((hours(weeks=(1, 3), minutes=60),), MONDAY, ()),
        ((hours(), hours(day=MONDAY, begins=time(15), ends=time(16), minutes=60)), MONDAY, ("15:00",)),
        ((hours(day=date(2026, 11, 30), weekdays=(), minutes=60),), date(2026, 11, 30), ("10:00",)),
        ((hours(minutes=60), hours(begins=time(14), ends=time(15), minutes=60)), MONDAY, ("10:00", "14:00")),
        ((hours(whom=OTHER),), MONDAY, ()),
    ],
    ids=[
        "cut", "rest left", "another weekday", "day off", "third Monday", "fourth Monday", "that day alone",
        "that day though off", "twice a day", "somebody else's",
    ],
)  # fmt: skip
def test_times_follow_the_hours_and_the_calendar(
    known: tuple[ReceptionHours, ...], on: date, times: tuple[str, ...]
) -> None:
    assert tuple(f"{slot.at:%H:%M}" for slot in slots(known, WHOM, on, CALENDAR)) == times
    assert (WHOM in receiving(known, on, CALENDAR)) is bool(times)


def test_hours_are_said_in_words() -> None:
    assert hours_in_words(hours(weeks=(1, 3), room="каб. 5")) == (
        "понедельник, 1-й и 3-й в месяце, 10:00–11:00, каб. 5"
    )
