"""What the fields of a command are typed into."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.problems import Refusal
from ui.theme.tokens import CONTROL_HEIGHT
from ui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cases.case import Question

Choice = tuple[str, Any]


class Editor(Protocol):
    """A widget that holds one field's value."""

    def value(self) -> Any:
        """Give what was typed, as the command takes it."""
        ...


class Line(QLineEdit):
    """One line of text; nothing typed is `None`."""

    said_anew = Signal()

    def __init__(self, text: str | None = None) -> None:
        super().__init__(text or "")
        self.textChanged.connect(self.said_anew)

    def said(self) -> str:
        """Give what stands there, for a draft."""
        return self.text()

    def say(self, said: str) -> None:
        """Put a draft in."""
        self.setText(said)

    def value(self) -> str | None:
        """Give the text."""
        return self.text().strip() or None


class Reason(Line):
    """One line that the command wants as text, empty or not: the rule itself refuses an empty one."""

    def value(self) -> str:
        """Give the text."""
        return self.text().strip()


class LongText(QPlainTextEdit):
    """Many lines; Tab goes on to the next field."""

    said_anew = Signal()

    def __init__(self, text: str = "", *, lines: int = 6) -> None:
        super().__init__(text)
        self.textChanged.connect(self.said_anew)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + CONTROL_HEIGHT // 2)

    def value(self) -> str:
        """Give the text."""
        return self.toPlainText()

    def said(self) -> str:
        """Give what stands there, for a draft."""
        return self.toPlainText()

    def say(self, said: str) -> None:
        """Put a draft in."""
        self.setPlainText(said)


class Day(QLineEdit):
    """A day as people write it: 22.11.2026, 22.11.26 or 22.11 of the year that goes on."""

    def __init__(self, day: date | None, today: date) -> None:
        super().__init__(day.strftime("%d.%m.%Y") if day else "")
        self._today = today
        self.setPlaceholderText("дд.мм.гггг")
        self.setMaxLength(len("22.11.2026"))

    def value(self) -> date | None:
        """Give the day, or refuse what is none."""
        typed = self.text().strip().rstrip(".")
        if not typed:
            return None
        parts = typed.replace(",", ".").replace("/", ".").split(".")
        try:
            numbers = [int(part) for part in parts]
            day, month, year = numbers if len(numbers) == 3 else (*numbers, self._today.year)  # noqa: PLR2004
            return date(year if year > 99 else 2000 + year, month, day)  # noqa: PLR2004 - two digits of a year
        except ValueError:
            raise Refusal("Такого дня нет. Напишите день так: 22.11.2026.") from None


