"""Tab reads the form as the eye does, whatever came and went."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from tests.ui.keys import focused, press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.registration.place import RegistrationPlace

Key = Qt.Key
STOPS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture
def crowded(place: RegistrationPlace, qtbot: QtBot) -> RegistrationPlace:
    """A form with two of everything, a draft above it and a letter that offers its questions."""
    press(Key.Key_F4)
    type_text("Начатое")
    press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(place.drafts.isVisible)
    place.form.applicants.more()
    place.form.questions.more()
    place.form.files.put([Path("письмо.pdf"), Path("скан.pdf")])
    place.form.text.field.fill("Во дворе дома вторую неделю не вывозят мусор, просим помочь.\n\n" * 2)
    place.form.text.letter.pasted.emit()
    qtbot.waitUntil(lambda: bool(place.form.terms.clocks))
    return place


@pytest.mark.parametrize("size", [(1366, 768), (853, 533)], ids=["wide", "narrow"])
def test_tab_goes_down_the_form_and_misses_nothing(
    crowded: RegistrationPlace, window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    qtbot.wait(50)
    first = crowded.drafts.findChild(QWidget, "drafts[0].go_on")
    assert first is not None
    first.setFocus()
    walked = [first]
    while focused() is not crowded.fresh and len(walked) < 90:
        press(Key.Key_Tab)
        walked.append(focused())
    assert [told(one) for one in pairwise(walked) if reads_back(*one)] == []
    assert {one.objectName() for one in reachable(crowded)} == {one.objectName() for one in walked}
    for one in reversed(walked[:-1]):
        press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert focused() is one


def reachable(place: QWidget) -> list[QWidget]:
    """Give what can be typed into or pressed."""
    found = [one for kind in STOPS for one in place.findChildren(kind) if one.isVisible()]
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.objectName()]


def reads_back(earlier: QWidget, later: QWidget) -> bool:
    """Tell whether the next stop stands above, or in the same line to the left, on the same page."""
    page = _page(earlier)
    if page is not _page(later):
        return False
    first, second = (one.mapTo(page, QPoint(0, 0)) for one in (earlier, later))
    same_line = abs(first.y() - second.y()) < earlier.height() // 2
    return second.x() < first.x() if same_line else second.y() < first.y()


def _page(widget: QWidget) -> QWidget:
    """Give what rolls as one with it."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        widget, parent = parent, parent.parentWidget()
    return widget


def told(stops: tuple[QWidget, QWidget]) -> str:
    return " → ".join(one.objectName() for one in stops)
