"""What a command turns into: facts, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mcu_desktop.domain.cases import working
from mcu_desktop.domain.cases.case import Case, Told
from mcu_desktop.domain.cases.chapters.complaint import refuse_their_own
from mcu_desktop.domain.cases.chapters.contents import COMMANDS
from mcu_desktop.domain.cases.chapters.copies import refuse_while_copies_lean
from mcu_desktop.domain.cases.chapters.correspondence import EndCorrespondence
from mcu_desktop.domain.cases.chapters.open_orders import why_ordered
from mcu_desktop.domain.cases.chapters.orders import ReportOrder
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, Sign, WriteDraft, require_signed
from mcu_desktop.domain.cases.chapters.unanswered import LeaveUnanswered
from mcu_desktop.domain.cases.clocks import held
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Attach,
    CaseCommand,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    Renumber,
    Reopen,
    SendAnswer,
    Settle,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.cases.completeness import require_results
from mcu_desktop.domain.cases.correction import correct
from mcu_desktop.domain.cases.facts import (
    AnswerSent,
    Attached,
    Closed,
    Registered,
    Reopened,
    StepNoted,
    Withdrawn,
)
from mcu_desktop.domain.cases.history import action_name
from mcu_desktop.domain.cases.known_facts import CaseFact
from mcu_desktop.domain.cases.limits import LONG_TEXT, SHORT_TEXT, optional, required
from mcu_desktop.domain.cases.registration import renumbered
from mcu_desktop.domain.cases.rules import Rules, day_of, question_of
from mcu_desktop.domain.cases.settlement import settle
from mcu_desktop.domain.terms.norms import Stop
from mcu_desktop.domain.undoing import Undone, to_take_back
from mcu_desktop.domain.vocabulary import AnswerChannel
from mcu_desktop.problems import Refusal

__all__ = ["Rules", "allowed", "decide"]


def decide(
    case: Case, command: CaseCommand, rules: Rules, told: tuple[Told, ...] = ()
) -> tuple[CaseFact, ...]:
    """Give the facts that a command makes; `told` is its history, asked by `Settle` and `Undo` alone."""
    if case.erased:
        raise Refusal(f"Дело {case.number} уничтожено по акту № {case.erased}: вернуть его нельзя.")
    if case.ended and not isinstance(command, _ALLOWED_AFTER_THE_END):
        raise Refusal(f"Дело {case.number} завершено. Чтобы продолжить, верните его в работу.")
    if isinstance(command, _CONSIDERING):
        refuse_their_own(case, rules)
    match command:
        case CorrectCase():
            return (correct(case, command, rules),)
        case Assign():
            return working.assign(case, command, rules)
        case Take():
            return working.take(case, command)
        case NoteStep():
            question = question_of(case, command.question).id if command.question else None
            return (StepNoted(text=required(command.text, "text", LONG_TEXT), question=question),)
        case Answer():
            return working.answer(case, command, rules)
        case RecordMeasures():
            return working.measures(case, command, rules)
        case SendAnswer():
            return (_send(case, command, rules),)
        case Close():
            return (_close(case, command, rules),)
        case Reopen():
            if not (case.ended or case.sent):
                raise Refusal(f"Дело {case.number} и так в работе.")
            reason = required(command.reason, "reason", SHORT_TEXT)
            return (Reopened(reopened_on=rules.today, reason=reason),)
        case Withdraw():
            return (_withdraw(case, command, rules),)
        case Attach():
            return (_attach(case, command),)
        case Settle():
            return (settle(case, command, rules, told),)
        case Renumber():
            return (renumbered(case, rules),)
        case Undo():
            return (_undo(case, command, rules, told),)
        case _:
            return COMMANDS[type(command)].decide(case, command, rules)


_ALLOWED_AFTER_THE_END = (
    Reopen,
    NoteStep,
    Attach,
    Settle,
    Renumber,
    Undo,
    *(one.command for one in COMMANDS.values() if one.after_the_end),
)

_CONSIDERING = (
    *(Take, Answer, WriteDraft, MakeReady, Agree, Sign, ReportOrder),
    *(LeaveUnanswered, EndCorrespondence),
)
"""What is done to consider a case; keeping its card in order is not."""


def allowed(case: Case, command: type[CaseCommand]) -> str | None:
    """Give the reason why a kind of command makes no sense for the case now, `None` when it does."""
    if case.erased:
        return f"Дело уничтожено по акту № {case.erased}"
    if case.ended and not issubclass(command, _ALLOWED_AFTER_THE_END):
        return "Дело завершено"
    reason = _REASONS.get(command)
    return reason(case) if reason else None


def _send(case: Case, command: SendAnswer, rules: Rules) -> AnswerSent:
    if case.sent:
        raise Refusal("Ответ уже отправлен.")
    require_results(case)
    channel = command.channel or case.answer_channel
    if channel not in _WITHOUT_LETTER:
        require_signed(case, rules)
    if channel is AnswerChannel.ORAL and not command.consent:
        raise Refusal(
            "Устный ответ возможен только с согласия гражданина (ч. 3 ст. 13 Закона № 59-ФЗ): "
            "отметьте согласие.",
            field="consent",
        )
    sent_on = day_of(command.sent_on, case, rules, "sent_on")
    return AnswerSent(
        sent_on=sent_on,
        channel=channel,
        outgoing=optional(command.outgoing or "", "outgoing", SHORT_TEXT) or None,
        signer=_signer(case, command, sent_on, rules),
        consent=command.consent,
        clocks=held(case, rules.terms, Stop.ANSWERED),
    )


_WITHOUT_LETTER = (AnswerChannel.ORAL, AnswerChannel.PHONE, AnswerChannel.NONE)
"""Nothing is signed where nothing is written."""


def _signer(case: Case, command: SendAnswer, sent_on: date, rules: Rules) -> str | None:
    """Give who signed: as the chain knows, else as it is said."""
    said = optional(command.signer or "", "signer", SHORT_TEXT) or None
    signed = case.chain.signed if case.chain else None
    if signed is None:
        return said
    if sent_on < signed.signed_on:
        raise Refusal("Ответ нельзя отправить раньше, чем он подписан.", field="sent_on")
    person = rules.office.people.get(signed.deputy or signed.signer)
    return person.title if person else said


def _why_open(case: Case) -> str | None:
    if case.unanswered:
        return "Ответ дан не на все вопросы"
    if case.sent is None:
        return "Ответ ещё не отправлен"
    if case.promises:
        return "Поддержано, но меры ещё не приняты: дело остаётся на контроле"
    return why_ordered(case)


def _close(case: Case, command: Close, rules: Rules) -> Closed:
    reason = _why_open(case)
    if reason:
        raise Refusal(f"{reason}. Закрыть дело {case.number} нельзя.")
    closed_on = day_of(command.closed_on, case, rules, "closed_on")
    if case.sent and closed_on < case.sent.sent_on:
        raise Refusal("Дело нельзя закрыть раньше, чем отправлен ответ.", field="closed_on")
    return Closed(closed_on=closed_on)


def _withdraw(case: Case, command: Withdraw, rules: Rules) -> Withdrawn:
    return Withdrawn(
        withdrawn_on=day_of(command.withdrawn_on, case, rules, "withdrawn_on"),
        reason=optional(command.reason, "reason", SHORT_TEXT),
        statement=_attached(case, command.statement),
        clocks=held(case, rules.terms, Stop.ANSWERED),
    )


def _attached(case: Case, digest: str) -> str:
    if digest and all(file.digest != digest for file in case.attachments):
        raise Refusal("Этого файла среди вложений дела нет: сначала приложите заявление.", field="statement")
    return digest


def _why_unsendable(case: Case) -> str | None:
    if case.sent:
        return "Ответ уже отправлен"
    if case.chain and case.chain.awaited:
        return "Ответ ещё не подписан"
    return "Ответ дан не на все вопросы" if case.unanswered else None


_REASONS: dict[type[CaseCommand], Callable[[Case], str | None]] = {
    Assign: working.why_unassignable,
    Take: lambda case: None if working.waiting_for_work(case) else "Нет назначенных вопросов, ждущих работы",
    Answer: working.why_unanswerable,
    RecordMeasures: lambda case: None if case.promises else "Нет обещанных мер",
    SendAnswer: _why_unsendable,
    Close: _why_open,
    Reopen: lambda case: None if case.ended or case.sent else "Дело и так в работе",
    **{one.command: one.why_not for one in COMMANDS.values() if one.why_not},
}


def _attach(case: Case, command: Attach) -> Attached:
    if any(known.digest == command.digest for known in case.attachments):
        raise Refusal("Этот файл уже приложен к делу.", field="file")
    return Attached(
        digest=command.digest, name=command.name, media_type=command.media_type, size=command.size
    )


def _undo(case: Case, command: Undo, rules: Rules, told: tuple[Told, ...]) -> Undone:
    """Take back the last action; by its name also the last taking back, so that the action holds again."""
    entry = to_take_back(told, command.txn)
    first = entry.fact
    if isinstance(first, Registered):
        raise Refusal("Регистрацию отменить нельзя: номер присвоен навсегда. Исправьте или отзовите.")
    if isinstance(first, AnswerSent):
        refuse_while_copies_lean(case, rules)
    what = action_name(first)
    return Undone(txn=entry.txn, what=f"{what} ({first.what})" if isinstance(first, Undone) else what)
