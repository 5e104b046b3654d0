"""What moving a card to another column means: the command that makes the move, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.commands import (
    COMMAND_NAMES,
    Answer,
    Assign,
    CaseCommand,
    Close,
    Reopen,
    SendAnswer,
    Take,
    Withdraw,
)
from mcu_desktop.domain.cases.decisions import allowed
from mcu_desktop.domain.vocabulary import CaseId, QuestionId, Status
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.case.offers.offer import Carry

    Act = tuple[CaseId, CaseCommand]

COLUMNS: tuple[Status, ...] = tuple(Status)
_ENDED = {Status.DONE, Status.OUT}
_LEADS_TO: dict[Status, type[CaseCommand]] = {
    Status.ASSIGNED: Assign,
    Status.IN_WORK: Take,
    Status.AGREEMENT: Answer,
    Status.WAITING: SendAnswer,
    Status.DONE: Close,
    Status.OUT: Withdraw,
}


def move(case: Case, from_: Status, to: Status) -> type[CaseCommand]:
    """Give the command that a move asks for; refuse where the rules do, with the reason."""
    if (from_, to) == (Status.WAITING, Status.AGREEMENT) and case.sent is None:
        return checked(case, Answer)  # it only waited for another body
    return checked(case, _command(from_, to))


def _command(from_: Status, to: Status) -> type[CaseCommand]:
    if from_ in _ENDED:
        if to in _ENDED:
            raise Refusal("Завершённое дело можно только вернуть в работу: двигайте его влево (Ctrl+←).")
        return Reopen
    if to is Status.REGISTERED:
        raise Refusal("В «Зарегистрировано» не возвращают: последнее действие можно отменить в карточке.")
    if COLUMNS.index(to) < COLUMNS.index(from_) and to is not Status.ASSIGNED:
        raise Refusal("Назад дело не двигают: отмените последнее действие в карточке или назначьте заново.")
    return _LEADS_TO[to]


def questions_meant(case: Case, blocks: Collection[CardId], column: Status) -> tuple[str, ...]:
    """Give the questions that a card of these blocks stands for; nothing when that is the whole case."""
    if case.settled_status is not None or len(case.questions) == 1:
        return ()
    meant = tuple(q.id for q in case.questions if q.block in blocks and case.stage_of(q) is column)
    return () if len(meant) == len(case.questions) else meant


def checked(case: Case, command: type[CaseCommand]) -> type[CaseCommand]:
    """Give the command if the rules let it be carried out on the case now; refuse with the reason."""
    reason = allowed(case, command)
    if reason:
        raise Refusal(f"№ {case.number}: «{COMMAND_NAMES[command]}» сейчас нельзя. {reason}.")
    return command


def on_questions(case: CaseId, questions: tuple[str, ...], command: CaseCommand) -> list[Act]:
    """Give what is carried out on one case: a command for each question that is meant."""
    if not questions or not isinstance(command, Assign | Take | Answer) or command.question is not None:
        return [(case, command)]
    return [(case, replace(command, question=QuestionId(question))) for question in questions]


def carried(case: Case, questions: tuple[str, ...]) -> Carry | None:
    """Give how a command is carried out on several questions of a case, as one action."""
    if len(questions) < 2:  # noqa: PLR2004 - one question is named in the command itself
        return None

    def carry(office: Workplace, command: CaseCommand, seen: Seen | None) -> Changes:
        return office.act_on_each(on_questions(case.id, questions, command), seen=seen)

    return carry
