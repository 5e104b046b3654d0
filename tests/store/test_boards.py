"""The boards' questions to the store: cards of several blocks at once, counts in one go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcu_desktop.domain.cards.kinds import Block
from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.commands import Answer, Assign, Close, SendAnswer, Take, Undo
from mcu_desktop.domain.vocabulary import QuestionId, Result, Status
from mcu_desktop.journal.codec import decoded
from mcu_desktop.problems import Refusal
from mcu_desktop.store.lines import OPEN_STATUSES
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, ORDINARY, SIGNIFICANT, Hands, asked


def test_a_case_of_two_blocks_lies_once_on_their_common_board(kinel_office: Workplace) -> None:
    questions = (*asked("Вода", block=ORDINARY), *asked("Яма", block=SIGNIFICANT))
    questions = tuple(replace(q, id=QuestionId(str(n))) for n, q in enumerate(questions, start=1))
    case = kinel_office.register(replace(APPEAL, questions=questions)).id
    (card,) = kinel_office.board(ORDINARY, SIGNIFICANT)
    assert (card.id, card.column, card.questions) == (case, "registered", 2)
    kinel_office.act(case, Assign(question=QuestionId("1")))
    (card,) = kinel_office.board(ORDINARY, SIGNIFICANT)
    assert (card.column, card.questions) == ("registered", 1)
    assert [card.column for card in kinel_office.board(ORDINARY)] == ["assigned"]


def test_a_pin_tells_the_term_of_its_case_as_the_register_does(kinel_office: Workplace, hands: Hands) -> None:
    first = kinel_office.register(APPEAL).id
    hands.on(days=3)
    kinel_office.register(APPEAL)
    ended = kinel_office.register(APPEAL).id
    for command in (Answer(result=Result.EXPLAINED), SendAnswer(), Close()):
        kinel_office.act(ended, command)
    lines = {line.key: line for line in kinel_office.lines(kinel_office.keys(Filter()))}
    pins = kinel_office.board_pins(ORDINARY)
    assert [pin.due for pin in pins] == [lines[pin.key].due for pin in pins]
    assert lines[pins[0].key].id == first
    assert pins[-1].due is None
    assert [card.pin for card in kinel_office.board_cards(pins)] == list(pins)


def test_blocks_are_counted_in_one_go_as_the_lists_count_them(kinel_office: Workplace, hands: Hands) -> None:
    late, ended = (kinel_office.register(APPEAL).id for _ in range(2))
    for command in (Answer(result=Result.EXPLAINED), SendAnswer(), Close()):
        kinel_office.act(ended, command)
    hands.on(days=40)
    kinel_office.register(APPEAL)
    kinel_office.register(replace(APPEAL, questions=asked("Вода", "Яма", block=SIGNIFICANT)))
    counts = kinel_office.block_counts()
    for block in (ORDINARY, SIGNIFICANT):
        count = counts[block]
        assert count.open == len(kinel_office.keys(Filter(blocks=(block,), statuses=OPEN_STATUSES)))
        assert count.overdue == len(kinel_office.keys(Filter(blocks=(block,), overdue=True)))
    assert (counts[ORDINARY].open, counts[ORDINARY].overdue) == (2, 1)
    assert late


def test_commands_on_each_are_one_action_or_none(kinel_office: Workplace) -> None:
    first, second = (
        kinel_office.register(replace(APPEAL, questions=asked("Вода", "Яма", block=ORDINARY))).id
        for _ in range(2)
    )
    one, two = (question.id for question in kinel_office.case(first).questions)
    changes = kinel_office.act_on_each(
        [(first, Assign(question=one)), (first, Take(question=one)), (first, Assign(question=two))]
    )
    assert [q.stage for q in kinel_office.case(first).questions] == [Status.IN_WORK, Status.ASSIGNED]
    kinel_office.act(first, Undo(txn=changes.action))
    assert kinel_office.case(first).status is Status.REGISTERED
    kinel_office.act(second, SetControl())
    with pytest.raises(
        Refusal, match=rf"№ {kinel_office.case(second).number}|{kinel_office.case(second).number}"
    ):
        kinel_office.act_on_all([first, second], SetControl())
    assert kinel_office.case(first).control is None
    with pytest.raises(Refusal, match=f"№ {kinel_office.case(first).number}: Нет назначенных вопросов"):
        kinel_office.act_on_all([first, second], Take())
    assert kinel_office.verify().ok


def test_a_block_written_before_there_were_limits_has_none() -> None:
    fact = decoded("block", "recorded", 1, '{"name": "Дороги", "short": "Дор"}'.encode())
    assert fact.card == Block(name="Дороги", short="Дор")  # type: ignore[union-attr]  # a card was recorded
    assert Block(name="Дороги", short="Дор").limits == ()


def test_limits_stay_with_the_block_and_must_make_sense(kinel_office: Workplace) -> None:
    limits = ((Status.IN_WORK, 10), (Status.ASSIGNED, 3))
    kinel_office.correct(ORDINARY, {"limits": limits}, reason="Так решено")
    kinel_office.rebuild()
    assert kinel_office.office.blocks[ORDINARY].limits == limits
    for wrong in (((Status.IN_WORK, 0),), ((Status.IN_WORK, 1), (Status.IN_WORK, 2))):
        with pytest.raises(Refusal) as refused:
            kinel_office.correct(ORDINARY, {"limits": wrong}, reason="Так решено")
        assert refused.value.field == "limits"
