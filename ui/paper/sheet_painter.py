"""Draws one page as a sheet of paper on the screen, and frames the figures on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme.colours import LIGHT

if TYPE_CHECKING:
    from ui.paper.pictures import Picture


def paint_sheet(
    painter: QPainter, sheet: QRectF, page: int, picture: Picture | None, *, sharp: bool, edge: str
) -> None:
    """Draw a page point by point where its picture is sharp; else stretched, or as its number alone."""
    painter.fillRect(sheet, QColor(Qt.GlobalColor.white))
    if picture is None:
        painter.setPen(QColor(Qt.GlobalColor.gray))
        painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, f"Страница {page + 1}")
    elif sharp:
        ratio = painter.device().devicePixelRatioF()
        size = QSizeF(picture.image.width() / ratio, picture.image.height() / ratio)
        painter.drawImage(QRectF(sheet.topLeft(), size), picture.image)
    else:
        painter.drawImage(sheet, picture.image)
    painter.setPen(QColor(edge))
    painter.drawRect(sheet)


def frame_figure(painter: QPainter, room: QRectF, *, strong: bool) -> None:
    """Frame a figure on its white page: thickly where the keyboard has come to it."""
    painter.setPen(QPen(QColor(LIGHT.accent), 2 if strong else 1))
    painter.drawRect(room)
