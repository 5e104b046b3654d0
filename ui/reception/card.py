"""The visitor's card: who, what about, how it ended; Enter walks, refusals stand at their field."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mcu_desktop.domain.reception.visit import State
from ui.reception.content import COLUMN, OF_VISITOR, PERSON, YES
from ui.reception.ending import EndingSection
from ui.registration.applicants import ApplicantFields
from ui.registration.questions import QuestionFields
from ui.registration.sections import Section
from ui.theme import tokens
from ui.widgets.field import Choice, Field
from ui.widgets.letter import Letter
from ui.widgets.soon import soon
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from mcu_desktop.problems import Refusal
    from ui.bridge import Bridge

_IN_ORDER = "В порядке очереди"


class VisitorCard(QScrollArea):
    """Shows as much as the visit has come to: a name before it, all of it inside, words after it."""

    edited = Signal()
    refused = Signal(str)
    """A refusal that names no field of the card."""
    outcome_chosen = Signal()
    finished = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, bridge: Bridge, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reception.card")
        self.setProperty("role", "form")
        self.setAccessibleName("Карточка посетителя")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.person = ApplicantFields(bridge, PERSON, column=COLUMN)
        self.person.stand(0, alone=True)
        self._turns = Choice()
        self._turns.addItem(_IN_ORDER, "")
        self.priority = Field("priority", "Очередь", self._turns)
        self.id_shown = QCheckBox("Документ предъявлен")
        self.id_shown.setObjectName("id_shown")
        self.id_shown.setAccessibleName(self.id_shown.text())
        self.id_shown.setToolTip("Номер документа не записывается")
        self.text = Field("text", "С чем пришёл", Letter(lines=3))
        self._bridge = bridge
        self._today = today
        self._beside: dict[str, str] = {}
        """What is known of the visitor and asked of nobody here."""
        self.after = label("", "")
        self.after.setObjectName("reception.after")
        self.after.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._connect()

    @cached_property
    def question(self) -> QuestionFields:
        """What the case is about and whose it is, asked of who is inside."""
        made = QuestionFields(self._bridge, {}, column=COLUMN)
        made.stand(0, alone=True)
        made.fields["text"].hide()
        made.edited.connect(self.edited)
        self._about.add(made)
        return made

    @cached_property
    def ending(self) -> EndingSection:
        """How the reception ends, asked of who is inside."""
        made = EndingSection(self._today)
        made.setMaximumWidth(tokens.FORM_WIDTH)
        made.edited.connect(self.edited)
        made.chosen.connect(self._go_on_to_ending)
        made.chosen.connect(self.outcome_chosen)
        made.hide()
        self._lines.insertWidget(self._lines.count() - 1, made)
        return made

    @property
    def fields(self) -> dict[str, Field]:
        """The fields as refusals call them."""
        of_question = {name: field for name, field in self.question.fields.items() if name != "text"}
        own = (self.priority, self.text, self.ending.said, self.ending.sheets, self.ending.until)
        return {**self.person.fields, **of_question, **{field.name: field for field in own}}

    def offer(self, priorities: Mapping[str, str]) -> None:
        """List who goes before others, each with the law that says so; make what is asked inside."""
        chosen = self.priority.value()
        while self._turns.count() > 1:
            self._turns.removeItem(1)
        for name, basis in priorities.items():
            self._turns.addItem(name, name)
            self._turns.setItemData(self._turns.count() - 1, basis, Qt.ItemDataRole.ToolTipRole)
        self.priority.fill(chosen)
        self.question.setVisible(self.ending.isVisible())

    def show_state(self, state: State | None, after: str = "") -> None:
        """Show what can be filled in by now; `None` is somebody who has just come in."""
        over = state in {State.ENDED, State.ABSENT, State.CANCELLED}
        inside = state is State.INSIDE
        self.after.setText(after)
        self._said_after.setVisible(over)
        self._person.setVisible(not over)
        self._about.setVisible(not over)
        self.id_shown.setVisible(inside)
        if inside or "ending" in self.__dict__:
            self.question.setVisible(inside)
            self.ending.setVisible(inside)

    def values(self) -> dict[str, str]:
        """Give everything typed and chosen."""
        inside: dict[str, str] = {}
        if "ending" in self.__dict__:
            inside = {**self.question.content(), **self.ending.values()}
        return {
            **self._beside,
            **self.person.content(),
            **inside,
            "priority": self.priority.value(),
            "id_shown": YES if self.id_shown.isChecked() else "",
            "text": self.text.value(),
        }

    def fill(self, said: Mapping[str, str]) -> None:
        """Put a card in."""
        self._beside = {name: said.get(name, "") for name in OF_VISITOR}
        self.person.fill(said)
        self._name_priority(said.get("priority", ""))
        self.id_shown.setChecked(said.get("id_shown") == YES)
        self.text.fill(said.get("text", ""))
        if "ending" in self.__dict__ or said.get("outcome"):
            self.question.fill({**said, "text": ""})
            self.ending.fill(said)
        self.verticalScrollBar().setValue(0)

    def complain(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names and go there."""
        name = refusal.field or ""
        field = self.fields.get(name)
        if field is not None:
            field.complain(refusal.reason)
            field.setFocus()
            self.ensureWidgetVisible(field)
        elif name in {"consent", "earlier", "outcome"}:
            self.ending.complain(refusal.reason)
            self.ending.first.setFocus()
            self.ensureWidgetVisible(self.ending.complaint)
        else:
            self.refused.emit(refusal.reason)

    def go_to(self, part: QWidget) -> None:
        """Put the cursor somewhere, and roll there."""
        part.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(part)

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        self._person, self._about = Section("Посетитель", "F3"), Section("С чем пришёл", "F4")
        self._person.add(self.person)
        first = QWidget()
        across = QHBoxLayout(first)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(tokens.GAP)
        across.addWidget(self.priority, stretch=1)
        across.addWidget(self.id_shown, stretch=1, alignment=Qt.AlignmentFlag.AlignBottom)
        self._person.add(first)
        self._about.add(self.text)
        self._said_after = Section("Чем закончился приём", "")
        self._said_after.add(self.after)
        page = QWidget()
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(tokens.GAP, 0, tokens.UNIT, tokens.GAP)
        self._lines.setSpacing(tokens.GAP)
        for section in (self._said_after, self._person, self._about):
            section.setMaximumWidth(tokens.FORM_WIDTH)
            self._lines.addWidget(section)
        self._lines.addStretch()
        self.setWidget(page)

    def _connect(self) -> None:
        for part in (self.person, self.priority, self.text):
            part.edited.connect(self.edited)
        self.id_shown.toggled.connect(self.edited)
        self.person.known.connect(lambda: self.go_to(self.text.control))

    def _go_on_to_ending(self) -> None:
        """Go to what the outcome asks for, all of it in sight once it is laid out."""
        self.go_to(self.ending.first)
        soon(self, lambda: self.ensureWidgetVisible(self.ending.said, 0, tokens.UNIT))

    def _name_priority(self, said: str) -> None:
        """Choose a category, also one that is in the list no more."""
        if said and self._turns.findData(said) < 0:
            self._turns.addItem(said, said)
        self.priority.fill(said)

    def _walk(self) -> list[QWidget]:
        seldom = {field.control for field in self.fields.values() if field.seldom()}
        stops = (QCheckBox, QListWidget)
        named = {field.control for field in self.fields.values()}
        return [
            part
            for part in self.widget().findChildren(QWidget)
            if part.isVisible() and part not in seldom and (part in named or isinstance(part, stops))
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Enter; what a field does not take arrives here."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        here = self.window().focusWidget()
        if isinstance(here, QAbstractButton) and not isinstance(here, QCheckBox):
            here.click()
            return
        stops = self._walk()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        place = stops.index(here) + (-1 if back else 1) if here in stops else 0
        if 0 <= place < len(stops):
            self.go_to(stops[place])
        elif place >= len(stops):
            self.finished.emit()
