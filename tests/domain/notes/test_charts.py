"""Charts as drawings: everything stays on the sheet, and each value is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.domain.notes.charts import drawn
from mcu_desktop.domain.notes.drawing import Anchor, Drawing, Line, Poly, Rect, Text
from mcu_desktop.domain.notes.note import Chart, ChartKind, Series
from mcu_desktop.domain.notes.wording import number

WIDTH = 480.0
HEIGHT_OF_A_FIGURE = 6.0


def chart(kind: ChartKind, values: list[int], label: str = "Подпись") -> Chart:
    lines = {ChartKind.LINES: 2, ChartKind.BARS: 3}.get(kind, 1)
    return Chart(
        kind=kind,
        title="Название",
        over="Подпись",
        labels=tuple(f"{label} {n}" for n in range(len(values))),
        series=tuple(Series(name=f"ряд {n}", values=tuple(values)) for n in range(lines)),
    )


def texts(drawing: Drawing) -> list[Text]:
    return [mark for mark in drawing.marks if isinstance(mark, Text)]


def ends(drawing: Drawing) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for mark in drawing.marks:
        match mark:
            case Rect():
                points += [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
            case Line():
                points += [(mark.x1, mark.y1), (mark.x2, mark.y2)]
            case Poly():
                points += list(mark.points)
            case Text():
                points.append((mark.x, mark.y))
    return points


@pytest.mark.parametrize("kind", list(ChartKind))
@given(values=st.lists(st.integers(0, 200_000), min_size=1, max_size=16))
def test_every_mark_lies_on_the_sheet(kind, values):
    drawing = drawn(chart(kind, values), WIDTH)
    for x, y in ends(drawing):
        assert -0.01 <= x <= WIDTH + 0.01
        assert -0.01 <= y <= drawing.height + 0.01


@pytest.mark.parametrize("kind", list(ChartKind))
def test_each_value_is_written_beside_its_mark(kind):
    drawing = drawn(chart(kind, [3, 1450, 27]), WIDTH)
    written = " ".join(text.text for text in texts(drawing))
    for value in (3, 1450, 27):
        assert number(value) in written


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.SHARES])
def test_a_long_name_is_broken_or_cut_and_never_leaves_the_sheet(kind):
    drawing = drawn(
        chart(kind, [5, 6], "Обращение с твёрдыми коммунальными отходами и благоустройство"), WIDTH
    )
    for text in texts(drawing):
        if text.anchor is Anchor.END:
            assert text.x - len(text.text) * text.size * 0.54 >= 0


@pytest.mark.parametrize("kind", list(ChartKind))
def test_nothing_but_zeros_is_still_a_chart(kind):
    assert drawn(chart(kind, [0, 0, 0]), WIDTH).height > 0


@pytest.mark.parametrize("lower", [0, 1, 6, 30, 400])
def test_no_value_of_a_line_is_written_over_the_labels_of_the_axis(lower):
    upper = chart(ChartKind.LINES, [400, 400])
    below = Series(name="закрыто", values=(lower, lower))
    drawing = drawn(replace(upper, series=(upper.series[0], below)), WIDTH)
    named = min(text.y for text in texts(drawing) if text.text.startswith("Подпись"))
    written = [text.y for text in texts(drawing) if text.anchor is Anchor.MIDDLE and text.y < named]
    assert named - max(written) > HEIGHT_OF_A_FIGURE
    assert named < drawing.height
