"""All terms stand in sight with their explanation while one types, warned of where days off move them far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mcu_desktop.workplace.workplace import Workplace
from tests.ui.conftest import MONDAY
from tests.ui.keys import press, type_text
from ui.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.registration.place import RegistrationPlace

Key = Qt.Key
CODE = "0005.0005.0056.1160"
ALL = {"59fz.register", "59fz.answer", "local.accelerated"}
WIDE = [(1280, 800), (1366, 768)]
EXPLAINED = (
    "до 10.12.2026",
    "Поступление 07.12.2026 + 3 календарных дня",
    "до 30.12.2026",
    "Регистрация 07.12.2026 + 30 календарных дней = 06.01.2027, нерабочий день: срок перенесён",
    "Выходные сдвинули срок на 7 дней: проверьте.",
)
DECEMBER = MONDAY.replace(month=12, day=7)


@pytest.fixture
def bridge(home: Path, qtbot: QtBot) -> Iterator[Bridge]:
    """An office before the New Year's days off."""
    made = Bridge(home, open_workplace=lambda path: Workplace.open(path, clock=lambda: DECEMBER))
    with qtbot.waitSignal(made.opened):
        made.open_soon()
    yield made
    made.close()


def told(place: RegistrationPlace, qtbot: QtBot, norms: set[str] = ALL) -> None:
    """Wait until these terms are shown."""
    qtbot.waitUntil(lambda: {clock.norm for clock in place.form.terms.clocks} == norms)


def in_sight(widget: QWidget) -> bool:
    """Tell whether a widget is seen whole."""
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("size", WIDE)
def test_every_term_is_seen_whole_with_its_explanation_wherever_one_types(
    place: RegistrationPlace, window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    told(place, qtbot, ALL - {"local.accelerated"})
    press(Key.Key_F5)
    type_text(CODE)
    told(place, qtbot)
    press(Key.Key_F6)

    def shown() -> None:
        said = [part for part in place.form.terms.findChildren(QLabel) if part.isVisible()]
        assert all(in_sight(part) for part in said)
        words = "\n".join(part.text() for part in said)
        assert [part for part in EXPLAINED if part not in words] == []

    qtbot.waitUntil(shown)


def test_a_narrow_window_names_all_terms_in_a_line_and_shows_them_when_asked(
    place: RegistrationPlace, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(853, 533)
    press(Key.Key_F5)
    type_text(CODE)
    told(place, qtbot)
    line = place.findChild(QLabel, "terms.line")
    assert line is not None
    qtbot.waitUntil(lambda: in_sight(line))
    assert line.text().count("до\u00a0") == len(ALL)
    assert line.text().count("(проверьте)") == 2
    due = place.findChild(QLabel, "terms.59fz.register.due")
    assert due is not None
    assert not in_sight(due)
    place.findChild(QPushButton, "terms.line.why").click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: in_sight(due))


def test_a_term_that_has_passed_says_so(place: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_F2)
    for _ in range(3):
        press(Key.Key_Tab)
    type_text("20.11")
    qtbot.waitUntil(lambda: [clock.due for clock in place.form.terms.clocks][:1] == ["2026-11-23"])
    assert "просрочено на 14 дней" in [one.text() for one in place.form.terms.findChildren(QLabel)]


@pytest.mark.parametrize("size", [(640, 380), (853, 533), (1024, 640), *WIDE])
def test_no_words_are_cut_at_any_scale(
    place: RegistrationPlace, window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """The window that 100 … 200 % leave of a screen of 1280 by 800."""
    window.resize(*size)
    press(Key.Key_F7)
    press(Key.Key_F5)
    type_text(CODE)
    told(place, qtbot)
    place.form.fields()[3].complain("Дата поступления позже даты регистрации.")
    place.form.text.field.fill("Во дворе дома вторую неделю не вывозят мусор, просим помочь.\n\n" * 2)
    place.form.text.letter.pasted.emit()
    qtbot.waitUntil(place.form.text.accept.isVisible)
    qtbot.waitUntil(lambda: not cut(place))


def cut(place: RegistrationPlace) -> list[str]:
    """Give the words that have no room now."""
    labels = [one for one in place.findChildren(QLabel) if one.isVisible() and one.text()]
    found = [
        one.text() for one in labels if one.wordWrap() and one.heightForWidth(one.width()) > one.height()
    ]
    found += [one.text() for one in labels if not one.wordWrap() and one.sizeHint().width() > one.width()]
    buttons = [one for one in place.findChildren(QPushButton) if one.isVisible()]
    return found + [one.text() for one in buttons if one.sizeHint().width() > one.width()]
