"""The one door: a command is carried out whole or refused whole, and says what it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Attach,
    CaseCommand,
    Close,
    NoteStep,
    Reopen,
    SendAnswer,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import CaseId, Form, Mark, Regime, Result, Status
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.register import Filter
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, ORDINARY, SIGNIFICANT, SOMEBODY, SOMEBODY_ELSE, Hands, asked
from tests.store.files import dumped, write_as_newer

if TYPE_CHECKING:
    from collections.abc import Sequence

WATER = RegisterCase(text="Нет воды.")
ASSIGN = Assign(block=ORDINARY, executor=SOMEBODY)
EXPLAIN = Answer(result=Result.EXPLAINED)


def registered(workplace: Workplace, times: int = 1) -> list[CaseId]:
    return [workplace.register(APPEAL).id for _ in range(times)]


def statuses(workplace: Workplace, cases: Sequence[CaseId]) -> list[Status]:
    return [workplace.case(case).status for case in cases]


def test_a_registration_gives_number_clocks_and_what_changed(kinel_office: Workplace) -> None:
    made = kinel_office.register(APPEAL)
    assert made.number == "П-А-1/26"
    assert [clock.norm for clock in made.clocks] == ["59fz.register", "59fz.answer"]
    assert made.changes.streams == {Stream(CASE, made.id)}


def test_the_terms_of_a_case_are_told_beforehand_and_nothing_is_written(kinel_office: Workplace) -> None:
    before = dumped(kinel_office.store.home)
    told = kinel_office.check(APPEAL)
    with pytest.raises(Refusal):
        kinel_office.check(replace(APPEAL, text=""))
    assert dumped(kinel_office.store.home) == before
    made = kinel_office.register(APPEAL).clocks
    assert [(clock.norm, clock.due) for clock in told] == [(clock.norm, clock.due) for clock in made]


def test_numbers_run_by_journal_and_year_without_gaps_whatever_was_refused(kinel_office: Workplace) -> None:
    oral, last_year = replace(WATER, form=Form.ORAL), replace(WATER, registered_on=date(2025, 12, 30))
    given = []
    for command in (WATER, oral, last_year, WATER, replace(WATER, text=""), oral, WATER, last_year):
        try:
            given.append(kinel_office.register(command).number)
        except Refusal:
            given.append("–")
    assert given == [
        "П-А-1/26", "У-А-1/26", "П-А-1/25", "П-А-2/26", "–", "У-А-2/26", "П-А-3/26", "П-А-2/25",
    ]  # fmt: skip


def test_an_undone_case_keeps_its_number_for_ever(kinel_office: Workplace) -> None:
    (case,) = registered(kinel_office)
    kinel_office.act(case, Withdraw())
    assert kinel_office.register(APPEAL).number == "П-А-2/26"


def test_a_command_on_several_cases_is_one_action(kinel_office: Workplace) -> None:
    cases = registered(kinel_office, 3)
    changes = kinel_office.act_on_all(cases, ASSIGN)
    assert changes.streams == {Stream(CASE, case) for case in cases}
    assert statuses(kinel_office, cases) == [Status.ASSIGNED] * 3
    kinel_office.act_on_all(cases, Undo(txn=changes.action))
    assert statuses(kinel_office, cases) == [Status.REGISTERED] * 3


def test_a_command_that_one_of_the_cases_refuses_is_done_on_none(kinel_office: Workplace) -> None:
    cases = registered(kinel_office, 3)
    kinel_office.act(cases[2], Withdraw())
    before = dumped(kinel_office.store.home)
    with pytest.raises(Refusal, match="П-А-3/26"):
        kinel_office.act_on_all(cases, ASSIGN)
    assert dumped(kinel_office.store.home) == before


def test_a_case_named_twice_is_acted_on_once(kinel_office: Workplace) -> None:
    (case,) = registered(kinel_office)
    kinel_office.act_on_all([case, case], NoteStep(text="Звонила."))
    assert [line.kind for line in kinel_office.sheet(case).history] == ["registered", "noted"]


def test_a_command_on_no_case_changes_nothing(kinel_office: Workplace) -> None:
    before = dumped(kinel_office.store.home)
    assert kinel_office.act_on_all([], ASSIGN).streams == frozenset()
    assert dumped(kinel_office.store.home) == before


@pytest.mark.parametrize("said", ["f" * 32, "П-А-99/26", "", "\ud800", "../../etc/passwd", "0" * 31])
def test_a_case_that_is_not_there_is_refused_by_its_name(kinel_office: Workplace, said: str) -> None:
    with pytest.raises(Refusal, match="нет"):
        kinel_office.case_id(said)


def test_a_case_is_found_by_id_and_by_its_whole_number_in_any_letters(kinel_office: Workplace) -> None:
    (case,) = registered(kinel_office)
    assert {kinel_office.case_id(said) for said in (case, "П-А-1/26", " п-а-1/26 ")} == {case}


def test_a_card_is_no_case(kinel_office: Workplace) -> None:
    with pytest.raises(Refusal):
        kinel_office.sheet(kinel_office.case_id(ORDINARY))
    with pytest.raises(Refusal):
        kinel_office.act(CaseId(ORDINARY), ASSIGN)


def test_the_clock_going_back_does_not_disturb_the_order(kinel_office: Workplace, hands: Hands) -> None:
    (case,) = registered(kinel_office)
    kinel_office.act(case, ASSIGN)
    hands.on(minutes=-90)
    kinel_office.act(case, Take())
    assert [line.kind for line in kinel_office.sheet(case).history] == ["registered", "assigned", "taken"]
    assert kinel_office.verify().ok


def test_undo_and_redo_at_the_workplace(kinel_office: Workplace) -> None:
    (case,) = registered(kinel_office)
    done = kinel_office.act(case, ASSIGN)
    undone = kinel_office.act(case, Undo(txn=done.action))
    assert statuses(kinel_office, [case]) == [Status.REGISTERED]
    kinel_office.act(case, Undo(txn=undone.action))
    assert statuses(kinel_office, [case]) == [Status.ASSIGNED]
    assert kinel_office.verify().ok


def test_every_line_of_the_history_names_person_and_hat(kinel_office: Workplace) -> None:
    (case,) = registered(kinel_office)
    kinel_office.act(case, SetControl())
    lines = kinel_office.sheet(case).history
    title = kinel_office.office.people[kinel_office.person].title
    assert {line.author for line in lines} == {title}
    assert all(line.duty for line in lines)


def test_a_duty_narrows_the_lists(kinel_office: Workplace) -> None:
    appeal = kinel_office.register(APPEAL).id
    kinel_office.register(replace(APPEAL, regime=Regime.POS))
    kinel_office.act(appeal, Assign(executor=SOMEBODY_ELSE))
    kinel_office.person = SOMEBODY_ELSE
    for duty, count in (
        (Duty.APPEALS, 1),
        (Duty.POS, 1),
        (Duty.INCIDENT, 0),
        (Duty.EXECUTOR, 1),
        (Duty.HEAD, 2),
    ):
        assert len(kinel_office.keys(kinel_office.narrowed(Filter(), duty))) == count, duty


NEWER: list[tuple[str, bytes, int]] = [
    ("teleported", b"{}", 1),
    ("noted", '{"text":"Запись будущего"}'.encode(), 99),
    ("answered", b'{"question":"1","result":"dissolved","text":""}', 1),
]


@pytest.mark.parametrize(("kind", "body", "reader"), NEWER, ids=["a kind", "a reader", "a word"])
def test_a_case_changed_by_a_newer_program_is_kept_marked_and_left_alone(
    kinel_office: Workplace, kind: str, body: bytes, reader: int
) -> None:
    case, other = registered(kinel_office, 2)
    write_as_newer(kinel_office, Stream(CASE, case), kind, body, min_reader=reader, duty="time_traveller")
    (line,) = (line for line in kinel_office.lines(kinel_office.keys(Filter())) if line.id == case)
    assert Mark.UPDATE_NEEDED in line.marks
    assert kinel_office.sheet(case).update_needed
    for command in (ASSIGN, NoteStep(text="Звонила."), Undo()):
        with pytest.raises(Refusal, match="более новой программой"):
            kinel_office.act(case, command)
    kinel_office.act(other, ASSIGN)
    kinel_office.rebuild()
    assert kinel_office.verify().ok


def test_a_hat_of_a_newer_program_is_shown_as_it_is(kinel_office: Workplace) -> None:
    (case,) = registered(kinel_office)
    note = '{"text":"Звонила."}'.encode()
    write_as_newer(kinel_office, Stream(CASE, case), "noted", note, min_reader=1, duty="time_traveller")
    assert kinel_office.sheet(case).history[-1].duty == "time_traveller"


def test_a_card_changed_by_a_newer_program_is_kept_and_left_alone(kinel_office: Workplace) -> None:
    write_as_newer(kinel_office, Stream("block", ORDINARY), "blessed", b"{}")
    write_as_newer(kinel_office, Stream("starship", "e" * 32), "recorded", b"{}")
    assert ORDINARY in kinel_office.office.blocks
    with pytest.raises(Refusal, match="более новой программой"):
        kinel_office.correct(ORDINARY, {"short": "Иначе"}, reason="Опечатка")
    kinel_office.correct(SIGNIFICANT, {"short": "Иначе"}, reason="Опечатка")
    kinel_office.rebuild()
    assert kinel_office.verify().ok


def test_a_board_holds_the_cards_of_its_block_in_their_columns(kinel_office: Workplace, hands: Hands) -> None:
    whole: tuple[CaseCommand, ...] = (ASSIGN, Take(), EXPLAIN, SendAnswer(), Close())
    for done in range(len(whole) + 1):
        case = kinel_office.register(APPEAL).id
        for command in whole[:done]:
            kinel_office.act(case, command)
    columns = {card.number: card.column for card in kinel_office.board(ORDINARY)}
    assert list(dict(sorted(columns.items())).values()) == [
        "registered", "assigned", "in_work", "agreement", "waiting", "done",
    ]  # fmt: skip
    assert {card.number for card in kinel_office.board(ORDINARY, executor=SOMEBODY)} == {
        f"П-А-{n}/26" for n in range(2, 7)
    }
    hands.on(days=15)
    assert len(kinel_office.board(ORDINARY)) == 5


def test_of_two_questions_of_a_block_the_slowest_gives_the_column(kinel_office: Workplace) -> None:
    case = kinel_office.register(replace(APPEAL, questions=asked("Вода", "Яма", block=ORDINARY))).id
    kinel_office.act(case, replace(ASSIGN, question=kinel_office.case(case).questions[1].id))
    (card,) = kinel_office.board(ORDINARY)
    assert (card.column, card.questions) == ("registered", 1)


@pytest.mark.parametrize(
    ("asked_for", "numbers"),
    [
        (Filter(), [4, 3, 2, 1]),
        (Filter(statuses=("done",)), [1]),
        (Filter(statuses=("registered", "out")), [4, 3]),
        (Filter(regimes=("pos",)), [4]),
        (Filter(blocks=(SIGNIFICANT,)), [4]),
        (Filter(executors=(SOMEBODY,)), [2, 1]),
        (Filter(control=True), [2]),
        (Filter(territory="ул. Мира"), [4, 3, 2, 1]),
        (Filter(due_by=date(2026, 12, 22)), []),
        (Filter(due_by=date(2026, 12, 23)), [4, 2]),
        (Filter(text="вода"), [4, 3, 2, 1]),
        (Filter(text="вода", statuses=("done",)), [1]),
        (Filter(order="due"), [4, 2, 3, 1]),
        (Filter(order="status"), [4, 2, 1, 3]),
        (Filter(order="applicant"), [4, 3, 2, 1]),
    ],
)
def test_a_list_is_narrowed_and_ordered(
    kinel_office: Workplace, hands: Hands, asked_for: Filter, numbers: list[int]
) -> None:
    cases = registered(kinel_office, 3)
    cases.append(
        kinel_office.register(
            replace(APPEAL, regime=Regime.POS, questions=asked("Вода", block=SIGNIFICANT))
        ).id
    )
    for command in (ASSIGN, EXPLAIN, SendAnswer(), Close()):
        kinel_office.act(cases[0], command)
    kinel_office.act(cases[1], ASSIGN)
    kinel_office.act(cases[1], SetControl())
    kinel_office.act(cases[2], Withdraw())
    listed = [line.id for line in kinel_office.lines(kinel_office.keys(asked_for))]
    assert listed == [cases[number - 1] for number in numbers]
    assert kinel_office.store.register.count(asked_for, kinel_office.now()) == len(numbers)


def test_what_is_overdue_is_told_alike_by_list_and_line(kinel_office: Workplace, hands: Hands) -> None:
    registered(kinel_office)
    kinel_office.register(replace(APPEAL, regime=Regime.INCIDENT))
    for days, overdue in ((0, 0), (1, 1), (29, 1), (1, 2)):
        hands.on(days=days)
        keys = kinel_office.keys(Filter(overdue=True))
        every = kinel_office.lines(kinel_office.keys(Filter()))
        assert len(keys) == sum(line.overdue for line in every) == overdue, hands.moment


def test_a_reopened_case_runs_again_and_counts_again(kinel_office: Workplace) -> None:
    (case,) = registered(kinel_office)
    for command in (ASSIGN, EXPLAIN, SendAnswer(), Close(), Reopen(reason="Не согласна")):
        kinel_office.act(case, command)
    (line,) = kinel_office.lines(kinel_office.keys(Filter()))
    assert (line.status, line.due) == ("agreement", "2026-12-23")
    assert kinel_office.verify().ok


def test_a_file_attached_without_a_case_leaves_the_journal_alone(kinel_office: Workplace) -> None:
    before = kinel_office.store.records()
    with pytest.raises(Refusal):
        kinel_office.act(
            CaseId("e" * 32), Attach(digest="d" * 64, name="а.pdf", media_type="application/pdf", size=1)
        )
    assert kinel_office.store.records() == before
