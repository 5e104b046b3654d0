"""What was answered to a person before: offered where a correspondence is to be ended (59-ФЗ art. 11, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.workplace.citizens import related

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.workplace import Workplace


def earlier_answers(workplace: Workplace, case: Case) -> tuple[Case, ...]:
    """Give the earlier cases of the person that were answered in writing, the newest first."""
    theirs = (workplace.case(CaseId(line.id)) for line, same, _ in related(workplace, case.id) if same)
    return tuple(one for one in theirs if one.sent and one.sent.sent_on <= workplace.today())
