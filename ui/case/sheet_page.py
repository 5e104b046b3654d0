"""The sheet of a case on the screen: its parts come in turns, and never beside those of another case."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import GAP, UNIT
from ui.widgets.soon import soon
from ui.widgets.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent

_WIDTH = 300
_AT_ONCE = 4
"""Parts of the first turn: about what is seen before one scrolls."""


class SheetPage(QScrollArea):
    """A sheet just opened grows below what is seen; one read again stands until its heir is whole."""

    whole = Signal()
    """Every part stands there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case.sheet")
        self.setAccessibleName("Карточка дела")
        self.setWidgetResizable(True)
        self.setMinimumWidth(_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._turns = Turns(self)
        self._coming: _Sheet | None = None

    @property
    def complete(self) -> bool:
        """Nothing is on its way."""
        return self._turns.over

    def begin(self, parts: Iterator[QWidget]) -> None:
        """Show another case: what is seen first at once, the rest below it."""
        self._turns.begin(self._grow(self._ground(), parts))

    def renew(self, parts: Iterator[QWidget]) -> None:
        """Show the same case anew, with the eye and the keyboard where they are."""
        self._turns.begin(self._follow(self._ground(), parts))

    def clear(self) -> None:
        """Show nothing."""
        self._turns.begin(iter(()))
        self._drop_coming()
        self._let_go()

    def _ground(self) -> _Sheet:
        """Give an empty sheet; one that was on its way never comes."""
        self._drop_coming()
        self._coming = _Sheet(self.viewport())
        return self._coming

    def _drop_coming(self) -> None:
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None

    def _grow(self, sheet: _Sheet, parts: Iterator[QWidget]) -> Iterator[None]:
        self._let_go()
        for part in islice(parts, _AT_ONCE):
            sheet.add(part)
        self._lay()
        self.verticalScrollBar().setValue(0)
        yield
        for part in parts:
            sheet.add(part)
            yield
        self.whole.emit()

    def _follow(self, sheet: _Sheet, parts: Iterator[QWidget]) -> Iterator[None]:
        for part in parts:
            sheet.add(part)
            if self.isVisible():
                sheet.get_ready(part, self.viewport().width())
            yield
        place = self.verticalScrollBar().value()
        holder = self.window().focusWidget()
        focused = holder is not None and holder is not self and self.isAncestorOf(holder)
        self._let_go()
        self._lay()
        self.verticalScrollBar().setValue(place)
        if focused:
            self.setFocus()
        self.whole.emit()

    def _lay(self) -> None:
        """Lay a sheet out where it is seen: before, its width is not known, and all would be done twice."""
        if self._coming is not None and self.widget() is None and self.isVisible():
            self.setWidget(self._coming)
            self._coming = None

    def _let_go(self) -> None:
        """Take the sheet away; it goes a turn later, for who asked for another one may stand on it."""
        before = self.takeWidget()
        if before is not None:
            soon(before, before.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what was made before one could see it."""
        super().showEvent(event)
        self._lay()


class _Sheet(QWidget):
    """As high as its words need in the width there is, and no higher."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, UNIT, 0)
        self._lines.setSpacing(GAP)
        self._lines.addStretch(1)

    def add(self, part: QWidget) -> None:
        """Put a part below the others."""
        if self._lines.indexOf(part) < 0:
            self._lines.insertWidget(self._lines.count() - 1, part)

    def get_ready(self, part: QWidget, width: int) -> None:
        """Dress a part and measure its words while nobody sees it."""
        part.ensurePolished()
        for one in part.findChildren(QWidget):
            one.ensurePolished()
        part.heightForWidth(width - UNIT)

    def minimumSizeHint(self) -> QSize:
        """Ask for width alone: the height follows from it."""
        return QSize(super().minimumSizeHint().width(), 0)
