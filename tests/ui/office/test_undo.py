"""Every change of the directories is taken back by Ctrl+Z, as its toast says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import CaseId
from tests.ui.keys import press
from tests.ui.office.test_directories import card_form, fill
from tests.ui.office.test_office import asked
from ui.office.blocks_page import BlocksPage
from ui.office.calendar_page import CalendarPage
from ui.office.norms_page import NormsPage
from ui.office.numbers_page import NumbersPage
from ui.office.people_page import PeoplePage
from ui.office.place import OfficePlace
from ui.office.policy_page import PolicyPage
from ui.office.topics_page import TopicsPage
from ui.office.units_page import UnitsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def add_person(shown: PeoplePage, _qtbot: QtBot) -> None:
    shown.new.click()
    fill(card_form(shown), post="Инженер", name="Яшин Пётр")
    card_form(shown).save()


def give_duties(shown: PeoplePage, _qtbot: QtBot) -> None:
    shown.table.selectRow(1)
    shown.duties.tick([Duty.ANALYST])
    shown.write.click()


def add_block(shown: BlocksPage, _qtbot: QtBot) -> None:
    shown.new.click()
    fill(card_form(shown), name="Молодёжная политика", short="Молодёжь", codes="0002.0013")
    card_form(shown).save()


def mend_block(shown: BlocksPage, qtbot: QtBot) -> None:
    shown.table.selectRow(0)
    shown.change.click()
    fill(card_form(shown), short="Дома", codes="дома")
    card_form(shown).save()
    qtbot.waitUntil(lambda: "0005.0005" in card_form(shown)._fields["codes"].complaint)
    fill(card_form(shown), codes="0005, 0003.0009")
    card_form(shown).save()


def withdraw_block(shown: BlocksPage, qtbot: QtBot) -> None:
    shown.table.selectRow(1)
    shown.remove.click()
    asked(shown, qtbot).write.click()


def head_block(shown: BlocksPage, qtbot: QtBot) -> None:
    shown.table.selectRow(0)
    shown.heads.tick([])
    shown.write.click()
    asked(shown, qtbot).write.click()


def add_unit(shown: UnitsPage, _qtbot: QtBot) -> None:
    shown.new.click()
    fill(card_form(shown), name="ООО «Двор»", short="Двор", kind="outside")
    card_form(shown).save()


def add_topic(shown: TopicsPage, qtbot: QtBot) -> None:
    shown.search.replace("пчеловодство")
    shown._look()
    qtbot.waitUntil(lambda: bool(shown.found.rows.all()))
    shown.new.click()


def change_norm(shown: NormsPage, qtbot: QtBot) -> None:
    shown.amount.fill("20")
    shown.valid_from.fill("23.11.2026")
    shown.reason.fill("Порядок администрации")
    shown.write.click()
    asked(shown, qtbot).write.click()


def declare_day(shown: CalendarPage, qtbot: QtBot) -> None:
    shown.reason.fill("Распоряжение № 5")
    shown.write.click()
    asked(shown, qtbot).write.click()


def change_template(shown: NumbersPage, _qtbot: QtBot) -> None:
    shown.index.replace("Я")
    shown.write.click()


def change_counting(shown: PolicyPage, qtbot: QtBot) -> None:
    shown.week_starts.fill("3")
    shown.reason.fill("Распоряжение № 6")
    shown.write.click()
    dialog = asked(shown, qtbot)
    assert "Текущая отчётная неделя: была 23 ноября – 29 ноября" in dialog.words.text()
    dialog.write.click()


def rename_office(shown: PolicyPage, _qtbot: QtBot) -> None:
    shown.about.click()
    fill(card_form(shown), name="Администрация города Н.", head_post="Главе города Н.", phone="2-11-22")
    card_form(shown).save()


def other_hours(shown: PolicyPage, qtbot: QtBot) -> None:
    shown.hours.click()
    form = card_form(shown)
    fill(form, day4="с утра")
    form.save()
    qtbot.waitUntil(lambda: "08:00–17:00" in form._fields["day4"].complaint)
    fill(form, day4="9.00 - 15.30", day5="10:00–14:00", lunch_to="", eve_shorter_minutes="30")
    form.save()
    asked(shown, qtbot).write.click()


CHANGES: dict[str, tuple[str, Callable[..., None]]] = {
    "a person": ("Люди", add_person),
    "duties": ("Люди", give_duties),
    "a block": ("Отраслевые блоки", add_block),
    "words of a block": ("Отраслевые блоки", mend_block),
    "a block withdrawn": ("Отраслевые блоки", withdraw_block),
    "heads of a block": ("Отраслевые блоки", head_block),
    "a unit": ("Подразделения", add_unit),
    "a favourite topic": ("Частые темы", add_topic),
    "a norm": ("Сроки", change_norm),
    "an own day": ("Календарь", declare_day),
    "a number template": ("Номера", change_template),
    "the way of counting": ("Счёт сроков", change_counting),
    "working hours": ("Счёт сроков", other_hours),
    "the name of the office": ("Счёт сроков", rename_office),
}


def directory(window: MainWindow, title: str) -> QWidget:
    window.show_place("office")
    return cast("OfficePlace", window.place).show_page(title)


@pytest.mark.parametrize(("title", "change"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_of_and_taken_back_by_a_key(
    window: MainWindow, bridge: Bridge, qtbot: QtBot, title: str, change: Callable[..., None]
) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    shown, before = directory(window, title), bridge.workplace.office
    change(shown, qtbot)
    qtbot.waitUntil(lambda: window.toast.isVisible() and bridge.workplace.office != before)
    said = window.toast.words.text()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_Z, CTRL, window)
    qtbot.waitUntil(lambda: bridge.workplace.office == before)
    qtbot.waitUntil(lambda: window.toast.words.text() == f"Отменено: {said}")


def test_who_leaves_hands_the_questions_over(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    office = bridge.workplace
    leaving, staying, *_ = (one for one in office.office.people if one != office.person)
    block = next(iter(office.office.blocks))
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.register(RegisterCase(text="Не вывозят мусор.")))
    case = CaseId(office.search("мусор")[0].id)
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.act(case, Assign(block=block, executor=leaving)))
    shown = cast("PeoplePage", directory(window, "Люди"))
    shown.table.selectRow(shown._people.index(leaving))
    shown.remove.click()
    dialog = asked(shown, qtbot)
    assert "1 открытый вопрос в 1 деле" in dialog.words.text()
    assert dialog.held.rows.all()[0][1] == "Не вывозят мусор."
    dialog.successor.fill(staying)
    dialog.write.click()
    qtbot.waitUntil(lambda: leaving not in bridge.workplace.office.people)
    assert bridge.workplace.case(case).questions[0].executor == staying


def test_what_was_built_on_stays_and_says_why(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    shown = cast("NumbersPage", directory(window, "Номера"))
    shown.table.selectRow(1)
    change_template(shown, qtbot)
    qtbot.waitUntil(window.toast.isVisible)
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.register(RegisterCase(text="Не вывозят мусор.")))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_Z, CTRL, window)
    qtbot.waitUntil(window.messages.isVisible)
    assert "с тех пор выдан номер Я-А-1/26" in window.messages.words.text()
    assert bridge.workplace.office.template_for("appeal.written").index == "Я"
