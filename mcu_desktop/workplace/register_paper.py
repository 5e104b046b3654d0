"""The register on paper and in files: exactly the rows that are asked for, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.wording import number
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import counted
from mcu_desktop.workplace.readings import exported
from mcu_desktop.workplace.register_columns import CASES, RegisterColumn, in_words, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mcu_desktop.reports.register_files import RegisterFile
    from mcu_desktop.workplace.workplace import Workplace

AT_ONCE = 1_000
"""Rows that are read and written together."""
MOST_ON_PAPER = 1_000


def pages(
    workplace: Workplace, keys: Sequence[int], columns: tuple[RegisterColumn, ...], conditions: str
) -> bytes:
    """Draw the list as PDF; of a very long one the beginning, and the page says so."""
    from mcu_desktop.reports.register_sheet import PrintedList, pdf  # noqa: PLC0415 - half a second

    exported(workplace, Export.REGISTER, "pdf", count=min(len(keys), MOST_ON_PAPER), conditions=conditions)
    rows = values(workplace, keys[:MOST_ON_PAPER], columns)
    return pdf(
        PrintedList(
            title=f"Журнал на {workplace.now():%d.%m.%Y, %H:%M}",
            conditions=conditions,
            totals=_totals(len(keys)),
            titles=tuple(column.title for column in columns),
            rows=tuple(tuple(map(in_words, row)) for row in rows),
        )
    )


def begin_file(
    workplace: Workplace,
    path: Path,
    columns: Sequence[RegisterColumn],
    *,
    count: int,
    kind: str = "",
    conditions: str = "",
) -> RegisterFile:
    """Begin a file of a kind, or of the one that its ending names."""
    from mcu_desktop.reports.register_files import register_file  # noqa: PLC0415 - loaded when asked for

    wanted = kind or path.suffix.lower().removeprefix(".")
    exported(workplace, Export.REGISTER, wanted, count=count, conditions=conditions)
    return register_file(path, [(column.title, column.width) for column in columns], wanted)


def write_file(
    workplace: Workplace,
    path: Path,
    keys: Sequence[int],
    columns: tuple[RegisterColumn, ...],
    kind: str,
    *,
    conditions: str = "",
) -> None:
    """Write a whole file at once."""
    file = begin_file(workplace, path, columns, count=len(keys), kind=kind, conditions=conditions)
    try:
        for part in parts(keys):
            file.add(values(workplace, part, columns))
        file.finish()
    except BaseException:
        file.abandon()
        raise


def parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Give the rows in portions."""
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _totals(amount: int) -> str:
    said = f"Всего {counted(amount, *CASES)}."
    if amount <= MOST_ON_PAPER:
        return said
    return f"{said} На бумаге первые {number(MOST_ON_PAPER)}: весь список сохраните файлом XLSX или CSV."
