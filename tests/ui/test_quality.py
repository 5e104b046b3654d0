"""What holds for the window everywhere: names, focus order, no long stop of its thread."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)

from mcu_desktop.demo.demo import make_demo
from mcu_desktop.domain.cases.register_case import RegisterCase
from tests.ui.calm import calm
from tests.ui.keys import press, type_text
from tests.ui.watchdog import Watchdog
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.places import ASIDE, CARD, RAIL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
INNER = ("qt_", "ScrollLeft", "ScrollRight")
LIMIT_S = 0.050
LONG_ALLOWED = 6
"""A loaded machine takes more processor time for the same work; alone there are none or a few."""


@pytest.fixture
def full(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> MainWindow:
    """The window of an office with one case, complete."""
    bridge.workplace.register(RegisterCase(text="Яма у школы."))
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    return window


def go(window: MainWindow, key: str, bridge: Bridge, qtbot: QtBot) -> None:
    """Show a place as it is after its answers have come."""
    if key == CARD.key:
        window.open_case(bridge.workplace.search("школы")[0].id)
    else:
        window.show_place(key)
    calm(bridge, qtbot)


@pytest.mark.parametrize("key", [entry.key for entry in (*RAIL, *ASIDE, CARD)])
def test_every_control_has_a_name_and_a_role(
    full: MainWindow, bridge: Bridge, qtbot: QtBot, key: str
) -> None:
    go(full, key, bridge, qtbot)
    nameless = [_told(control) for control in controls(full) if not _spoken(control)]
    assert not nameless
    assert all(_role(control) is not QAccessible.Role.NoRole for control in controls(full))


@pytest.mark.parametrize("key", [entry.key for entry in (*RAIL, *ASIDE, CARD)])
def test_every_control_can_be_told_apart_from_outside(
    full: MainWindow, bridge: Bridge, qtbot: QtBot, key: str
) -> None:
    go(full, key, bridge, qtbot)
    assert not [_told(control) for control in controls(full) if not control.objectName()]


def controls(ground: QWidget) -> list[QWidget]:
    """Give what can be acted on and is seen, without the inner parts of Qt's own widgets."""
    found = [one for kind in CONTROLS for one in ground.findChildren(kind)]
    return [one for one in found if one.isVisible() and not _inner(one)]


def _inner(one: QWidget) -> bool:
    parent = one.parentWidget()
    inside = isinstance(parent, QComboBox | QLineEdit | QAbstractSpinBox | QAbstractScrollArea)
    popup = one.window() is not one and one.window().windowType() is Qt.WindowType.Popup
    return one.objectName().startswith(INNER) or inside or popup


def _spoken(one: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(one)
    return told.text(QAccessible.Text.Name).strip() if told else ""


def _role(one: QWidget) -> QAccessible.Role:
    told = QAccessible.queryAccessibleInterface(one)
    return told.role() if told else QAccessible.Role.NoRole


def _told(one: QWidget) -> str:
    return f"{type(one).__name__} «{one.objectName()}» {_spoken(one)[:30]}"


# ------------------------------------------------------------------ nothing stops the window's thread


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town with some hundred cases."""
    home = tmp_path_factory.mktemp("town") / "profile"
    make_demo(home, cases=200).close()
    return home


@pytest.fixture
def watched(town: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    from ui.app import settings  # noqa: PLC0415 - beside its only use

    bridge = Bridge(town)
    window = MainWindow(bridge, settings(tmp_path))
    qtbot.addWidget(window)
    window.completed.connect(bridge.open_soon)
    with qtbot.waitSignal(bridge.opened):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    bridge.close()


def test_no_event_of_a_day_stops_the_window(watched: MainWindow, qtbot: QtBot) -> None:
    for entry in RAIL:  # code of a place is loaded once in a life; the habit of the day is what counts
        watched.show_place(entry.key)
        qtbot.wait(100)
    gc.collect()
    dog = Watchdog()
    for digit, entry in enumerate(RAIL, start=1):
        key = Qt.Key(Qt.Key.Key_0 + digit)
        dog.key(f"раздел «{entry.title}»", lambda key=key: press(key, ALT, watched))  # type: ignore[misc]
        qtbot.wait(120)
    watched.show_place("registration")
    for sign in "Ивановка":
        dog.key(f"буква «{sign}»", lambda sign=sign: type_text(sign))  # type: ignore[misc]
        qtbot.wait(20)
    dog.key("палитра", lambda: press(Qt.Key.Key_K, CTRL, watched))
    for sign in "школа":
        dog.key(f"палитра «{sign}»", lambda sign=sign: type_text(sign))  # type: ignore[misc]
        qtbot.wait(60)
    dog.key("палитра закрыта", lambda: press(Qt.Key.Key_Escape))
    watched.activateWindow()
    qtbot.waitUntil(watched.isActiveWindow)
    dog.key("поиск", lambda: press(Qt.Key.Key_F, CTRL, watched))
    for sign in "двор":
        dog.key(f"поиск «{sign}»", lambda sign=sign: type_text(sign))  # type: ignore[misc]
        qtbot.wait(60)
    dog.key("в список", lambda: press(Qt.Key.Key_Down))
    dog.key("карточка", lambda: press(Qt.Key.Key_Return))
    qtbot.wait(200)
    dog.key("назад", lambda: press(Qt.Key.Key_Escape))
    qtbot.wait(100)
    dog.stop()
    worst = sorted(dog.blocks, reverse=True)
    print("\nДольше всего держали поток окна:")  # noqa: T201 - a figure for people
    for took, doing in worst[:8]:
        print(f"  {took * 1000:6.1f} мс  {doing}")  # noqa: T201
    long = [(took, doing) for took, doing in worst if took > LIMIT_S]
    assert len(long) <= LONG_ALLOWED, long
