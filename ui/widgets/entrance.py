"""A dialog that stands before the window: the program's name, a few words, a card to fill in, its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.soon import soon
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QDialog, QLabel


def lay_out_entrance(
    dialog: QDialog, words: QLabel, fields: Iterable[QWidget], buttons: Iterable[QWidget], foot: str = ""
) -> None:
    """Lay the parts out; where the screen is too small for all fields, they roll and the buttons stay."""
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, tokens.SECTION)
    whole.setSpacing(tokens.GAP)
    whole.addWidget(Rolling(_page(words, fields, foot), dialog.minimumWidth()), 1)
    across = QHBoxLayout()
    across.setContentsMargins(tokens.MARGIN, 0, tokens.MARGIN, 0)
    across.setSpacing(tokens.UNIT)
    for button in buttons:
        across.addWidget(button)
    across.addStretch()
    whole.addLayout(across)


def fit(dialog: QDialog) -> None:
    """Stand as high as what is shown by now, once the parts of the page know of it."""

    def stand() -> None:
        for rolling in dialog.findChildren(Rolling):
            rolling.updateGeometry()
        dialog.resize(dialog.width(), dialog.sizeHint().height())

    soon(dialog, stand)


class Rolling(QScrollArea):
    """As high as what it holds, and never higher than the screen."""

    def __init__(self, page: QWidget, width: int) -> None:
        super().__init__()
        self._width = width
        self.setProperty("role", "form")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(page)
        self.verticalScrollBar().rangeChanged.connect(self._grow)

    def _grow(self, _: int, hidden: int) -> None:
        """Let the dialog grow with what is said in it, as far as the screen goes."""
        if hidden and self.isVisible():
            whole = self.window()
            whole.resize(whole.width(), min(whole.height() + hidden, self._room(9, 10)))
        here = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here):
            self.ensureWidgetVisible(here.parentWidget() or here, 0, tokens.UNIT)

    def _room(self, part: int, of: int) -> int:
        return self.screen().availableGeometry().height() * part // of

    def sizeHint(self) -> QSize:
        """Ask the page how high it is at this width."""
        page = self.widget()
        for part in page.findChildren(QWidget):
            part.ensurePolished()  # else the first answer is that of another font
        least = page.minimumSizeHint()
        width = max(self._width, least.width())
        height = page.heightForWidth(width) if page.hasHeightForWidth() else least.height()
        return QSize(width, min(height, self._room(3, 4)))


class Page(QWidget):
    """No higher than its words at its width: Qt leaves room for the lines that a narrower one would have."""

    def minimumSizeHint(self) -> QSize:
        """Ask for the height that this width needs."""
        least = super().minimumSizeHint()
        width = max(self.width(), least.width())
        return QSize(least.width(), self.heightForWidth(width)) if self.hasHeightForWidth() else least


def _page(words: QLabel, fields: Iterable[QWidget], foot: str) -> QWidget:
    page = Page()
    lines = QVBoxLayout(page)
    lines.setContentsMargins(tokens.MARGIN, tokens.SECTION, tokens.MARGIN, 0)
    lines.setSpacing(tokens.UNIT)
    lines.addWidget(label("Муниципальный центр управления", "title"))
    lines.addWidget(words)
    lines.addSpacing(tokens.UNIT)
    card = QFrame()
    card.setProperty("role", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(tokens.SECTION, tokens.GAP, tokens.SECTION, tokens.GAP)
    inside.setSpacing(tokens.GAP)
    for field in fields:
        inside.addWidget(field)
    lines.addWidget(card)
    if foot:
        lines.addWidget(label(foot, "caption"))
    lines.addStretch(1)
    return page
