"""What becomes due, said over the place one works in: nothing is locked, and it can be put off."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from ui.theme import tokens
from ui.widgets.flow import Flow
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel


class ReminderBar(QFrame):
    """Says a sentence and offers four answers to it; its parts are made for the first one."""

    opened = Signal()
    for_an_hour = Signal()
    till_tomorrow = Signal()
    understood = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reminder")
        self.setAccessibleName("Напоминание о сроках")
        self.setProperty("role", "bar-refused")
        self.hide()

    @cached_property
    def words(self) -> QLabel:
        """What is said."""
        words = label()
        words.setObjectName("reminder.words")
        return words

    def _lay_out(self) -> None:
        buttons = (
            button("Открыть", "reminder.open", self.opened.emit),
            button("Отложить на час", "reminder.hour", self.for_an_hour.emit),
            button("Отложить до завтра", "reminder.tomorrow", self.till_tomorrow.emit),
            button("Понятно", "reminder.close", self.understood.emit),
        )
        answers = QWidget()
        answers.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        flow = Flow(answers)
        for made in buttons:
            flow.addWidget(made)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(tokens.GAP, tokens.UNIT, tokens.GAP, tokens.UNIT)
        self._both.setSpacing(tokens.UNIT)
        self._both.addWidget(self.words, 1)
        self._both.addWidget(answers)
        self._turn()

    def tell(self, words: str) -> None:
        """Say what becomes due."""
        if self.layout() is None:
            self._lay_out()
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers under the words where there is no room beside them."""
        super().resizeEvent(event)
        if self.layout() is not None:
            self._turn()

    def _turn(self) -> None:
        direction = QBoxLayout.Direction
        narrow = self.width() < tokens.FORM_WIDTH
        self._both.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
