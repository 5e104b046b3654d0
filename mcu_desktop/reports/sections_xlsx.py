"""Sections of figures as a workbook: a sheet a section, charts that the office program draws itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from mcu_desktop.domain.notes.note import ChartKind, Measure
from mcu_desktop.reports.outline import as_table
from mcu_desktop.reports.plain import plain

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.note import Chart, Section, Table, Value

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Whatever a text begins with, it stays a text."""
_FORMATS = {
    Measure.TEXT: "@",
    Measure.COUNT: "#,##0",
    Measure.CHANGE: "+#,##0;\u2212#,##0;0",
    Measure.GROWTH: "+0.0%;\u22120.0%;0.0%",
    Measure.SHARE: "0.0%",
    Measure.AMOUNT: "0.0",
    Measure.DAY: "dd.mm.yyyy",
}
_SHEETS = {
    ChartKind.LINES: ("Динамика", "line"),
    ChartKind.SHARES: ("Доли каналов", "bar"),
    ChartKind.BARS: ("Сравнение блоков", "bar"),
    ChartKind.HISTOGRAM: ("Сроки ответа", "column"),
}
_FILLS = ("#1F4E79", "#A9C7E3", "#D9822B")
_FONT = {"font_name": "PT Serif", "font_size": 11}
_LONGEST = 32_000
"""Letters that a cell of a workbook holds, a little under the limit."""
_SHEET_NAME = 28
"""Letters that a sheet's name has room for beside a number."""
_NAMES, _NUMBERS, _TEXT = 46, 15, 110
"""Widths of columns in letters."""


class Book:
    """A workbook that is being written: a sheet of words, then a sheet a section."""

    def __init__(self, title: str, author: str, day: date) -> None:
        self._file = BytesIO()
        self._book = xlsxwriter.Workbook(self._file, _OPTIONS)
        self._book.set_properties(
            {"title": title, "author": _text(author), "created": datetime.combine(day, time())}
        )
        self._styles = _Styles(self._book)
        self._names: set[str] = set()

    def words(self, name: str, lines: Sequence[tuple[str, bool]]) -> None:
        """Write a sheet of lines; some are headings."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, _TEXT)
        for row, (text, heading) in enumerate(lines):
            sheet.write_string(row, 0, _text(text), self._styles.title if heading else self._styles.text)

    def section(self, section: Section) -> None:
        """Write the tables of a section on one sheet, each chart on one more."""
        if section.tables:
            _tables(self._sheet(section.short), section.tables, self._styles)
        for chart in section.charts:
            name, kind = _SHEETS[chart.kind]
            _chart(self._book, self._sheet(name), chart, kind, self._styles)

    def finished(self) -> bytes:
        """Give the file."""
        self._book.close()
        return self._file.getvalue()

    def _sheet(self, name: str) -> Any:
        """Add a sheet; of one name there is but one."""
        free = next(
            n
            for n in (name, *(f"{name[:_SHEET_NAME]} {count}" for count in range(2, 100)))
            if n not in self._names
        )
        self._names.add(free)
        return self._book.add_worksheet(free)


class _Styles:
    """The formats of a workbook: it lets a cell have only those that it made itself."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format(_FONT | {"bold": True, "font_size": 13})
        self.text = book.add_format(_FONT | {"text_wrap": True, "valign": "top"})
        self.head = book.add_format(
            _FONT
            | {"bold": True, "border": 1, "bg_color": "#E8EDF2", "align": "center", "valign": "vcenter"}
            | {"text_wrap": True}
        )
        self._cells = {
            (measure, total): book.add_format(
                _FONT
                | {"num_format": form, "border": 1, "bold": total, "valign": "top"}
                | ({"text_wrap": True} if measure is Measure.TEXT else {"align": "right"})
            )
            for measure, form in _FORMATS.items()
            for total in (False, True)
        }

    def cell(self, measure: Measure, *, total: bool) -> Any:
        """Give the format of a cell."""
        return self._cells[measure, total]


def _tables(sheet: Any, tables: tuple[Table, ...], styles: _Styles) -> None:
    """Put tables one under another; the head of the first stays in sight."""
    sheet.freeze_panes(2, 1)
    widest = max(len(table.columns) for table in tables)
    sheet.set_column(0, 0, _NAMES)
    for n in range(1, widest):
        words = any(table.columns[n].measure is Measure.TEXT for table in tables if n < len(table.columns))
        sheet.set_column(n, n, _NAMES if words else _NUMBERS)
    top = 0
    for table in tables:
        top = _table(sheet, table, styles, top) + 1


def _table(sheet: Any, table: Table, styles: _Styles, top: int) -> int:
    """Write a table and give the row after it."""
    sheet.write_string(top, 0, _text(table.title), styles.title)
    for n, column in enumerate(table.columns):
        sheet.write_string(top + 1, n, _text(column.title.replace("\u00ad", "")), styles.head)
    for number, row in enumerate(table.rows):
        total = table.summed and number == len(table.rows) - 1
        for n, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            style = styles.cell(column.measure, total=total)
            _write(sheet, (top + 2 + number, n), cell.value, column.measure, style)
    return top + 2 + len(table.rows)


def _write(sheet: Any, place: tuple[int, int], value: Value, measure: Measure, style: Any) -> None:
    if value is None:
        sheet.write_blank(*place, None, style)
    elif isinstance(value, str) and measure is Measure.DAY:
        sheet.write_datetime(*place, date.fromisoformat(value), style)
    elif isinstance(value, str):
        sheet.write_string(*place, _text(value), style)
    elif measure in {Measure.SHARE, Measure.GROWTH}:
        sheet.write_number(*place, round(value / 100, 6), style)
    else:
        sheet.write_number(*place, value, style)


def _chart(book: Any, sheet: Any, chart: Chart, kind: str, styles: _Styles) -> None:
    """Write a chart's figures on a sheet of their own, and beside them the chart over these cells."""
    name = sheet.get_name()
    _tables(sheet, (as_table(chart),), styles)
    last = 1 + len(chart.labels)
    drawing = book.add_chart({"type": kind})
    for n, series in enumerate(chart.series, start=1):
        colour = {"color": _FILLS[n - 1]}
        drawing.add_series(
            {
                "name": _text(series.name),
                "categories": [name, 2, 0, last, 0],
                "values": [name, 2, n, last, n],
                "data_labels": {"value": True},
                **({"line": colour, "marker": {"type": "square"}} if kind == "line" else {"fill": colour}),
            }
        )
    drawing.set_title({"name": _text(chart.title), "name_font": {"size": 11}})
    drawing.set_legend({"position": "top"} if len(chart.series) > 1 else {"none": True})
    if kind == "bar":
        drawing.set_y_axis({"reverse": True})
    drawing.set_size(
        {"width": 760, "height": max(320, 60 + 40 * len(chart.labels)) if kind == "bar" else 360}
    )
    sheet.insert_chart(1, len(chart.series) + 2, drawing)


def _text(text: str) -> str:
    return plain(text)[:_LONGEST]
