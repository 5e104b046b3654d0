"""What stands in an editor, whatever kind it is: compared, said in words, put from one into another."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.case.editors import Applicants, Chosen, Questions, Tick, cells
from ui.case.several import Several


def standing(editor: QWidget) -> object:
    """Give what stands there, to be compared."""
    match editor:
        case QLineEdit():
            return editor.text()
        case QPlainTextEdit():
            return editor.toPlainText()
        case Chosen() | Tick() | Several():
            return editor.value()
        case Applicants() | Questions():
            return [row for row in cells(editor) if any(row)]
    return None


def in_words(editor: QWidget) -> str:
    """Say what stands there."""
    match editor:
        case QComboBox():
            return editor.currentText()
        case QCheckBox():
            return "да" if editor.isChecked() else "нет"
        case Applicants() | Questions():
            return "; ".join(", ".join(filter(None, row)) for row in cells(editor) if any(row))
        case Several():
            return "; ".join(editor.titles())
    return str(standing(editor) or "")


def stand(editor: QWidget, other: QWidget) -> None:
    """Put into an editor what stands in another one of its kind."""
    match editor, other:
        case (QLineEdit(), QLineEdit()):
            editor.setText(other.text())
        case (QPlainTextEdit(), QPlainTextEdit()):
            editor.setPlainText(other.toPlainText())
        case (Chosen(), Chosen()):
            editor.choose(other.value())
        case (QCheckBox(), QCheckBox()):
            editor.setChecked(other.isChecked())
        case (Applicants(), Applicants()):
            editor.follow(other)
        case (Questions(), Questions()):
            editor.follow(other)
        case (Several(), Several()):
            editor.tick(other.value())
