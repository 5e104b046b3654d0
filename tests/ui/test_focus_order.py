"""Tab walks every form as the eye reads it, and leaves nothing to the mouse alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from tests.ui.forms import FORMS, Shown
from tests.ui.keys import press
from tests.ui.test_quality import _spoken, _told, controls

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

MOST_STOPS = 250
DRIVEN = re.compile(r"palette\.list|boards\.(do\.|more)")
"""What keys drive while the focus is elsewhere: arrows in the line above, commands on the chosen card."""
ADDS = ".more"
"""What adds one more of the fields comes after them, wherever its button stands."""


@pytest.fixture
def complete(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    return window


@pytest.mark.parametrize("show", FORMS.values(), ids=FORMS)
def test_tab_walks_a_form_as_it_is_read(
    complete: MainWindow, bridge: Bridge, qtbot: QtBot, show: Shown
) -> None:
    form = show(complete, bridge, qtbot)
    walked = walk(form, qtbot)
    within = [_told(one) for one in walked]
    missed = [_told(one) for one in controls(form) if one.isEnabled() and not reached(one, walked)]
    assert not missed, f"{missed} among {within}"
    back = [
        f"{_told(one)} → {_told(other)}" for one, other in pairwise(walked) if not reads_on(one, other, form)
    ]
    assert not back
    assert not [_told(one) for one in controls(form) if not _spoken(one) or not one.objectName()]


def walk(form: QWidget, qtbot: QtBot) -> list[QWidget]:
    """Press Tab round the whole window; give the stops in the form from its first one.

    Two laps: what one stop makes appear may stand before it.
    """
    window = form.window()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    lap()
    seen = lap()
    for area in form.findChildren(QAbstractScrollArea):  # the walk has rolled them
        area.verticalScrollBar().setValue(0)
    stops = [one for one in seen if form.isAncestorOf(one)]
    if not stops:
        return []
    foot = min(_rect(one, form).bottom() for one in stops)
    row = [one for one in stops if _rect(one, form).top() < foot]
    first = min(row, key=lambda one: _rect(one, form).left())
    entered = [one for left, one in pairwise((*seen, *seen)) if one in stops and left not in stops]
    assert entered[:1] in ([first], []), f"entered at {_told(entered[0])}, not at {_told(first)}"
    at = stops.index(first)
    return stops[at:] + stops[:at]


def lap() -> list[QWidget]:
    """Go round once; Tab may first walk the links inside one stop."""
    seen: list[QWidget] = []
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen[:-1]:
            break
        if not seen or focus is not seen[-1]:
            seen.append(focus)
        press(Qt.Key.Key_Tab, widget=focus)
    return seen


def reached(one: QWidget, walked: list[QWidget]) -> bool:
    """Tell whether a control, or what stands for it, is among the stops."""
    if DRIVEN.match(one.objectName()) or one.focusProxy() in walked:
        return True
    if isinstance(one, QAbstractButton) and (group := one.group()) and group.exclusive():
        return any(beside in walked for beside in group.buttons())  # arrows walk a group
    return one in walked or any(one.isAncestorOf(stop) for stop in walked)


def reads_on(one: QWidget, other: QWidget, form: QWidget) -> bool:
    """Tell whether the other stands below, or to the right."""
    if one.isAncestorOf(other) or other.objectName().endswith(ADDS):
        return True
    before, after = _rect(still(one, other), form), _rect(still(other, one), form)
    return after.top() >= before.bottom() or after.left() >= before.right()


def still(one: QWidget, other: QWidget) -> QWidget:
    """Give what stands still on the screen: the area that rolls one but not the other, or the one itself."""
    shown, parent = one, one.parentWidget()
    while parent is not None and not parent.isAncestorOf(other):
        if isinstance(parent, QAbstractScrollArea):
            shown = parent
        parent = parent.parentWidget()
    return shown


def _rect(one: QWidget, form: QWidget) -> QRect:
    return QRect(one.mapTo(form, QPoint(0, 0)), one.size())
