"""What the answer says question by question, or why it says nothing: a text and a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.cases.completeness import passage
from mcu_desktop.domain.cases.signing_values import Passage
from ui.case.answer_text import AnswerText
from ui.case.editors import Reason
from ui.theme.tokens import HALF, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Question
    from ui.case.offers.offer import Occasion

_BEGINNING = 90


class Passages(QWidget):
    """A part for each question that is answered here."""

    said_anew = Signal()

    def __init__(self, occasion: Occasion) -> None:
        super().__init__()
        self._questions = [question for question in occasion.case.questions if question.out_on is None]
        self.parts = [_Part(occasion, question, self) for question in self._questions]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(UNIT)
        for part in self.parts:
            part.said_anew.connect(self.said_anew)
            lines.addWidget(part)
        if self.parts:
            self.setFocusProxy(self.parts[0].text)

    def value(self) -> tuple[Passage, ...]:
        """Give what is said about each question of which something is said."""
        told = (part.value() for part in self.parts)
        return tuple(one for one in told if one.text or one.reason)

    def said(self) -> list[list[str]]:
        """Give what stands there, for a draft."""
        return [[part.text.said(), part.reason.said()] for part in self.parts]

    def say(self, said: list[list[str]]) -> None:
        """Put a draft in; a question that is gone by now has no place."""
        for part, (text, reason) in zip(self.parts, said, strict=False):
            part.text.say(text)
            part.reason.say(reason)

    def setObjectName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the parts after the whole."""
        super().setObjectName(name)
        for part in self.parts:
            part.text.setObjectName(f"{name}.{part.question.id}")
            part.reason.setObjectName(f"{name}.{part.question.id}.reason")


class _Part(QWidget):
    """One question: its words, the text of the answer, why there is none."""

    said_anew = Signal()

    def __init__(self, occasion: Occasion, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question
        drafted = occasion.case.draft.passage(question.id) if occasion.case.draft else None
        self.text = AnswerText(occasion, passage(occasion.case, question), lines=3, questions=(question,))
        self.text.setAccessibleName(f"Ответ на вопрос {question.id}")
        self.reason = Reason(drafted.reason if drafted else "")
        self.reason.setPlaceholderText("Если ответа нет – почему")
        self.reason.setAccessibleName(f"Почему нет ответа на вопрос {question.id}")
        for typed in (self.text, self.reason):
            typed.said_anew.connect(self.said_anew)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        begun = question.text if len(question.text) <= _BEGINNING else f"{question.text[:_BEGINNING]}…"
        lines.addWidget(label(f"{question.id}. {begun}", "caption"))
        lines.addWidget(self.text)
        lines.addWidget(self.reason)

    def value(self) -> Passage:
        """Give what is said about the question."""
        text = self.text.value().strip()
        return Passage(question=self.question.id, text=text, reason="" if text else self.reason.value())
