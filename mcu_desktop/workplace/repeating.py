"""What is done about a case that the radar found earlier ones for: marked, or linked to their problem."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import Problem
from mcu_desktop.domain.cases.chapters.problems import LinkProblem
from mcu_desktop.domain.cases.chapters.repeats import EarlierCase, NoteRepeat
from mcu_desktop.domain.vocabulary import CaseId, Relation
from mcu_desktop.workplace.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.repeats.verdicts import Suggestion
    from mcu_desktop.workplace.workplace import Workplace

_LONGEST_TITLE = 400
_FLAT = re.compile(r",?\s*\b(?:кв(?:артира)?|комн(?:ата)?)\b\.?\s*№?\s*\d+\w*", re.IGNORECASE)


def accept(office: Workplace, case: CaseId, suggestion: Suggestion) -> Changes:
    """Do what a suggestion says about a registered case; the earlier ones keep numbers, terms and answers."""
    if suggestion.relation is Relation.PROBLEM:
        return share_problem(office, case, [CaseId(one.id) for one in suggestion.cases])
    earlier = tuple(EarlierCase(id=CaseId(one.id), number=one.number) for one in suggestion.cases)
    return office.act(case, NoteRepeat(relation=suggestion.relation, of=earlier))


def share_problem(office: Workplace, case: CaseId, others: Sequence[CaseId]) -> Changes:
    """Link a case to the problem of others; where they have none yet, one is begun for all of them."""
    known = next((q.problem for one in others for q in office.case(one).questions if q.problem), None)
    if known is not None and known in office.office.problems:
        return office.act(case, LinkProblem(problem=known))
    problem, _ = office.record(Problem(title=_title(office, office.case(case))))
    link = LinkProblem(problem=problem)
    return office.act_on_each([(one, link) for one in dict.fromkeys((case, *others))])


def _title(office: Workplace, case: Case) -> str:
    """Call a problem by its topic and place, not by what a citizen wrote; a second one gets a number."""
    code = next((question.code for question in case.questions if question.code), None)
    topic = office.classifier.topic(code) if code else None
    place = _FLAT.sub("", case.place or "")  # everybody reads the directory, and it stays when cases go
    words = " – ".join(part for part in (topic.name if topic else "Общая проблема", place) if part)
    title = shorten(words, _LONGEST_TITLE, placeholder="…")
    taken = {problem.title for problem in office.office.problems.values()}
    numbered = (f"{title} ({number})" for number in range(2, len(taken) + 3))
    return title if title not in taken else next(one for one in numbered if one not in taken)
