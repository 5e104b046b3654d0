"""What a change would move, shown before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import agreeing, counted
from ui.case.due import day_and_time
from ui.office.rows import RowsTable
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.workplace.changes import Changes, MovedTerm

_TITLES = ("Дело", "Срок", "Был до", "Станет до")
_WIDTHS = (16, 44, 22, 22)


class MovedTerms(QDialog):
    """Lists the terms that would end on another day; nothing is written until it is accepted."""

    def __init__(
        self, change: str, changes: Changes, norms: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("moved")
        self.setWindowTitle("Что изменится")
        self.heading = label(change, "heading")
        self.words = label(moved_words(len(changes.moved)))
        self.words.setObjectName("moved.words")
        self.table = RowsTable(_TITLES, _WIDTHS, "moved.table", "Сроки, которые сдвинутся")
        self.table.show_rows([_row(term, norms) for term in changes.moved])
        self.table.setVisible(bool(changes.moved))
        self.write = button("Записать", "moved.write", self.accept, role="main")
        self.leave = button("Не записывать", "moved.leave", self.reject)
        self._lay_out()
        self.write.setFocus()

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.setSpacing(tokens.UNIT)
        answers.addStretch()
        answers.addWidget(self.leave)
        answers.addWidget(self.write)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        lines.setSpacing(tokens.GAP)
        lines.addWidget(self.heading)
        lines.addWidget(self.words)
        lines.addWidget(self.table, stretch=1)
        lines.addLayout(answers)
        width = tokens.FORM_WIDTH if self.table.rows.rowCount() else tokens.FORM_WIDTH // 2
        self.resize(width, self.sizeHint().height())


def moved_words(moved: int) -> str:
    """Say how many terms would move."""
    if not moved:
        return "Ни один идущий срок не сдвинется."
    verb = agreeing(moved, "Сдвинется", "Сдвинутся", "Сдвинутся")
    return f"{verb} {counted(moved, 'идущий срок', 'идущих срока', 'идущих сроков')}:"


def _row(term: MovedTerm, norms: Mapping[str, str]) -> tuple[str, ...]:
    name = norms.get(term.norm, term.norm)
    return (f"№ {term.number}", name, day_and_time(term.before), day_and_time(term.after))
