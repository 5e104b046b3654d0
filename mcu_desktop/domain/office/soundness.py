"""What a card must be before it is written down: a slip in one would stop the whole office."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Hashable
from dataclasses import fields
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.kinds import (
    Absence,
    Administration,
    AwaitedLetter,
    Block,
    Body,
    Card,
    DestructionAct,
    FavouriteTopic,
    FrozenNote,
    NameForm,
    NormChange,
    NumberTemplate,
    OpenLine,
    OwnDay,
    OwnWord,
    PaperTemplate,
    Person,
    Phrase,
    Problem,
    RetentionChange,
    SstuSettings,
    Station,
    Timetable,
    Unit,
)
from mcu_desktop.domain.office.classifier import CODE
from mcu_desktop.domain.office.exchange_cards import require_sound_exchange
from mcu_desktop.domain.office.journals import ALL_JOURNALS
from mcu_desktop.domain.office.keeping_cards import require_sound_keeping
from mcu_desktop.domain.office.numbering import check_apart, check_template
from mcu_desktop.domain.office.reception_cards import require_sound_reception
from mcu_desktop.domain.office.sstu_cards import require_sound_sstu
from mcu_desktop.domain.office.writing_cards import require_sound_writing
from mcu_desktop.problems import Refusal

_LONGEST_TEXT = 1_000
_LONGEST_TERM = 3_650
_MINUTES_OF_A_DAY = 24 * 60
_DAYS_OF_A_WEEK = 7
_OFTEN = 2
"""«Неоднократно» is at least twice."""
_MOST_IN_COLUMN = 9_999

_NAMED: dict[type[Card], tuple[str, ...]] = {
    Administration: ("name",),
    Block: ("name", "short"),
    Person: ("post",),
    Unit: ("name", "short"),
    Body: ("name",),
    NameForm: ("name", "genitive", "dative"),
    PaperTemplate: ("template", "document"),
    OwnDay: ("reason",),
    NormChange: ("article", "reason"),
    Station: ("letter", "verify_key", "log"),
    OpenLine: ("host", "reason"),
    RetentionChange: ("article", "reason"),
    DestructionAct: ("number", "basis", "chair"),
    AwaitedLetter: ("number", "name", "code"),
    Problem: ("title",),
    Absence: ("reason",),
    Phrase: ("title", "text"),
    OwnWord: ("word",),
}
"""What may not be left empty."""
_ABOUT: dict[type[Card], tuple[str, ...]] = {
    Administration: (),
    Timetable: (),
    OwnDay: ("day",),
    NumberTemplate: ("journal",),
    FavouriteTopic: ("code",),
    NameForm: ("name",),
    PaperTemplate: ("template",),
    NormChange: ("norm", "valid_from"),
    FrozenNote: ("period_from", "period_to"),
    Station: ("letter",),
    OpenLine: ("host",),
    RetentionChange: ("term",),
    DestructionAct: ("number",),
    SstuSettings: (),
    AwaitedLetter: ("number", "written_on"),
    Problem: ("title",),
    OwnWord: ("word",),
}


def require_sound(card: Card, others: Collection[Card]) -> None:
    """Refuse a card by field; `others` are the cards in force beside it."""
    _require_texts(card)
    if (what := about(card)) is not None and any(about(other) == what for other in others):
        raise Refusal("Об этом уже есть карточка: исправьте её.")
    match card:
        case Administration():
            _require_counting(card)
        case Block():
            _require_limits(card)
            if wrong := next((code for code in card.codes if not CODE.fullmatch(code)), None):
                raise Refusal(f"Код «{wrong[:40]}» – не начало кода вида 0005.0005.0056.", field="codes")
        case Timetable():
            _require_hours(card)
        case NumberTemplate():
            check_template(card)
            own = {other.journal: other for other in others if isinstance(other, NumberTemplate)}
            own[card.journal] = card
            check_apart(
                own.get(j) or NumberTemplate(journal=j, index=index) for j, index in ALL_JOURNALS.items()
            )
        case NormChange():
            if not 0 < card.amount <= _LONGEST_TERM:
                raise Refusal(f"Срок – целое число от 1 до {_LONGEST_TERM}.", field="amount")
        case _:
            require_sound_exchange(card)
            require_sound_keeping(card)
            require_sound_reception(card)
            require_sound_sstu(card, others)
            require_sound_writing(card)


def about(card: Card) -> Hashable:
    """Give what only one card in force may be about; `None` where there may be many."""
    traits = _ABOUT.get(type(card))
    return None if traits is None else (type(card), *(getattr(card, trait) for trait in traits))


def require_text(text: str, field: str) -> None:
    """Refuse a text that is too long or that no journal can hold."""
    if len(text) > _LONGEST_TEXT:
        raise Refusal(f"Слишком длинный текст: не больше {_LONGEST_TEXT} знаков.", field=field)
    for place, sign in enumerate(text, start=1):
        if unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t\r":
            raise Refusal(f"Недопустимый знак U+{ord(sign):04X} на месте {place}.", field=field)


def _require_counting(card: Administration) -> None:
    _require_zone(card.zone)
    if not 0 <= card.week_starts < _DAYS_OF_A_WEEK:
        raise Refusal("День недели – число от 0 (понедельник) до 6.", field="week_starts")
    if card.answers_to_end < _OFTEN:
        raise Refusal("«Неоднократно» – не меньше двух ответов.", field="answers_to_end")


def _require_texts(card: Card) -> None:
    for field in fields(card):
        value = getattr(card, field.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                require_text(text, field.name)
    for name in _NAMED.get(type(card), ()):
        if not getattr(card, name).strip():
            raise Refusal("Поле не заполнено.", field=name)


def _require_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise Refusal(f"Часового пояса «{zone[:40]}» нет. Пример: Europe/Samara.", field="zone") from None


def _require_limits(card: Block) -> None:
    columns = [column for column, _ in card.limits]
    if len(set(columns)) < len(columns):
        raise Refusal("У столбца один предел.", field="limits")
    if any(not 0 < most <= _MOST_IN_COLUMN for _, most in card.limits):
        raise Refusal(f"Предел столбца – целое число от 1 до {_MOST_IN_COLUMN}.", field="limits")


def _require_hours(card: Timetable) -> None:
    if len(card.opens) != _DAYS_OF_A_WEEK or len(card.closes) != _DAYS_OF_A_WEEK:
        raise Refusal("В неделе семь дней.", field="opens")
    days = list(zip(card.opens, card.closes, strict=True))
    if any((opens is None) != (closes is None) for opens, closes in days):
        raise Refusal("У рабочего дня есть и начало, и конец.", field="closes")
    if any(opens >= closes for opens, closes in days if opens is not None and closes is not None):
        raise Refusal("Рабочий день кончается позже, чем начинается.", field="closes")
    if all(opens is None for opens in card.opens):
        raise Refusal("В неделе должен быть хотя бы один рабочий день.", field="opens")
    if (card.lunch_from is None) != (card.lunch_to is None):
        raise Refusal("У обеда есть и начало, и конец.", field="lunch_to")
    if card.lunch_from is not None and card.lunch_to is not None and card.lunch_from >= card.lunch_to:
        raise Refusal("Обед кончается позже, чем начинается.", field="lunch_to")
    if not 0 <= card.eve_shorter_minutes < _MINUTES_OF_A_DAY:
        raise Refusal("Предпраздничный день короче на 0–1439 минут.", field="eve_shorter_minutes")
