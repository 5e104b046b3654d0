"""Taking back: an action is undone by a counter-fact, and the undoing may be undone."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Close,
    NoteStep,
    SendAnswer,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.vocabulary import Result, Status
from mcu_desktop.problems import Refusal
from tests.offices import SOMEBODY, SOMEBODY_ELSE, Life

ASSIGN = Assign(executor=SOMEBODY)
CLOSED = (ASSIGN, Take(), Answer(result=Result.EXPLAINED), SendAnswer(), Close())


def test_undo_leaves_the_case_as_it_was_before_the_action() -> None:
    for length in range(len(CLOSED)):
        life = Life.registered().do(*CLOSED[:length])
        before = life.case
        assert life.do(CLOSED[length], Undo()).case == before


def test_one_after_another_every_action_but_the_registration_can_be_taken_back() -> None:
    life = Life.registered()
    fresh = life.case
    life.do(*CLOSED, *(Undo(),) * len(CLOSED))
    assert life.case == fresh
    with pytest.raises(Refusal, match="Регистрацию отменить нельзя"):
        life.do(Undo())


def test_an_undo_of_the_undo_brings_the_action_back() -> None:
    life = Life.registered().do(ASSIGN, Undo())
    assert life.do(Undo(txn=life.last)).case.status is Status.ASSIGNED


def test_a_chain_of_undos_can_be_walked_forth_again() -> None:
    life = Life.registered().do(ASSIGN, Take())
    done = life.case
    first = life.do(Undo()).last
    second = life.do(Undo()).last
    life.do(Undo(txn=second))
    assert life.case.status is Status.ASSIGNED
    assert life.do(Undo(txn=first)).case == done


def test_what_was_brought_back_can_be_taken_back_again() -> None:
    life = Life.registered().do(ASSIGN, Undo())
    life.do(Undo(txn=life.last), Undo())
    assert life.case.status is Status.REGISTERED


def test_after_another_action_an_undo_is_not_undone() -> None:
    life = Life.registered().do(ASSIGN, Undo())
    undone = life.last
    life.do(Assign(executor=SOMEBODY_ELSE))
    with pytest.raises(Refusal) as refused:
        life.do(Undo(txn=undone))
    assert refused.value.field == "txn"


def test_undo_by_name_takes_back_exactly_that_action() -> None:
    life = Life.registered().do(ASSIGN, Take())
    assert life.do(Undo(txn=life.last)).case.status is Status.ASSIGNED


def test_the_end_of_a_case_can_be_taken_back() -> None:
    assert Life.registered().do(*CLOSED, Undo()).case.status is Status.WAITING
    assert Life.registered().do(Withdraw(), Undo()).case.status is Status.REGISTERED


def test_the_history_keeps_what_was_taken_back_and_marks_it() -> None:
    life = Life.registered().do(NoteStep(text="Не тот звонок."), Undo())
    assert [(line.text, line.undone) for line in life.history()[1:]] == [
        ("Не тот звонок.", True),
        ("Отменено: отметка о ходе работы.", False),
    ]


def test_the_history_says_what_was_brought_back() -> None:
    life = Life.registered().do(ASSIGN, Undo())
    life.do(Undo(txn=life.last))
    assert life.history()[-1].text == "Отменено: отмена (назначение)."
    assert [line.undone for line in life.history()] == [False, False, True, False]
