"""Problems of the invented town that several people wrote about, found by the radar as an operator would."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import AskedQuestion
from mcu_desktop.domain.vocabulary import CaseId, Regime, Relation
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.radar import radar
from mcu_desktop.workplace.repeating import accept
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.demo.staff import Staff
    from mcu_desktop.domain.cases.case import Case

_LOOKED_AT, _PROBLEMS = 200, 3


def share_problems(home: Path, people: Staff, today: date, identity: Callable[[], str]) -> None:
    """Link the newest cases of different people about one matter, a few of them."""
    morning = datetime.combine(today, time(8, 10))
    office = Workplace.open(home, clock=lambda: morning, identity=identity)
    office.person = people.dispatch[Regime.APPEAL]
    try:
        begun = 0
        for line in office.lines(office.keys(Filter())[:_LOOKED_AT]):
            case = office.case(CaseId(line.id))
            found = (one for one in radar(office, _typed(case)) if one.relation is Relation.PROBLEM)
            suggestion = next(found, None)
            linked = any(question.problem for question in case.questions)
            if suggestion is not None and not linked and case.regime is Regime.APPEAL:
                accept(office, case.id, suggestion)
                begun += 1
            if begun == _PROBLEMS:
                return
    finally:
        office.close()


def _typed(case: Case) -> RegisterCase:
    return RegisterCase(
        registered_on=case.registered_on,
        applicants=case.applicants,
        text=case.text,
        questions=tuple(AskedQuestion(id=q.id, text=q.text, code=q.code) for q in case.questions),
        place=case.place,
    )
