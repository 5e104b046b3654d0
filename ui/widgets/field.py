"""A field of a form: its name above, what is typed, and beneath what is wrong or worth knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import tokens
from ui.widgets.drop_down import AROUND_WORDS, DropDown
from ui.widgets.line import Line
from ui.widgets.text import give, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from PySide6.QtGui import QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QLabel


CHOOSING = "choosing"
"""The property of a control under which suggestions are shown."""
COLUMN = 224
"""How wide a column of fields is at least."""
_LETTERS = 8
"""So many letters of a choice are to be read in the narrowest window."""
_ICON = 20
"""Frame, paddings and arrow, as the sheet has them."""
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}


class Field(QWidget):
    """Named as a refusal names it (`applicants[0].surname`), so that the refusal finds its way."""

    edited = Signal()
    """The person changed it; filling it by program is not told."""

    def __init__(self, name: str, title: str, control: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.title = title
        self._filling = False
        self.seldom: Callable[[], bool] = _never
        """Usually left as it is, so that Enter passes by; Tab does not."""
        self.control = control
        self._label = label(title, "caption")
        self._label.setBuddy(control)
        self._complaint: QLabel | None = None
        self._hint: QLabel | None = None
        control.setAccessibleName(title)
        self.setFocusProxy(control)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(tokens.HALF)
        self._lines.addWidget(self._label)
        self._lines.addWidget(control)
        self._lines.addStretch()
        self.rename(name)
        self.explain(hint)
        self._connect()

    @property
    def name(self) -> str:
        """The name that refusals use."""
        return self._name

    def rename(self, name: str) -> None:
        """Take another name: an applicant before was removed."""
        self._name = name
        self.control.setObjectName(name)
        if self._complaint is not None:
            self._complaint.setObjectName(f"{name}:complaint")

    def retitle(self, title: str) -> None:
        """Be called otherwise: what is asked for depends on something else."""
        self.title = title
        self._label.setText(title)
        self.control.setAccessibleName(title)

    def complain(self, words: str) -> None:
        """Say what is wrong here, until it is edited."""
        if words == self.complaint:
            return
        if self._complaint is None:
            self._complaint = self._put_under("complaint")
            self._complaint.setObjectName(f"{self._name}:complaint")
        give(self.control, "refused", bool(words))
        _say(self._complaint, words)
        self.control.setAccessibleDescription(words or self.hint)

    @property
    def choosing(self) -> bool:
        """Something is offered to choose from: what stands here is not finished."""
        return bool(self.control.property(CHOOSING))

    @property
    def complaint(self) -> str:
        """What is wrong here."""
        return self._complaint.text() if self._complaint is not None else ""

    @property
    def hint(self) -> str:
        """What is worth knowing here."""
        return self._hint.text() if self._hint is not None else ""

    def explain(self, words: str) -> None:
        """Say what is worth knowing about what stands here."""
        if words == self.hint:
            return
        if self._hint is None:
            self._hint = self._put_under("caption")
        _say(self._hint, words)
        self.control.setAccessibleDescription(words)

    def explain_nothing(self) -> None:
        """Take the explanation back: what it spoke of is no longer there."""
        self.explain("")

    def value(self) -> str:
        """Give what stands in the field."""
        match self.control:
            case QComboBox():
                return str(self.control.currentData() or "")
            case QPlainTextEdit():
                return _typed(self.control)
            case QLineEdit():
                return self.control.text()
        return ""

    def fill(self, value: str) -> None:
        """Put a value in, as if it had always stood there."""
        self._filling = True
        match self.control:
            case QComboBox():
                self.control.setCurrentIndex(max(self.control.findData(value), 0))
            case QPlainTextEdit():
                self.control.setPlainText(value)
            case QLineEdit():
                self.control.setText(value)
                self.control.setCursorPosition(0)
        self._filling = False
        self.complain("")

    def replace(self, value: str) -> None:
        """Type a value over what stands there, so that it can be taken back as typing can."""
        match self.control:
            case QLineEdit():
                self.control.selectAll()
                self.control.insert(value)
            case QPlainTextEdit():
                self.control.selectAll()
                self.control.insertPlainText(value)
            case _:
                self.fill(value)
                self._changed()

    def _put_under(self, role: str) -> QLabel:
        """Make a line under the control, now that there is something to say; a hint stands last."""
        made = label(role=role)
        hint = self._lines.indexOf(self._hint) if self._hint is not None else -1
        self._lines.insertWidget(hint if hint >= 0 else self._lines.count() - 1, made)
        return made

    def _connect(self) -> None:
        match self.control:
            case QComboBox():
                self.control.activated.connect(self._chosen)
                self.control.currentIndexChanged.connect(self._stepped)
            case QPlainTextEdit() | QLineEdit():  # screen readers and dictation set texts without keys
                self.control.textChanged.connect(self._changed)

    def _stepped(self) -> None:
        if self.control.hasFocus():
            self._changed()

    def _chosen(self) -> None:
        """Hear of a choice in the open list; a step by key or by a screen reader was heard as one."""
        if not self.control.hasFocus():
            self._changed()

    def _changed(self) -> None:
        if self._filling:
            return
        self.complain("")
        self.edited.emit()


def _never() -> bool:
    return False


def _say(line: QLabel, words: str) -> None:
    line.setText(words)
    line.setVisible(bool(words))


def _typed(letter: QPlainTextEdit) -> str:
    """Give a text to the letter: `toPlainText` would turn hard spaces into plain ones."""
    return letter.document().toRawText().translate(_LINE_ENDS)


def line_field(name: str, title: str, *, hint: str = "", placeholder: str = "") -> Field:
    """Make a field of one line."""
    line = Line()
    line.setPlaceholderText(placeholder)
    return Field(name, title, line, hint=hint)


def choice_field(name: str, title: str, words: Iterable[tuple[StrEnum | str, str]]) -> Field:
    """Make a field with a closed list."""
    choice = Choice()
    for value, said in words:
        choice.addItem(said, str(value))
    return Field(name, title, choice)


class Choice(DropDown):
    """A closed list; the wheel scrolls the form and never changes what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for room for a few letters, whatever can be chosen; a row gives it more."""
        letters = _LETTERS * self.fontMetrics().horizontalAdvance("X")
        return QSize(letters + _ICON + AROUND_WORDS, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no less: what is longer ends in «…»."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class FieldGrid(QWidget):
    """Lays fields out in as many columns as there is room for; a narrow window gets one."""

    def __init__(self, *, column: int = COLUMN, columns: int = 0) -> None:
        super().__init__()
        self._column = column
        self._fields: list[tuple[QWidget, int]] = []
        self._columns = columns  # before its width is known: a dialog asks how high it will be
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.GAP)
        self._grid.setVerticalSpacing(tokens.GAP)

    def add(self, field: Field, *, span: int = 1) -> Field:
        """Put a field after the others; a wide one spans several columns."""
        self._fields.append((field, span))
        self._arrange(max(self._columns, 1))
        return field

    def _arrange(self, columns: int) -> None:
        for field, _ in self._fields:
            self._grid.removeWidget(field)
        row = column = 0
        for field, wide in self._fields:
            span = min(wide, columns)
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, span)
            column += span
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, int(place < columns))
        self._columns = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        columns = max(1, min(3, self.width() // self._column))
        if columns != self._columns:
            self._arrange(columns)
        super().resizeEvent(event)


def compact(field: Field) -> Field:
    """Let a field be as high as it needs and no higher."""
    field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return field
