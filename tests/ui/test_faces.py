"""Texts are fitted into a width by their letters, as far as Qt would let them go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme.faces import Face

pytestmark = pytest.mark.usefixtures("qtbot")
SUMMARY = "Жилищно-коммунальное хозяйство: во дворе дома по ул. Ленина, 12 не вывозят мусор " * 3
KERNED = "ГАТА, «Тут.» У А.Т. Та: LAVA To. " * 9


@pytest.mark.parametrize("width", [40, 120, 200, 460])
@pytest.mark.parametrize(("text", "least"), [(SUMMARY, 0.93), (KERNED, 0.75)], ids=["usual", "kerned"])
def test_a_long_text_ends_in_dots_within_its_room_and_near_where_qt_would_end_it(
    text: str, least: float, width: int
) -> None:
    face = Face(QApplication.font())
    fitted = face.fitted(text, width)
    of_qt = face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    assert face.metrics.horizontalAdvance(fitted) <= width
    assert text.startswith(fitted[:-1])
    assert fitted.endswith("…")
    assert len(fitted) + 1 >= len(of_qt) * least


@pytest.mark.parametrize("width", [120, 200, 460])
def test_two_lines_lose_no_word_between_them(width: int) -> None:
    first, second = Face(QApplication.font()).two_lines(SUMMARY, width)
    assert second.endswith("…")
    assert SUMMARY.replace(" ", "").startswith((first + second[:-1]).replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "room_for", "lines"),
    [
        pytest.param("Яма у дома", "Яма у домах", ("Яма у дома",), id="what fits stays one line"),
        pytest.param("Не вывозят мусор", "Не вывозят", ("Не вывозят", "мусор"), id="between words"),
        pytest.param("По-соседски", "По-сос", ("По-", "сосе…"), id="after a hyphen"),
        pytest.param("Водоотведение", "Водоотвед", ("Водоотвед", "ение"), id="within a long word"),
    ],
)
def test_a_text_breaks_where_a_reader_expects_it(text: str, room_for: str, lines: tuple[str, ...]) -> None:
    face = Face(QApplication.font())
    assert face.two_lines(text, face.metrics.horizontalAdvance(room_for) + 2) == lines


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert Face(QApplication.font()).fitted("Не вывозят мусор", 400) == "Не вывозят мусор"
