"""A closed list is heard of once for each choice, in whatever way it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.ui.keys import press
from ui.widgets.field import Field, choice_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

KEY = Qt.Key


def step(control: QComboBox) -> None:
    press(KEY.Key_End, widget=control)


def choose_by_key(control: QComboBox) -> None:
    control.showPopup()
    QTest.keyClick(control.view(), KEY.Key_End)
    QTest.keyClick(control.view(), KEY.Key_Return)


def choose_by_mouse(control: QComboBox) -> None:
    control.showPopup()
    last = control.view().visualRect(control.model().index(control.count() - 1, 0))
    QTest.mouseClick(control.view().viewport(), Qt.MouseButton.LeftButton, pos=last.center())


def choose_from_outside(control: QComboBox) -> None:
    """Choose as a screen reader does."""
    control.setCurrentIndex(control.count() - 1)


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = choice_field("form", "Форма", [("oral", "Устно"), ("written", "Письменно"), ("other", "Иначе")])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.control.setFocus()
    return made


@pytest.mark.parametrize("choose", [step, choose_by_key, choose_by_mouse, choose_from_outside])
def test_a_choice_is_heard_of_once(field: Field, qtbot: QtBot, choose: Callable[[QComboBox], None]) -> None:
    heard: list[str] = []
    field.edited.connect(lambda: heard.append(field.value()))
    assert isinstance(field.control, QComboBox)
    choose(field.control)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["other"]
