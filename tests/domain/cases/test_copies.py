"""Copies of one letter: a leading card, «экземпляр №» and one answer to all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.chapters.copies import EndWithLeading, LinkCopy, TakeCopy
from mcu_desktop.domain.cases.commands import Answer, CaseCommand, Close, SendAnswer, Undo, Withdraw
from mcu_desktop.domain.cases.values import Copy
from mcu_desktop.domain.vocabulary import CaseId, Regime, Result, Status
from mcu_desktop.problems import Refusal
from tests.forks import at_once, unsettled
from tests.offices import APPEAL, TODAY, Life, asked, office

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.cases.case import Case

ANSWERED = (Answer(result=Result.EXPLAINED, text="Дано разъяснение."), SendAnswer(outgoing="77"))
LEADING = CaseId("1" * 32)


def leading(*done: CaseCommand) -> Case:
    return Life.registered().do(*done).case._replace(id=LEADING, number="П-А-7/26")


def copy_beside(*others: Case) -> Life:
    life = Life.registered(replace(APPEAL, questions=asked("Нет воды", "Яма")))
    life.rules = replace(life.rules, other={case.id: case for case in (*others, life.case)}.get)
    return life


def test_a_copy_keeps_its_number_and_ends_with_the_answer_of_the_leading_card() -> None:
    life = copy_beside(leading(*ANSWERED)).do(LinkCopy(leading=LEADING), EndWithLeading())
    assert life.case.copy_of == Copy(case=LEADING, number="П-А-7/26", place=2)
    assert {question.result for question in life.case.questions} == {Result.ANSWERED}
    assert life.clocks()["59fz.answer"].stopped_on == TODAY
    assert life.history()[-1].text.startswith("Ответ дан по ведущей карточке № П-А-7/26")
    assert life.do(Close()).case.status is Status.DONE


def test_an_answer_with_which_a_copy_was_answered_is_not_taken_back() -> None:
    copy = copy_beside(leading(*ANSWERED)).do(LinkCopy(leading=LEADING), EndWithLeading()).case
    copy = copy._replace(id=CaseId("9" * 32), number="П-А-9/26", copy_of=None)
    life = copy_beside(copy).do(TakeCopy(copy=copy.id), *ANSWERED)
    with pytest.raises(Refusal, match="завершён экземпляр П-А-9/26"):
        life.do(Undo())
    life.rules = replace(life.rules, other={copy.id: copy._replace(sent=None)}.get)
    assert life.do(Undo()).case.sent is None


def test_taking_the_link_back_makes_a_case_of_its_own_again() -> None:
    life = copy_beside(leading()).do(LinkCopy(leading=LEADING), Undo())
    assert life.case.copy_of is None


@pytest.mark.parametrize(
    ("others", "command", "because"),
    [
        ((), LinkCopy(leading=LEADING), "дела нет"),
        ((leading(Withdraw()),), LinkCopy(leading=LEADING), "отвечать уже не будет"),
        ((leading()._replace(regime=Regime.POS),), LinkCopy(leading=LEADING), "другой порядок"),
        (
            (leading()._replace(copy_of=Copy(case=CaseId("2" * 32), number="П-А-1/26", place=2)),),
            LinkCopy(leading=LEADING),
            "Ведущая карточка: П-А-1/26",
        ),
        ((leading(),), LinkCopy(leading=LEADING, place=1), "№ 1 уже есть"),
        (
            (leading()._replace(copies=(Copy(case=CaseId("3" * 32), number="П-А-9/26", place=2),)),),
            LinkCopy(leading=LEADING, place=2),
            "№ 2 уже есть",
        ),
        ((), EndWithLeading(), "не экземпляр"),
    ],
)
def test_what_is_no_copy(others: tuple[Case, ...], command: CaseCommand, because: str) -> None:
    with pytest.raises(Refusal, match=because):
        copy_beside(*others).do(command)


def test_a_copy_waits_for_the_answer() -> None:
    with pytest.raises(Refusal, match="ответ ещё не отправлен"):
        copy_beside(leading()).do(LinkCopy(leading=LEADING), EndWithLeading())


def test_an_answer_on_the_leading_card_and_a_withdrawal_are_a_conflict() -> None:
    life = copy_beside(leading(*ANSWERED)).do(LinkCopy(leading=LEADING))
    both = at_once(life, (EndWithLeading(),), (Withdraw(),))
    assert unsettled(both) == ("progress",)
    assert both.case.status is Status.OUT


def test_two_leading_cards_named_at_once_are_a_conflict() -> None:
    other = leading()._replace(id=CaseId("2" * 32), number="П-А-8/26")
    life = copy_beside(leading(), other)
    assert unsettled(at_once(life, (LinkCopy(leading=LEADING),), (LinkCopy(leading=other.id),))) == (
        "copy_of",
    )


def test_who_leads_is_no_copy() -> None:
    life = copy_beside(leading()).do(TakeCopy(copy=LEADING))
    assert [copy.place for copy in life.case.copies] == [2]
    with pytest.raises(Refusal, match="уже записано"):
        life.do(TakeCopy(copy=LEADING))
    with pytest.raises(Refusal, match="само ведёт"):
        life.do(LinkCopy(leading=LEADING))


def test_both_cards_know_of_each_other_by_one_action(tmp_path: Path) -> None:
    desk = office(tmp_path)
    first, second = (desk.register(APPEAL).id for _ in range(2))
    done = desk.act(second, LinkCopy(leading=first))
    assert (desk.case(second).copy_of, desk.case(first).copies) == (
        Copy(case=first, number=desk.case(first).number, place=2),
        (Copy(case=second, number=desk.case(second).number, place=2),),
    )
    assert done.action is not None
    desk.undo(done.action)
    assert (desk.case(second).copy_of, desk.case(first).copies) == (None, ())
    desk.close()
