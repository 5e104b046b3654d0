"""The words of the day: piles, hats as short as a button needs, and what an empty pile means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.duties import DUTY_NAMES, Duty
from mcu_desktop.domain.notes.day_sheet import CASES
from mcu_desktop.domain.spelling import counted
from mcu_desktop.workplace.today import Pile

if TYPE_CHECKING:
    from mcu_desktop.workplace.today import Day

PILE_TITLES: dict[Pile, str] = {
    Pile.OVERDUE: "Просрочено",
    Pile.TODAY: "Срок сегодня",
    Pile.WEEK: "До конца недели",
    Pile.WAITING: "Ждут меня",
    Pile.UNASSIGNED: "Без исполнителя",
    Pile.CONTROL: "На контроле",
    Pile.OUTSIDE: "Ждём организации",
}

PILE_WORDS: dict[Pile, str] = {
    Pile.OVERDUE: "Просрочено",
    Pile.TODAY: "Сегодня",
    Pile.WEEK: "Неделя",
    Pile.WAITING: "Ждут меня",
    Pile.UNASSIGNED: "Ничьи",
    Pile.CONTROL: "Контроль",
    Pile.OUTSIDE: "Организации",
}
"""The same where there is little room."""

_SHORT: dict[Duty, str] = {
    Duty.CURATOR: "Куратор",
    Duty.HEAD: "Руководитель МЦУ",
    Duty.BLOCK_HEAD: "Мои блоки",
    Duty.APPEALS: "59-ФЗ",
    Duty.INCIDENT: "Инцидент",
    Duty.POS: "ПОС",
    Duty.CALL_OPERATOR: "Колл-центр",
    Duty.INTAKE_OPERATOR: "Приём",
    Duty.EXECUTOR: "Исполнитель",
    Duty.OUTSIDE: "Внешняя организация",
}

_EMPTY: dict[Pile, str] = {
    Pile.OVERDUE: "Просроченных дел нет.",
    Pile.TODAY: "Сегодня ни один срок не истекает.",
    Pile.WEEK: "Со завтрашнего дня до конца недели ни один срок не истекает.",
    Pile.WAITING: (
        "Ваших действий ни одно дело не ждёт. Здесь появится то, что нужно взять в работу, "
        "согласовать, подписать, отправить заявителю или закрыть."
    ),
    Pile.UNASSIGNED: "У всех дел есть исполнители.",
    Pile.OUTSIDE: "Внешние организации на все поручения ответили. Поручить можно на карточке дела.",
    Pile.CONTROL: "На контроле ничего нет. Поставить дело на контроль можно на его карточке.",
}


def hat(duty: Duty | None) -> str:
    """Give a duty as a button says it."""
    return "Все" if duty is None else _SHORT.get(duty, DUTY_NAMES[duty])


def whole_hat(duty: Duty | None) -> str:
    """Give a duty in its whole words."""
    return "все обязанности" if duty is None else DUTY_NAMES[duty]


def amount(total: int) -> str:
    """Say how many cases a pile has."""
    return counted(total, *CASES) if total else "нет"


def nothing(day: Day, pile: Pile) -> str:
    """Say what an empty pile means and what can be done now."""
    if day.nothing_to_do:
        return (
            "На сегодня всё сделано: ни просроченного, ни срочного, ни ждущего вас. "
            "Новое обращение регистрируют в разделе «Регистрация» (Ctrl+N)."
        )
    other = next(kind for kind in Pile if day.piles[kind].total)
    place = list(Pile).index(other) + 1
    return f"{_EMPTY[pile]} Дальше – «{PILE_TITLES[other]}», клавиша {place}."
