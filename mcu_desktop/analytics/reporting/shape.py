"""What the tables of reports share: a column of names, counts by what the rows are, the row of totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from mcu_desktop.analytics.account import words
from mcu_desktop.domain.notes.note import Cell, Chart, ChartKind, Column, Measure, Section, Series, Table
from mcu_desktop.domain.vocabulary import Channel, Form, Kind, Regime

Row = tuple[Cell, ...]
Cells = Callable[[str, frozenset[int] | None], Row]
"""Counts a row by its name: within some cases, or over all of them."""

BY_WORD: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("Порядок рассмотрения", "regime", Regime),
    ("Форма", "form", Form),
    ("Вид", "kind", Kind),
    ("Канал", "channel", Channel),
)
"""By what cases are told apart: the heading, the attribute, its words."""
_MOST_BARS = 16


def names(title: str, width: float = 3.6) -> Column:
    """Give the column of names."""
    return Column(title=title, measure=Measure.TEXT, width=width)


def share_column(title: str, width: float = 1.2) -> Column:
    """Give a column of shares."""
    return Column(title=title, measure=Measure.SHARE, width=width)


def split(
    title: str,
    columns: Sequence[Column],
    groups: Iterable[tuple[str, Iterable[int]]],
    cells: Cells,
    *,
    total: str = "Всего обращений",
) -> Table:
    """Count the same columns for each group and for all; groups with nothing to tell are left out."""
    rows = [(words(name), *cells(name, frozenset(keys))) for name, keys in groups]
    kept = [row for row in rows if any(cell.value for cell in row[1:])]
    return Table(
        title=title,
        columns=tuple(columns),
        rows=(*kept, (words(total), *cells("", None))),
        summed=True,
    )


def begun(said: str) -> str:
    """Begin with a capital; the rest stays, for ЕПГУ is ЕПГУ."""
    return f"{said[:1].upper()}{said[1:]}"


def came_by(over: str) -> str:
    """Title a table of what came, told apart by something."""
    return f"Поступило: {over[:1].lower()}{over[1:]}"


def nothing(key: str, title: str, short: str, said: str) -> Section:
    """Give a section that only says that there is nothing to count."""
    return Section(key=key, title=title, short=short, paragraphs=(said,))


def bars(title: str, over: str, table: Table, columns: Sequence[int]) -> tuple[Chart, ...]:
    """Draw columns of a table beside one another, the longest bars first, where there is one to draw."""
    rows = [row for row in table.rows[: len(table.rows) - table.summed] if _whole(row[columns[0]])]
    rows = sorted(rows, key=lambda row: -_whole(row[columns[0]]))[:_MOST_BARS]
    if not rows:
        return ()
    series = tuple(
        Series(
            name=table.columns[n].title.replace("\u00ad", "").lower(),
            values=tuple(_whole(row[n]) for row in rows),
            figures=tuple(row[n].figure or "" for row in rows) if all(row[n].figure for row in rows) else (),
        )
        for n in columns
    )
    labels = tuple(str(row[0].value) for row in rows)
    return (Chart(kind=ChartKind.BARS, title=title, over=over, labels=labels, series=series),)


def _whole(cell: Cell) -> int:
    return int(cell.value) if isinstance(cell.value, int | float) else 0
