"""Texts are fitted into a width as Qt fits them whole, though Qt is given only as much as fills it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme.faces import Face

pytestmark = pytest.mark.usefixtures("qtbot")
SUMMARY = "Жилищно-коммунальное хозяйство: во дворе дома по ул. Ленина, 12 не вывозят мусор " * 3


@pytest.mark.parametrize("width", [40, 120, 200, 460])
def test_a_long_text_ends_in_dots_where_qt_would_end_it(width: int) -> None:
    face = Face(QApplication.font())
    assert face.fitted(SUMMARY, width) == face.metrics.elidedText(SUMMARY, Qt.TextElideMode.ElideRight, width)


@pytest.mark.parametrize("width", [120, 200, 460])
def test_two_lines_lose_no_word_between_them(width: int) -> None:
    first, second = Face(QApplication.font()).two_lines(SUMMARY, width)
    assert second.endswith("…")
    assert SUMMARY.replace(" ", "").startswith((first + second[:-1]).replace(" ", ""))


def test_a_text_that_fits_stays_as_it_is() -> None:
    face = Face(QApplication.font())
    assert face.fitted("Не вывозят мусор", 400) == "Не вывозят мусор"
    assert face.two_lines("Не вывозят мусор", 400) == ("Не вывозят мусор",)
