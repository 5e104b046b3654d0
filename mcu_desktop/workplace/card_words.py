"""The fields of cards in words: how each is called, and what stands in it."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.duties import DUTY_NAMES, Duty
from mcu_desktop.domain.cards.facts import WITHDRAWN
from mcu_desktop.domain.cards.kinds import BodyKind
from mcu_desktop.domain.office.bodies import BODY_KINDS
from mcu_desktop.domain.spelling import day

if TYPE_CHECKING:
    from mcu_desktop.workplace.seat import Seat

KIND_TITLES = {
    "administration": "Администрация",
    "block": "Отраслевой блок",
    "person": "Сотрудник",
    "unit": "Подразделение",
    "body": "Орган власти",
    "own_day": "День календаря",
    "timetable": "Режим работы",
    "number_template": "Шаблон номера",
    "favourite_topic": "Частая тема",
    "name_form": "Склонение имени",
    "paper_template": "Шаблон письма",
    "norm_change": "Изменение срока",
    "frozen_note": "Утверждённая записка",
    "station": "Рабочее место",
    "exchange_key": "Ключ обмена",
    "open_line": "Связь без проверки сертификата",
    "retention_change": "Срок хранения",
    "destruction_act": "Акт об уничтожении",
    "reception_hours": "Часы личного приёма",
    "reception_priorities": "Кого принимают вне очереди",
    "sstu_settings": "Настройки выгрузки в ССТУ",
    "awaited_letter": "Непоступившее обращение",
    "problem": "Общая проблема",
    "absence": "Отсутствие",
    "phrase": "Шаблонная фраза",
    "own_word": "Слово учреждения",
}

_TITLES = {
    WITHDRAWN: "убрана ли из справочника",
    "name": "полное название",
    "short": "краткое название",
    "town": "населённый пункт",
    "head_post": "кому еженедельная записка",
    "zone": "часовой пояс",
    "count_from": "с какого дня считается срок",
    "last_day": "куда переносится последний день",
    "week_starts": "первый день отчётной недели",
    "phone": "телефон для справок",
    "answers_to_end": "сколько ответов по существу дают право прекратить переписку",
    "aliases": "другие названия",
    "heads": "руководители",
    "significant": "социально значимая тематика",
    "codes": "коды классификатора",
    "order": "место в списке",
    "limits": "пределы столбцов доски",
    "post": "должность",
    "duties": "обязанности",
    "unit": "подразделение",
    "addressee": "кому письмо, в дательном падеже",
    "address": "почтовый адрес",
    "email": "электронная почта",
    "sstu": "идентификатор в ССТУ",
    "site": "официальный сайт",
    "genitive": "родительный падеж",
    "dative": "дательный падеж",
    "kind": "вид",
    "day": "день",
    "reason": "основание",
    "opens": "начало работы",
    "closes": "конец работы",
    "lunch_from": "начало обеда",
    "lunch_to": "конец обеда",
    "eve_shorter_minutes": "на сколько минут короче предпраздничный день",
    "journal": "журнал",
    "index": "индекс журнала",
    "template": "шаблон номера",
    "code": "код классификатора",
    "norm": "срок",
    "amount": "сколько",
    "article": "статья, пункт",
    "valid_from": "с какого дня",
    "term": "что хранится",
    "years": "сколько лет хранится",
    "letter": "буква",
    "verify_key": "ключ подписи",
    "log": "лента записей",
    "box_key": "ключ, которым запечатывают",
    "ends": "где кончились ленты записей",
    "sealed": "кому запечатан",
    "without": "кому не дан",
    "host": "сервер",
    "sslmode": "что требуется от связи",
    "preset": "заготовка",
    "period_from": "начало периода",
    "period_to": "конец периода",
    "content": "содержание записки",
    "pages": "страницы PDF",
    "document": "документ DOCX",
    "workbook": "таблицы XLSX",
    "number": "номер",
    "drawn_on": "когда составлен",
    "by": "на какой день истёк срок",
    "basis": "основание акта",
    "chair": "председатель комиссии",
    "members": "члены комиссии",
    "cases": "дела",
    "whom": "к кому приём",
    "begins": "начало приёма",
    "weekdays": "дни недели",
    "weeks": "который раз в месяце",
    "minutes": "минут на посетителя",
    "room": "место",
    "categories": "категории и законы",
    "department": "идентификатор в ССТУ",
    "closes_on": "день, которым закрывается отчётный месяц",
    "short_codes": "коды из четырёх цифр",
    "tells_extension": "сообщать о продлении",
    "signing": "ответы согласуют и подписывают в программе",
    "signs": "право подписи",
    "person": "кто отсутствует",
    "substitute": "кто замещает",
    "topic": "начало кода темы",
    "text": "текст",
    "word": "слово",
    "written_on": "дата сопроводительного письма",
    "received_on": "дата поступления",
    "title": "в чём проблема",
    "about": "что выяснено и делается",
    "answer": "общий ответ",
}

_OF_KIND = {
    ("person", "name"): "фамилия, имя, отчество",
    ("person", "phone"): "телефон",
    ("paper_template", "template"): "лист бумаги",
    ("reception_hours", "ends"): "конец приёма",
    ("phrase", "title"): "название",
    ("absence", "begins"): "первый день",
    ("absence", "ends"): "последний день",
    ("absence", "reason"): "причина",
    ("absence", "signs"): "замещающий визирует и подписывает",
}


def field_title(field: str, kind: str = "") -> str:
    """Name a field of a card, of some kinds more exactly."""
    return _OF_KIND.get((kind, field)) or _TITLES.get(field, field)


def shown(seat: Seat, field: str, value: Any) -> str:
    """Give a value of a card in words."""
    if field == WITHDRAWN:
        return "убрана из справочника" if value else "остаётся в справочнике"
    match value:
        case None | "" | ():
            return "не указано"
        case bool():
            return "да" if value else "нет"
        case date():
            return day(value)
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return ", ".join(shown(seat, field, one) for one in value)
        case BodyKind():
            return BODY_KINDS[value]
        case StrEnum():
            return DUTY_NAMES[value] if isinstance(value, Duty) else str(value)
        case str() if field in {"heads", "unit", "whom", "person", "substitute"}:
            return seat.person_name(value)  # type: ignore[arg-type]  # a person or a unit is a card
        case _:
            return str(value)
