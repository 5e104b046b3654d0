"""The operator's morning: ten people at the desk, keys alone, in a real window; it is counted and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.journeys.desk import Desk

MOST_PRESSES = 40
KNOWN = Applicant(
    surname="Петрова",
    name="Анна",
    patronymic="Сергеевна",
    address="г. Кинель, ул. Мира, д. 4, кв. 12",
    phone="+7 927 000-00-00",
)
LETTER = """Уважаемый глава города!

Во дворе дома 4 по улице Мира вторую неделю не вывозят мусор, баки переполнены.

На детской площадке сломаны качели, детям негде играть, просим их починить.

С уважением, жители"""
CAME_ON = date.today() - timedelta(days=3)  # noqa: DTZ011 - the day of this machine, as the window has it
PASTE, TAKE_PREVIOUS = "ctrl+Cyrillic_em", "ctrl+Cyrillic_ve"
"""Ctrl+V and D on the keyboard of the office, whose layout is Russian."""


@pytest.fixture
def home(home: Path) -> Path:
    """An office that has met one person before."""
    office = Workplace.open(home)
    office.register(RegisterCase(applicants=(KNOWN,), text="Нет света."))
    office.close()
    return home


def known(desk: Desk) -> None:
    desk.press("F3")
    desk.type("петр")
    desk.offered()
    desk.stands_in("text")
    desk.say("Не вывозят мусор со двора вторую неделю.")
    topic(desk, "мусор")


def new(desk: Desk) -> None:
    desk.press("F3")
    desk.fields("Сидоров", "Пётр", "Ильич", "ул. Лесная, д. 7", "89270001122")
    desk.say("Прошу починить фонарь у дома.")
    topic(desk, "освещение")


def collective(desk: Desk) -> None:
    desk.press("F3")
    desk.fields("Иванова", "Ольга")
    desk.press("F7")
    desk.fields("Смирнов", "Олег")
    desk.press("F7")
    desk.fields("Кузнецова", "Вера")
    desk.press("F4")
    desk.say("Просим сделать тротуар вдоль школы.")


def organisation(desk: Desk) -> None:
    desk.press("F3", "Return")
    desk.fields('ООО "Ромашка"', "ул. Заводская, д. 1", "")
    desk.say("Просим согласовать место стоянки.")


def two_questions(desk: Desk) -> None:
    desk.press("F3")
    desk.fields("Орлов", "Денис")
    desk.press("F4")
    desk.say("Нет горячей воды, и не ходит автобус.")
    topic(desk, "водоснаб")
    desk.press("F8")
    desk.type("транспорт")
    desk.offered()


def anonymous(desk: Desk) -> None:
    desk.press("F4")
    desk.say("На улице Садовой яма посреди дороги.")
    desk.press("F6")
    desk.type("ул. Садовая")


def letter(desk: Desk) -> None:
    desk.press("Down", "Return", "Return")
    desk.fields(f"{CAME_ON:%d.%m.%Y}", "Жукова", "Нина", "", "ул. Мира, д. 8", "")
    desk.say("Прошу спилить сухое дерево.")


def the_same_address(desk: Desk) -> None:
    desk.press("Up", "F3")
    desk.fields("Жуков", "Семён", "")
    desk.press(TAKE_PREVIOUS, "F4")
    desk.say("Прошу расчистить двор от снега.")


def pasted_letter(desk: Desk) -> None:
    desk.copied_elsewhere(LETTER)
    desk.press("Down", "F4", PASTE, "shift+F5")


def message(desk: Desk) -> None:
    """Register what came by ПОС: the order of consideration brings its channel along."""
    desk.press("Tab", "Tab", "Tab", "Tab", "Down", "F3")
    desk.fields("Громов", "Илья")
    desk.press("F4")
    desk.say("Не работает светофор на улице Мира.")


def topic(desk: Desk, words: str) -> None:
    desk.press("F5")
    desk.type(words)
    desk.offered()


def _said(told: dict[str, Any], *parts: str) -> list[tuple[Any, ...]]:
    return [tuple(one[part] for part in parts) for one in told["case"]["applicants"]]


Told = dict[str, Any]
MORNING: tuple[tuple[str, Callable[[Desk], None], Callable[[Told], object]], ...] = (
    (
        "известный заявитель",
        known,
        lambda told: (
            _said(told, "surname", "patronymic", "phone") == [("Петрова", "Сергеевна", KNOWN.phone)]
            and told["case"]["form"] == "oral"
            and told["questions"][0]["code"]
        ),
    ),
    (
        "новый заявитель",
        new,
        lambda told: (
            _said(told, "surname", "phone") == [("Сидоров", "89270001122")] and told["questions"][0]["code"]
        ),
    ),
    (
        "коллективное",
        collective,
        lambda told: _said(told, "name") == [("Ольга",), ("Олег",), ("Вера",)],
    ),
    (
        "организация",
        organisation,
        lambda told: _said(told, "organisation", "surname") == [('ООО "Ромашка"', None)],
    ),
    ("два вопроса", two_questions, lambda told: all(one["code"] for one in told["questions"][:2])),
    (
        "без подписи",
        anonymous,
        lambda told: not told["case"]["applicants"] and told["case"]["place"] == "ул. Садовая",
    ),
    (
        "письмо",
        letter,
        lambda told: (told["case"]["form"], told["case"]["received_on"]) == ("written", f"{CAME_ON}"),
    ),
    (
        "тот же адрес",
        the_same_address,
        lambda told: (
            told["case"]["form"] == "oral"
            and _said(told, "surname", "address") == [("Жуков", "ул. Мира, д. 8")]
        ),
    ),
    (
        "вставленное письмо",
        pasted_letter,
        lambda told: told["case"]["text"] == LETTER and len(told["questions"]) == 2,
    ),
    (
        "сообщение ПОС",
        message,
        lambda told: (told["case"]["regime"], told["case"]["channel"]) == ("pos", "pos"),
    ),
)


def test_a_morning_of_ten_people(
    open_desk: Callable[[], AbstractContextManager[Desk]], figure: Callable[[str], None]
) -> None:
    presses: dict[str, int] = {}
    numbers: dict[str, str] = {}
    with open_desk() as desk:
        desk.stands_in("form")
        for name, act, _ in MORNING:
            desk.count_anew()
            act(desk)
            desk.press("ctrl+Return")
            numbers[name] = desk.sees("result.number")
            desk.press("Return")
            desk.stands_in("form")
            presses[name] = desk.presses
            figure(f"утро, {name}: {desk.counted()}")
        figure(f"утро: {desk.held()}")
    assert presses["известный заявитель"] <= MOST_PRESSES
    assert len(set(numbers.values())) == len(MORNING)
    assert desk.told("list")["total"] == len(MORNING) + 1
    for name, _, as_it_should in MORNING:
        told = desk.case(numbers[name])
        assert as_it_should(told), (name, told)
