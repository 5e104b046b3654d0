"""The proposals of a note: typed freely, one paragraph a line, kept while one types, told on a pause."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.keeping import Keeping
from ui.widgets.text import button, label

PAUSE_MS = 700

_HINT = "Каждая строка станет абзацем записки. Набранное сохраняется само."


class Proposals(QWidget):
    """Tells what was typed when the person rests; knows nothing of notes."""

    written = Signal(str)
    kept = Signal(str)
    """What is to be written down meanwhile: who types without a rest is not told for long."""
    rewording = Signal()
    """The words of other sections are to be mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QPlainTextEdit()
        self.field.setObjectName("note.proposals")
        self.field.setAccessibleName("Предложения")
        self.field.setPlaceholderText(
            "Например: Поручить управлению ЖКХ проверить вывоз мусора в Алексеевке."
        )
        self.field.setTabChangesFocus(True)
        self.hint = label(_HINT, "caption")
        self.reword = button("Править текст записки…", "note.reword", self.rewording.emit, role="quiet")
        self.reword.setToolTip("Расчётные абзацы своими словами (F5)")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._keeping = Keeping(lambda: self.kept.emit(self.field.toPlainText()), self)
        self._told = ""
        self._lay_out()
        self.field.textChanged.connect(self._typed)
        self._pause.timeout.connect(self.flush)

    def show_text(self, text: str, *, fixed: str) -> None:
        """Show what stands in a note, unless the person is just typing something newer.

        `fixed` says why nothing can be typed, where that is so.
        """
        if self._pause.isActive():
            return
        self._told = text
        if self.field.toPlainText() != text:
            self.field.setPlainText(text)
            self._rest()
        self.field.setReadOnly(bool(fixed))
        self.hint.setText(fixed or _HINT)
        self.reword.setVisible(not fixed)

    def wait(self) -> None:
        """Take nothing until it is known what stands in the note."""
        self._told = ""
        self.field.clear()
        self._rest()
        self.field.setReadOnly(True)

    def take(self) -> str:
        """Give what stands there, told or not."""
        self._rest()
        self._told = self.field.toPlainText()
        return self._told

    def flush(self) -> None:
        """Tell at once what was typed."""
        self._rest()
        text = self.field.toPlainText()
        if text != self._told:
            self._told = text
            self.written.emit(text)

    def _typed(self) -> None:
        if self.field.toPlainText() != self._told:
            self._pause.start()
            self._keeping.touched()

    def _rest(self) -> None:
        self._pause.stop()
        self._keeping.stop()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        heading = label("Предложения", "heading")
        heading.setBuddy(self.field)
        lines.addWidget(heading)
        lines.addWidget(self.field, stretch=1)
        lines.addWidget(self.hint)
        lines.addWidget(self.reword, alignment=Qt.AlignmentFlag.AlignLeft)
