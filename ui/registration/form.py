"""The form itself: sections in the order people speak, Enter from field to field, refusals at their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from ui.registration.sections import OriginSection
from ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.commands import RegisterCase
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.registration.applicants import ApplicantsSection
    from ui.registration.content import Content
    from ui.registration.questions import QuestionsSection
    from ui.registration.sections import ReplySection, Section, TextSection
    from ui.registration.terms_panel import TermsPanel
    from ui.widgets.field import Field

_BESIDE = tokens.FORM_WIDTH + 120
"""From this width on the terms stand beside the form."""
_TERMS_AFTER_MS = 250
_TERMS_WIDTH = 300


class RegistrationForm(QWidget):
    """Asks; the rules live elsewhere. What is below the fold is made by `complete`, after the first paint."""

    edited = Signal()
    refused = Signal(str)
    """A refusal that names no field of the form."""
    finished = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, bridge: Bridge, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._today = today
        self.origin = OriginSection(today)
        self.applicants: ApplicantsSection
        self.text: TextSection
        self.questions: QuestionsSection
        self.reply: ReplySection
        self.terms: TermsPanel
        self._terms_soon = QTimer(self)
        self._terms_soon.setSingleShot(True)
        self._terms_soon.setInterval(_TERMS_AFTER_MS)
        self._terms_soon.timeout.connect(self._look_at_terms)
        self._lay_out()

    def complete(self) -> None:
        """Make the rest of the form."""
        from ui.registration.applicants import ApplicantsSection  # noqa: PLC0415 - after the first paint
        from ui.registration.questions import QuestionsSection  # noqa: PLC0415
        from ui.registration.sections import ReplySection, TextSection  # noqa: PLC0415
        from ui.registration.terms_panel import TermsPanel  # noqa: PLC0415

        self.applicants = ApplicantsSection(self._bridge)
        self.text = TextSection()
        self.questions = QuestionsSection(self._bridge)
        self.reply = ReplySection()
        self.terms = TermsPanel()
        for section in (self.applicants, self.text, self.questions, self.reply):
            self._put(section)
        self._beside.insertWidget(1, self.terms, alignment=QtCore.Qt.AlignmentFlag.AlignTop)
        self._arrange()
        self._connect()

    def content(self) -> Content:
        """Give everything typed."""
        from ui.registration.content import Content  # noqa: PLC0415 - after the first paint

        return Content(
            origin={name: field.value() for name, field in self.origin.fields.items()},
            applicants=self.applicants.content(),
            text=self.text.field.value(),
            questions=self.questions.content(),
            reply={name: field.value() for name, field in self.reply.fields.items()},
        )

    def fill(self, content: Content) -> None:
        """Put a content in; what a list has chosen stays where the content says nothing of it."""
        for fields, said in ((self.origin.fields, content.origin), (self.reply.fields, content.reply)):
            for name, field in fields.items():
                if name in said or name in {"received_on", "place"}:
                    field.fill(said.get(name, ""))
        self.applicants.fill(content.applicants)
        self.text.field.fill(content.text)
        self.questions.fill(content.questions)
        self._terms_soon.start()

    def command(self) -> RegisterCase:
        """Give what the form asks for; a broken date is refused at its field."""
        from ui.registration.content import command  # noqa: PLC0415 - after the first paint

        return command(self.content(), self.origin.day.day("received_on"))

    def start(self) -> None:
        """Go to the first field."""
        self.go_to("form")

    def go_to(self, name: str) -> None:
        """Go to a field by its name."""
        self._go(next(field for field in self.fields() if field.name == name))

    def fields(self) -> list[Field]:
        """Give every field in the order of speaking."""
        return [
            *self.origin.fields.values(),
            *(field for one in self.applicants.people for field in one.fields.values()),
            self.text.field,
            *(field for one in self.questions.asked for field in one.fields.values()),
            *self.reply.fields.values(),
        ]

    def complain(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names and go there."""
        field = self._named(refusal.field)
        if field is None:
            self.refused.emit(refusal.reason)
            return
        field.complain(refusal.reason)
        field.setFocus()
        self._scroll.ensureWidgetVisible(field)

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        ground = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
        self._beside.setContentsMargins(tokens.SECTION, tokens.GAP, tokens.SECTION, tokens.SECTION)
        self._beside.setSpacing(tokens.GAP)
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.GAP)
        self._column.addStretch()
        self._put(self.origin)
        self._beside.addLayout(self._column, stretch=1)
        self._beside.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("registration.scroll")
        self._scroll.setProperty("role", "form")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(ground)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._scroll)

    def _put(self, section: Section) -> None:
        section.setMaximumWidth(tokens.FORM_WIDTH)
        section.edited.connect(self.edited)
        self._column.insertWidget(self._column.count() - 1, section)

    def _connect(self) -> None:
        self._scroll.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.edited.connect(self._terms_soon.start)
        self.applicants.settled.connect(lambda: self._go(self.text.field))
        self._bridge.opened.connect(self._terms_soon.start)
        self._terms_soon.start()

    def _arrange(self) -> None:
        """Put the terms beside the form where there is room, else under it."""
        wide = self.width() >= _BESIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not direction:
            self._beside.setDirection(direction)
        if hasattr(self, "terms"):
            self.terms.setMinimumWidth(_TERMS_WIDTH if wide else 0)
            self.terms.setMaximumWidth(_TERMS_WIDTH if wide else tokens.FORM_WIDTH)

    def _named(self, name: str | None) -> Field | None:
        """Find the field of a refusal; empty questions were left out, so places are counted back."""
        from ui.registration.content import asked  # noqa: PLC0415 - after the first paint

        wanted = name or ""
        place = re.match(r"questions\[(\d+)\]", wanted)
        said = asked(self.content())
        if place and int(place[1]) < len(said):
            wanted = f"questions[{said[int(place[1])]}]{wanted[place.end() :]}"
        fields = self.fields()
        exactly = next((field for field in fields if field.name == wanted), None)
        return exactly or next((field for field in fields if wanted and field.name.startswith(wanted)), None)

    def _look_at_terms(self) -> None:
        if not self._bridge.ready:
            return
        try:
            wanted = self.command()
        except Refusal as refusal:
            self.terms.say(refusal.reason)
            return

        def look(office: Workplace) -> tuple[Clock, ...]:
            return office.check(_as_if_whole(wanted))

        self._bridge.ask(look, self._show_terms, refused=self._no_terms)

    def _show_terms(self, clocks: tuple[Clock, ...]) -> None:
        self.terms.show_clocks(clocks, self._today())

    def _no_terms(self, refusal: Refusal) -> None:
        self.terms.say(refusal.reason)
        field = self._named(refusal.field)
        if field is not None and field in self.origin.fields.values():
            field.complain(refusal.reason)

    def _step(self, by: int) -> None:
        fields = self.fields()
        here = self.focusWidget()
        places = [place for place, field in enumerate(fields) if field.control is here]
        if not places:
            return
        wanted = places[0] + by
        if wanted == len(fields):
            self.finished.emit()
        elif wanted >= 0:
            self._go(fields[wanted])

    def _go(self, field: Field) -> None:
        field.control.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Enter; what a field does not take arrives here."""
        if event.key() not in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        here = self.focusWidget()
        if isinstance(here, QtWidgets.QAbstractButton):
            here.click()
        elif event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier:
            self._step(-1)
        elif not event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            self._step(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the form by its width."""
        self._arrange()
        super().resizeEvent(event)


def _as_if_whole(wanted: RegisterCase) -> RegisterCase:
    """Stand something in for words not yet typed: terms depend on the day, the regime and the blocks."""
    from dataclasses import replace  # noqa: PLC0415 - loaded with the office

    questions = tuple(
        replace(question, text=question.text or "…", code=None if not question.block else question.code)
        for question in wanted.questions
    )
    return replace(wanted, text=wanted.text.strip() or "…", applicants=(), place=None, questions=questions)