class Chosen(DropDown):
    """One of a list; typing the beginning finds it."""

    def __init__(self, choices: Iterable[Choice], chosen: object = None) -> None:
        super().__init__()
        self.setMinimumContentsLength(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.currentTextChanged.connect(self.setToolTip)
        self.offer(choices, chosen)

    def offer(self, choices: Iterable[Choice], chosen: object = None) -> None:
        """Offer another list."""
        self.clear()
        for title, value in choices:
            self.addItem(title, value)
        self.choose(chosen)

    def choose(self, value: object) -> None:
        """Choose by value; the first one when it is not in the list."""
        places = (place for place in range(self.count()) if self.itemData(place) == value)
        self.setCurrentIndex(next(places, 0))

    def value(self) -> Any:
        """Give what is chosen."""
        return self.currentData()


class Tick(QCheckBox):
    """Yes or no."""

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.isChecked()


_APPLICANT: tuple[tuple[str, str], ...] = (
    ("surname", "Фамилия"),
    ("name", "Имя"),
    ("patronymic", "Отчество"),
    ("organisation", "Организация"),
    ("address", "Адрес"),
    ("phone", "Телефон"),
    ("email", "Эл. почта"),
    ("benefit", "Льгота"),
)
_LINES_SHOWN = 3
_CODE_CHARACTERS = 28
_CELL_WIDTH = 280
"""What a column of names grows to; longer words go on below."""


class Questions(QTableWidget):
    """A line for each question: its words and its code; an empty one for one more."""

    said_anew = Signal()

    def __init__(self, questions: tuple[Question, ...], parent: QWidget | None = None) -> None:
        super().__init__(len(questions) + 1, 2, parent)
        self._questions = questions
        self.setHorizontalHeaderLabels(["Суть вопроса", "Код темы"])
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, self.fontMetrics().averageCharWidth() * _CODE_CHARACTERS)
        self.setVerticalHeaderLabels([*(question.id for question in questions), "+"])
        self.setTabKeyNavigation(False)
        for row in range(self.rowCount()):
            before = questions[row] if row < len(questions) else None
            for column, text in enumerate((before.text, before.code) if before else ("", "")):
                item = QTableWidgetItem(text or "")
                name = "Суть вопроса" if column == 0 else "Код темы"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {item.text() or 'пусто'}")
                self.setItem(row, column, item)
        _show_whole(self)
        self.setMinimumHeight(CONTROL_HEIGHT * (_LINES_SHOWN + 1))
        self.itemChanged.connect(self.said_anew)

    def value(self) -> tuple[AskedQuestion, ...]:
        """Give the questions as they stand; a cleared one is left out, a new one gets its number later."""
        known = (
            replace(_asked(question), text=self._said(row, 0), code=self._said(row, 1) or None)
            for row, question in enumerate(self._questions)
        )
        row = len(self._questions)
        new = AskedQuestion(id=QuestionId(""), text=self._said(row, 0), code=self._said(row, 1) or None)
        return tuple(question for question in (*known, new) if question.text or question.code)

    def said(self) -> list[list[str]]:
        """Give what stands there, for a draft."""
        return cells(self)

    def say(self, said: list[list[str]]) -> None:
        """Put a draft in."""
        _fill(self, said)

    def follow(self, other: Questions) -> None:
        """Take the questions of the case as they stand by now."""
        self._questions = other._questions
        _follow(self, other)
        self.setVerticalHeaderLabels([*(question.id for question in self._questions), "+"])

    def _said(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item else ""


def _asked(question: Question) -> AskedQuestion:
    return AskedQuestion(id=question.id, text=question.text, code=question.code, block=question.block)


class Applicants(QTableWidget):
    """A line for each applicant, and an empty one for one more."""

    said_anew = Signal()

    def __init__(self, applicants: tuple[Applicant, ...], parent: QWidget | None = None) -> None:
        super().__init__(len(applicants) + 1, len(_APPLICANT), parent)
        self.setHorizontalHeaderLabels([title for _, title in _APPLICANT])
        self.horizontalHeader().setMaximumSectionSize(_CELL_WIDTH)
        self.setTabKeyNavigation(False)
        for row, applicant in enumerate((*applicants, Applicant())):
            for column, (name, title) in enumerate(_APPLICANT):
                item = QTableWidgetItem(getattr(applicant, name) or "")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {item.text() or 'пусто'}")
                self.setItem(row, column, item)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        _show_whole(self)
        self.setMinimumHeight(CONTROL_HEIGHT * (_LINES_SHOWN + 1))
        self.itemChanged.connect(self.said_anew)

    def value(self) -> tuple[Applicant, ...]:
        """Give the applicants of whom something is said."""
        read = (
            {name: self._said(row, column) for column, (name, _) in enumerate(_APPLICANT)}
            for row in range(self.rowCount())
        )
        return tuple(Applicant(**fields) for fields in read if any(fields.values()))

    def said(self) -> list[list[str]]:
        """Give what stands there, for a draft."""
        return cells(self)

    def say(self, said: list[list[str]]) -> None:
        """Put a draft in."""
        _fill(self, said)

    def follow(self, other: Applicants) -> None:
        """Take the applicants of the case as they stand by now."""
        _follow(self, other)

    def _said(self, row: int, column: int) -> str | None:
        item = self.item(row, column)
        return (item.text().strip() if item else "") or None


Typed = Line | LongText | Questions | Applicants
TYPED = (Line, LongText, Questions, Applicants)
"""What a draft keeps; the others are chosen, or begin with what they likely are."""
Said = str | list[list[str]]


def _show_whole(table: QTableWidget) -> None:
    """Let a line be as high as its words ask, and the table roll past it evenly."""
    lines = table.verticalHeader()
    lines.setMinimumSectionSize(CONTROL_HEIGHT)
    lines.setMaximumSectionSize(CONTROL_HEIGHT * _LINES_SHOWN)
    lines.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)


def cells(table: QTableWidget) -> list[list[str]]:
    """Give what stands in a table, line by line."""
    items = ((table.item(row, at) for at in range(table.columnCount())) for row in range(table.rowCount()))
    return [[item.text() if item else "" for item in row] for row in items]


def _follow(table: QTableWidget, other: QTableWidget) -> None:
    """Take the lines of another table of its kind, however many there are."""
    table.setRowCount(other.rowCount())
    for row in range(other.rowCount()):
        for at in range(other.columnCount()):
            item = other.item(row, at)
            table.setItem(row, at, item.clone() if item else QTableWidgetItem())


def _fill(table: QTableWidget, said: list[list[str]]) -> None:
    """Put cells in; where the case has fewer lines by now, the last ones have no place."""
    for row, cells in enumerate(said[: table.rowCount()]):
        for at, text in enumerate(cells):
            item = table.item(row, at)
            if item is not None:
                item.setText(text)
