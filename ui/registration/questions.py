"""What is asked: each question with its topic of the classifier and the block that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui.registration.sections import Section
from ui.theme import tokens
from ui.widgets.field import Field, FieldGrid, choice_field, line_field
from ui.widgets.letter import Letter
from ui.widgets.suggestions import Suggestion, Suggestions
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

NO_BLOCK = "По теме, или решить позже"
_PROPOSED = 12


class QuestionFields(QWidget):
    """One question."""

    edited = Signal()

    def __init__(self, bridge: Bridge, place: int) -> None:
        super().__init__()
        self._bridge = bridge
        self.fields = {
            "code": line_field("", "Тема: слова или код"),
            "block": choice_field("", "Отраслевой блок", [("", NO_BLOCK)]),
            "text": Field("", "Суть вопроса (если пусто – начало текста)", Letter(lines=2)),
        }
        self.head = label("", "strong")
        grid = FieldGrid()
        grid.add(self.fields["code"])
        grid.add(self.fields["block"], span=2)
        grid.add(self.fields["text"], span=3)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.head)
        lines.addWidget(grid)
        self.stand(place, alone=True)
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self.fields["code"].edited.connect(self._look_up)
        Suggestions(cast("QLineEdit", self.fields["code"].control), self._topics, self._take)
        if bridge.ready:
            self.offer_blocks()

    def stand(self, place: int, *, alone: bool) -> None:
        """Know one's place among the questions."""
        for part, field in self.fields.items():
            field.rename(f"questions[{place}].{part}")
        self.head.setText(f"Вопрос {place + 1}")
        self.head.setVisible(not alone)

    def offer_blocks(self) -> None:
        """List the blocks of the office."""
        choice = cast("QComboBox", self.fields["block"].control)
        chosen = choice.currentData()
        while choice.count() > 1:
            choice.removeItem(1)
        for key, block in self._bridge.workplace.office.blocks.items():
            choice.addItem(block.name, key)
        self.fields["block"].fill(chosen or "")

    def content(self) -> dict[str, str]:
        """Give what was typed."""
        return {part: field.value() for part, field in self.fields.items()}

    def fill(self, said: Mapping[str, str]) -> None:
        """Put a question in."""
        for part, field in self.fields.items():
            field.fill(said.get(part, ""))
        if said.get("code"):
            self._look_up()

    def _topics(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        def look(office: Workplace) -> list[Suggestion]:
            favourites = office.office.favourite_codes
            found = office.classifier.search(typed, limit=_PROPOSED, favourites=favourites)
            return [
                Suggestion(topic.name, _where(office, topic.code), topic.code)
                for topic in found
                if topic.leaf
            ]

        self._bridge.ask(look, show)

    def _take(self, code: str) -> None:
        self.fields["code"].fill(code)
        self._look_up()
        self.edited.emit()

    def _look_up(self) -> None:
        """Say what a code means, and whose it is."""
        code = self.fields["code"].value().strip()
        if not code[:1].isdecimal():
            self.fields["code"].explain("")
            return

        def look(office: Workplace) -> tuple[str, str] | None:
            topic = office.classifier.topic(code)
            if topic is None:
                return None
            return topic.name, office.proposed_block(code) or ""

        self._bridge.ask(look, lambda found: self._looked_up(code, found))

    def _looked_up(self, code: str, found: tuple[str, str] | None) -> None:
        if code != self.fields["code"].value().strip():
            return
        name, block = found or ("", "")
        self.fields["code"].explain(name)
        if block:
            self.fields["block"].fill(block)
            self.fields["block"].explain("Предложен по теме; можно выбрать другой.")
            self.edited.emit()


class QuestionsSection(Section):
    """All that is asked; F8 adds a question, Shift+F8 removes the one where the cursor is."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Вопросы", "F5")
        self._bridge = bridge
        self.asked: list[QuestionFields] = []
        self.add_action(button("Ещё вопрос (F8)", "questions.more", self.more, role="quiet"))
        self.fill(())
        bridge.opened.connect(self._offer_blocks)

    def more(self) -> None:
        """Add a question and go there."""
        self._append().fields["code"].setFocus()
        self.edited.emit()

    def remove_current(self) -> None:
        """Remove the question where the cursor is, or the last; one always stays."""
        if len(self.asked) == 1:
            return
        here = next((one for one in self.asked if one.isAncestorOf(self.focusWidget())), self.asked[-1])
        self.asked.remove(here)
        here.hide()
        here.deleteLater()
        self._number()
        self.asked[-1].fields["code"].setFocus()
        self.edited.emit()

    def content(self) -> tuple[dict[str, str], ...]:
        """Give every question typed."""
        return tuple(one.content() for one in self.asked)

    def fill(self, said: Sequence[Mapping[str, str]]) -> None:
        """Put questions in, at least an empty one."""
        for one in self.asked:
            one.hide()
            one.deleteLater()
        self.asked = []
        for each in said or ({},):
            self._append().fill(each)

    def _append(self) -> QuestionFields:
        one = QuestionFields(self._bridge, len(self.asked))
        one.edited.connect(self.edited)
        self.asked.append(one)
        self.add(one)
        self._number()
        return one

    def _number(self) -> None:
        for place, one in enumerate(self.asked):
            one.stand(place, alone=len(self.asked) == 1)

    def _offer_blocks(self) -> None:
        for one in self.asked:
            one.offer_blocks()


def _where(office: Workplace, code: str) -> str:
    path = office.classifier.path(code)
    return f"{code} · {' › '.join(path[1:-1])}"
