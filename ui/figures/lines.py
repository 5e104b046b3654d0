"""Figures of tables under names that a person reads: the row and the head of the column."""

from __future__ import annotations

from collections.abc import Iterator

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.cells import shown
from mcu_desktop.domain.notes.note import Cell, Column, Table

_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure as the list shows it; a heading names no figure."""

    name: str
    value: str = ""
    figure: str | None = None

    @property
    def heading(self) -> bool:
        """Whether the line only names what follows."""
        return self.figure is None


def lines_of(table: Table) -> Iterator[FigureLine]:
    """Give the figures of a table, row by row."""
    for row in table.rows:
        words = _plain(str(row[0].value or ""))
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if cell.figure is not None:
                yield FigureLine(name=_name(words, column), value=_shown(cell, column), figure=cell.figure)


def _name(words: str, column: Column) -> str:
    title = _plain(column.title)
    return f"{words}: {title[:1].lower()}{title[1:]}"


def _shown(cell: Cell, column: Column) -> str:
    return shown(cell.value, column.measure)


def _plain(text: str) -> str:
    return text.replace(_SOFT_HYPHEN, "")
