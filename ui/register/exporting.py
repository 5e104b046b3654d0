"""The list as a file: exactly the rows that are shown, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.later import later
from mcu_desktop.workplace.register_columns import RegisterColumn, values
from ui.lists.writing import Writing

if TYPE_CHECKING:
    from array import array
    from pathlib import Path

    from PySide6.QtCore import QObject

    from mcu_desktop.reports.register_files import RegisterFile
    from mcu_desktop.workplace import register_paper
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
else:
    register_paper = later("mcu_desktop.workplace.register_paper")


class ListFile:
    """Reads the rows of a portion when it is their turn."""

    def __init__(self, file: RegisterFile, columns: tuple[RegisterColumn, ...]) -> None:
        self._file = file
        self._columns = columns

    def add(self, office: Workplace, portion: array[int]) -> None:
        """Write some rows."""
        self._file.add(values(office, portion, self._columns))

    def finish(self, _office: Workplace) -> None:
        """Put the file in its place."""
        self._file.finish()

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._file.abandon()


def export(
    bridge: Bridge,
    keys: array[int],
    columns: tuple[RegisterColumn, ...],
    path: Path,
    parent: QObject,
    *,
    conditions: str = "",
) -> Writing:
    """Give the writing of a list to a file of the kind that its ending names."""

    def begin(office: Workplace) -> ListFile:
        file = register_paper.begin_file(office, path, columns, count=len(keys), conditions=conditions)
        return ListFile(file, columns)

    return Writing(bridge, keys, register_paper.AT_ONCE, begin, parent)
