"""What the rules of who may do what are asked of: a command on a case as its history stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.commands import Undo
from mcu_desktop.domain.permissions.reach import about
from mcu_desktop.domain.undoing import to_take_back
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.permissions.reach import Whole
    from mcu_desktop.store.journal_table import History


def of_act(case: Case, command: CaseCommand, past: History, person: CardId) -> Whole:
    """Tell what a command touches, also whether it takes back what somebody else did."""
    return about(case, command, others=isinstance(command, Undo) and _by_others(past, command.txn, person))


def _by_others(past: History, action: str | None, person: CardId) -> bool:
    """Tell whether the action that would be taken back was somebody else's."""
    try:
        last = to_take_back(past.told, action).txn
    except Refusal:
        return False
    return any(record.author != person for record in past.records if record.action == last)
