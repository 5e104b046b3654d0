"""Problems: one matter that several people wrote about; each case keeps its number, term and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.cases.field_names import KEPT, of_question
from mcu_desktop.domain.cases.rules import question_of
from mcu_desktop.domain.cases.wording import which
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case, Question
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLinked:
    """A question turned out to be about a problem that others wrote about, too."""

    question: QuestionId
    problem: CardId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemUnlinked:
    """A question is about no problem of several."""

    question: QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkProblem:
    """Say which problem a question is about."""

    problem: CardId
    question: QuestionId | None = None
    """Default: the first one that is about no problem yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkProblem:
    """Say that a question is about no problem of several."""

    question: QuestionId | None = None
    """Default: every one that is."""


ProblemFact = ProblemLinked | ProblemUnlinked
ProblemCommand = LinkProblem | UnlinkProblem


def about(case: Case, problem: CardId | None = None) -> tuple[Question, ...]:
    """Give the questions of a case that are about a problem, or about any."""
    return tuple(q for q in case.questions if q.problem and problem in {None, q.problem})


def _link(case: Case, command: LinkProblem, rules: Rules) -> tuple[ProblemLinked]:
    if command.problem not in rules.office.problems:
        raise Refusal("Такой проблемы в справочнике нет.", field="problem")
    question = _question(case, command)
    if question.problem == command.problem:
        raise Refusal(f"Дело {case.number} уже связано с этой проблемой.")
    return (ProblemLinked(question=question.id, problem=command.problem),)


def _question(case: Case, command: LinkProblem) -> Question:
    if command.question is not None:
        return question_of(case, command.question)
    if not case.questions:
        raise Refusal(f"В деле {case.number} нет вопросов.", field="question")
    linked = about(case, command.problem)
    free = (question for question in case.questions if not question.problem)
    return next(iter((*linked, *free)), case.questions[0])


def _unlink(case: Case, command: UnlinkProblem, _rules: Rules) -> tuple[ProblemUnlinked, ...]:
    linked = [q for q in about(case) if command.question in {None, q.id}]
    if not linked:
        raise Refusal(f"Дело {case.number} не связано с общей проблемой.", field="question")
    return tuple(ProblemUnlinked(question=question.id) for question in linked)


def _put(case: Case, question: QuestionId, problem: CardId | None) -> Case:
    return case._replace(
        questions=tuple(q._replace(problem=problem) if q.id == question else q for q in case.questions)
    )


def _writes(_case: Case, fact: ProblemFact) -> tuple[str, ...]:
    return of_question(fact.question, KEPT), of_question(fact.question, PROBLEM)


def _linked(case: Case, fact: ProblemLinked) -> Case:
    return _put(case, fact.question, fact.problem)


def _unlinked(case: Case, fact: ProblemUnlinked) -> Case:
    return _put(case, fact.question, None)


def _tell_linked(case: Case | None, fact: ProblemLinked, names: Names) -> str:
    return f"{which(case, fact.question)}Связано с общей проблемой «{names.problem_name(fact.problem)}»."


def _tell_unlinked(case: Case | None, fact: ProblemUnlinked, _names: Names) -> str:
    return f"{which(case, fact.question)}Связь с общей проблемой снята."


def _words(problem: CardId | None, names: Names) -> str:
    return f"«{names.problem_name(problem)}»" if problem else "нет общей проблемы"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="problem_linked",
            fact=ProblemLinked,
            action="связь с общей проблемой",
            fold=_linked,
            sentence=_tell_linked,
            written=_writes,
        ),
        FactOf(
            kind="problem_unlinked",
            fact=ProblemUnlinked,
            action="снятие связи с общей проблемой",
            fold=_unlinked,
            sentence=_tell_unlinked,
            written=_writes,
        ),
    ),
    commands=(
        CommandOf(
            name="problem",
            command=LinkProblem,
            title="Связать с общей проблемой",
            decide=_link,
            why_not=lambda case: None if case.questions else "В деле нет вопросов",
            after_the_end=True,
        ),
        CommandOf(
            name="no-problem",
            command=UnlinkProblem,
            title="Снять связь с общей проблемой",
            decide=_unlink,
            why_not=lambda case: None if about(case) else "Дело не связано с общей проблемой",
            after_the_end=True,
        ),
    ),
    fields=(
        FieldOf(name=PROBLEM, type=CardId | None, title="общая проблема", words=_words, of_question=True),
    ),
)
