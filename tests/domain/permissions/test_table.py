"""The table of duties: whole, fair to the owner of a small office, and read as far as each duty reaches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import CARD_KINDS, CardId, Person
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.commands import (
    CASE_COMMANDS,
    OUTSIDE_COMMANDS,
    Answer,
    Assign,
    CaseCommand,
    Close,
    CorrectCase,
    SendAnswer,
    Take,
    Undo,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.office.presets import OWNING
from mcu_desktop.domain.permissions import over_cases
from mcu_desktop.domain.permissions.judging import ever, hat, judged, why_not
from mcu_desktop.domain.permissions.reach import Whole, about
from mcu_desktop.domain.permissions.rights import Export, Managing, Right, Seeing, right_name
from mcu_desktop.domain.permissions.sight import Sight, sight
from mcu_desktop.domain.permissions.table import OFFICE, duties_for
from mcu_desktop.domain.vocabulary import QuestionId, Regime, Result
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, ORDINARY, OTHER_ORDINARY, Life, asked, kinel

ME = CardId("e" * 32)
SECOND = QuestionId("2")
RIGHTS: tuple[Right, ...] = (
    RegisterCase,
    *CASE_COMMANDS.values(),
    *OUTSIDE_COMMANDS,
    *CARD_KINDS.values(),
    *Seeing,
    *Export,
    *Managing,
)


def office(*duties: Duty, heading: tuple[CardId, ...] = ()) -> Office:
    """Kinel with one more person, who may head blocks."""
    known = kinel()
    blocks = {
        id_: replace(card, heads=(*card.heads, ME)) if id_ in heading else card
        for id_, card in known.blocks.items()
    }
    return replace(known, blocks=blocks, people={**known.people, ME: Person(post="Проверка", duties=duties)})


def given(command: RegisterCase, *orders: CaseCommand) -> Case:
    """A case of an office in which I work."""
    life = Life.registered(command)
    life.rules = replace(life.rules, office=office())
    return life.do(*orders).case


def test_every_right_has_a_row_and_a_name() -> None:
    assert set(RIGHTS) == {*OFFICE, *over_cases.TABLE}
    assert all(right_name(right) and duties_for(right) for right in RIGHTS)


def test_the_owner_of_an_office_of_one_may_do_everything() -> None:
    beyond = [right for right in RIGHTS if not set(duties_for(right)) & set(OWNING)]
    assert beyond == [Seeing.FIGURES], "who sees everything needs no figures without people"


def test_the_administrator_is_let_into_no_case_and_an_outside_organisation_into_nothing() -> None:
    commands = {RegisterCase, *CASE_COMMANDS.values(), *OUTSIDE_COMMANDS}
    of_cases = {*commands, *Export, Seeing.CASES, Seeing.FIGURES, Seeing.NOTE}
    assert [right for right in of_cases if Duty.ADMINISTRATOR in duties_for(right)] == []
    assert [right for right in RIGHTS if Duty.OUTSIDE in duties_for(right)] == []


ALL = (Duty.INTAKE_OPERATOR, Duty.HEAD, Duty.APPEALS, Duty.POS, Duty.EXECUTOR, Duty.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("held", "right", "regime", "worn"),
    [
        (ALL, RegisterCase, Regime.APPEAL, Duty.APPEALS),
        (ALL, RegisterCase, Regime.POS, Duty.POS),
        (ALL, RegisterCase, Regime.INCIDENT, Duty.INTAKE_OPERATOR),
        (ALL, RegisterCase, Regime.OTHER, Duty.APPEALS),
        (ALL, SetControl, Regime.APPEAL, Duty.HEAD),
        (ALL, SendAnswer, Regime.POS, Duty.POS),
        (ALL, SendAnswer, Regime.INCIDENT, Duty.HEAD),
        (ALL, CorrectCase, Regime.INCIDENT, Duty.INTAKE_OPERATOR),
        ((Duty.POS,), SendAnswer, Regime.APPEAL, None),
        ((Duty.ANALYST,), RegisterCase, Regime.APPEAL, None),
        ((), RegisterCase, Regime.APPEAL, None),
    ],
)
def test_the_hat_is_the_first_of_the_row_that_is_held_and_reaches(
    held: tuple[Duty, ...], right: type[CaseCommand], regime: Regime, worn: Duty | None
) -> None:
    assert hat(office(*held), ME, right, Whole(regime=regime)) is worn


TWO = replace(APPEAL, questions=asked("Нет воды", "Яма", block=ORDINARY))


@pytest.mark.parametrize(
    ("duty", "command", "may"),
    [
        (Duty.EXECUTOR, Take(question=SECOND), True),
        (Duty.EXECUTOR, Take(), True),
        (Duty.EXECUTOR, Answer(result=Result.EXPLAINED, question=SECOND), True),
        (Duty.EXECUTOR, Answer(result=Result.EXPLAINED), False),
        (Duty.EXECUTOR, Answer(result=Result.EXPLAINED, question=QuestionId("1")), False),
        (Duty.EXECUTOR, Close(), False),
        (Duty.BLOCK_HEAD, Answer(result=Result.EXPLAINED), True),
        (Duty.BLOCK_HEAD, Close(), True),
        (Duty.POS, Close(), False),
    ],
)
def test_an_executor_acts_on_own_questions_and_a_head_on_those_of_the_block(
    duty: Duty, command: CaseCommand, may: bool
) -> None:
    mine = (Assign(question=SECOND, executor=ME),) if duty is Duty.EXECUTOR else ()
    here = office(duty, heading=(ORDINARY,) if duty is Duty.BLOCK_HEAD else ())
    worn = hat(here, ME, type(command), about(given(TWO, *mine), command))
    assert worn is (duty if may else None)


def test_whoever_was_given_a_question_may_work_on_it() -> None:
    case = given(APPEAL, Assign(executor=ME))
    assert hat(office(Duty.CURATOR), ME, Take, about(case, Take())) is Duty.EXECUTOR


@pytest.mark.parametrize(
    ("duties", "command", "some"),
    [
        ((Duty.BLOCK_HEAD,), Close, True),
        ((Duty.POS,), Close, True),
        ((Duty.ANALYST,), Take, True),
        ((Duty.ANALYST,), Close, False),
        ((Duty.EXECUTOR,), Close, False),
        ((), Take, False),
    ],
)
def test_a_command_that_no_case_lets_is_known_beforehand(
    duties: tuple[Duty, ...], command: type[CaseCommand], some: bool
) -> None:
    assert ever(office(*duties), ME, command) is some


@pytest.mark.parametrize(("duty", "may"), [(Duty.HEAD, True), (Duty.APPEALS, True), (Duty.CURATOR, False)])
def test_what_others_did_is_taken_back_by_who_leads(duty: Duty, may: bool) -> None:
    case = about(Life.registered().do(SetControl()).case, Undo(), others=True)
    assert (hat(office(duty), ME, Undo, case) is not None) is may


@pytest.mark.parametrize(
    ("duties", "heading", "seen"),
    [
        ((Duty.HEAD,), (), Sight(whole=True)),
        ((Duty.ANALYST, Duty.CALL_OPERATOR), (), Sight(whole=True)),
        ((), (ORDINARY,), Sight(blocks=(ORDINARY,), people=(ME,))),
        ((Duty.EXECUTOR,), (), Sight(people=(ME,))),
        ((Duty.ANALYST,), (), Sight(depersonalised=True, people=(ME,))),
        ((), (), Sight()),
    ],
)
def test_several_duties_see_what_any_of_them_sees(
    duties: tuple[Duty, ...], heading: tuple[CardId, ...], seen: Sight
) -> None:
    assert sight(office(*duties, heading=heading), ME) == seen


def test_a_refusal_names_the_command_the_duty_and_who_has_it() -> None:
    here = office(Duty.EXECUTOR)
    with pytest.raises(Refusal, match="«Закрыть в дело» – не ваша обязанность") as refused:
        judged(here, ME, Close, about(Life.registered().case, Close()))
    assert "руководитель МЦУ" in refused.value.reason
    assert "ответственный за ПОС" not in refused.value.reason
    assert any(person.title in refused.value.reason for person in here.people.values())


def test_a_duty_that_nobody_has_is_said_so() -> None:
    alone = replace(kinel(), people={ME: Person(post="Один", duties=(Duty.EXECUTOR,))}, blocks={})
    assert "ни у кого" in why_not(alone, ME, Seeing.FIGURES)


def test_somebody_else_s_block_is_told_as_such() -> None:
    here = office(heading=(OTHER_ORDINARY[0],))
    reason = why_not(here, ME, Close, about(Life.registered().case, Close()))
    assert "только вопросы своих блоков" in reason
