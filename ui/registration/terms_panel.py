"""The terms that a case would have, as soon as they are known, each with its explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mcu_desktop.domain.cases.clocks import Clock

UNKNOWN = "Сроки появятся, как только станет известна дата поступления и порядок рассмотрения."
_MUCH = 3
"""A shift by more days than this is worth a warning."""


class TermsPanel(QFrame):
    """One part for each term, the nearest first."""

    def __init__(self, title: str = "Сроки") -> None:
        super().__init__()
        self.setObjectName("terms")
        self.setAccessibleName(title)
        self.setProperty("role", "card")
        self.clocks: tuple[Clock, ...] = ()
        self._parts: list[QWidget] = []
        self._open: set[str] = set()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(tokens.GAP, tokens.UNIT + tokens.HALF, tokens.GAP, tokens.GAP)
        self._lines.setSpacing(tokens.GAP)
        self._lines.addWidget(label(title, "heading"))
        self.say(UNKNOWN)

    def say(self, words: str) -> None:
        """Show a sentence in place of terms."""
        self.clocks = ()
        self._replace([label(words, "muted")])

    def show_clocks(self, clocks: Sequence[Clock], today: date) -> None:
        """Show these terms."""
        nearest = tuple(sorted(clocks, key=lambda clock: clock.due))
        if nearest == self.clocks:
            return
        self.clocks = nearest
        self._replace([_Term(clock, today, self._open) for clock in nearest] or [label(UNKNOWN, "muted")])

    def _replace(self, parts: Sequence[QWidget]) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = list(parts)
        for place, part in enumerate(self._parts, start=1):
            self._lines.insertWidget(place, part)


class _Term(QWidget):
    """The day in large type and how it came about; every step of that, on demand."""

    def __init__(self, clock: Clock, today: date, opened: set[str]) -> None:
        super().__init__()
        self._norm = clock.norm
        self._opened = opened
        self._why = QPushButton("Почему эта дата")
        self._why.setObjectName(f"terms.{clock.norm}.why")
        self._why.setAccessibleName(f"Почему эта дата: {clock.deadline.norm.title}")
        self._why.setToolTip(clock.deadline.norm.article)
        self._why.setProperty("role", "link")
        self._why.setCheckable(True)
        self._steps = [label(f"{step.what}. {step.why}", "caption") for step in clock.steps]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.HALF)
        lines.addWidget(label(clock.deadline.norm.title))
        due = label(f"до {due_words(clock.due)}", "title")
        due.setObjectName(f"terms.{clock.norm}.due")
        lines.addWidget(due)
        late = clock.due_day < today.isoformat()
        lines.addWidget(label(left_words(clock.due_day, today), "warning" if late else "caption"))
        lines.addWidget(label(clock.deadline.brief, "caption"))
        for warning in _warnings(clock):
            lines.addWidget(label(warning, "warning"))
        across = QHBoxLayout()
        across.addWidget(self._why)
        across.addStretch()
        lines.addLayout(across)
        for step in self._steps:
            lines.addWidget(step)
        self._why.toggled.connect(self._explain)
        self._why.setChecked(clock.norm in opened)
        self._explain(self._why.isChecked())

    def _explain(self, wanted: bool) -> None:
        for step in self._steps:
            step.setVisible(wanted)
        (self._opened.add if wanted else self._opened.discard)(self._norm)


class TermsLine(QFrame):
    """All the days in one sentence, for a window where the panel is out of sight."""

    wanted = Signal()
    """The panel is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.words = label("", "caption")
        self.words.setObjectName("terms.line")
        across = QHBoxLayout(self)
        across.setContentsMargins(tokens.SECTION, tokens.HALF, tokens.SECTION, tokens.HALF)
        across.setSpacing(tokens.UNIT)
        across.addWidget(self.words, stretch=1)
        self.why = button("Почему", "terms.line.why", self.wanted.emit, role="quiet")
        self.why.setAccessibleName("Почему эти сроки")
        across.addWidget(self.why)

    def show_clocks(self, clocks: Sequence[Clock]) -> None:
        """Name each term and its last day, the nearest first."""
        nearest = sorted(clocks, key=lambda clock: clock.due)
        self.words.setText(" · ".join(map(_in_short, nearest)))


def due_words(due: str) -> str:
    """Write a due day, or moment, as papers do."""
    day = f"{due[8:10]}.{due[5:7]}.{due[:4]}"
    return f"{day} {due[11:16]}" if len(due) > len("2026-01-01") else day


def left_words(due_day: str, today: date) -> str:
    """Say how much time is left."""
    from datetime import date  # noqa: PLC0415 - the name is a type above

    from mcu_desktop.domain.spelling import agreeing, counted  # noqa: PLC0415 - loaded with the office

    left = (date.fromisoformat(due_day) - today).days
    if left < 0:
        return f"просрочено на {counted(-left, 'день', 'дня', 'дней')}"
    if left == 0:
        return "сегодня последний день"
    return f"{agreeing(left, 'остался', 'осталось', 'осталось')} {counted(left, 'день', 'дня', 'дней')}"


def _in_short(clock: Clock) -> str:
    """Name a term and its day, and mark a day of which the panel warns."""
    marked = " (проверьте)" if _warnings(clock) else ""
    return f"{clock.deadline.norm.title} – до\u00a0{due_words(clock.due)}{marked}"


def _warnings(clock: Clock) -> list[str]:
    from mcu_desktop.domain.spelling import counted  # noqa: PLC0415 - loaded with the office

    found = []
    if clock.deadline.shift_days > _MUCH:
        moved = counted(clock.deadline.shift_days, "день", "дня", "дней")
        found.append(f"Выходные сдвинули срок на {moved}: проверьте.")
    if clock.provisional:
        found.append("Срок предварительный: календарь года ещё не утверждён.")
    return found
