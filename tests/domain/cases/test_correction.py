"""Corrections: only what changed, with a reason, checked like a registration."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    CaseCommand,
    Close,
    CorrectCase,
    SendAnswer,
    Undo,
)
from mcu_desktop.domain.cases.facts import Corrected
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import Channel, Kind, QuestionId, Regime, Result, Status
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, IVANOV, ORDINARY, PETROVA, SIGNIFICANT, SOMEBODY, Life, asked, rules

FRIDAY = date(2026, 11, 20)
CORRECT = CorrectCase(reason="Опечатка")
WATER, PIT = asked("Нет воды", "Яма")
ANSWERED = (Answer(result=Result.EXPLAINED),)
SENT = (*ANSWERED, SendAnswer())


def corrected(life: Life) -> Corrected:
    fact = life.told[-1].fact
    assert isinstance(fact, Corrected)
    return fact


@pytest.mark.parametrize(
    ("before", "command", "field"),
    [
        pytest.param((), CorrectCase(reason=" ", text="Иное"), "reason", id="no reason"),
        pytest.param((), CORRECT, None, id="nothing changed"),
        pytest.param((), replace(CORRECT, text=f" {APPEAL.text} "), None, id="only blanks around the text"),
        pytest.param((), replace(CORRECT, place="  "), None, id="no place instead of none"),
        pytest.param((), replace(CORRECT, text=" "), "text", id="an empty text"),
        pytest.param((), replace(CORRECT, text="\ud800"), "text", id="half a sign in the text"),
        pytest.param((), replace(CORRECT, place="\x07"), "place", id="a bell in the place"),
        pytest.param(
            (), replace(CORRECT, received_on=date(2026, 11, 24)), "received_on", id="received tomorrow"
        ),
        pytest.param(
            (), replace(CORRECT, received_on=date(1999, 1, 1)), "received_on", id="older than the law"
        ),
        pytest.param(
            (), replace(CORRECT, applicants=(Applicant(),)), "applicants[0]", id="an empty applicant"
        ),
        pytest.param(
            (), replace(CORRECT, applicants=(PETROVA,) * 501), "applicants", id="too many applicants"
        ),
        pytest.param((), replace(CORRECT, questions=()), "questions", id="no question left"),
        pytest.param((), replace(CORRECT, questions=asked(*"я" * 51)), "questions", id="too many questions"),
        pytest.param((), replace(CORRECT, questions=(WATER, WATER)), "questions", id="a question twice"),
        pytest.param(
            (),
            replace(CORRECT, questions=(replace(WATER, text="\x00"),)),
            "questions[0].text",
            id="a question of zero",
        ),
        pytest.param(
            (),
            replace(CORRECT, questions=(replace(WATER, block=CardId("f" * 32)),)),
            "questions[0].block",
            id="a block that does not exist",
        ),
        pytest.param(
            (),
            replace(CORRECT, questions=(replace(WATER, code="0005"),)),
            "questions[0].code",
            id="a code, no leaf",
        ),
        pytest.param(
            (Assign(executor=SOMEBODY),),
            replace(CORRECT, questions=(PIT,)),
            "questions",
            id="drop what is assigned",
        ),
        pytest.param(ANSWERED, replace(CORRECT, questions=(PIT,)), "questions", id="drop what is answered"),
        pytest.param(
            SENT, replace(CORRECT, questions=(WATER, PIT)), "questions", id="ask more after the answer"
        ),
    ],
)
def test_a_correction_is_refused(
    before: tuple[CaseCommand, ...], command: CorrectCase, field: str | None
) -> None:
    life = Life.registered().do(*before)
    with pytest.raises(Refusal) as refused:
        life.do(command)
    assert refused.value.field == field


def test_a_correction_keeps_only_what_changed() -> None:
    life = Life.registered().do(
        replace(CORRECT, kind=Kind.COMPLAINT, channel=APPEAL.channel, text=APPEAL.text)
    )
    assert corrected(life) == Corrected(reason="Опечатка", kind=Kind.COMPLAINT)


def test_several_fields_are_mended_at_once() -> None:
    life = Life.registered().do(
        replace(CORRECT, channel=Channel.HAND, place=" ул. Мира ", applicants=(PETROVA, IVANOV))
    )
    assert (life.case.channel, life.case.place, len(life.case.applicants)) == (Channel.HAND, "ул. Мира", 2)


def test_an_empty_place_takes_the_place_away() -> None:
    life = Life.registered(replace(APPEAL, place="ул. Мира")).do(replace(CORRECT, place=""))
    assert not life.case.place


def test_a_new_question_gets_the_number_that_follows() -> None:
    new = AskedQuestion(id=QuestionId("новый"), text="Яма", block=ORDINARY)
    life = Life.registered().do(replace(CORRECT, questions=(new, WATER)))
    assert [(question.id, question.text) for question in life.case.questions] == [
        ("2", "Яма"),
        ("1", "Нет воды"),
    ]


def test_a_mended_question_keeps_its_work() -> None:
    life = Life.registered().do(
        Assign(executor=SOMEBODY), replace(CORRECT, questions=(replace(WATER, text="Вода"),))
    )
    question = life.case.questions[0]
    assert (question.text, question.executor, question.stage) == ("Вода", SOMEBODY, Status.ASSIGNED)


@pytest.mark.parametrize(("first", "then"), [(ORDINARY, SIGNIFICANT), (SIGNIFICANT, ORDINARY)])
def test_a_wrong_block_mended_starts_or_ends_the_accelerated_term(first: CardId, then: CardId) -> None:
    life = Life.registered(replace(APPEAL, questions=(replace(WATER, block=first),)))
    life.do(replace(CORRECT, questions=(replace(WATER, block=then),)))
    assert ("local.accelerated" in life.clocks()) is (then == SIGNIFICANT)


def test_a_mended_word_does_not_ask_anew_whether_the_topic_is_significant() -> None:
    life = Life.registered(replace(APPEAL, questions=(replace(WATER, block=SIGNIFICANT),)))
    blocks = {id_: replace(one, significant=False) for id_, one in life.rules.office.blocks.items()}
    life.rules = replace(life.rules, office=replace(life.rules.office, blocks=blocks))
    life.do(replace(CORRECT, questions=(replace(WATER, text="Вода", block=SIGNIFICANT),)))
    assert life.case.significant


def test_a_block_out_of_use_does_not_stand_in_the_way_of_mending_a_word() -> None:
    life = Life.registered()
    life.rules = replace(life.rules, office=replace(life.rules.office, blocks={}))
    assert (
        life.do(replace(CORRECT, questions=(replace(WATER, text="Вода"),))).case.questions[0].text == "Вода"
    )


def test_another_day_of_receipt_moves_the_terms_counted_from_it_also_when_stopped() -> None:
    life = Life.registered(replace(APPEAL, questions=asked("Нет воды", block=SIGNIFICANT))).do(*SENT)
    before = life.clocks()
    after = life.do(replace(CORRECT, received_on=FRIDAY)).clocks()
    moved = {norm for norm in before if before[norm].due != after[norm].due}
    assert moved == {"59fz.register", "local.accelerated"}
    assert all(clock.steps == clock.deadline.steps for clock in after.values())


def test_another_day_of_receipt_drops_a_moment_of_the_former_day() -> None:
    came = datetime(2026, 11, 23, 5, tzinfo=UTC)
    life = Life.registered(replace(APPEAL, regime=Regime.INCIDENT, received_at=came))
    life.do(replace(CORRECT, received_on=FRIDAY))
    assert life.case.received_at is None
    assert life.clocks()["incident.answer"].deadline.start != came


def test_a_correction_taken_back_leaves_no_trace_in_the_case() -> None:
    life = Life.registered()
    before = life.case
    life.do(replace(CORRECT, received_on=FRIDAY, applicants=(IVANOV,), place="ул. Мира"), Undo())
    assert life.case == before


def test_a_sent_case_may_be_mended_without_new_questions() -> None:
    life = Life.registered().do(*SENT, replace(CORRECT, questions=(replace(WATER, text="Вода"),)), Close())
    assert life.case.status is Status.DONE


def test_the_answer_term_does_not_move_with_the_day_of_receipt() -> None:
    life = Life.registered(RegisterCase(text="Вода"), at=rules(FRIDAY + timedelta(days=3)))
    before = life.clocks()["59fz.answer"].due
    assert life.do(replace(CORRECT, received_on=FRIDAY)).clocks()["59fz.answer"].due == before
