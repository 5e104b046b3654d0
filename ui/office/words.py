"""How the office's habits are called in Russian."""

from __future__ import annotations

import re
from datetime import date

from mcu_desktop.domain.cards.kinds import DayKind, UnitKind
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.notes.period import day_in_words
from mcu_desktop.domain.terms.calendar import WEEKDAYS, WorkingCalendar

PEOPLE, BLOCKS, UNITS, BODIES = "Люди", "Отраслевые блоки", "Подразделения", "Органы"
TOPICS, STREETS, NORMS = "Частые темы", "Улицы", "Сроки"
CALENDAR, NUMBERS, COUNTING = "Календарь", "Номера", "Счёт сроков"
READINGS = "Кто смотрел"
NAMES, TEMPLATES = "Склонение", "Шаблоны писем"
ABSENCES, PHRASES, WORDS = "Отсутствия", "Фразы", "Слова"
MOVED = "Что сдвинулось"
KEEPING = "Сроки хранения"
CITIZENS, PROBLEMS = "Заявители", "Общие проблемы"
DIRECTORIES = (
    *(PEOPLE, ABSENCES, BLOCKS, UNITS, BODIES, CITIZENS, PROBLEMS, TOPICS, STREETS),
    *(NORMS, CALENDAR, MOVED, NUMBERS, COUNTING, NAMES, TEMPLATES, PHRASES, WORDS, KEEPING, READINGS),
)
"""In the order of the list."""

JOURNAL_NAMES = {
    "appeal.oral": "Устные обращения",
    "appeal.written": "Письменные обращения",
    "appeal.electronic": "Электронные обращения",
    "pos": "Сообщения ПОС",
    "incident": "«Инцидент менеджмент»",
    "call": "Звонки",
    "other": "Прочие сообщения",
    "information": "Запросы информации",
    "service": "Жалобы на услуги",
    "deputy": "Депутатские запросы",
    "prosecutor": "Запросы прокуратуры",
    "outgoing": "Исходящие письма",
}

_NUMBER_FIELDS = {
    "index": "индекс",
    "station": "место",
    "n": "номер",
    "year": "год",
    "yy": "гг",
    "letter": "буква",
}
_NUMBER_FIELD = re.compile(r"\{(\w+)(?=[:}])")

DAY_KINDS = {
    DayKind.OFF: "выходной",
    DayKind.WORKING: "рабочий",
    DayKind.SHORT: "рабочий, сокращённый",
}

UNIT_KINDS = {
    UnitKind.SUBDIVISION: "подразделение",
    UnitKind.INSTITUTION: "учреждение",
    UnitKind.SETTLEMENT: "поселение",
    UnitKind.OUTSIDE: "внешняя организация",
}

COUNT_FROM = {
    CountFrom.NEXT: "со следующего дня",
    CountFrom.SAME: "с того же дня",
}

LAST_DAY = {
    LastDay.PRECEDING: "на рабочий день перед ним",
    LastDay.NEXT: "на рабочий день после него",
    LastDay.KEEP: "остаётся в выходной",
}

SIGNING = {
    "no": "Подписывают на бумаге, в программе отмечают отправку",
    "yes": "Согласуют и подписывают в программе: неподписанный ответ не отправить",
}
OFTEN = {
    "2": "после двух ответов по существу на тот же вопрос",
    "3": "после трёх ответов по существу на тот же вопрос",
    "4": "после четырёх ответов по существу на тот же вопрос",
}
"""What «неоднократно» means here (59-ФЗ art. 11 part 5)."""

WEEK_STARTS = {str(number): name for number, name in enumerate(WEEKDAYS)}

ZONES = {
    "Europe/Kaliningrad": "Калининград, МСК−1",
    "Europe/Moscow": "Москва, МСК",
    "Europe/Samara": "Самара, МСК+1",
    "Asia/Yekaterinburg": "Екатеринбург, МСК+2",
    "Asia/Omsk": "Омск, МСК+3",
    "Asia/Krasnoyarsk": "Красноярск, МСК+4",
    "Asia/Irkutsk": "Иркутск, МСК+5",
    "Asia/Yakutsk": "Якутск, МСК+6",
    "Asia/Vladivostok": "Владивосток, МСК+7",
    "Asia/Magadan": "Магадан, МСК+8",
    "Asia/Kamchatka": "Камчатка, МСК+9",
}
"""The zones of Federal law 107-ФЗ, each by one of its towns."""

WITHOUT_HEAD = "без руководителя"
PROVISIONAL = "предварительно"


def day_title(day: date) -> str:
    """Give «22 ноября 2026 года, воскресенье»."""
    return f"{day_in_words(day)}, {WEEKDAYS[day.weekday()]}"


def day_words(calendar: WorkingCalendar, day: date) -> str:
    """Say what a day is, and why."""
    if not calendar.is_working(day):
        return f"Выходной: {_lowered(calendar.why_off(day))}."
    why = calendar.names.get(day)
    kind = "Рабочий день, сокращённый" if calendar.is_short(day) else "Рабочий день"
    return f"{kind}: {_lowered(why)}." if why else f"{kind}."


def _lowered(text: str) -> str:
    """Let a weekday follow a colon; names of holidays keep their capital."""
    return text.rstrip(".")


def fields_in_russian(template: str) -> str:
    """Name the fields of a number template, or of what is said of one, as the office does."""
    return _renamed(template, _NUMBER_FIELDS)


def fields_as_kept(template: str) -> str:
    """Give a template that was typed in Russian as the records keep it."""
    return _renamed(template, {russian: kept for kept, russian in _NUMBER_FIELDS.items()})


def _renamed(template: str, names: dict[str, str]) -> str:
    return _NUMBER_FIELD.sub(lambda field: "{" + names.get(field[1], field[1]), template)
