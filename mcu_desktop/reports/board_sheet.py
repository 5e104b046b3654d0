"""A board on paper: column after column, a line for each case; the same board gives the same bytes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mcu_desktop.reports import page, tables
from mcu_desktop.reports.case_lines import HEADS, TYPE, cells

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.board_sheet import BoardSheet


def pdf(sheet: BoardSheet) -> bytes:
    """Draw the sheet."""
    title = f"Доска: {sheet.title}"
    story = [page.words(title, TYPE.title), page.words(sheet.under, TYPE.under)]
    columns = [column for column in sheet.columns if column.lines]
    if not columns:
        story.append(page.words("Дел на доске нет.", TYPE.under))
    rows_of = [[cells(line, line.marks) for line in column.lines] for column in columns]
    widths = tables.fitted(HEADS, chain.from_iterable(rows_of), page.UPRIGHT.width, TYPE)
    for column, rows in zip(columns, rows_of, strict=True):
        heading = page.words(column.heading, TYPE.heading)
        story += page.with_heading(heading, tables.table(HEADS, rows, widths, TYPE))
    return page.sheet(page.UPRIGHT, story, title)
