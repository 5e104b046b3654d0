"""The fields of a case in words: how each is called, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.contents import FIELDS
from mcu_desktop.domain.cases.field_names import KEPT, NUMBER, PROGRESS, RECEIVED, split
from mcu_desktop.domain.cases.fields import Number, Outcome, Progress
from mcu_desktop.domain.cases.values import Applicant, Covering
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import RUSSIAN, Status


class Names(Protocol):
    """Gives the words for what facts name by an identifier."""

    def block_name(self, block: CardId | None) -> str:
        """Give the short name of a block."""
        ...

    def person_name(self, person: CardId | None) -> str:
        """Give a person's name or post."""
        ...

    def unit_name(self, unit: CardId) -> str:
        """Give the short name of an organisation."""
        ...

    def body_name(self, body: CardId) -> str:
        """Give the name of another body of power."""
        ...

    def problem_name(self, problem: CardId) -> str:
        """Give the title of a problem of several people."""
        ...


TITLES = {
    "kind": "вид",
    "channel": "канал",
    RECEIVED: "дата поступления",
    "applicants": "заявители",
    "text": "текст",
    "place": "место",
    "answer_channel": "способ ответа",
    "covering": "сопроводительное письмо",
}
"""What a correction mends; the rest is written otherwise."""

_TITLES = {
    **TITLES,
    NUMBER: "номер",
    PROGRESS: "ход дела",
    **{name: field.title for name, field in FIELDS.items() if not field.of_question},
}
_OF_QUESTION = {
    KEPT: "остаётся ли в деле",
    "text": "текст",
    "code": "код классификатора",
    "block": "отраслевой блок",
    "executor": "исполнитель",
    "outcome": "результат",
    "answer": "ответ",
    **{name: field.title for name, field in FIELDS.items() if field.of_question},
}


def title(field: str) -> str:
    """Name a field: «место», «вопрос 2: исполнитель»."""
    question, name = split(field)
    if question is None:
        return _TITLES.get(name, name)
    return f"вопрос {question}: {_OF_QUESTION.get(name, name)}"


def shown(field: str, value: object, names: Names) -> str:
    """Give a value in words."""
    name = split(field)[1]
    if name in FIELDS:
        return FIELDS[name].words(value, names)
    match value:
        case None if name == "executor":
            return names.person_name(None)
        case None | "":
            return "не указано"
        case bool():
            return "вопрос остаётся" if value else "вопрос убран"
        case date():
            return day(value)
        case Number():
            return value.number
        case Outcome():
            return _outcome(value)
        case Progress():
            return _progress(value)
        case Covering():
            return f"{value.body}, № {value.number} от {day(value.dated)}"
        case tuple() if name == "applicants":
            return ", ".join(full_name(applicant) for applicant in value) or "без подписи"
        case tuple() if name == "questions":
            return "; ".join(
                f"{q.id}: {q.text[:60]} ({q.code or 'без кода'}, {names.block_name(q.block)})" for q in value
            )
        case str() if name == "block":
            return names.block_name(CardId(value))
        case str() if name == "executor":
            return names.person_name(CardId(value))
        case _:
            return RUSSIAN.get(value, str(value))


def told_whole(field: str, value: object, names: Names) -> str:
    """Give a value in words that tell it from any other one: applicants with all that is known of them."""
    if split(field)[1] == "applicants" and isinstance(value, tuple) and value:
        return known(value)
    return shown(field, value, names)


def _outcome(value: Outcome) -> str:
    if value.result is None:
        return "без результата"
    measures = f", {RUSSIAN[value.measures]}" if value.measures else ""
    return f"{RUSSIAN[value.result]}{measures}"


def _progress(value: Progress) -> str:
    """Tell how far a case has come, with its day."""
    match value.status:
        case Status.OUT if value.withdrawn_on:
            return f"отозвано {day(value.withdrawn_on)}"
        case Status.DONE if value.closed_on:
            return f"закрыто {day(value.closed_on)}"
        case Status.WAITING if value.sent:
            outgoing = f", исх. № {value.sent.outgoing}" if value.sent.outgoing else ""
            return f"ответ отправлен {day(value.sent.sent_on)} {RUSSIAN[value.sent.channel]}{outgoing}"
        case _:
            return "в работе"


def full_name(applicant: Applicant) -> str:
    """Give surname, name and patronymic, or the organisation."""
    person = " ".join(filter(None, (applicant.surname, applicant.name, applicant.patronymic)))
    if applicant.organisation and person:
        return f"{applicant.organisation} ({person})"
    return applicant.organisation or person or "Без подписи"


def known(applicants: Iterable[Applicant]) -> str:
    """Tell people with all that is known of them, where their names alone would show no change."""
    told = ((full_name(a), a.address, a.phone, a.email, a.benefit, a.social) for a in applicants)
    return ", ".join("; ".join(filter(None, parts)) for parts in told)
