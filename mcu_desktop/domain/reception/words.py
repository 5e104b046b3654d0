"""A visit in words: how states and endings are called, and the history of a visit."""

from __future__ import annotations

from typing import assert_never

from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.reception.visit import (
    Booked,
    Called,
    Came,
    Cancelled,
    CaseMade,
    Mended,
    Missed,
    Moved,
    Outcome,
    Received,
    State,
    VisitFact,
)
from mcu_desktop.domain.undoing import Undone

OUTCOME_NAMES = {
    Outcome.EXPLAINED: "разъяснено устно с согласия гражданина",
    Outcome.ANSWER: "будет дан письменный ответ",
    Outcome.PAPER: "принято письменное обращение",
    Outcome.ORDER: "дано поручение",
    Outcome.REFUSED: "отказано в рассмотрении: ответ по существу уже дан",
    Outcome.ELSEWHERE: "не входит в компетенцию, разъяснено, куда обратиться",
}
OUTCOME_ARTICLES = {
    Outcome.EXPLAINED: "ч. 3 ст. 13",
    Outcome.ANSWER: "ч. 3 ст. 13",
    Outcome.PAPER: "ч. 4 ст. 13",
    Outcome.ORDER: "ч. 3 ст. 13",
    Outcome.REFUSED: "ч. 6 ст. 13",
    Outcome.ELSEWHERE: "ч. 5 ст. 13",
}
STATE_NAMES = {
    State.BOOKED: "записан",
    State.WAITING: "ожидает",
    State.INSIDE: "на приёме",
    State.ENDED: "принят",
    State.ABSENT: "не пришёл",
    State.CANCELLED: "запись отменена",
}

_NOUNS: dict[type[VisitFact], str] = {
    Booked: "запись на приём",
    Moved: "перенос записи",
    Mended: "исправление карточки приёма",
    Came: "отметка о приходе",
    Called: "приглашение на приём",
    CaseMade: "регистрация обращения с приёма",
    Received: "завершение приёма",
    Cancelled: "отмена записи",
    Missed: "отметка о неявке",
    Undone: "отмена",
}


def ended(received: Received) -> str:
    """Tell how a reception ended, with the article and what was said."""
    words = OUTCOME_NAMES[received.outcome]
    law = f"({OUTCOME_ARTICLES[received.outcome]} Закона № 59-ФЗ)"
    return f"{words[0].upper()}{words[1:]} {law}. {received.said}".strip()


def action_noun(fact: VisitFact) -> str:
    """Name the action a fact belongs to, as a noun."""
    return _NOUNS[type(fact)]


def sentence(fact: VisitFact) -> str:
    """Tell a fact as a sentence."""
    match fact:
        case Booked():
            when = f"{fact.day:%d.%m.%Y} в {fact.at:%H:%M}" if fact.at else f"{fact.day:%d.%m.%Y} без записи"
            return f"Записан(а) на приём: {full_name(fact.visitor)}, {when}."
        case Moved():
            return f"Запись перенесена на {fact.day:%d.%m.%Y}, {fact.at:%H:%M}."
        case Mended():
            return "Исправлена карточка приёма."
        case Came():
            return f"Пришёл(а) в {fact.at:%H:%M}, карточка № {fact.number}."
        case Called():
            return f"Приглашён(а) на приём в {fact.at:%H:%M}."
        case CaseMade():
            return "Обращение с приёма зарегистрировано."
        case Received():
            return f"Приём завершён в {fact.at:%H:%M}: {OUTCOME_NAMES[fact.outcome]}."
        case Cancelled():
            return f"Запись отменена. {fact.reason}".strip()
        case Missed():
            return "Посетитель не пришёл."
        case Undone():
            return f"Отменено: {fact.what}."
        case _:
            assert_never(fact)
