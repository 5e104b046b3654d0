"""Lines of cases, on the paper of a board and on that of a day alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.reports import page, tables

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.board_sheet import BoardLine
    from mcu_desktop.domain.notes.day_sheet import SheetLine

HEADS = ("Номер", "Срок", "Заявитель и вопрос", "Исполнитель")
TYPE = page.letters(9.5)


def cells(line: BoardLine | SheetLine, more: str) -> list[tables.Cell]:
    """Give number, due, whom and what with one thing more, and who works on it."""
    return [
        [(line.number, TYPE.bold)],
        [(line.due, TYPE.cell), (line.left, TYPE.cell)],
        [(line.applicant, TYPE.bold), (line.summary, TYPE.cell), *([(more, TYPE.cell)] if more else [])],
        [(line.executor, TYPE.cell)],
    ]
