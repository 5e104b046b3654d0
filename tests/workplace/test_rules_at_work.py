"""The rules of 59-ФЗ at a workplace: what register, terms and «Сегодня» show of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Body, CardId
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.requests import Reply, Request
from mcu_desktop.domain.cases.commands import Assign, CaseCommand, Take, Undo
from mcu_desktop.domain.cases.folding import bare
from mcu_desktop.domain.retention.destroying import dated, erased
from mcu_desktop.domain.vocabulary import CaseId, Mark, QuestionId, Status, Way
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.today import Pile, to_do, today
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, SOMEBODY, TODAY, asked, kinel, office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.store.rows import CaseLine

HEAD = next(person for person, card in kinel().people.items() if Duty.HEAD in card.duties)
SECOND = QuestionId("2")
IN_WORK = (Assign(executor=SOMEBODY), Take())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    made = office(tmp_path_factory.mktemp("rules") / "profile")
    yield made
    made.close()


@pytest.fixture(scope="module")
def inspection(desk: Workplace) -> CardId:
    body, _ = desk.record(Body(name="Жилищная инспекция"))
    return body


def lived(desk: Workplace, *commands: CaseCommand) -> CaseId:
    case = desk.register(replace(APPEAL, questions=asked("Нет воды", "Яма"))).id
    for command in commands:
        desk.act(case, command)
    return case


def line(desk: Workplace, case: CaseId) -> CaseLine:
    return next(one for one in desk.lines(desk.keys(Filter())) if one.id == case)


def test_a_forwarded_case_leaves_lists_of_open_cases_and_keeps_its_day(
    desk: Workplace, inspection: CardId
) -> None:
    forward = Forward(bodies=(inspection,), outgoing=("01-1",), notified_on=TODAY)
    case = lived(desk, ChooseCourse(way=Way.FORWARD))
    assert (line(desk, case).due, line(desk, case).due_norm) == ("2026-11-30", "59fz.forward")
    desk.act(case, forward)
    assert (line(desk, case).status, line(desk, case).due) == (Status.OUT, None)
    (noted,) = (one for one in desk.store.note_rows.within([(TODAY, TODAY)], TODAY)[0] if one.id == case)
    assert (noted.out_on, noted.closed_on, noted.answered_on) == (TODAY.isoformat(), None, None)
    desk.act(case, Undo())
    assert line(desk, case).due_norm == "59fz.forward"


def test_the_keeping_of_a_forwarded_case_is_counted_from_the_day_it_left(
    desk: Workplace, inspection: CardId
) -> None:
    forward = Forward(bodies=(inspection,), outgoing=("01-1",), notified_on=TODAY)
    case = desk.case(lived(desk, forward))
    assert dated(case, ()).ended_on == TODAY
    assert bare(case.id, erased(case, "А-1/2031", TODAY)).status is Status.OUT


def test_a_part_that_left_ends_by_itself_and_the_rest_is_open(desk: Workplace, inspection: CardId) -> None:
    part = Forward(bodies=(inspection,), outgoing=("01-1",), notified_on=TODAY, questions=(SECOND,))
    case = lived(desk, *IN_WORK, part)
    whole = desk.sheet(case).case
    assert [whole.stage_of(question) for question in whole.questions] == [Status.IN_WORK, Status.OUT]
    assert line(desk, case).status == Status.IN_WORK


def test_a_request_waits_says_so_today_and_its_reply_brings_the_case_back(
    desk: Workplace, inspection: CardId
) -> None:
    case = lived(desk, *IN_WORK, Request(body=inspection, text="Акт", outgoing="01-2"))
    shown = line(desk, case)
    assert (shown.status, shown.due, shown.due_norm) == (Status.WAITING, "2026-12-23", "59fz.answer")
    assert to_do(shown, Pile.WAITING) == "Ждём ответ на запрос: напомните о нём"
    assert case in {one.id for one in today(desk).piles[Pile.WAITING].lines}
    assert case in {one.id for one in today(desk).piles[Pile.OUTSIDE].lines}
    desk.act(case, Reply())
    assert case not in {one.id for one in today(desk).piles[Pile.OUTSIDE].lines}
    assert line(desk, case).status == Status.IN_WORK


def test_an_extension_moves_the_shown_term_and_marks_the_line(desk: Workplace) -> None:
    case = lived(desk, Extend(reason="Осмотр", decided_by=HEAD, notified_on=TODAY))
    assert line(desk, case).due == (TODAY + timedelta(days=60)).isoformat()
    assert Mark.EXTENDED in line(desk, case).marks
    clock = next(clock for clock in desk.sheet(case).clocks if clock.norm == "59fz.answer")
    assert clock.steps[-1].after == clock.due


def test_what_was_projected_is_what_a_rebuild_tells(desk: Workplace, inspection: CardId) -> None:
    lived(desk, *IN_WORK, Request(body=inspection, text="План", outgoing="01-3"))
    assert desk.verify().ok
