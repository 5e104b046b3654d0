"""What a day asks of a person: piles by due day and by state, duty by duty, the least slack first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Absence, CardId
from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.chapters.orders import GiveOrder, ReportOrder
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, ReturnDraft, Sign
from mcu_desktop.domain.cases.commands import Answer, Assign, Close, SendAnswer, Take
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import CaseId, Channel, Kind, QuestionId, Regime, Result
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.looking_after import working_duties
from mcu_desktop.workplace.today import Pile, to_do, today
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, SOMEBODY, SOMEBODY_ELSE, TODAY, asked, block, kinel, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = QuestionId("1")
MESSAGE = RegisterCase(
    regime=Regime.POS, kind=Kind.MESSAGE, channel=Channel.POS, text="Яма.", questions=asked("Яма")
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def desk(home: Path) -> Iterator[Workplace]:
    made = office(home)
    yield made
    made.close()


def received(command: RegisterCase, day: date) -> RegisterCase:
    return replace(command, received_on=day, registered_on=day)


def ids(desk: Workplace, pile: Pile, duty: Duty | None = None) -> list[str]:
    return [line.id for line in today(desk, duty).piles[pile].lines]


def assign(desk: Workplace, case: CaseId, executor: CardId = SOMEBODY) -> None:
    desk.act(case, Assign(question=FIRST, executor=executor))


def answer(desk: Workplace, case: CaseId) -> None:
    desk.act(case, Answer(question=FIRST, result=Result.EXPLAINED, text="Разъяснено."))


def test_open_cases_lie_by_the_day_on_which_they_are_due(desk: Workplace) -> None:
    for ago in range(14, 40):
        desk.register(received(APPEAL, TODAY - timedelta(days=ago)))
    due = {line.id: (line.due or "")[:10] for line in desk.lines(desk.keys(Filter()))}
    sunday = (TODAY + timedelta(days=6)).isoformat()
    expected = {
        Pile.OVERDUE: {case for case, day in due.items() if day < TODAY.isoformat()},
        Pile.TODAY: {case for case, day in due.items() if day == TODAY.isoformat()},
        Pile.WEEK: {case for case, day in due.items() if TODAY.isoformat() < day <= sunday},
    }
    assert all(expected.values())
    for pile, cases in expected.items():
        assert set(ids(desk, pile)) == cases


def test_the_least_slack_comes_first(desk: Workplace) -> None:
    for ago in (33, 38, 35):
        desk.register(received(APPEAL, TODAY - timedelta(days=ago)))
    due = [line.due for line in today(desk).piles[Pile.OVERDUE].lines]
    assert due == sorted(due, key=str)


def test_a_case_waits_for_its_executor_until_it_is_taken(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    executor = executor_of(desk)
    assign(desk, case, executor)
    desk.person = executor
    (line,) = today(desk).piles[Pile.WAITING].lines
    assert (line.id, to_do(line, Pile.WAITING)) == (case, "Возьмите в работу")
    desk.act(case, Take(question=FIRST))
    assert ids(desk, Pile.WAITING) == []


def test_an_answered_case_waits_to_be_sent_and_a_sent_one_to_be_closed(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    assign(desk, case)
    desk.act(case, Take(question=FIRST))
    assert ids(desk, Pile.WAITING, Duty.APPEALS) == []
    answer(desk, case)
    (line,) = today(desk, Duty.APPEALS).piles[Pile.WAITING].lines
    assert to_do(line, Pile.WAITING) == "Ответ готов: отправьте его"
    desk.act(case, SendAnswer())
    (line,) = today(desk, Duty.APPEALS).piles[Pile.WAITING].lines
    assert to_do(line, Pile.WAITING) == "Ответ отправлен: закройте дело"
    desk.act(case, Close())
    assert today(desk).nothing_to_do


def test_a_new_case_is_unassigned_until_somebody_has_it(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    (line,) = today(desk).piles[Pile.UNASSIGNED].lines
    assert (line.id, to_do(line, Pile.UNASSIGNED)) == (case, "Назначьте исполнителя")
    assign(desk, case)
    assert ids(desk, Pile.UNASSIGNED) == []


def test_a_case_on_control_lies_there_beside_its_other_piles(desk: Workplace) -> None:
    case = desk.register(received(APPEAL, TODAY - timedelta(days=40))).id
    desk.act(case, SetControl(reason="Поручение Главы."))
    assert ids(desk, Pile.CONTROL) == ids(desk, Pile.OVERDUE) == [case]


def test_a_duty_of_intake_sees_the_cases_of_its_regime(desk: Workplace) -> None:
    appeal, message = desk.register(APPEAL).id, desk.register(MESSAGE).id
    assert ids(desk, Pile.UNASSIGNED, Duty.APPEALS) == [appeal]
    assert ids(desk, Pile.UNASSIGNED, Duty.POS) == [message]
    assert set(ids(desk, Pile.UNASSIGNED)) == {appeal, message}


def test_a_head_of_a_block_sees_the_questions_of_that_block(desk: Workplace) -> None:
    heads = {head: kinel().blocks_headed_by(head) for head in kinel().people}
    head, (its, *_) = next((head, blocks) for head, blocks in heads.items() if blocks)
    other = next(one for one in kinel().blocks if one not in heads[head])
    mine = desk.register(replace(APPEAL, questions=asked("Нет воды", block=its))).id
    desk.register(replace(APPEAL, questions=asked("Нет света", block=other)))
    desk.person = head
    assert ids(desk, Pile.UNASSIGNED, Duty.BLOCK_HEAD) == [mine]


def test_an_executor_sees_only_what_was_given_to_that_person(desk: Workplace) -> None:
    mine, others = desk.register(APPEAL).id, desk.register(APPEAL).id
    assign(desk, mine, SOMEBODY)
    assign(desk, others, SOMEBODY_ELSE)
    executor = executor_of(desk)
    assign(desk, desk.register(APPEAL).id, executor)
    desk.person = executor
    seen = today(desk, Duty.EXECUTOR)
    assert {line.executors for line in seen.piles[Pile.WAITING].lines} == {(desk.person,)}
    assert seen.piles[Pile.UNASSIGNED].total == 0


def executor_of(desk: Workplace) -> CardId:
    """Make somebody an executor and nothing else."""
    desk.correct(SOMEBODY, {"duties": (Duty.EXECUTOR,)}, reason="Проверка.")
    return SOMEBODY


def test_figures_and_machines_are_no_duties_of_the_day(desk: Workplace) -> None:
    assert Duty.ADMINISTRATOR in desk.office.duties_of(desk.person)
    assert Duty.ADMINISTRATOR not in working_duties(desk)


def test_a_day_is_told_in_words(desk: Workplace) -> None:
    assert today(desk).in_words == "Просроченных дел нет."
    desk.register(received(APPEAL, TODAY - timedelta(days=40)))
    desk.register(received(replace(APPEAL, questions=asked("Нет воды", block=block("ЖКХ"))), TODAY))
    assert today(desk).in_words == "Просрочено 1 дело. Без исполнителя: 2."


def test_a_visa_a_signature_and_an_order_wait_for_whoever_is_asked_and_for_who_stands_in(
    desk: Workplace,
) -> None:
    case = desk.register(APPEAL).id
    head, clerk = desk.person, SOMEBODY
    desk.correct(SOMEBODY_ELSE, {"signs": True}, reason="Право подписи")
    assign(desk, case, clerk)
    answer(desk, case)
    desk.act(case, MakeReady(visas=(clerk,), signer=SOMEBODY_ELSE))
    seen = []
    for person, commands in ((clerk, (Agree(),)), (SOMEBODY_ELSE, (Sign(),))):
        desk.person = person
        day = today(desk)
        (line,) = day.piles[Pile.WAITING].lines
        seen.append(to_do(line, Pile.WAITING, day.wishes))
        for command in commands:
            desk.act(case, command)
    assert seen == ["Согласуйте ответ", "Подпишите ответ"]
    desk.person = head
    desk.act(case, GiveOrder(text="Проверить.", responsible=clerk))
    away = Absence(
        person=clerk, begins=TODAY, ends=TODAY + timedelta(days=3), reason="отпуск", substitute=SOMEBODY_ELSE
    )
    desk.record(away)
    desk.person = SOMEBODY_ELSE
    day = today(desk)
    (line,) = day.piles[Pile.WAITING].lines
    assert to_do(line, Pile.WAITING, day.wishes) == "Исполните поручение"
    desk.act(case, ReportOrder(text="Проверено."))
    title = {person: desk.office.people[person].title for person in (clerk, SOMEBODY_ELSE)}
    assert f"{title[SOMEBODY_ELSE]} за {title[clerk]}" in desk.sheet(case).history[-1].text


def test_who_was_asked_for_a_visa_alone_may_take_it_back(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    assign(desk, case)
    answer(desk, case)
    desk.act(case, MakeReady(visas=(SOMEBODY_ELSE, SOMEBODY)))
    desk.correct(SOMEBODY_ELSE, {"duties": (Duty.ANALYST,)}, reason="Других обязанностей нет")
    desk.person = SOMEBODY_ELSE
    action = desk.act(case, Agree()).action
    assert action is not None
    desk.undo(action)
    chain = desk.case(case).chain
    assert chain is not None
    assert chain.visas_awaited == (SOMEBODY_ELSE,)


def test_returns_are_counted_against_who_had_handed_the_answer_over(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    assign(desk, case)
    answer(desk, case)
    author = desk.person
    for person in (SOMEBODY, author):  # the second takes the own draft back
        desk.act(case, MakeReady(visas=(SOMEBODY,)))
        desk.person = person
        desk.act(case, ReturnDraft(reason="Нет срока."))
        desk.person = author
    assert desk.store.report_rows.returned(TODAY, TODAY) == {author: 1}
    assert desk.store.report_rows.returned(TODAY - timedelta(days=9), TODAY - timedelta(days=1)) == {}
