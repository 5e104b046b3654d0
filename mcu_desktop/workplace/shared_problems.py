"""Problems of several people as the office meets them: their cases, and one answer that serves them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId, Problem
from mcu_desktop.domain.cases.chapters.problems import about
from mcu_desktop.domain.cases.commands import Answer
from mcu_desktop.domain.cases.decisions import decide
from mcu_desktop.domain.permissions.reach import about as touched
from mcu_desktop.domain.vocabulary import CaseId, Status
from mcu_desktop.problems import Refusal
from mcu_desktop.store.rows import CaseLine
from mcu_desktop.workplace.changes import Changes

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.vocabulary import Measures, Result
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedProblem:
    """A problem with the cases that are linked to it, the newest first."""

    id: CardId
    problem: Problem
    cases: tuple[CaseLine, ...]

    @property
    def open(self) -> int:
        """How many of its cases are not finished."""
        return sum(line.status not in {Status.DONE, Status.OUT} for line in self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredAll:
    """Which cases of a problem got an answer, and why the others did not."""

    answered: tuple[str, ...]
    left: tuple[str, ...]
    changes: Changes


def shared_problems(office: Asking) -> tuple[SharedProblem, ...]:
    """Give all problems, those with the most unfinished cases first."""
    found = (shared_problem(office, id_) for id_ in office.office.problems)
    return tuple(sorted(found, key=lambda one: (-one.open, one.problem.title)))


def shared_problem(office: Asking, id_: CardId) -> SharedProblem:
    """Give one problem with those of its cases that this person sees."""
    problem = office.office.problems.get(id_)
    if problem is None:
        raise Refusal("Такой проблемы в справочнике нет.")
    keys = office.store.clues.of_problem(id_)
    return SharedProblem(id=id_, problem=problem, cases=office.lines(keys))


def answer_all(
    office: Workplace, id_: CardId, *, result: Result, text: str, measures: Measures | None = None
) -> AnsweredAll:
    """Answer the linked questions of every case of a problem with one text, as one action.

    Each case keeps its number, term and dispatch. A case that refuses is left out with its reason.
    """
    if not text.strip():
        raise Refusal("Напишите ответ, который подойдёт всем.", field="text")
    acts: list[tuple[CaseId, Answer]] = []
    answered, left = [], []
    for line in shared_problem(office, id_).cases:
        case = office.case(CaseId(line.id))
        mine = [
            Answer(question=question.id, result=result, text=text, measures=measures)
            for question in about(case, id_)
            if question.result is None
        ]
        why = _why_not(office, case, mine)
        if why:
            left.append(f"№ {case.number}: {why}")
        else:
            answered.append(case.number)
            acts += [(case.id, one) for one in mine]
    if not acts:
        raise Refusal(
            "Отвечать нечему. " + " ".join(left) if left else "К проблеме не привязано ни одного дела."
        )
    return AnsweredAll(answered=tuple(answered), left=tuple(left), changes=office.act_on_each(acts))


def _why_not(office: Workplace, case: Case, answers: list[Answer]) -> str | None:
    """Say why a case would refuse the answer."""
    if not answers:
        return "на вопрос уже дан ответ."
    for command in answers:
        if reason := office.why_not(Answer, touched(case, command)):
            return reason
        try:
            decide(case, command, office.rules())
        except Refusal as refusal:
            return refusal.reason
    return None
