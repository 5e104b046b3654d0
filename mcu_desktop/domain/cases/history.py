"""The history of a case in words: what was done, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol, assert_never

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case, Told, evolve
from mcu_desktop.domain.cases.facts import (
    Answered,
    AnswerSent,
    Applicant,
    Assigned,
    Attached,
    CaseFact,
    Closed,
    ControlReleased,
    ControlSet,
    Corrected,
    MeasuresTaken,
    Registered,
    Reopened,
    StepNoted,
    Taken,
    Withdrawn,
)
from mcu_desktop.domain.undoing import Undone, in_force
from mcu_desktop.domain.vocabulary import RUSSIAN, AnswerChannel, CaseId, QuestionId


class Names(Protocol):
    """Gives the words for what facts name by an identifier."""

    def block_name(self, block: CardId | None) -> str:
        """Give the short name of a block."""
        ...

    def person_name(self, person: CardId | None) -> str:
        """Give a person's name or post."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the history; what was taken back is shown and marked."""

    told: Told
    text: str
    undone: bool


def history(case_id: CaseId, told: Iterable[Told], names: Names) -> Iterator[Line]:
    """Tell the facts of a case in order, each with what it changed."""
    entries = tuple(told)
    counting = set(map(id, in_force(entries)))
    case: Case | None = None
    for entry in entries:
        holds = id(entry) in counting
        yield Line(told=entry, text=sentence(case, entry.fact, names), undone=not holds)
        if holds:
            case = evolve(case_id, case, entry.fact)


def day(value: date) -> str:
    """Give a day as people write it: 05.11.2026."""
    return value.strftime("%d.%m.%Y")


def full_name(applicant: Applicant) -> str:
    """Give surname, name and patronymic, or the organisation."""
    person = " ".join(filter(None, (applicant.surname, applicant.name, applicant.patronymic)))
    if applicant.organisation and person:
        return f"{applicant.organisation} ({person})"
    return applicant.organisation or person or "Без подписи"


def action_name(fact: CaseFact) -> str:
    """Name the action a fact belongs to, as a noun."""
    return _ACTIONS[type(fact)]


_ACTIONS: dict[type[CaseFact], str] = {
    Registered: "регистрация",
    Corrected: "исправление",
    Assigned: "назначение",
    Taken: "взятие в работу",
    StepNoted: "отметка о ходе работы",
    Answered: "результат по вопросу",
    MeasuresTaken: "отметка о принятых мерах",
    AnswerSent: "отправка ответа",
    Closed: "закрытие",
    Reopened: "возврат в работу",
    Withdrawn: "отзыв",
    ControlSet: "постановка на контроль",
    ControlReleased: "снятие с контроля",
    Attached: "приложение файла",
    Undone: "отмена",
}


