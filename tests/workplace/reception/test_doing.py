"""A reception at the desk: booked, received, ended as a case or without one; taken back as one action."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.commands import Undo
from mcu_desktop.domain.reception.commands import Book, Call, Cancel, Come, End, Mend, Miss, Move, WalkIn
from mcu_desktop.domain.reception.visit import Outcome, State
from mcu_desktop.domain.vocabulary import Form, Result, Status
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.reception import day, doing
from mcu_desktop.workplace.taking_back import plan, take_back
from tests.offices import ORDINARY, SOMEBODY, SOMEBODY_ELSE, Hands
from tests.workplace.reception.conftest import MONDAY, VISITOR, booked

if TYPE_CHECKING:
    from mcu_desktop.domain.reception.visit import VisitId
    from mcu_desktop.workplace.workplace import Workplace


def ended(desk: Workplace, id_: VisitId, outcome: Outcome, **said: Any) -> doing.Visited:
    wanted: dict[str, Any] = {
        "visitor": VISITOR,
        "text": "Течёт крыша.",
        "said": "Ремонт стоит в плане на май.",
    } | said
    return doing.end(desk, id_, End(outcome=outcome, **wanted))


@pytest.fixture
def inside(desk: Workplace) -> VisitId:
    visit = booked(desk).visit
    doing.act(desk, visit, Call())
    return visit


def test_an_oral_explanation_is_registered_answered_sent_and_closed_in_one_go(
    desk: Workplace, inside: VisitId
) -> None:
    done = ended(desk, inside, Outcome.EXPLAINED, consent=True, id_shown=True)
    assert done.case
    case = desk.case(done.case)
    assert (case.number, case.form, case.status) == ("У-А-1/26", Form.ORAL, Status.DONE)
    assert case.questions[0].result is Result.EXPLAINED
    assert case.sent
    assert case.sent.consent
    assert case.sent.signer == desk.person_name(SOMEBODY)
    assert not [clock for clock in clocks(case, desk.terms) if clock.running]
    visit = day.visit(desk, inside)
    assert (visit.state, visit.case, visit.came and visit.came.number) == (State.ENDED, case.id, "ЛП-А-1/26")


def test_a_taken_back_ending_leaves_the_number_and_can_be_ended_otherwise(
    desk: Workplace, inside: VisitId
) -> None:
    done = ended(desk, inside, Outcome.EXPLAINED, consent=True)
    assert done.case
    assert done.changes.action
    desk.undo(done.changes.action)
    assert (desk.case(done.case).status, day.visit(desk, inside).state) == (Status.REGISTERED, State.INSIDE)
    with pytest.raises(Refusal, match="уже зарегистрировано дело"):
        ended(desk, inside, Outcome.ELSEWHERE)

    again = ended(
        desk, inside, Outcome.ORDER, block=ORDINARY, executor=SOMEBODY_ELSE, until=MONDAY, text="Крыша."
    )
    assert again.number == done.number
    case = desk.case(done.case)
    assert (case.text, case.questions[0].executor) == ("Крыша.", SOMEBODY_ELSE)
    (order,) = case.orders
    assert (order.given.giver, order.given.due) == (SOMEBODY, MONDAY)
    assert desk.verify().ok


def test_an_ending_taken_back_on_the_card_of_its_case_is_taken_back_at_the_reception(
    desk: Workplace, inside: VisitId
) -> None:
    done = ended(desk, inside, Outcome.EXPLAINED, consent=True)
    assert done.case
    desk.act(done.case, Undo())
    assert (desk.case(done.case).status, day.visit(desk, inside).state) == (Status.REGISTERED, State.INSIDE)
    with pytest.raises(Refusal, match="Регистрацию отменить нельзя"):
        desk.act(done.case, Undo())


@pytest.mark.parametrize(
    ("outcome", "said", "form"),
    [
        (Outcome.ANSWER, {}, Form.ORAL),
        (Outcome.PAPER, {"sheets": 3}, Form.WRITTEN),
        (
            Outcome.ORDER,
            {"block": ORDINARY, "executor": SOMEBODY_ELSE, "until": date(2026, 12, 1)},
            Form.ORAL,
        ),
    ],
)
def test_what_is_to_be_answered_becomes_a_case_with_running_terms(
    desk: Workplace, inside: VisitId, outcome: Outcome, said: dict[str, Any], form: Form
) -> None:
    done = ended(desk, inside, outcome, **said)
    assert done.case
    case = desk.case(done.case)
    assert case.form is form
    assert [clock.norm for clock in clocks(case, desk.terms) if clock.running]


@pytest.mark.parametrize(
    ("outcome", "said", "field"),
    [
        (Outcome.EXPLAINED, {}, "consent"),
        (Outcome.EXPLAINED, {"consent": True, "said": " "}, "said"),
        (Outcome.PAPER, {}, "sheets"),
        (Outcome.ORDER, {"until": MONDAY}, "executor"),
        (Outcome.ORDER, {"executor": SOMEBODY_ELSE}, "until"),
        (Outcome.ORDER, {"executor": SOMEBODY_ELSE, "until": date(2026, 11, 1)}, "until"),
        (Outcome.ORDER, {"executor": SOMEBODY_ELSE, "until": MONDAY}, "block"),
        (Outcome.REFUSED, {}, "earlier"),
        (Outcome.ELSEWHERE, {"said": ""}, "said"),
        (Outcome.ANSWER, {"text": ""}, "text"),
        (Outcome.ANSWER, {"code": "0005"}, "code"),
    ],
)
def test_an_ending_that_lacks_something_is_refused_by_the_field_and_leaves_nothing(
    desk: Workplace, inside: VisitId, outcome: Outcome, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        ended(desk, inside, outcome, **said)
    assert refused.value.field == field
    assert (day.visit(desk, inside).state, desk.store.visits.one(inside).case) == (State.INSIDE, None)  # type: ignore[union-attr]


def test_who_was_answered_before_is_refused_with_the_answers_named(desk: Workplace, inside: VisitId) -> None:
    answered = ended(desk, inside, Outcome.EXPLAINED, consent=True).case
    again = doing.walk_in(desk, WalkIn(whom=SOMEBODY, visitor=VISITOR)).visit
    (before,) = day.answered_before(desk, VISITOR)
    assert (before.case, before.number) == (answered, "У-А-1/26")
    done = ended(desk, again, Outcome.REFUSED, earlier=(before.case,))
    assert (done.case, day.visit(desk, again).received.earlier) == (None, (answered,))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("on", "at", "because"),
    [
        (MONDAY, time(9), "уже прошло"),
        (MONDAY, time(10, 15), "уже записан.*Свободно: 10:00, 10:30"),
        (MONDAY, time(13), "приёма нет.*понедельник, вторник, 10:00–12:00, каб. 5"),
        (date(2026, 11, 25), time(10, 15), "приёма нет"),
        (date(2027, 1, 4), time(10, 15), "приёма нет"),
    ],
    ids=["past", "taken", "outside hours", "not on that weekday", "holiday"],
)
def test_a_booking_is_refused_in_words(desk: Workplace, on: date, at: time, because: str) -> None:
    booked(desk)
    with pytest.raises(Refusal, match=because) as refused:
        doing.book(desk, Book(whom=SOMEBODY, day=on, at=at, visitor=VISITOR))
    assert refused.value.field == "at"


def test_a_booking_that_was_cancelled_moved_or_missed_frees_its_time(desk: Workplace, hands: Hands) -> None:
    first, second, third = (booked(desk, time(10, minute)).visit for minute in (0, 15, 30))
    doing.act(desk, first, Cancel(reason="Заболела"))
    doing.act(desk, second, Move(day=MONDAY, at=time(11)))
    hands.on(minutes=50)
    doing.act(desk, third, Miss())
    hands.on(minutes=-50)
    free = [slot.at for slot in day.day(desk, SOMEBODY, MONDAY).free]
    assert {time(10), time(10, 15), time(10, 30)} <= set(free)
    assert time(11) not in free


def test_the_turn_goes_by_right_then_by_time_then_by_arrival(desk: Workplace, hands: Hands) -> None:
    early, due = booked(desk, time(11)).visit, booked(desk, time(10)).visit
    walked = doing.walk_in(desk, WalkIn(whom=SOMEBODY, visitor=VISITOR)).visit
    for visit in (early, due):
        doing.act(desk, visit, Come())
    hands.on(minutes=15)
    veteran = doing.walk_in(desk, WalkIn(whom=SOMEBODY, visitor=VISITOR, priority="ветеран")).visit
    stands = day.day(desk, SOMEBODY, MONDAY)
    assert [line.visit.id for line in stands.lines] == [veteran, due, walked, early]
    assert stands.next == veteran


def test_what_a_card_says_is_mended_and_any_step_is_taken_back(desk: Workplace) -> None:
    visit = booked(desk).visit
    for command in (Mend(visitor=VISITOR, about="Двор"), Come(), Call()):
        action = doing.act(desk, visit, command).changes.action
        assert action
        desk.undo(action)
        assert day.visit(desk, visit).state is State.BOOKED
        assert day.visit(desk, visit).about == "Крыша"
    came = doing.act(desk, visit, Come()).changes.action
    called = doing.act(desk, visit, Call()).changes.action
    assert came
    assert called
    (staying,) = plan(desk, (came,)).staying
    assert "Личный приём: после этого было действие «приглашение на приём»" in staying.reason
    take_back(desk, (came, called))
    assert day.visit(desk, visit).state is State.BOOKED


def test_a_booking_that_is_taken_back_is_gone(desk: Workplace) -> None:
    done = booked(desk)
    assert done.changes.action
    desk.undo(done.changes.action)
    assert day.day(desk, SOMEBODY, MONDAY).lines == ()
    assert desk.verify().ok
