"""Every figure of a note under a name that a person reads, in the order of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mcu_desktop.domain.notes.note import Cell, Column, Note, Section, Table
from mcu_desktop.domain.notes.wording import shown
from mcu_desktop.reports.outline import as_table, headings

_SOFT_HYPHEN = "\u00ad"
_TOTALS = "totals"


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


def figure_lines(note: Note) -> tuple[FigureLine, ...]:
    """Give the figures of each section, each once; a nought opens nothing and is left to the totals."""
    lines: list[FigureLine] = []
    told: set[str] = set()
    for heading, section in zip(headings(note), note.sections, strict=True):
        found = []
        for line in _of_section(section):
            if line.figure not in told:
                found.append(line)
                told.add(line.figure or "")
        if section.key != _TOTALS:
            found = [line for line in found if note.figures[line.figure or ""].cases]
        if found:
            lines += [FigureLine(name=heading), *found]
    return tuple(lines)


def _of_section(section: Section) -> Iterator[FigureLine]:
    for table in (*section.tables, *map(as_table, section.charts)):
        yield from _of_table(table)


def _of_table(table: Table) -> Iterator[FigureLine]:
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
