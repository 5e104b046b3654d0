"""Who a question is proposed for, and what goes with a registration: the number never waits for the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Against, AskedQuestion
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.workplace.proposals import proposal
from mcu_desktop.workplace.slips import Paper, paper
from mcu_desktop.workplace.taking_in import take_in
from tests.offices import APPEAL, ORDINARY, SIGNIFICANT, SOMEBODY, SOMEBODY_ELSE

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

CODE = "0005.0005.0056.1160"
ONE = QuestionId("1")


def happened(office: Workplace, block: CardId, executor: CardId | None, times: int = 1) -> None:
    asked = (AskedQuestion(id=ONE, text="Мусор", code=CODE, block=block),)
    for _ in range(times):
        case = office.register(RegisterCase(text="Мусор.", questions=asked)).id
        if executor:
            office.act(case, Assign(executor=executor))


def test_a_new_office_proposes_by_the_code_alone(kinel_office: Workplace) -> None:
    found = proposal(kinel_office, CODE)
    assert found is not None
    assert found.topic == kinel_office.classifier.topics[CODE].name
    assert (found.block, found.executor) == (kinel_office.proposed_block(CODE), None)
    assert proposal(kinel_office, "9999") is None


def test_what_was_done_before_with_a_code_is_proposed_and_explained(kinel_office: Workplace) -> None:
    other = next(b for b in (ORDINARY, SIGNIFICANT) if b != kinel_office.proposed_block(CODE))
    happened(kinel_office, other, SOMEBODY, times=3)
    happened(kinel_office, SIGNIFICANT if other == ORDINARY else ORDINARY, SOMEBODY_ELSE)
    found = proposal(kinel_office, CODE)
    assert found is not None
    assert (found.block, found.executor) == (other, SOMEBODY)
    assert "3 раза из 4" in found.why_block
    assert "3 раза, всегда" in found.why_executor


def test_nobody_is_proposed_whom_the_complaint_is_against(kinel_office: Workplace) -> None:
    other = next(b for b in (ORDINARY, SIGNIFICANT) if b != kinel_office.proposed_block(CODE))
    happened(kinel_office, other, SOMEBODY_ELSE, times=3)
    usual = proposal(kinel_office, CODE)
    assert usual is not None
    assert (usual.block, usual.executor) == (other, SOMEBODY_ELSE)
    spared = proposal(kinel_office, CODE, Against(people=(SOMEBODY_ELSE,)))
    assert spared is not None
    assert (spared.executor, spared.why_executor) == (None, "")


def test_no_habit_is_seen_in_a_draw(kinel_office: Workplace) -> None:
    happened(kinel_office, ORDINARY, SOMEBODY)
    happened(kinel_office, ORDINARY, SOMEBODY_ELSE)
    found = proposal(kinel_office, CODE)
    assert found is not None
    assert found.executor is None


def test_executors_and_files_go_with_the_number(kinel_office: Workplace, tmp_path: Path) -> None:
    scan = tmp_path / "скан.pdf"
    scan.write_bytes(b"%PDF-1.7 \n")
    order: list[str] = []
    made = take_in(
        kinel_office,
        APPEAL,
        executors={ONE: SOMEBODY},
        files=[scan],
        registered=lambda: order.append("number"),
    )
    case = kinel_office.case(made.registration.id)
    assert case.questions[0].executor == SOMEBODY
    assert [one.name for one in case.attachments] == ["скан.pdf"]
    assert (made.attached, made.left, order, scan.exists()) == (1, (), ["number"], True)


def test_what_is_refused_beside_the_number_is_told_and_the_number_stands(
    kinel_office: Workplace, tmp_path: Path
) -> None:
    nowhere = replace(APPEAL, questions=())
    made = take_in(
        kinel_office,
        nowhere,
        executors={ONE: SOMEBODY},
        files=[tmp_path / "нет.pdf"],
        registered=lambda: None,
    )
    assert made.registration.number == "П-А-1/26"
    assert [words.split(":")[0] for words in made.left] == [
        "Исполнитель вопроса 1 не назначен",
        "Файл «нет.pdf» не приложен",
    ]


def test_the_papers_of_a_case_are_pdf(kinel_office: Workplace) -> None:
    made = kinel_office.register(APPEAL)
    anonymous = kinel_office.register(RegisterCase(text="Яма."))
    for case in (made.id, anonymous.id):
        for which in Paper:
            assert paper(kinel_office, case, which).startswith(b"%PDF-")
