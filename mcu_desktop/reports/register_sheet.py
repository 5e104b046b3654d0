"""The register on paper: the list as it is filtered and ordered, a head on every page."""

from __future__ import annotations

from typing import Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.reports import page, tables

_TYPE = page.letters(8.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedList:
    """What is printed: every part is text for people."""

    title: str
    conditions: str
    totals: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pdf(printed: PrintedList) -> bytes:
    """Draw the list; the same list gives the same bytes."""
    story: list[Any] = [page.words(printed.title, _TYPE.title)]
    story += [page.words(line, _TYPE.under) for line in (printed.conditions, printed.totals) if line]
    if printed.rows:
        rows = [[[(cell, _TYPE.cell)] for cell in row] for row in printed.rows]
        widths = tables.fitted(printed.titles, rows, page.LYING.width, _TYPE)
        story.append(tables.table(printed.titles, rows, widths, _TYPE))
    return page.sheet(page.LYING, story, printed.title)
