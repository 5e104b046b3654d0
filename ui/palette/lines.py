"""How a line of the palette is drawn: what it is, its title, and the keys that do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import tokens
from ui.theme.colours import colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TITLE = int(Qt.ItemDataRole.DisplayRole)
KIND = int(Qt.ItemDataRole.UserRole)
KEYS = KIND + 1
_KIND_CHARACTERS = 14


class Lines(QStyledItemDelegate):
    """One line each, so that many are seen at once."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw one line."""
        view: QWidget = option.widget  # type: ignore[attr-defined]  # the stubs leave the fields out
        rect: QRect = option.rect  # type: ignore[attr-defined]
        roles = colours(view.palette())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        if chosen:
            painter.fillRect(rect, view.palette().color(QPalette.ColorRole.Highlight))
        main, beside = (roles.on_accent, roles.on_accent) if chosen else (roles.text, roles.muted)
        room = rect.adjusted(tokens.UNIT, 0, -tokens.UNIT, 0)
        small = QFont(view.font())
        small.setPixelSize(tokens.CAPTION)
        painter.setFont(small)
        kind_width = painter.fontMetrics().averageCharWidth() * _KIND_CHARACTERS
        keys = str(index.data(KEYS))
        keys_width = painter.fontMetrics().horizontalAdvance(keys) + (tokens.GAP if keys else 0)
        painter.setPen(QColor(beside))
        _draw(painter, room.adjusted(0, 0, kind_width - room.width(), 0), str(index.data(KIND)))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), keys)
        painter.setFont(view.font())
        painter.setPen(QColor(main))
        _draw(painter, room.adjusted(kind_width + tokens.UNIT, 0, -keys_width, 0), str(index.data(TITLE)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: ARG002 - Qt's
        """Give room for one line."""
        view: QWidget = option.widget  # type: ignore[attr-defined]
        return QSize(tokens.FORM_WIDTH // 2, view.fontMetrics().lineSpacing() + 2 * tokens.HALF + 2)


def _draw(painter: QPainter, room: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), elided)
