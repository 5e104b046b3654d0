"""What the office says back: a bar that stays until read, and a toast that goes by itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.text import button, give_role, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel

TOAST_MS = 8_000
"""Long enough to read a sentence and to reach for the key."""


class MessageBar(QFrame):
    """A refusal, a trouble or a notice over the place; nothing else is locked meanwhile.

    Its parts are made for the first message: most bars never have one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName("Сообщение программы")
        self._act: Callable[[], object] | None = None
        self.hide()

    @cached_property
    def words(self) -> QLabel:
        """What is said."""
        words = label()
        words.setObjectName("messages.words")
        return words

    def _lay_out(self) -> None:
        self._action = button("", "messages.action", self._acted)
        self._close = button("Понятно", "messages.close", self.hide)
        lines = QHBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.UNIT, tokens.GAP, tokens.UNIT)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.words, stretch=1)
        lines.addWidget(self._action)
        lines.addWidget(self._close)

    def tell(
        self, words: str, *, role: str = "bar", action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a message with what can be done about it; `role` is bar, bar-refused or bar-trouble."""
        if self.layout() is None:
            self._lay_out()
        give_role(self, role)
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self._act = act
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.show()

    def _acted(self) -> None:
        self.hide()
        if self._act:
            self._act()


class Toast(QFrame):
    """«Сделано», and for a while the way back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName("Сделано")
        self.setProperty("role", "toast")
        self._act: Callable[[], object] | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(TOAST_MS)
        self._gone.timeout.connect(self.hide)
        self._ground = parent
        parent.installEventFilter(self)
        self.hide()

    @cached_property
    def words(self) -> QLabel:
        """What is said."""
        words = label(wrap=False)
        words.setObjectName("toast.words")
        return words

    def _lay_out(self) -> None:
        self._undo = button("Отменить", "toast.undo", self.undo)
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        lines = QHBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.UNIT, tokens.UNIT, tokens.UNIT)
        lines.setSpacing(tokens.GAP)
        lines.addWidget(self.words, stretch=1)
        lines.addWidget(self._undo)

    def tell(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done."""
        if self.layout() is None:
            self._lay_out()
        self._act = undo
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self._undo.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._gone.start()

    def undo(self) -> bool:
        """Take back what was told of last, also when the toast has gone; `False` when there is nothing."""
        act, self._act = self._act, None
        self.hide()
        if act:
            act()
        return act is not None

    def _place(self) -> None:
        room = self._ground.rect()
        widest = room.width() - 2 * tokens.MARGIN
        self.words.setWordWrap(False)
        if self.sizeHint().width() > widest:
            self.words.setWordWrap(True)
            self.resize(widest, self.heightForWidth(widest))
        else:
            self.resize(self.sizeHint())
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - tokens.SECTION)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the foot of what the toast lies on."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