def sentence(case: Case | None, fact: CaseFact, names: Names) -> str:
    """Give one fact in words; `case` is how things stood before it."""
    match fact:
        case Registered():
            how = f"{RUSSIAN[fact.form]}, {RUSSIAN[fact.channel]}"
            return f"Зарегистрировано № {fact.number} от {day(fact.registered_on)} ({how})."
        case Corrected():
            return f"Исправлено: {_changes(case, fact, names)}. Причина: {fact.reason}"
        case Assigned():
            return f"{_which(case, fact.question)}{_handed(case, fact, names)}."
        case Taken():
            return f"{_which(case, fact.question)}Взято в работу."
        case StepNoted():
            return f"{_which(case, fact.question) if fact.question else ''}{fact.text}"
        case Answered():
            measures = f", {RUSSIAN[fact.measures]}" if fact.measures else ""
            text = f": {fact.text}" if fact.text else ""
            return f"{_which(case, fact.question)}Результат – {RUSSIAN[fact.result]}{measures}{text}"
        case MeasuresTaken():
            text = f": {fact.text}" if fact.text else ""
            return f"{_which(case, fact.question)}Меры приняты {day(fact.taken_on)}{text}"
        case AnswerSent(channel=AnswerChannel.NONE):
            return f"Рассмотрение закончено {day(fact.sent_on)}, ответ заявителю не направляется."
        case AnswerSent():
            outgoing = f", исх. № {fact.outgoing}" if fact.outgoing else ""
            signer = f", подписал: {fact.signer}" if fact.signer else ""
            consent = ", с согласия гражданина" if fact.consent else ""
            how = RUSSIAN[fact.channel]
            return f"Ответ отправлен {day(fact.sent_on)} {how}{outgoing}{signer}{consent}."
        case Closed():
            return f"Закрыто в дело {day(fact.closed_on)}."
        case Reopened():
            return f"Возвращено в работу {day(fact.reopened_on)}. Причина: {fact.reason}"
        case Withdrawn():
            because = _because(fact.reason)
            return f"Рассмотрение прекращено {day(fact.withdrawn_on)} по заявлению гражданина{because}"
        case ControlSet():
            until = f" до {day(fact.until)}" if fact.until else ""
            return f"Поставлено на контроль{until}{_because(fact.reason)}"
        case ControlReleased():
            return f"Снято с контроля{_because(fact.reason)}"
        case Attached():
            return f"Приложен файл «{fact.name}»."
        case Undone():
            return f"Отменено: {fact.what}."
        case _:
            assert_never(fact)


def _because(reason: str) -> str:
    return f": {reason}" if reason else "."


def _which(case: Case | None, question: QuestionId) -> str:
    """Name the question where there are several."""
    return "" if case is not None and len(case.questions) == 1 else f"Вопрос {question}. "


def _handed(case: Case | None, fact: Assigned, names: Names) -> str:
    block, executor = names.block_name(fact.block), names.person_name(fact.executor)
    to = f"{block}, исполнитель – {executor}" if fact.executor else block
    before = case.question(fact.question) if case else None
    if before is None or not before.assigned:
        return f"Назначено: {to}"
    if before.block == fact.block and fact.executor and not before.executor:
        return f"Назначен исполнитель: {executor}"
    was = names.block_name(before.block)
    if before.executor:
        was = f"{was}, {names.person_name(before.executor)}"
    return f"Передано: {to} (прежде {was})"


_FIELD_NAMES = {
    "kind": "вид",
    "channel": "канал",
    "received_on": "дата поступления",
    "applicants": "заявители",
    "text": "текст",
    "place": "место",
    "answer_channel": "способ ответа",
    "questions": "вопросы",
}


def _changes(case: Case | None, fact: Corrected, names: Names) -> str:
    parts = []
    for name, called in _FIELD_NAMES.items():
        after = getattr(fact, name)
        if after is None:
            continue
        if name == "text":
            parts.append(called)
            continue
        before = _shown(name, getattr(case, name), names) if case else ""
        now = _shown(name, after, names)
        if case is not None and name == "applicants" and before == now:
            before, now = _known(case.applicants), _known(after)
        parts.append(f"{called} «{before}» – теперь «{now}»")
    return "; ".join(parts)


def _known(applicants: Iterable[Applicant]) -> str:
    """Tell people with all that is known of them, where their names alone would show no change."""
    told = ((full_name(a), a.address, a.phone, a.email, a.benefit) for a in applicants)
    return ", ".join("; ".join(filter(None, parts)) for parts in told)


def _shown(name: str, value: object, names: Names) -> str:
    if value is None or value == "":
        return "не указано"
    if isinstance(value, date):
        return day(value)
    if name == "applicants" and isinstance(value, tuple):
        return ", ".join(full_name(applicant) for applicant in value) or "без подписи"
    if name == "questions" and isinstance(value, tuple):
        return "; ".join(
            f"{q.id}: {q.text[:60]} ({q.code or 'без кода'}, {names.block_name(q.block)})" for q in value
        )
    return RUSSIAN.get(value, str(value))
