"""The words themselves; of a long letter that was pasted, its paragraphs are offered as questions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.registration.sections import Section
from ui.theme import tokens
from ui.widgets.field import Field
from ui.widgets.letter import Letter
from ui.widgets.text import button, label


class TextSection(Section):
    """The text is never changed by the program."""

    split = Signal(object)
    """These paragraphs are wanted as questions."""
    offered = Signal()
    """There is something to decide under the text."""

    def __init__(self) -> None:
        super().__init__("Текст обращения", "F4")
        self.letter = Letter(lines=5)
        self.field = self.hold(Field("text", "Что говорит или пишет заявитель", self.letter))
        self._found: tuple[str, ...] = ()
        self._offer = QFrame()
        self._offer.setProperty("role", "bar")
        self._words = label()
        self._words.setObjectName("text.questions")
        self.accept = button("Сделать вопросами (Shift+F5)", "text.split", self.make_questions)
        self.decline = button("Не нужно", "text.keep", self.forget, role="quiet")
        inside = QVBoxLayout(self._offer)
        inside.setContentsMargins(tokens.UNIT, tokens.UNIT, tokens.UNIT, tokens.UNIT)
        inside.setSpacing(tokens.UNIT)
        inside.addWidget(self._words)
        across = QHBoxLayout()
        across.setSpacing(tokens.UNIT)
        across.addWidget(self.accept)
        across.addWidget(self.decline)
        across.addStretch()
        inside.addLayout(across)
        self.add(self.field)
        self.add(self._offer)
        self._offer.hide()
        self.letter.pasted.connect(self._propose)
        self.field.edited.connect(self._look_again)

    def make_questions(self) -> None:
        """Let each paragraph that was found be a question; without a paste before, read the text now."""
        from mcu_desktop.domain.cases.letters import proposed_questions  # noqa: PLC0415 - loaded with the office

        found = self._found or proposed_questions(self.field.value())
        self.forget()
        if found:
            self.split.emit(found)
        else:
            self.field.explain("Отдельных вопросов по абзацам не видно: добавьте их клавишей F8.")

    def forget(self) -> None:
        """Offer nothing."""
        self._found = ()
        self._offer.hide()
        self.field.explain("")

    def _propose(self) -> None:
        from mcu_desktop.domain.cases.letters import proposed_questions  # noqa: PLC0415 - loaded with the office
        from mcu_desktop.domain.spelling import agreeing, counted  # noqa: PLC0415

        self._found = proposed_questions(self.field.value())
        number = len(self._found)
        like = agreeing(number, "похож на отдельный вопрос", *["похожи на отдельные вопросы"] * 2)
        self._words.setText(
            f"В письме {counted(number, 'абзац', 'абзаца', 'абзацев')} {like}. Текст останется как есть."
        )
        self._offer.setVisible(number > 0)
        if number:
            self.offered.emit()

    def _look_again(self) -> None:
        """Take an offer back that the text no longer bears out."""
        if not self.field.value().strip():
            self.forget()
