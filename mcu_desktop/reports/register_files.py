"""The register as a file: XLSX or CSV of any length, where whatever a text begins with stays a text."""

from __future__ import annotations

import csv
from contextlib import suppress
from datetime import date
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.reports.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    Value = str | date

_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
_MOST_ROWS = 1_048_575
"""Rows of a sheet below its head; what does not fit goes on the next sheet."""
_LONGEST = 32_000
"""Letters that a cell of a workbook holds, a little under the limit."""


class RegisterFile(Protocol):
    """A file that is written row by row and is there whole or not at all."""

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        """Write some rows."""
        ...

    def finish(self) -> None:
        """Put the file in its place."""
        ...

    def abandon(self) -> None:
        """Leave nothing behind."""
        ...


def register_file(path: Path, columns: Sequence[tuple[str, int]], kind: str) -> RegisterFile:
    """Begin a file of a kind; columns are titles and widths in characters."""
    try:
        return CsvFile(path, columns) if kind == "csv" else XlsxFile(path, columns)
    except OSError as error:
        raise _trouble(error) from error


class CsvFile:
    """UTF-8 with its mark and semicolons, as spreadsheets of Russian offices open it."""

    def __init__(self, path: Path, columns: Sequence[tuple[str, int]]) -> None:
        self._path = path
        self._unfinished = path.with_name(f".{path.name}.part")
        self._file = self._unfinished.open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file, delimiter=";")
        self._rows.writerow([title for title, _ in columns])

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        """Write some rows."""
        try:
            self._rows.writerows([_harmless(value) for value in row] for row in rows)
        except OSError as error:
            raise _trouble(error) from error

    def finish(self) -> None:
        """Put the file in its place."""
        try:
            self._file.close()
            self._unfinished.replace(self._path)
        except OSError as error:
            raise _trouble(error) from error

    def abandon(self) -> None:
        """Leave nothing behind, also where the disk is full."""
        with suppress(OSError):
            self._file.close()
        self._unfinished.unlink(missing_ok=True)


class XlsxFile:
    """A workbook that keeps one row in memory; days are days, everything else is text."""

    def __init__(self, path: Path, columns: Sequence[tuple[str, int]]) -> None:
        import xlsxwriter  # noqa: PLC0415 - a CSV needs no library

        self._path = path
        self._unfinished = path.with_name(f".{path.name}.part")
        self._unfinished.open("wb").close()  # a place that cannot be written to is told at once
        self._room = TemporaryDirectory(prefix=".", dir=path.parent, ignore_cleanup_errors=True)
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": self._room.name,
        }
        self._book: Any = xlsxwriter.Workbook(str(self._unfinished), options)
        self._columns = columns
        self._head = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EDF2"})
        self._text = self._book.add_format({"num_format": "@", "valign": "top"})
        self._day = self._book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        self._sheets = 0
        self._begin_sheet()

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        """Write some rows."""
        try:
            for row in rows:
                if self._row == _MOST_ROWS:
                    self._begin_sheet()
                self._row += 1
                for column, value in enumerate(row):
                    self._write(column, value)
        except OSError as error:
            raise _trouble(error) from error

    def finish(self) -> None:
        """Put the file in its place."""
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - a CSV needs no library

        try:
            self._book.close()
            self._room.cleanup()
            self._unfinished.replace(self._path)
        except FileCreateError as error:
            fault = error.args[0] if error.args else None
            raise _trouble(fault if isinstance(fault, OSError) else OSError(str(error))) from error
        except OSError as error:
            raise _trouble(error) from error

    def abandon(self) -> None:
        """Leave nothing behind, also where the disk is full."""
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - as above

        with suppress(OSError, FileCreateError):
            self._book.close()
        self._room.cleanup()
        self._unfinished.unlink(missing_ok=True)

    def _begin_sheet(self) -> None:
        self._sheets += 1
        self._row = 0
        sheet = self._sheet = self._book.add_worksheet(
            "Журнал" if self._sheets == 1 else f"Журнал {self._sheets}"
        )
        for column, (_, width) in enumerate(self._columns):
            sheet.set_column(column, column, width)
        for column, (title, _) in enumerate(self._columns):
            sheet.write_string(0, column, title, self._head)
        sheet.freeze_panes(1, 1)

    def _write(self, column: int, value: Value) -> None:
        if isinstance(value, date):
            self._sheet.write_datetime(self._row, column, value, self._day)
        elif value:
            self._sheet.write_string(self._row, column, plain(value)[:_LONGEST], self._text)


def _harmless(value: Value) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA_BEGINS) else text


def _trouble(error: OSError) -> Trouble:
    return Trouble(f"Не удалось записать файл: {os_words(error)}. Выберите другую папку и повторите.")
