"""Boards on paper: the door to the libraries that draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.board_sheet import BoardSheet


def board_pages(*sheets: BoardSheet) -> bytes:
    """Give boards as PDF, each from a new page."""
    from mcu_desktop.reports.board_sheet import pdf  # noqa: PLC0415 - half a second of libraries

    return pdf(*sheets)
