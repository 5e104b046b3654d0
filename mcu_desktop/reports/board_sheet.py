"""Boards on paper: column after column, a line for each case; the same boards give the same bytes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak

from mcu_desktop.reports import page, tables
from mcu_desktop.reports.case_lines import HEADS, TYPE, cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.notes.board_sheet import BoardColumn, BoardLine, BoardSheet

_LANE = ParagraphStyle("lane", parent=TYPE.bold, fontSize=10.5, leading=13.5, spaceBefore=7, spaceAfter=3)


def pdf(*sheets: BoardSheet) -> bytes:
    """Draw boards, each from a new page."""
    parts = [_board(sheet) for sheet in sheets]
    story = [*parts[0], *chain.from_iterable([PageBreak(), *part] for part in parts[1:])]
    named = "Доска" if len(sheets) == 1 else "Доски"
    return page.sheet(page.UPRIGHT, story, f"{named}: {'; '.join(sheet.title for sheet in sheets)}")


def _board(sheet: BoardSheet) -> list[Any]:
    story = [page.words(f"Доска: {sheet.title}", TYPE.title), page.words(sheet.under, TYPE.under)]
    columns = [column for column in sheet.columns if column.lines]
    if not columns:
        return [*story, page.words("Дел на доске нет.", TYPE.under)]
    every = chain.from_iterable(_rows(column.lines) for column in columns)
    widths = tables.fitted(HEADS, every, page.UPRIGHT.width, TYPE)
    for column in columns:
        story += _laned(column, widths) if sheet.in_lanes else _whole(column, widths)
    return story


def _whole(column: BoardColumn, widths: list[float]) -> list[Any]:
    heading = page.words(column.heading, TYPE.heading)
    return page.with_heading(heading, tables.table(HEADS, _rows(column.lines), widths, TYPE))


def _laned(column: BoardColumn, widths: list[float]) -> list[Any]:
    """Part a column by executor; its heading stands above the first lane, on the same page."""
    lanes = [
        [page.words(lane.heading, _LANE), tables.table(HEADS, _rows(lane.lines), widths, TYPE)]
        for lane in column.lanes
    ]
    first = page.with_heading(page.words(column.heading, TYPE.heading), *lanes[0])
    return [*first, *chain.from_iterable(page.with_heading(*lane) for lane in lanes[1:])]


def _rows(lines: Iterable[BoardLine]) -> list[list[tables.Cell]]:
    return [cells(line, line.marks) for line in lines]
