"""What of the pages is in sight, and which of their pictures are asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtGui import QImage

from ui.paper.layout import Layout
from ui.paper.pictures import Pictures
from ui.paper.sight import Sight

A4 = (595.0, 842.0)
LAYOUT = Layout((A4,) * 5, 0.5, QSize(800, 500))


def sight(page: int) -> Sight:
    """Scroll until a page is at the top."""
    return Sight(LAYOUT, QPoint(0, LAYOUT.tops[page]), 1.0)


@pytest.mark.parametrize(
    ("top", "with_neighbours"), [(0, [0, 1]), (2, [1, 2, 3]), (4, [3, 4])], ids=["first", "middle", "last"]
)
def test_a_page_before_and_one_after_are_drawn_too(top: int, with_neighbours: list[int]) -> None:
    assert sight(top).middle_page == top
    assert sight(top).with_neighbours == with_neighbours


def test_a_point_of_the_screen_is_a_point_of_its_page() -> None:
    sheet = sight(2).sheet(2)
    found = sight(2).on_page(sheet.topLeft() + QPointF(10, 20) * LAYOUT.points)
    assert found is not None
    assert (found.page, round(found.x, 6), round(found.y, 6)) == (2, 10, 20)
    assert sight(2).on_page(QPointF(0, 0)) is None


def test_a_page_is_asked_for_once_and_again_when_it_is_blurred() -> None:
    pictures = Pictures()
    assert pictures.missing([0, 1], 2.0) == [0, 1]
    assert pictures.missing([0, 1], 2.0) == []
    pictures.came(0, 2.0)
    pictures.put(0, 2.0, QImage())
    assert pictures.sharp(0, 2.0)
    pictures.blur(1)
    assert pictures.of(0) is not None
    assert pictures.missing([0], 2.0) == [0]
