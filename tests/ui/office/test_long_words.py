"""Names of any length fit every directory: at 100, 150 and 200 % of 1280 by 800 nothing is cut."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Block, Person, Unit
from mcu_desktop.domain.cases.register_case import RegisterCase
from tests.ui.forms import FORMS
from ui.lists.long_words import breakable
from ui.lists.rows import RowsTable
from ui.office.place import ENTRIES, OfficePlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

NAME = "Кривошеина-Преображенская-Новосельцева Александрина Святославовна-Константиновна"
WORD = "Водопроводноканализационноэнергетическоехозяйство"
SIZES = {"100 %": (1280, 800), "150 %": (853, 533), "200 %": (640, 400)}


Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def long_named(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.record(Unit(name=f"{NAME} {WORD}", short=WORD))[1])
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.record(Person(post=WORD * 2, name=NAME, duties=tuple(Duty)))[1])
    head = bridge.workplace.office.person_named(NAME)
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.record(Block(name=f"{WORD} {NAME}", short=WORD, heads=(head,)))[1])
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.register(RegisterCase(text="Яма", place=f"ул. {WORD}, д. 4")))
    return window


@pytest.mark.parametrize("title", [entry.title for entry in ENTRIES])
def test_nothing_is_cut(long_named: MainWindow, qtbot: QtBot, title: str) -> None:
    long_named.show_place("office")
    page = cast("OfficePlace", long_named.place).show_page(title)
    rolled = next(area for area in long_named.findChildren(QScrollArea) if area.widget() is page)
    for table in page.findChildren(RowsTable):
        table.selectRow(table.rows.rowCount() - 1)
    for scale, size in SIZES.items():
        long_named.resize(*size)
        qtbot.waitUntil(partial(fits, page, rolled, scale))


def fits(page: QWidget, rolled: QScrollArea, scale: str) -> None:
    assert flaws(page, rolled) == [], scale


def flaws(page: QWidget, rolled: QScrollArea) -> list[str]:
    """Give what is cut or out of sight now."""
    found = [word for table in page.findChildren(RowsTable) for word in cut_words(table)]
    room = rolled.viewport().width()
    found += [one.objectName() for one in seen(page, QWidget) if right(one, rolled) > room + 1]
    return found + [one.text() for one in seen(page, QAbstractButton) if one.width() < one.sizeHint().width()]


def right(one: QWidget, ground: QWidget) -> int:
    return one.mapTo(ground, QPoint(one.width(), 0)).x()


def seen(page: QWidget, kind: type[Kind]) -> list[Kind]:
    return [one for one in page.findChildren(kind) if one.isVisible() and one.parentWidget() is page]


def cut_words(table: RowsTable) -> list[str]:
    """Give the words that a column has no room for, and those whose row is too low for them."""
    metrics, cut = table.fontMetrics(), []
    if table.horizontalScrollBar().maximum():
        cut.append(table.objectName())
    for row, cells in enumerate(table.rows.all()):
        for column, words in enumerate(cells):
            width = table.columnWidth(column)
            fitting = breakable(words, metrics, width).replace("-", "- ").replace("\u200b", " ").split()
            cut += [word for word in fitting if metrics.horizontalAdvance(word) > width]
            lines = -(-metrics.horizontalAdvance(words) // width)
            if table.rowHeight(row) < lines * metrics.height():
                cut.append(words)
    return cut


@pytest.mark.parametrize(
    "form", ["new person", "new block", "words of a block", "new unit", "the office", "effect of a leaving"]
)
def test_a_dialog_fits_the_smallest_screen(
    long_named: MainWindow, bridge: Bridge, qtbot: QtBot, form: str
) -> None:
    dialog = FORMS[form](long_named, bridge, qtbot)
    least = dialog.minimumSizeHint()
    width, height = SIZES["200 %"]
    assert (least.width() <= width, least.height() <= height) == (True, True), least
