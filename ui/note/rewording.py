"""The paragraphs that the program proposes, put into a person's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mcu_desktop.reports.outline import headings
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Collection

    from mcu_desktop.domain.notes.note import Note

_OWN = "proposals"
"""Typed beside the pages, not here."""
_HINT = (
    "Каждая строка – абзац. Исправленный текст больше не пересчитывается сам: если дела изменятся, "
    "проверьте в нём числа или верните расчётный."
)


class Rewording(QDialog):
    """Offers a section at a time; tells what is to be kept, and what is to be as it was."""

    written = Signal(str, str)
    """A section and its words; no words bring back the computed ones."""

    def __init__(self, note: Note, reworded: Collection[str], parent: QWidget | None = None) -> None:
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
        self._make()
        self._lay_out()
        self.section.currentIndexChanged.connect(self._show)
        self._show()

    def save(self) -> None:
        """Tell the words of the section that is shown."""
        key = self.section.currentData()
        text = self.field.toPlainText().strip()
        if text != self._sections[key][1].strip():
            self.written.emit(key, text)
        self.accept()

    def bring_back(self) -> None:
        """Let the section be computed again."""
        self.written.emit(self.section.currentData(), "")
        self.accept()

    def _make(self) -> None:
        self.section = QComboBox()
        self.section.setObjectName("note.rewording.section")
        self.section.setAccessibleName("Раздел записки")
        for key, (heading, _) in self._sections.items():
            self.section.addItem(f"{heading} – исправлен" if key in self._reworded else heading, key)
        self.field = QPlainTextEdit()
        self.field.setObjectName("note.rewording.words")
        self.field.setAccessibleName("Текст раздела")
        self.field.setTabChangesFocus(True)
        self.back = button("Вернуть расчётный", "note.rewording.back", self.bring_back)
        self.leave = button("Не менять", "note.rewording.leave", self.reject)
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
        lines.addWidget(self.field, stretch=1)
        lines.addWidget(label(_HINT, "caption"))
        lines.addLayout(foot)
        self.resize(tokens.FORM_WIDTH * 3 // 4, tokens.CONTROL_HEIGHT * 11)

    def _show(self, _place: int = 0) -> None:
        key = self.section.currentData()
        self.field.setPlainText(self._sections[key][1])
        self.back.setEnabled(key in self._reworded)
