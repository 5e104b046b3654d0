"""Lists that the writing of answers lives by: who is away, stock phrases, the office's own words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit

from mcu_desktop.domain.cards.duties import DUTY_NAMES, Duty
from mcu_desktop.domain.cards.kinds import Absence, CardId, OwnWord, Phrase
from mcu_desktop.domain.office.phrases import FIELDS
from mcu_desktop.domain.spelling import day
from mcu_desktop.problems import Refusal
from ui.office.listed_page import ListedPage, Listing
from ui.widgets.field import Field, choice_field, line_field

if TYPE_CHECKING:
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values

_BEGINNING = 160
_NOBODY = ("", "никто не замещает")
_ALL = ("", "все")
_SIGNS = {"yes": "да", "no": "нет, только дела"}


def absences_page(bridge: Bridge) -> ListedPage:
    """List who is away, and who stands in."""
    return ListedPage(bridge, _ABSENCES)


def phrases_page(bridge: Bridge) -> ListedPage:
    """List the stock phrases."""
    return ListedPage(bridge, _PHRASES)


def words_page(bridge: Bridge) -> ListedPage:
    """List the words that the spelling check lets pass."""
    return ListedPage(bridge, _WORDS)


def _day(said: str, field: str) -> date:
    try:
        return datetime.strptime(said, "%d.%m.%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise Refusal("Напишите день так: 22.11.2026.", field=field) from None


def _people(office: Office) -> list[tuple[str, str]]:
    return [(str(id_), person.title) for id_, person in office.people.items()]


def _absences(workplace: Workplace) -> dict[CardId, Absence]:
    known = workplace.office.absences.items()
    return dict(sorted(known, key=lambda item: item[1].begins, reverse=True))


def _words(workplace: Workplace) -> dict[CardId, OwnWord]:
    return dict(sorted(workplace.office.word_cards.items(), key=lambda item: item[1].word))


def _absence_fields(office: Office) -> tuple[Field, ...]:
    return (
        choice_field("person", "Кто отсутствует", _people(office)),
        line_field("begins", "С какого дня", placeholder="дд.мм.гггг"),
        line_field("ends", "По какой день", placeholder="дд.мм.гггг"),
        line_field("reason", "Причина", placeholder="отпуск"),
        choice_field("substitute", "Кто замещает", [_NOBODY, *_people(office)]),
        choice_field("duty", "Какие обязанности переходят", [_ALL, *DUTY_NAMES.items()]),
        choice_field("signs", "Замещающий визирует и подписывает", _SIGNS.items()),
    )


def _absence_row(office: Office, card: Absence) -> tuple[str, ...]:
    names = {id_: person.title for id_, person in office.people.items()}
    who, instead = names.get(card.person, "–"), names.get(card.substitute or CardId(""), "никто")
    return (
        who,
        f"{day(card.begins)} – {day(card.ends)}",
        card.reason,
        instead,
        "да" if card.signs else "нет",
    )


def _absence_typed(values: Values) -> dict[str, Any]:
    return {
        "person": CardId(values["person"]),
        "begins": _day(values["begins"], "begins"),
        "ends": _day(values["ends"], "ends"),
        "reason": values["reason"],
        "substitute": CardId(values["substitute"]) if values["substitute"] else None,
        "duties": (Duty(values["duty"]),) if values["duty"] else (),
        "signs": values["signs"] == "yes",
    }


_ABSENCES = Listing(
    name="absences",
    words="Отсутствия",
    titles=("Кто отсутствует", "Дни", "Причина", "Замещает", "Подпись"),
    widths=(34, 30, 22, 34, 12),
    nothing="Все на месте. Нажмите «Добавить…», когда кто-то уйдёт в отпуск: его дела увидит замещающий.",
    about="В эти дни дела, визы и подпись отсутствующего – у того, кто замещает; в истории пишется, за кого.",
    one="Отсутствие",
    cards=_absences,
    row=_absence_row,
    fields=_absence_fields,
    standing=lambda card: {
        "person": card.person,
        "begins": day(card.begins),
        "ends": day(card.ends),
        "reason": card.reason,
        "substitute": card.substitute or "",
        "duty": card.duties[0] if card.duties else "",
        "signs": "yes" if card.signs else "no",
    },
    typed=_absence_typed,
    kind=Absence,
)


def _phrase_fields(_office: Office) -> tuple[Field, ...]:
    fields = ", ".join(f"{{{name}}}" for name in FIELDS)
    return (
        line_field("title", "Название в списке", placeholder="Плановый ремонт"),
        line_field("topic", "Начало кода темы", placeholder="0005.0005", hint="Пусто – для любой темы."),
        Field("text", "Текст", QPlainTextEdit(), hint=f"Поля: {fields}."),
    )


_PHRASES = Listing(
    name="phrases",
    words="Шаблонные фразы",
    titles=("Название", "Тема", "Текст"),
    widths=(30, 18, 80),
    nothing="Фраз пока нет. Нажмите «Добавить…»; в тексте ответа их вставляет Ctrl+Пробел.",
    about="В тексте ответа фразу вставляет Ctrl+Пробел: сначала фразы темы вопроса, потом общие.",
    one="Шаблонная фраза",
    cards=lambda workplace: workplace.office.phrases,
    row=lambda _office, card: (card.title, card.topic or "любая", card.text[:_BEGINNING]),
    fields=_phrase_fields,
    standing=lambda card: {"title": card.title, "topic": card.topic, "text": card.text},
    typed=dict,
    kind=Phrase,
)

_WORDS = Listing(
    name="words",
    words="Слова учреждения",
    titles=("Слово",),
    widths=(40,),
    nothing="Своих слов пока нет. Их добавляют здесь или в тексте ответа клавишей F7.",
    about="Проверка слов пропускает их: названия улиц, посёлков, организаций.",
    one="Слово",
    cards=_words,
    row=lambda _office, card: (card.word,),
    fields=lambda _office: (line_field("word", "Слово"),),
    standing=lambda card: {"word": card.word},
    typed=dict,
    kind=OwnWord,
)
