"""The register's tools: periods, kept filters, columns, paper, files."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.register_columns import REGISTER_COLUMNS
from mcu_desktop.workplace.register_paper import pages
from tests.ui.case.lives import letter, registered
from tests.ui.keys import focused, press, type_text
from ui.paper.pdf_pages import page_sizes
from ui.register.columns import ALWAYS, COLUMNS
from ui.register.columns_dialog import ColumnsDialog
from ui.register.place import RegisterPlace
from ui.register.saved_filters import saved_filters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> RegisterPlace:
    """The register over four cases, shown."""
    office = bridge.workplace
    registered(bridge, *(letter(office, name, days_ago=days) for name, days in PEOPLE.items()))
    made = RegisterPlace(bridge)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitSignal(made.shown):
        made.show()
    return made


PEOPLE = {"Сегодняшняя": 0, "Вчерашняя": 1, "Недельная": 6, "Давняя": 70}


def names(place: RegisterPlace) -> list[str]:
    column = next(n for n, column in enumerate(COLUMNS) if column.key == "applicant")
    return [place.model.index(row, column).data().split()[0] for row in range(place.model.rowCount())]


@pytest.mark.parametrize(
    ("period", "who"),
    [
        ("Сегодня", ["Сегодняшняя"]),
        ("Вчера", ["Вчерашняя"]),
        ("Прошлая неделя", ["Вчерашняя", "Недельная"]),
        ("Этот месяц", ["Сегодняшняя", "Вчерашняя", "Недельная"]),
        ("Этот год", list(PEOPLE)),
    ],
)
def test_a_period_narrows_by_the_day_of_registration(
    place: RegisterPlace, qtbot: QtBot, period: str, who: list[str]
) -> None:
    with qtbot.waitSignal(place.shown):
        place.filters.period.kind.setCurrentText(period)
    assert names(place) == who


def test_days_of_ones_own_may_have_an_open_end(place: RegisterPlace, qtbot: QtBot) -> None:
    period = place.filters.period
    with qtbot.waitSignal(place.shown):
        period.kind.setCurrentText("Свой период")
    period.own.last.setText("20.11.2026")
    with qtbot.waitSignal(place.shown):
        period.own.last.editingFinished.emit()
    assert names(place) == ["Недельная", "Давняя"]
    assert place.filters.in_words() == "Условия: зарегистрировано по 20.11.2026."
    period.own.last.setText("когда-то")
    with qtbot.waitSignal(place.shown):
        period.own.last.editingFinished.emit()
    assert period.own.last.property("refused")
    assert len(names(place)) == 4


def test_a_kept_filter_is_chosen_again_and_forgotten(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(place.shown):
        place.filters.search.setText("давняя")
    with qtbot.waitSignal(place.told):
        place.saved.keep("Давние дела")
    with qtbot.waitSignal(place.shown):
        place.filters.reset()
    assert len(names(place)) == 4
    place.saved.reload()
    with qtbot.waitSignal(place.shown):
        place.saved.actions()[0].trigger()
    assert names(place) == ["Давняя"]
    with qtbot.waitSignal(place.told) as told:
        place.saved.forget.actions()[0].trigger()
    assert saved_filters(bridge.workplace) == ()
    told.args[1]()
    qtbot.waitUntil(lambda: [saved.name for saved in saved_filters(bridge.workplace)] == ["Давние дела"])


def test_columns_are_chosen_moved_and_remembered(bridge: Bridge, place: RegisterPlace, qtbot: QtBot) -> None:
    dialog = ColumnsDialog(("summary", ALWAYS), place)
    assert dialog.chosen() == ("summary", ALWAYS)
    dialog.list.setCurrentRow(1)
    dialog.up.click()
    assert dialog.chosen() == (ALWAYS, "summary")
    dialog.usual.click()
    assert dialog.chosen() == tuple(column.key for column in COLUMNS if column.usual)
    place.table.show_columns(("marks", ALWAYS, "place"))
    place.table.setColumnWidth(0, 222)
    place.leave()
    again = RegisterPlace(bridge)
    qtbot.addWidget(again)
    assert list(again.table.columns) == ["marks", ALWAYS, "place"]
    assert again.table.columnWidth(0) == 222
    again.table.show_columns(("place",))
    assert list(again.table.columns) == [ALWAYS, "place"], "без номера строки не бывает"


def test_the_file_holds_exactly_what_is_shown(place: RegisterPlace, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(place.shown):
        place.filters.period.kind.setCurrentText("Прошлая неделя")
    place.table.show_columns((ALWAYS, "applicant", "registered"))
    path = tmp_path / "журнал.csv"
    with qtbot.waitSignal(place.told) as told:
        place.save_as(path)
    assert told.args[0] == f"Список сохранён: {path}."
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == ["№", "Заявитель", "Зарегистрировано"]
    assert [row[1:] for row in rows[1:]] == [
        ["Вчерашняя Анна", "22.11.2026"],
        ["Недельная Анна", "17.11.2026"],
    ]


def test_a_stopped_file_leaves_nothing(place: RegisterPlace, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(place.told) as told:
        place.save_as(tmp_path / "журнал.xlsx")
        place.tools.stop.click()
    assert told.args[0] == "Сохранение прервано, файла нет."
    assert list(tmp_path.glob("*журнал*")) == []


def test_a_file_that_cannot_be_written_is_told(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(bridge.troubled) as told:
        place.save_as(tmp_path / "нет такой папки" / "журнал.xlsx")
    assert "Не удалось записать файл" in told.args[0]
    assert place.tools.save.isEnabled()


def test_the_list_goes_on_paper(bridge: Bridge, place: RegisterPlace) -> None:
    office = bridge.workplace
    pdf = pages(office, office.keys(Filter()), REGISTER_COLUMNS[:9], "Условия: нет.")
    (width, height), *_ = page_sizes(pdf)
    assert width > height
    assert place.tools.print.isEnabled()


def test_the_bars_fit_a_narrow_window(place: RegisterPlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.shown):
        place.filters.overdue.click()
    place.resize(QSize(416, 340))
    bar, tools = place.filters, place.tools
    parts = (bar.search, bar.block, bar.status, bar.period, bar.overdue, bar.control, bar.mine)
    assert all(part.geometry().right() <= bar.width() for part in parts)
    assert bar.all.isVisible()
    assert bar.all.geometry().right() <= tools.width()
    assert place.minimumSizeHint().width() <= 416


def test_what_is_asked_for_most_stands_within_a_usual_window(place: RegisterPlace) -> None:
    place.resize(1096, 600)  # of a window of 1280
    table = place.table
    ends = {
        column.key: table.columnViewportPosition(n) + table.columnWidth(n) for n, column in enumerate(COLUMNS)
    }
    within = [key for key, end in ends.items() if end <= table.viewport().width() and key in table.columns]
    assert within == ["number", "due", "status", "applicant", "summary", "block", "executor"]
    assert place.filters.mine.y() < place.filters.search.height(), "условия стоят одной строкой"
    before = table.columnWidth(4)
    place.resize(2000, 600)
    assert table.columnWidth(4) > before, "место достаётся сути"
    table.setColumnWidth(4, 150)
    place.resize(1900, 600)
    assert table.columnWidth(4) == 150, "свою ширину никто не трогает"


def test_the_keyboard_never_stays_in_an_empty_list(place: RegisterPlace, qtbot: QtBot) -> None:
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.search_for()
    with qtbot.waitSignal(place.shown):
        type_text("ъ")
    press(Qt.Key.Key_Down)
    assert focused() is place.filters.all
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_Return)
    place.table.enter()
    press(Qt.Key.Key_Escape)
    assert focused() is place.filters.search
    place.table.enter()
    with qtbot.waitSignal(place.shown):
        place.filters.control.setChecked(True)
    assert focused() is place.filters.search


@pytest.mark.parametrize("room", [0, 400], ids=["the screen ends", "there is room"])
@pytest.mark.parametrize("what", ["save", "saved"])
def test_a_menu_of_the_tools_never_covers_its_button(place: RegisterPlace, what: str, room: int) -> None:
    screen = place.screen().availableGeometry()
    place.setGeometry(screen.adjusted(0, 0, 0, -room))
    opener = getattr(place.tools, what)
    opener.click()
    menu = place.saved if what == "saved" else place.tools.files
    button = opener.rect().translated(opener.mapToGlobal(opener.rect().topLeft()))
    assert screen.contains(menu.geometry())
    assert not menu.geometry().intersects(button)
    assert (menu.y() < button.y()) == (not room)
    menu.close()
