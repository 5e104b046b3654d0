"""The card comes in turns: cases never mix, and what one looks at stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from mcu_desktop.domain.cases.commands import NoteStep
from tests.ui.case.forms import whole
from tests.ui.case.lives import letter, registered
from ui.case.offers.groups import EVERY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.vocabulary import CaseId
    from ui.bridge import Bridge
    from ui.case.place import CasePlace

STEPS = 30


def words(widget: QWidget | None) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel)) if widget else ""


@pytest.fixture
def cases(bridge: Bridge) -> tuple[CaseId, ...]:
    """Two cases, the first with a long history."""
    office = bridge.workplace
    ids = registered(
        bridge, letter(office, text="Яма у школы."), letter(office, text="Нет воды.", surname="Ли")
    )
    for step in range(STEPS):
        office.act(ids[0], NoteStep(text=f"Шаг {step}."))
    return ids


@pytest.mark.parametrize("turns", [0, 1, 2, 5])
def test_a_case_opened_in_the_midst_of_another_stands_alone(
    bridge: Bridge, place: CasePlace, cases: tuple[CaseId, ...], turns: int
) -> None:
    place.show_case(cases[0])
    for _ in range(turns):
        QApplication.processEvents()
    place.show_case(cases[1])
    view = whole(place)
    first, second = (bridge.workplace.case(id_).number for id_ in cases)
    told = words(view.page)
    assert f"№ {second}" in told
    assert f"№ {first}" not in told
    assert "Шаг" not in told
    assert told.splitlines().count("История") == 1
    assert view.commands.buttons["assign"].isEnabled()


def test_what_is_seen_first_stands_at_once_and_a_long_history_follows(
    place: CasePlace, cases: tuple[CaseId, ...]
) -> None:
    place.show_case(cases[0])
    assert place.view is not None
    assert "Яма у школы." in words(place.view.page)
    assert "Шаг 0." not in words(place.view.page)
    assert all(f"Шаг {step}." in words(whole(place).page) for step in range(STEPS))


def test_commands_that_are_on_their_way_have_their_room(place: CasePlace, cases: tuple[CaseId, ...]) -> None:
    place.show_case(cases[0])
    view = place.view
    assert view is not None
    assert len(view.commands.buttons) < len(EVERY)
    begun = view.side.width()
    assert whole(place).side.width() == begun
    assert len(view.commands.buttons) == len(EVERY)
    assert view.commands.sizeHint().width() <= begun


def test_a_sheet_read_again_stands_until_the_new_one_is_whole_and_keeps_eye_and_keyboard(
    bridge: Bridge, place: CasePlace, cases: tuple[CaseId, ...], qtbot: QtBot
) -> None:
    place.show_case(cases[0])
    view = whole(place)
    bar = view.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > bar.pageStep())
    bar.setValue(bar.maximum() // 2)
    seen, before = bar.value(), view.page.widget()
    view.page.findChildren(QToolButton)[0].setFocus()
    bridge.workplace.act(cases[0], NoteStep(text="Ещё шаг."))
    view.refresh()
    assert view.page.widget() is before
    assert "Ещё шаг." not in words(view.page.widget())
    whole(place)
    assert "Ещё шаг." in words(view.page.widget())
    assert bar.value() == seen
    assert QApplication.focusWidget() is view.page


def test_another_case_begins_at_its_head(place: CasePlace, cases: tuple[CaseId, ...], qtbot: QtBot) -> None:
    place.show_case(cases[0])
    page = whole(place).page
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > bar.pageStep())
    bar.setValue(bar.maximum())
    place.show_case(cases[1])
    whole(place)
    assert bar.value() == 0
    assert QApplication.focusWidget() is page


def test_a_case_that_cannot_be_read_leaves_nothing_of_the_one_before(
    bridge: Bridge, place: CasePlace, cases: tuple[CaseId, ...], qtbot: QtBot
) -> None:
    place.show_case(cases[0])
    view = whole(place)
    with qtbot.waitSignal(bridge.refused):
        place.show_case("00" * 16)
    assert view.page.widget() is None
    assert view.side.isHidden()
    place.show_case(cases[1])
    assert whole(place).side.isVisible()
    assert "Нет воды." in words(view.page)
