"""The sheet of the day on paper: piles of cases, each to be ticked; the same day gives the same bytes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mcu_desktop.reports import page, tables
from mcu_desktop.reports.case_lines import HEADS, TYPE, cells

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.day_sheet import DaySheet, SheetLine

_HEADS = (*HEADS, "Готово")
"""The last one is ticked by hand."""


def pdf(sheet: DaySheet) -> bytes:
    """Draw the sheet."""
    title = f"{sheet.title[:1].upper()}{sheet.title[1:]}"
    under = f"{sheet.person} · {sheet.duty} · составлен в {sheet.at:%H:%M}"
    story = [page.words(title, TYPE.title), page.words(under, TYPE.under)]
    parts = [part for part in sheet.parts if part.total]
    if not parts:
        story.append(page.words("Просроченного, срочного и ждущего нет.", TYPE.under))
    rows_of = [list(map(_row, part.lines)) for part in parts]
    widths = tables.fitted(_HEADS, chain.from_iterable(rows_of), page.UPRIGHT.width, TYPE)
    for part, rows in zip(parts, rows_of, strict=True):
        below = [tables.table(_HEADS, rows, widths, TYPE)] if rows else []
        below += [page.words(part.remark, TYPE.under)] if part.remark else []
        story += page.with_heading(page.words(part.heading, TYPE.heading), *below)
    return page.sheet(page.UPRIGHT, story, f"Лист дня: {sheet.title}", author=sheet.person)


def _row(line: SheetLine) -> tables.Row:
    return (*cells(line, f"{line.to_do}." if line.to_do else ""), ())
