"""From any figure of the pages to exactly its cases, and back to the very place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from mcu_desktop.workplace import notes
from tests.ui.keys import press
from ui.note.figures import line_of
from ui.paper.spots import Place, SpotsOnPages

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.drawing import Spot
    from ui.bridge import Bridge
    from ui.note.place import NotePlace


def spots(place: NotePlace) -> list[tuple[int, Spot]]:
    assert place.sheet is not None
    return [(page, spot) for page, found in enumerate(place.sheet.spots) for spot in found]


def middle(place: NotePlace, page: int, spot: Spot) -> QPointF:
    """Where on the screen a figure of a page is."""
    pages = place.pages
    turn = place.sheet.spots[page].index(spot) if place.sheet else 0
    pages._bring_into_sight(Place(page, turn))
    return pages._on_screen(Place(page, turn)).center()


def click(place: NotePlace, page: int, spot: Spot) -> None:
    point = middle(place, page, spot).toPoint()
    QTest.mouseClick(place.pages.viewport(), Qt.MouseButton.LeftButton, pos=point)


def behind(place: NotePlace) -> set[str]:
    model = place.behind.model
    return {line.id for row in range(model.rowCount()) if (line := model.line(row))}


def test_text_tables_and_charts_of_the_pages_hold_figures(place: NotePlace) -> None:
    assert place.sheet is not None
    note = place.sheet.written.note
    on_pages = {spot.figure for _, spot in spots(place)}
    for section in note.sections:
        assert {one.figure for mentions in section.mentions for one in mentions} <= on_pages
        for table in section.tables:
            assert {cell.figure for row in table.rows for cell in row if cell.figure} <= on_pages
        for chart in section.charts:
            if chart.kind != "bars":  # a bar of nought has no length
                assert {name for series in chart.series for name in series.figures} <= on_pages


def test_every_figure_of_the_pages_has_a_name(place: NotePlace) -> None:
    assert place.sheet is not None
    for _, spot in spots(place):
        line = line_of(place.sheet.written.note, spot.figure)
        assert line.name
        assert not re.search("[a-z]", line.name)
        assert "Показатель" not in line.name


@pytest.mark.parametrize("kind", ["text", "table", "chart"])
def test_a_click_on_a_figure_opens_exactly_its_cases(place: NotePlace, bridge: Bridge, kind: str) -> None:
    assert place.sheet is not None
    told = notes.write(bridge.workplace, place.sheet.period).figures()
    totals = place.sheet.written.note.section("totals")
    name = {
        "text": totals.mentions[0][0].figure,
        "table": "in_work",
        "chart": f"received.trend.{place.sheet.period.first}",
    }[kind]
    page, spot = [found for found in spots(place) if found[1].figure == name][-1 if kind == "chart" else 0]
    click(place, page, spot)
    assert place.behind.isVisible()
    assert behind(place) == set(told[name]["cases"])


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)],
    ids=["Esc", "Alt+Left"],
)
def test_the_way_back_leads_to_the_same_place(
    place: NotePlace, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    page, spot = next(found for found in reversed(spots(place)) if found[1].figure == "in_work")
    place.pages.setFocus()
    click(place, page, spot)
    scrolled = place.pages.verticalScrollBar().value()
    period = place.period_bar.period
    press(key, held, place.behind.table)
    assert place.pages.hasFocus()
    assert place.pages.verticalScrollBar().value() == scrolled
    assert place.pages._spots.figure(place.pages._spots.chosen) == "in_work"
    assert place.period_bar.period == period


def test_the_keyboard_walks_the_figures_of_the_pages_and_opens_one(place: NotePlace) -> None:
    place.pages.setFocus()
    press(Qt.Key.Key_Right, widget=place.pages)
    first = place.pages._spots.chosen
    assert first == Place(0, 0)
    for _ in range(3):
        press(Qt.Key.Key_Right, widget=place.pages)
    press(Qt.Key.Key_Left, widget=place.pages)
    assert place.pages._spots.chosen == Place(0, 2)
    while not place.behind.isVisible():
        press(Qt.Key.Key_Return, widget=place.pages)
        press(Qt.Key.Key_Right, widget=place.pages)
    assert behind(place)


def test_figures_are_walked_to_the_last_page(place: NotePlace) -> None:
    place.pages.setFocus()
    for _ in spots(place):
        press(Qt.Key.Key_Right, widget=place.pages)
    assert place.pages._spots.chosen is not None
    assert place.pages._spots.chosen.page == max(page for page, _ in spots(place))
    assert place.pages.page >= place.pages._spots.chosen.page - 1


def test_of_two_figures_at_one_point_the_nearer_one_is_meant(place: NotePlace) -> None:
    assert place.sheet is not None
    found = SpotsOnPages()
    found.show(place.sheet.spots)
    for page, spot in spots(place):
        near = found.at(page, spot.x + spot.width / 2, spot.y + spot.height / 2)
        assert near is not None
        assert found.spot(near).figure == spot.figure or found.spot(near) != spot


def test_an_approved_note_is_drilled_alike(place: NotePlace, qtbot) -> None:
    before = {spot.figure for _, spot in spots(place)}
    with qtbot.waitSignal(place.shown):
        place.issuing.approve()
    assert {spot.figure for _, spot in spots(place)} == before
