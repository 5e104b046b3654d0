"""Cases told from their facts alone, to be counted by other code than the reports have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.store.case_rows import answer_due
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.sheet import CaseSheet

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True)
class Told:
    """A case with what a reader of its card would note down."""

    case: Case
    due: str | None
    blocks: frozenset[str]
    executors: frozenset[str]

    @property
    def answered_on(self) -> date | None:
        return self.case.sent.sent_on if self.case.sent else None

    @property
    def late(self) -> int:
        """By how many days the answer came late."""
        if self.answered_on is None or self.due is None:
            return 0
        return max(0, (self.answered_on - date.fromisoformat(self.due[:10])).days)

    def stood(self, day: date) -> bool:
        """Whether it was in work at the end of a day."""
        ends = [
            end for end in (self.case.closed_on, self.case.withdrawn_on, self.case.out_on) if end is not None
        ]
        return self.case.registered_on <= day and all(end > day for end in ends)

    def overdue(self, day: date) -> bool:
        """Whether its answer was missing at the end of a day that comes after its term."""
        unanswered = self.answered_on is None or self.answered_on > day
        return self.stood(day) and unanswered and self.due is not None and self.due[:10] < day.isoformat()


def told(workplace: Workplace) -> tuple[Told, ...]:
    """Read the card of every case."""
    ids = [line.id for line in workplace.lines(workplace.keys(Filter()))]
    return tuple(_told(workplace, workplace.sheet(id_)) for id_ in ids)  # type: ignore[arg-type]


def _told(workplace: Workplace, sheet: CaseSheet) -> Told:
    case, office = sheet.case, workplace.office
    return Told(
        case=case,
        due=answer_due(sheet.clocks),
        blocks=frozenset(office.blocks[q.block].name for q in case.questions if q.block),
        executors=frozenset(workplace.person_name(q.executor) for q in case.questions if q.executor),
    )
