"""What lies under the fold of the form comes when somebody comes to it, and changes nothing by coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from tests.ui.keys import focused, press, type_text
from ui.registration.content import Content
from ui.registration.further import HEIGHT
from ui.registration.place import RegistrationPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def folded(window: MainWindow, qtbot: QtBot) -> RegistrationPlace:
    """A form of which the window shows the first sections alone."""
    window.resize(1280, 800)
    place = window.place
    assert isinstance(place, RegistrationPlace)
    qtbot.waitUntil(lambda: focused().objectName() == "form" and hasattr(place, "keeper"))
    qtbot.waitUntil(lambda: bool(place.form.terms.clocks))
    assert _further(place) is None
    return place


def type_into_surname() -> None:
    press(Key.Key_F3)
    type_text("Ж")


COMING: dict[str, Callable[[RegistrationPlace], object]] = {
    "a letter": lambda _: type_into_surname(),
    "Enter": lambda _: press(Key.Key_Return),
    "Tab": lambda _: press(Key.Key_Tab),
    "F5": lambda _: press(Key.Key_F5),
    "F8": lambda _: press(Key.Key_F8),
    "F11": lambda _: press(Key.Key_F11),
    "the wheel": lambda place: _bar(place).setValue(_bar(place).maximum()),
    "a higher window": lambda place: place.window().resize(1280, 1100),
    "a draft": lambda place: place.form.fill(Content(reply={"place": "ул. Мира, 4"})),
    "a refusal": lambda _: press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
}


@pytest.mark.parametrize("come", COMING.values(), ids=COMING)
def test_what_is_under_the_fold_comes_when_one_comes_to_it(
    folded: RegistrationPlace, qtbot: QtBot, come: Callable[[RegistrationPlace], object]
) -> None:
    come(folded)
    qtbot.waitUntil(lambda: _further(folded) is not None)


@pytest.mark.parametrize(
    ("key", "field"), [(Key.Key_F5, "questions[0].code"), (Key.Key_F6, "place")], ids=["F5", "F6"]
)
def test_a_key_finds_its_field_and_rolls_to_it(
    folded: RegistrationPlace, qtbot: QtBot, key: Key, field: str
) -> None:
    press(key)
    assert focused().objectName() == field
    qtbot.waitUntil(lambda: focused().visibleRegion().boundingRect() == focused().rect())


def test_a_question_taken_away_is_offered_back(folded: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_F8)
    type_text("благоустройство")
    with qtbot.waitSignal(folded.told) as told:
        press(Key.Key_F8, SHIFT)
    assert told.args is not None
    said, put_back = told.args
    put_back()
    assert (said, folded.form.questions.content()[1]["code"]) == ("Вопрос 2 убран.", "благоустройство")


def test_the_form_asks_for_the_same_and_is_as_high_before_and_after(folded: RegistrationPlace) -> None:
    command, maximum = folded.form.command(), _bar(folded).maximum()
    further = folded.form.further
    further.come()
    assert folded.form.command() == command
    assert (further.minimumSizeHint().height(), _bar(folded).maximum()) == (HEIGHT, maximum)


def _further(place: RegistrationPlace) -> QWidget | None:
    return place.form.further.findChild(QWidget, "place")


def _bar(place: RegistrationPlace) -> QScrollBar:
    area = place.findChild(QScrollArea, "registration.scroll")
    assert area is not None
    return area.verticalScrollBar()
