"""The note as a workbook: figures are numbers, and texts stay texts."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from mcu_desktop.domain.notes.note import Note
from mcu_desktop.reports.note_xlsx import workbook
from tests.reports.papers import empty, endless, full, hostile


def book(note: Note) -> Any:
    return openpyxl.load_workbook(BytesIO(workbook(note)))


@pytest.mark.parametrize("make", [full, empty, hostile, endless])
def test_the_same_note_gives_the_same_bytes(make):
    assert workbook(make()) == workbook(make())


def test_each_part_has_its_sheet_with_heads_that_stay_in_sight():
    found = book(full())
    for name in (
        "Записка",
        "Итоги",
        "Каналы",
        "Блоки",
        "Темы",
        "Территории",
        "Просрочки",
        "Повторные",
        "Динамика",
    ):
        assert name in found.sheetnames
    assert found["Блоки"].freeze_panes == "B3"
    assert len(found["Динамика"]._charts) == 1


def test_figures_shares_and_days_are_typed():
    note = full()
    found = book(note)
    channels = note.section("channels").tables[0]
    for row, cells in zip(found["Каналы"].iter_rows(min_row=3, values_only=True), channels.rows, strict=True):
        name, count, share, before, change = row
        assert (name, count, before, change) == tuple(cells[n].value for n in (0, 1, 3, 4))
        assert share == pytest.approx(float(cells[2].value or 0) / 100)
    (late,) = note.section("overdue").tables
    sheet = found["Просрочки"]
    for number, cells in enumerate(late.rows, start=3):
        due, days = sheet.cell(number, 4).value, sheet.cell(number, 5).value
        assert due == datetime.fromisoformat(str(cells[3].value))
        assert days == cells[4].value


def test_texts_that_look_like_formulas_or_links_stay_texts():
    found = book(hostile())
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    written = {cell.value for cell in cells if cell.data_type == "s"}
    for text in ("=1+1", "+7 999", "-2", "@SUM(A1)", "http://example.org"):
        assert text in written


def test_the_text_of_the_note_is_on_its_first_sheet():
    note = full()
    lines = [row[0] for row in book(note)["Записка"].iter_rows(values_only=True)]
    for text in note.text:
        assert text.replace("\u00a0", " ") in [str(line).replace("\u00a0", " ") for line in lines]
