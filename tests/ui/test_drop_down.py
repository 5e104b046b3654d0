"""Every closed list shows its arrow, and ends words that are too long in «…»."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from ui.case.editors import Chosen
from ui.theme.colours import LIGHT
from ui.theme.tokens import SECTION
from ui.widgets.drop_down import DropDown
from ui.widgets.field import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

LONG = "Управление архитектуры и градостроительства администрации городского округа"


def chosen() -> Chosen:
    return Chosen([("Разъяснено", 1), ("Поддержано", 2)])


@pytest.mark.parametrize("make", [DropDown, Choice, chosen])
def test_a_closed_list_shows_its_arrow_at_its_end(qtbot: QtBot, make: Callable[[], DropDown]) -> None:
    picture = shown(qtbot, make(), 240)
    assert inked(picture, QRect(picture.width() - SECTION, 8, SECTION - 4, picture.height() - 16)) > 4


@pytest.mark.parametrize("make", [DropDown, Choice, chosen])
def test_a_long_word_leaves_the_arrow_its_room(qtbot: QtBot, make: Callable[[], DropDown]) -> None:
    closed = make()
    closed.addItem(LONG)
    closed.setCurrentText(LONG)
    same = make()
    assert ends(shown(qtbot, closed, 240)) == ends(shown(qtbot, same, 240))


def shown(qtbot: QtBot, closed: DropDown, width: int) -> QImage:
    """Show a list as wide as that, and take its picture."""
    qtbot.addWidget(closed)
    closed.setFixedWidth(width)
    closed.show()
    return closed.grab().toImage()


def ends(picture: QImage) -> QImage:
    return picture.copy(picture.width() - SECTION, 0, SECTION, picture.height())


def inked(picture: QImage, room: QRect) -> int:
    """Count the points that are nearly of the arrow's colour."""
    arrow = QColor(LIGHT.border)
    spots = product(range(room.left(), room.right()), range(room.top(), room.bottom()))
    return sum(abs(picture.pixelColor(*spot).lightness() - arrow.lightness()) < 30 for spot in spots)
