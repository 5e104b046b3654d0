"""How far a duty reaches: to every case, to those of a system, of a block, or to one's own questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case, Question
from mcu_desktop.domain.cases.chapters.orders import AcceptOrder, ReportOrder, ReturnOrder
from mcu_desktop.domain.cases.chapters.signing import Agree, ReturnDraft, Sign
from mcu_desktop.domain.cases.commands import Answer, Assign, RecordMeasures, Settle, Take, Undo
from mcu_desktop.domain.cases.field_names import split
from mcu_desktop.domain.cases.waiting import asked
from mcu_desktop.domain.permissions.table import LED, TAKES_BACK_OTHERS
from mcu_desktop.domain.vocabulary import Regime

if TYPE_CHECKING:
    from collections.abc import Collection

    from mcu_desktop.domain.cases.commands import CaseCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The case that a command is meant for, seen from its rules."""

    regime: Regime
    questions: tuple[Question, ...] = ()
    """All of the case."""
    meant: tuple[Question, ...] = ()
    """Those that the command changes."""
    asked: tuple[CardId, ...] = ()
    """Whose word the command gives: they were asked for it, whatever else they do here."""
    others: bool = False
    """It takes back what somebody else did."""


def about(
    case: Case, command: CaseCommand | type[CaseCommand] | None = None, *, others: bool = False
) -> Whole:
    """Tell what a command on a case touches; without a command the case as a whole."""
    meant = () if command is None or isinstance(command, type) else _meant(case, command)
    return Whole(
        regime=case.regime,
        questions=case.questions,
        meant=meant,
        asked=_asked(case, command),
        others=others and isinstance(command, Undo),
    )


def reaches(duty: Duty, case: Whole, person: CardId, blocks: Collection[CardId]) -> bool:
    """Tell whether a duty of a person who heads some blocks reaches so far."""
    if case.others and duty not in TAKES_BACK_OTHERS:
        return False
    if person in case.asked:
        return True
    if duty in LED:
        return case.regime in LED[duty]
    match duty:
        case Duty.BLOCK_HEAD:
            return _theirs(case, [q for q in case.questions if q.block in blocks])
        case Duty.EXECUTOR:
            return _theirs(case, [q for q in case.questions if q.executor == person])
        case _:
            return True


def _asked(case: Case, command: CaseCommand | type[CaseCommand] | None) -> tuple[CardId, ...]:
    """Name those whose word a command gives."""
    kind = command if isinstance(command, type) else type(command)
    if kind in {Agree, Sign, ReturnDraft} and case.chain:
        round_ = case.chain.asked
        return (*round_.visas, *((round_.signer,) if round_.signer else ()), round_.author)
    if kind in {AcceptOrder, ReturnOrder}:
        return tuple(order.given.giver for order in case.orders)
    if kind is Undo:
        return tuple(one.person for one in asked(case))
    if kind is ReportOrder:
        return tuple(person for order in case.orders for person in order.doers)
    return ()


def _theirs(case: Whole, theirs: list[Question]) -> bool:
    """Let somebody act on a case that has a question of theirs, and on no question of others."""
    return bool(theirs) and all(question in theirs for question in case.meant)


def _meant(case: Case, command: CaseCommand) -> tuple[Question, ...]:
    named = getattr(command, "question", None)
    if named is not None:
        question = case.question(named)
        return (question,) if question else ()
    match command:
        case Take():
            return tuple(q for q in case.unanswered if q.assigned and not q.taken)
        case Assign() | Answer():
            return case.unanswered or case.assignable or case.questions
        case RecordMeasures():
            return case.promises
        case Settle():
            return _settled(case, command)
        case _:
            return ()


def _settled(case: Case, command: Settle) -> tuple[Question, ...]:
    """Give the questions of what is settled; a field of the case as a whole is about all of them."""
    named = {split(choice.field)[0] for choice in command.choices}
    return case.questions if None in named else tuple(q for q in case.questions if q.id in named)
