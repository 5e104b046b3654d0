"""The radar at the workplace, and what is done about what it says: repeats and problems of several people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import CardId, Problem
from mcu_desktop.domain.cases.chapters.citizens import ChangeCitizen
from mcu_desktop.domain.cases.chapters.problems import LinkProblem, UnlinkProblem
from mcu_desktop.domain.cases.chapters.repeats import DenyRepeat, EarlierCase, NoteRepeat
from mcu_desktop.domain.cases.commands import Answer, Assign, SendAnswer, Undo
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import AnswerChannel, CaseId, Mark, QuestionId, Relation, Result
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.radar import radar
from mcu_desktop.workplace.repeating import accept, share_problem
from mcu_desktop.workplace.shared_problems import answer_all, shared_problem, shared_problems
from tests.offices import Hands, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

YARD = AskedQuestion(id=QuestionId("1"), text="Не вывозят мусор со двора", code="0005.0005.0056.1160")
ANNA = Applicant(
    surname="Сидорчук",
    name="Анна",
    patronymic="Григорьевна",
    address="ул. Мира, 4-12",
    phone="8 927 111 22 33",
)
IGOR = Applicant(surname="Дубов", name="Игорь", patronymic="Ильич", address="ул. Мира, 4-15")


def said(who: Applicant, text: str = "Мусор не вывозят вторую неделю.") -> RegisterCase:
    return RegisterCase(applicants=(who,), text=text, questions=(YARD,), place="ул. Мира, 4")


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    made = office(tmp_path / "profile", Hands())
    yield made
    made.close()


def relations(workplace: Workplace, who: Applicant) -> list[Relation]:
    return [one.relation for one in radar(workplace, said(who))]


def answered(workplace: Workplace, case: CaseId) -> None:
    workplace.act(case, Assign(block=next(iter(workplace.office.blocks))))
    workplace.act(case, Answer(result=Result.EXPLAINED, text="Вывезли."))
    workplace.act(case, SendAnswer(channel=AnswerChannel.POST))


def test_a_second_letter_within_the_term_is_a_duplicate_and_after_the_answer_a_repeat(
    workplace: Workplace,
) -> None:
    first = workplace.register(said(ANNA)).id
    assert relations(workplace, ANNA) == [Relation.DUPLICATE]
    answered(workplace, first)
    assert relations(workplace, replace(ANNA, name="А.", patronymic="Г.", phone=None)) == [Relation.REPEATED]
    assert relations(workplace, replace(ANNA, surname="Сидарчук")) == [Relation.REPEATED]


def test_twice_answered_is_a_ground_to_end_the_correspondence(workplace: Workplace) -> None:
    for _ in range(2):
        answered(workplace, workplace.register(said(ANNA)).id)
    first, second = radar(workplace, said(ANNA))
    assert (first.relation, len(first.cases)) == (Relation.ANSWERED, 2)
    assert second.relation is Relation.MANY


def test_accepting_a_repeat_marks_the_case_and_can_be_taken_back(workplace: Workplace) -> None:
    answered(workplace, workplace.register(said(ANNA)).id)
    (found,) = radar(workplace, said(ANNA))
    case = workplace.register(said(ANNA)).id
    accept(workplace, case, found)
    assert Mark.REPEATED in workplace.case(case).marks
    assert workplace.sheet(case).history[-1].text == "Отмечено как повторное: раньше № П-А-1/26."
    workplace.act(case, Undo())
    assert Mark.REPEATED not in workplace.case(case).marks


def test_neighbours_share_a_problem_that_is_begun_with_the_second_case(workplace: Workplace) -> None:
    first = workplace.register(said(ANNA)).id
    (found,) = radar(workplace, said(IGOR))
    assert found.relation is Relation.PROBLEM
    second = workplace.register(said(IGOR)).id
    accept(workplace, second, found)
    (problem,) = shared_problems(workplace)
    assert [line.id for line in problem.cases] == [second, first]
    assert "ул. Мира, 4" in problem.problem.title
    assert "Сидорчук" not in problem.problem.title
    third = workplace.register(said(replace(IGOR, surname="Ким", name="Ян", patronymic=None))).id
    accept(workplace, third, found)
    assert len(shared_problem(workplace, problem.id).cases) == 3
    workplace.act(third, UnlinkProblem())
    assert len(shared_problem(workplace, problem.id).cases) == 2


def test_the_title_of_a_problem_names_a_house_and_no_flat(workplace: Workplace) -> None:
    at_home = [replace(said(who), place="ул. Мира, д. 4, кв. 12") for who in (ANNA, IGOR)]
    first, second = (workplace.register(one).id for one in at_home)
    share_problem(workplace, second, [first])
    (problem,) = shared_problems(workplace)
    assert problem.problem.title.endswith("– ул. Мира, д. 4")


def test_one_answer_serves_all_cases_of_a_problem_but_those_that_refuse(workplace: Workplace) -> None:
    problem, _ = workplace.record(Problem(title="Площадка на Мира, 4"))
    cases = [workplace.register(said(who)).id for who in (ANNA, IGOR, ANNA)]
    for case in cases:
        workplace.act(case, Assign(block=next(iter(workplace.office.blocks))))
        workplace.act(case, LinkProblem(problem=problem))
    workplace.act(cases[0], Answer(result=Result.EXPLAINED, text="Своё."))
    told = answer_all(workplace, problem, result=Result.EXPLAINED, text="Площадку убрали.")
    assert (len(told.answered), len(told.left)) == (2, 1)
    assert "на вопрос уже дан ответ" in told.left[0]
    answers = [workplace.case(case).questions[0].answer for case in cases]
    assert answers == ["Своё.", "Площадку убрали.", "Площадку убрали."]
    assert told.changes.action is not None
    workplace.undo(told.changes.action)
    assert [workplace.case(case).questions[0].result for case in cases[1:]] == [None, None]


@pytest.mark.parametrize(
    ("command", "because"),
    [
        pytest.param(NoteRepeat(of=()), "раньше", id="of nothing"),
        pytest.param(
            NoteRepeat(of=(EarlierCase(id=CaseId("№ 5"), number="5"),)), "идентификатор", id="number"
        ),
        pytest.param(
            NoteRepeat(relation=Relation.PROBLEM, of=(EarlierCase(id=CaseId("a" * 32), number="5"),)),
            "общей проблемой",
            id="another person's",
        ),
        pytest.param(DenyRepeat(), "не отмечено", id="never marked"),
        pytest.param(LinkProblem(problem=CardId("b" * 32)), "Такой проблемы", id="no such problem"),
        pytest.param(UnlinkProblem(), "не связано", id="never linked"),
        pytest.param(ChangeCitizen(), "что изменилось", id="nothing changed"),
        pytest.param(ChangeCitizen(place=7, surname="Ким"), "нет такого заявителя", id="nobody"),
        pytest.param(ChangeCitizen(since=date(2100, 1, 1), surname="Ким"), "не настал", id="tomorrow"),
    ],
)
def test_what_makes_no_sense_is_refused(
    workplace: Workplace, command: NoteRepeat | DenyRepeat | LinkProblem | UnlinkProblem, because: str
) -> None:
    case = workplace.register(said(ANNA)).id
    with pytest.raises(Refusal, match=because):
        workplace.act(case, command)


def test_a_citizen_is_found_by_the_new_name_too(workplace: Workplace) -> None:
    case = workplace.register(said(ANNA)).id
    workplace.act(case, ChangeCitizen(surname="Волкова", address="с. Бобровка, ул. Лесная, 8"))
    newer = replace(ANNA, surname="Волкова", address="Бобровка, Лесная 8", phone=None)
    assert relations(workplace, newer) == [Relation.DUPLICATE]


def test_what_was_long_ago_is_no_problem_of_today(workplace: Workplace) -> None:
    then = workplace.today() - timedelta(days=200)
    workplace.register(replace(said(ANNA), received_on=then, registered_on=then))
    assert relations(workplace, IGOR) == []
