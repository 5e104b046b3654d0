"""The dialogs of the note: which file, and whether one is sure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.figures.papers import Paper
from ui.note.saving import proposed_name
from ui.paper.asking_place import chosen_place

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.period import Period
    from ui.note.sheet import Sheet


def chosen_path(period: Period, paper: Paper, parent: QWidget) -> Path | None:
    """Ask where the note goes."""
    return chosen_place("Сохранить записку", proposed_name(period, paper), paper.suffix, parent)


def sure_to_approve(shown: Sheet, parent: QWidget) -> bool:
    """Ask once: an approved note cannot be taken back."""
    words = f"Утвердить записку за {shown.period.accusative}?"
    more = "После этого её показатели, текст и страницы не изменятся: отменить утверждение нельзя."
    if shown.unfinished:
        more += "\n\nПериод ещё не закончился: то, что поступит до его конца, в записку уже не попадёт."
    asking = QMessageBox(QMessageBox.Icon.Question, "Утверждение записки", words, parent=parent)
    asking.setObjectName("note.sure")
    asking.setInformativeText(more)
    yes = asking.addButton("Утвердить", QMessageBox.ButtonRole.AcceptRole)
    no = asking.addButton("Не утверждать", QMessageBox.ButtonRole.RejectRole)
    asking.setDefaultButton(no)
    asking.setEscapeButton(no)
    asking.exec()
    return asking.clickedButton() is yes
