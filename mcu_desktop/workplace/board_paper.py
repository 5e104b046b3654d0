"""Boards on paper: the door to the libraries that draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.board_sheet import BoardSheet
    from mcu_desktop.workplace.workplace import Workplace


def board_pages(workplace: Workplace, *sheets: BoardSheet) -> bytes:
    """Give boards as PDF, each from a new page."""
    cards = sum(len(column.lines) for sheet in sheets for column in sheet.columns)
    titles = "; ".join(sheet.title for sheet in sheets)
    exported(workplace, Export.BOARD, "pdf", count=cards, conditions=titles)
    from mcu_desktop.reports.board_sheet import pdf  # noqa: PLC0415 - half a second of libraries

    return pdf(*sheets)
