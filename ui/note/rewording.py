"""The paragraphs that the program proposes, put into a person's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mcu_desktop.reports.outline import headings
from ui.theme import tokens
from ui.widgets.drop_down import DropDown
from ui.widgets.keeping import Keeping
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mcu_desktop.domain.notes.note import Note

_OWN = "proposals"
"""Typed beside the pages, not here."""
_HINT = (
    "Каждая строка – абзац. Исправленный текст больше не пересчитывается сам: если дела изменятся, "
    "проверьте в нём числа или верните расчётный."
)
_GO_ON = "Показан текст, который вы начали писать и не записали; в записке его ещё нет."


class Rewording(QDialog):
    """Offers a section at a time; tells what is to be kept, and what is to be as it was.

    What is typed is written down meanwhile and offered again, until one says to write it or not to.
    """

    written = Signal(str, str)
    """A section and its words; no words bring back the computed ones."""
    typed = Signal(str, str)
    """A section and what is being typed there; no words where nothing is to be kept of it."""

    def __init__(
        self,
        note: Note,
        reworded: Collection[str],
        unfinished: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("note.rewording")
        self.setWindowTitle("Текст записки")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reworded = frozenset(reworded)
        self._sections = {
            section.key: (heading, "\n".join(section.paragraphs))
            for heading, section in zip(headings(note), note.sections, strict=True)
            if section.paragraphs and section.key != _OWN
        }
        self._typed = {key: text for key, text in unfinished.items() if key in self._sections}
        self._here = ""
        self._make()
        self._lay_out()
        self.section.currentIndexChanged.connect(self._show)
        self.field.textChanged.connect(self._keeping.touched)
        self._show()

    def save(self) -> None:
        """Tell the words of every section in which something was typed."""
        self._note()
        for key, text in self._typed.items():
            self.written.emit(key, text.strip())
        self._forget()

    def bring_back(self) -> None:
        """Let the section be computed again."""
        self._note()
        self._typed.pop(self._here, None)
        self.typed.emit(self._here, "")
        self.written.emit(self._here, "")
        self.accept()

    def _forget(self) -> None:
        """Keep nothing of what was typed: it stands in the note, or is not wanted."""
        self._keeping.stop()
        for key in self._typed:
            self.typed.emit(key, "")
        self._typed.clear()
        self.accept()

    def _note(self) -> None:
        """Take down what stands in the field; what is the section's text again is not kept."""
        self._keeping.stop()
        text = self.field.toPlainText()
        if text.strip() != self._sections[self._here][1].strip():
            self._typed[self._here] = text
            self.typed.emit(self._here, text)
        elif self._typed.pop(self._here, None) is not None:
            self.typed.emit(self._here, "")

    def _make(self) -> None:
        self.section = DropDown()
        self.section.setObjectName("note.rewording.section")
        self.section.setAccessibleName("Раздел записки")
        for key, (heading, _) in self._sections.items():
            self.section.addItem(f"{heading} – исправлен" if key in self._reworded else heading, key)
        self.field = QPlainTextEdit()
        self.field.setObjectName("note.rewording.words")
        self.field.setAccessibleName("Текст раздела")
        self.field.setTabChangesFocus(True)
        self.back = button("Вернуть расчётный", "note.rewording.back", self.bring_back)
        self.leave = button("Не менять", "note.rewording.leave", self._forget)
        self.go_on = label(_GO_ON, "caption")
        self._keeping = Keeping(self._note, self)
        self.ok = button("Записать", "note.rewording.ok", self.save, role="main")
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(tokens.UNIT)
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self.leave)
        foot.addWidget(self.ok)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.GAP)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(label("Текст записки", "heading"))
        lines.addWidget(self.section)
        lines.addWidget(self.go_on)
        lines.addWidget(self.field, stretch=1)
        lines.addWidget(label(_HINT, "caption"))
        lines.addLayout(foot)
        self.resize(tokens.FORM_WIDTH * 3 // 4, tokens.CONTROL_HEIGHT * 11)

    def _show(self, _place: int = 0) -> None:
        if self._here:
            self._note()
        self._here = self.section.currentData()
        unfinished = self._typed.get(self._here)
        self.field.setPlainText(self._sections[self._here][1] if unfinished is None else unfinished)
        self._keeping.stop()
        self.go_on.setVisible(unfinished is not None)
        self.back.setEnabled(self._here in self._reworded)

    def reject(self) -> None:
        """Leave for now: what was typed is there again next time."""
        self._note()
        super().reject()
