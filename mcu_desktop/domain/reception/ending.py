"""How a reception ends: what is written of the visit, what becomes of it as a case (art. 13 parts 3–6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.orders import GiveOrder
from mcu_desktop.domain.cases.commands import Answer, Assign, CaseCommand, Close, SendAnswer
from mcu_desktop.domain.cases.limits import LONG_TEXT, required
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import AskedQuestion
from mcu_desktop.domain.reception.booking import Desk, sound_visitor
from mcu_desktop.domain.reception.commands import End
from mcu_desktop.domain.reception.visit import Outcome, Received, Visit
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Form, QuestionId, Result
from mcu_desktop.problems import Refusal

WITHOUT_CASE = (Outcome.REFUSED, Outcome.ELSEWHERE)
"""Nothing is left to consider: the card of the reception is all there is."""
_MOST_SHEETS = 9_999


def received(visit: Visit, command: End, desk: Desk) -> Received:
    """Give how the visit ended, or refuse by the name of the field."""
    if visit.received:
        raise Refusal("Приём уже завершён.")
    if not visit.came:
        raise Refusal("Посетитель ещё не пришёл: сначала отметьте, что он здесь.")
    sound_visitor(command.visitor)
    text = required(command.text, "text", LONG_TEXT)
    said = required(command.said, "said", LONG_TEXT) if command.said.strip() else ""
    _REQUIRED[command.outcome](command, desk)
    if visit.case and command.outcome in WITHOUT_CASE:
        raise Refusal("По этому приёму уже зарегистрировано дело: доведите до конца его.", field="outcome")
    if not 0 <= command.sheets <= _MOST_SHEETS:
        raise Refusal(f"Листов – число от 0 до {_MOST_SHEETS}.", field="sheets")
    return Received(
        outcome=command.outcome,
        at=time(desk.now.hour, desk.now.minute),
        text=text,
        said=said,
        id_shown=command.id_shown,
        consent=command.consent,
        sheets=command.sheets,
        until=command.until,
        earlier=command.earlier if command.outcome is Outcome.REFUSED else (),
    )


def case_wanted(command: End) -> RegisterCase | None:
    """Give the case that a visit becomes, `None` where nothing is left to consider."""
    if command.outcome in WITHOUT_CASE:
        return None
    by_word = command.outcome is Outcome.EXPLAINED
    return RegisterCase(
        form=Form.WRITTEN if command.outcome is Outcome.PAPER else Form.ORAL,
        kind=command.kind,
        channel=Channel.RECEPTION,
        applicants=(sound_visitor(command.visitor),),
        text=command.text,
        questions=(
            AskedQuestion(id=QuestionId("1"), text="", code=command.code or None, block=command.block),
        ),
        answer_channel=AnswerChannel.ORAL if by_word else AnswerChannel.POST,
    )


def orders(visit: Visit, command: End, case: Case, receiver: str) -> tuple[CaseCommand, ...]:
    """Give what is done to the case at once, in one go with the ending."""
    assign = _assign(command, case)
    match command.outcome:
        case Outcome.EXPLAINED:
            answer = Answer(result=Result.EXPLAINED, text=command.said)
            send = SendAnswer(channel=AnswerChannel.ORAL, consent=command.consent, signer=receiver)
            return (answer, send, Close())
        case Outcome.ORDER:
            assert command.executor is not None
            order = GiveOrder(
                text=command.said, responsible=command.executor, giver=visit.whom, due=command.until
            )
            return (*assign, order)
    return assign


def _assign(command: End, case: Case) -> tuple[CaseCommand, ...]:
    block = command.block or case.questions[0].block
    if command.executor is None and command.block is None:
        return ()
    return (Assign(block=block, executor=command.executor),)


def _nothing(_command: End, _desk: Desk) -> None:
    """Ask for nothing beyond what every ending has."""


def _explained(command: End, _desk: Desk) -> None:
    if not command.consent:
        raise Refusal(
            "Устный ответ возможен только с согласия гражданина (ч. 3 ст. 13 Закона № 59-ФЗ): "
            "отметьте согласие или выберите письменный ответ.",
            field="consent",
        )
    required(command.said, "said", LONG_TEXT)


def _paper(command: End, _desk: Desk) -> None:
    if command.sheets < 1:
        raise Refusal("Укажите, сколько листов принято.", field="sheets")


def _order(command: End, desk: Desk) -> None:
    required(command.said, "said", LONG_TEXT)
    if command.executor is None:
        raise Refusal("Назовите исполнителя поручения.", field="executor")
    if command.until is None:
        raise Refusal("Укажите срок поручения.", field="until")
    if command.until < desk.now.date():
        raise Refusal("Срок поручения не может быть в прошлом.", field="until")


def _refused(command: End, _desk: Desk) -> None:
    if not command.earlier:
        raise Refusal(
            "Отказать можно, только если ответ по существу уже дан (ч. 6 ст. 13 Закона № 59-ФЗ): "
            "отметьте прежние ответы.",
            field="earlier",
        )


def _elsewhere(command: End, _desk: Desk) -> None:
    required(command.said, "said", LONG_TEXT)


_REQUIRED: dict[Outcome, Callable[[End, Desk], None]] = {
    Outcome.EXPLAINED: _explained,
    Outcome.ANSWER: _nothing,
    Outcome.PAPER: _paper,
    Outcome.ORDER: _order,
    Outcome.REFUSED: _refused,
    Outcome.ELSEWHERE: _elsewhere,
}
"""What an ending asks for beyond the visitor's words."""
