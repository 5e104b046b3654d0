"""The directories on a real office: nothing is written before one has seen what it moves."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mcu_desktop.domain.cards.policy import CountFrom
from mcu_desktop.domain.cases.register_case import RegisterCase
from tests.ui.keys import press, type_text
from ui.office.blocks_page import BlocksPage
from ui.office.calendar_page import CalendarPage
from ui.office.effect_dialog import EffectDialog
from ui.office.numbers_page import NumbersPage
from ui.office.people_page import PeoplePage
from ui.office.place import ENTRIES, OfficePlace
from ui.office.policy_page import PolicyPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.workplace.changes import Registration
    from ui.bridge import Bridge

DUE = date(2026, 12, 23)
"""The answer to what is registered on 23.11.2026 is due then."""

Page = TypeVar("Page", bound=QWidget)


@pytest.fixture
def case(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.register(RegisterCase(text="Не вывозят мусор.")))


def page(place: OfficePlace, title: str, kind: type[Page]) -> Page:
    shown = place.show_page(title)
    assert isinstance(shown, kind)
    return shown


def asked(shown: QWidget, qtbot: QtBot) -> EffectDialog:
    """Wait for the list of what would move."""
    qtbot.waitUntil(lambda: any(d.isVisible() for d in shown.findChildren(EffectDialog)))
    return next(d for d in shown.findChildren(EffectDialog) if d.isVisible())


def due(bridge: Bridge) -> set[str | None]:
    office = bridge.workplace
    return {line.due for line in office.search("мусор")}


def test_directories_are_walked_by_the_keyboard(place: OfficePlace) -> None:
    place.contents.setFocus()
    for entry in ENTRIES[1:]:
        press(Qt.Key.Key_Down)
        assert place.contents.currentItem().text() == entry.title
    press(Qt.Key.Key_F3)
    assert place.page.isAncestorOf(place.focusWidget())


@pytest.mark.usefixtures("case")
def test_an_own_day_is_only_looked_at_until_it_is_agreed_to(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    calendar = page(place, "Календарь", CalendarPage)
    before, records = due(bridge), bridge.workplace.store.records()
    calendar.sheet.choose(DUE)
    calendar.reason.fill("Распоряжение № 5")
    calendar.write.click()
    looking = asked(calendar, qtbot)
    assert looking.moved.rows.rowCount() > 0
    assert bridge.workplace.store.records() == records
    looking.leave.click()
    assert (due(bridge), bridge.workplace.office.own_days) == (before, ())
    calendar.write.click()
    moved = asked(calendar, qtbot)
    with qtbot.waitSignal(bridge.carried_out) as heard:
        moved.write.click()
    assert len(heard.args[1].moved) == moved.moved.rows.rowCount()
    assert due(bridge) != before
    assert [own.day for own in bridge.workplace.office.own_days] == [DUE]
    assert "Выходной: Распоряжение № 5" in calendar.words.text()


@pytest.mark.usefixtures("case")
def test_an_own_day_can_be_taken_back(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    calendar = page(place, "Календарь", CalendarPage)
    before = due(bridge)
    calendar.sheet.choose(DUE)
    assert not calendar.remove.isVisible()
    calendar.reason.fill("Распоряжение № 5")
    for press_on in (calendar.write, calendar.remove):
        qtbot.waitUntil(press_on.isVisible)
        qtbot.waitUntil(press_on.isEnabled)
        press_on.click()
        dialog = asked(calendar, qtbot)
        with qtbot.waitSignal(bridge.carried_out):
            dialog.write.click()
    assert (due(bridge), bridge.workplace.office.own_days) == (before, ())


def test_an_own_day_without_a_reason_is_refused_at_its_field(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    calendar = page(place, "Календарь", CalendarPage)
    calendar.write.click()
    qtbot.waitUntil(lambda: bool(calendar.reason.complaint))
    assert "основание" in calendar.reason.complaint
    assert bridge.workplace.office.own_days == ()


def test_days_are_walked_by_arrows_over_the_end_of_a_year(place: OfficePlace) -> None:
    calendar = page(place, "Календарь", CalendarPage)
    calendar.sheet.setFocus()
    calendar.sheet.choose(date(2026, 12, 31))
    press(Qt.Key.Key_Right)
    assert calendar.sheet.day == date(2027, 1, 1)
    assert calendar.year.text() == "2027 год"
    press(Qt.Key.Key_PageUp)
    assert calendar.sheet.day == date(2026, 12, 1)
    assert "вторник" in calendar.sheet.accessibleDescription()


def test_a_year_without_a_decree_is_marked_in_words(place: OfficePlace) -> None:
    calendar = page(place, "Календарь", CalendarPage)
    assert calendar.mark.text() == ""
    calendar.turn(4)
    assert calendar.mark.text().startswith("предварительно")


def test_every_day_of_a_year_has_its_place(place: OfficePlace) -> None:
    calendar = page(place, "Календарь", CalendarPage)
    for day in (date(2026, 1, 1), date(2026, 6, 15), date(2026, 12, 31)):
        calendar.sheet.choose(day)
        middle = calendar.sheet.rect_of(day).center()
        assert calendar.sheet.day_at(middle.x(), middle.y()) == day
        assert calendar.sheet.rect().contains(middle)


@pytest.mark.parametrize(
    ("template", "because"),
    [
        pytest.param("{индекс}-{номер}/{гг}", "{место}", id="no station"),
        pytest.param("{индекс}-{место}/{гг}", "{номер}", id="no number"),
        pytest.param("{место}-{номер}/{гг}", "", id="good"),
        pytest.param("{индекс}{номер}-{место}/{гг}", "нужен знак", id="nothing between"),
    ],
)
def test_a_template_is_refused_at_its_field_while_it_is_typed(
    place: OfficePlace, bridge: Bridge, template: str, because: str
) -> None:
    numbers = page(place, "Номера", NumbersPage)
    standing = bridge.workplace.office.template_for("appeal.oral")
    numbers.template.control.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(template)
    assert because in numbers.template.complaint
    assert bool(numbers.template.complaint) == bool(because)
    assert numbers.write.isEnabled() != bool(because)
    assert bool(numbers.samples.text()) != bool(because)
    assert bridge.workplace.office.template_for("appeal.oral") == standing


def test_a_template_gives_the_numbers_that_were_shown(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    numbers = page(place, "Номера", NumbersPage)
    numbers.table.selectRow(1)
    numbers.template.control.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("{индекс}/{место}/{номер:04}/{год}")
    assert "П/А/0001/2026" in numbers.samples.text()
    with qtbot.waitSignal(bridge.carried_out):
        numbers.write.click()
    numbered: list[Registration] = []
    bridge.do(lambda office: office.register(RegisterCase(text="Яма.")), done=numbered.append)
    qtbot.waitUntil(lambda: bool(numbered))
    assert numbered[0].number == "П/А/0001/2026"


@pytest.mark.usefixtures("case")
def test_the_policy_is_looked_at_then_written(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    policy = page(place, "Счёт сроков", PolicyPage)
    before = due(bridge)
    policy.count_from.fill(CountFrom.SAME)
    policy.week_starts.fill("4")
    policy.often.fill("3")
    policy.write.click()
    qtbot.waitUntil(lambda: bool(policy.reason.complaint))
    policy.reason.fill("Распоряжение № 7")
    policy.write.click()
    looking = asked(policy, qtbot)
    assert due(bridge) == before
    with qtbot.waitSignal(bridge.carried_out):
        looking.write.click()
    administration = bridge.workplace.office.administration
    assert (administration.count_from, administration.week_starts) == (CountFrom.SAME, 4)
    assert administration.answers_to_end == 3
    assert due(bridge) != before


def test_another_time_zone_is_told_by_the_clock_and_then_written(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    policy = page(place, "Счёт сроков", PolicyPage)
    policy.zone.fill("Asia/Kamchatka")
    policy.reason.fill("Ошиблись при установке")
    policy.write.click()
    looking = asked(policy, qtbot)
    (said,) = [words.text() for words in looking.findChildren(QLabel) if "станет" in words.text()]
    hours = [int(hour) for hour in re.findall(r", (\d\d):", said)]
    assert (hours[1] - hours[0]) % 24 == 8
    with qtbot.waitSignal(bridge.carried_out):
        looking.write.click()
    assert bridge.workplace.office.administration.zone == "Asia/Kamchatka"
    assert bridge.workplace.now().utcoffset() == timedelta(hours=12)


def test_a_block_without_a_head_is_marked_in_words_and_can_get_one(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    blocks = page(place, "Отраслевые блоки", BlocksPage)
    assert "Без руководителя: «Здравоохранение»" in blocks.summary.text()
    office = bridge.workplace.office
    blocks.table.selectRow(list(office.blocks).index(office.headless_blocks[0]))
    blocks.heads.setFocus()
    blocks.heads.setCurrentRow(0)
    press(Qt.Key.Key_Space)
    with qtbot.waitSignal(bridge.carried_out):
        blocks.write.click()
    assert bridge.workplace.office.headless_blocks == ()
    qtbot.waitUntil(lambda: "Без руководителя" not in blocks.summary.text())


def test_a_name_is_written_where_only_a_post_stood(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    people = page(place, "Люди", PeoplePage)
    people.name.control.setFocus()
    type_text("Петрова Анна Сергеевна")
    with qtbot.waitSignal(bridge.carried_out):
        people.write.click()
    assert "Петрова Анна Сергеевна" in [card.name for card in bridge.workplace.office.people.values()]


def test_everything_that_can_be_acted_on_is_named(place: OfficePlace) -> None:
    for entry in ENTRIES:
        shown = place.show_page(entry.title)
        for widget in shown.findChildren(QWidget):
            by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if by_tab and widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.objectName(), widget
                assert widget.accessibleName(), widget.objectName()
