"""The form itself: sections in the order people speak, Enter from field to field, refusals at their place."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import shiboken6
from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from ui.registration.sections import OriginSection
from ui.theme import tokens
from ui.widgets.soon import soon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.commands import RegisterCase
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.registration.applicants import ApplicantsSection
    from ui.registration.content import Content
    from ui.registration.files import FilesSection
    from ui.registration.questions import QuestionsSection
    from ui.registration.scans import Scans
    from ui.registration.sections import ReplySection, Section
    from ui.registration.terms_panel import TermsPanel
    from ui.registration.words_section import TextSection
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
    asked_into = Signal(object)
    """The questions that stood there before a letter was made into questions."""

    def __init__(self, bridge: Bridge, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._today = today
        self.origin = OriginSection(today)
        self.applicants: ApplicantsSection
        self.text: TextSection
        self.questions: QuestionsSection
        self.reply: ReplySection
        self.files: FilesSection
        self.terms: TermsPanel
        self.after: tuple[QWidget, ...] = ()
        """Where Tab goes from the last field."""
        self._touched: set[QWidget] = set()
        self._here: QWidget | None = None
        self._terms_soon = QTimer(self)
        self._terms_soon.setSingleShot(True)
        self._terms_soon.setInterval(_TERMS_AFTER_MS)
        self._terms_soon.timeout.connect(self._look_at_terms)
        self._lay_out()

    def complete(self, scans: Scans) -> None:
        """Make the rest of the form."""
        from ui.registration.applicants import ApplicantsSection  # noqa: PLC0415 - after the first paint
        from ui.registration.files import FilesSection  # noqa: PLC0415
        from ui.registration.questions import QuestionsSection  # noqa: PLC0415
        from ui.registration.sections import ReplySection  # noqa: PLC0415
        from ui.registration.terms_panel import TermsPanel  # noqa: PLC0415
        from ui.registration.words_section import TextSection  # noqa: PLC0415

        self.applicants = ApplicantsSection(self._bridge)
        self.text = TextSection()
        self.questions = QuestionsSection(self._bridge)
        self.reply = ReplySection(self._bridge)
        self.files = FilesSection(self._bridge, scans)
        self.terms = TermsPanel()
        for section in (self.applicants, self.text, self.questions, self.reply, self.files):
            self._put(section)
        self._beside.insertWidget(1, self.terms, alignment=QtCore.Qt.AlignmentFlag.AlignTop)
        self._arrange()
        self._connect()
        self.order_tabs()

    def content(self) -> Content:
        """Give everything typed."""
        from ui.registration.content import Content  # noqa: PLC0415 - after the first paint

        return Content(
            origin={name: field.value() for name, field in self.origin.fields.items()},
            applicants=self.applicants.content(),
            text=self.text.field.value(),
            questions=self.questions.content(),
            reply={name: field.value() for name, field in self.reply.fields.items()},
            files=self.files.content(),
        )

    def fill(self, content: Content) -> None:
        """Put a content in; what a list has chosen stays where the content says nothing of it."""
        for fields, said in ((self.origin.fields, content.origin), (self.reply.fields, content.reply)):
            for name, field in fields.items():
                if name in said or name in {"received_on", "place"}:
                    field.fill(said.get(name, ""))
        self.applicants.fill(content.applicants)
        self.text.forget()
        self.text.field.fill(content.text)
        self.questions.fill(content.questions)
        self.files.fill(content.files)
        self._touched.clear()
        self._terms_soon.start()

    def command(self) -> RegisterCase:
        """Give what the form asks for; a broken date is refused at its field."""
        from ui.registration.content import command  # noqa: PLC0415 - after the first paint

        return command(self.content(), self.origin.day.day("received_on"))

    def take_from(self, previous: Content) -> bool:
        """Put into the field with the cursor what stood there in another appeal; `False` when nothing did."""
        field = next((field for field in self.fields() if field.control is self._here), None)
        value = previous.value(field.name) if field else ""
        if field is None or not value.strip():
            return False
        field.replace(value)
        return True

    def ask_all(self, texts: Sequence[str]) -> None:
        """Let each of these be a question, after those of which something is said; the text stands."""
        before = self.questions.content()
        said = [one for one in before if any(value.strip() for value in one.values())]
        self.questions.fill([*said, *({"text": text} for text in texts)])
        self.questions.edited.emit()
        self._go(self.questions.parts[min(len(said), len(self.questions.parts) - 1)].first)
        self.asked_into.emit(before)

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
            *(field for one in self.applicants.parts for field in one.fields.values()),
            self.text.field,
            *(field for one in self.questions.parts for field in one.fields.values()),
            *self.reply.fields.values(),
        ]

    def order_tabs(self) -> None:
        """Let Tab walk as one reads: fields of a section, then its buttons; parts come and go."""
        chain: list[QWidget] = []
        for section in (self.origin, self.applicants, self.text, self.questions, self.reply, self.files):
            chain += [field.control for field in self.fields() if section.isAncestorOf(field)]
            chain += section.findChildren(QtWidgets.QPushButton)
        chain += [*self.terms.findChildren(QtWidgets.QPushButton), *self.after]
        for one, next_one in pairwise(chain):
            QWidget.setTabOrder(one, next_one)

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
        self.edited.connect(self._edited)
        self.applicants.renumbered.connect(self.order_tabs)
        self.questions.renumbered.connect(self.order_tabs)
        self.applicants.settled.connect(lambda: self._go(self.text.field))
        self.text.split.connect(self.ask_all)
        self.text.offered.connect(lambda: soon(self, self._show_text))
        self._bridge.opened.connect(self._terms_soon.start)
        self.setAcceptDrops(True)
        application = QtWidgets.QApplication.instance()
        assert isinstance(application, QtWidgets.QApplication)
        application.focusChanged.connect(self._moved)
        self._moved(None, self.focusWidget())
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
            self._no_terms(refusal)
            return

        def look(office: Workplace) -> tuple[tuple[Clock, ...], Refusal | None]:
            return office.check(_as_if_whole(wanted)), _refusal(office, wanted)

        self._bridge.ask(look, self._show_terms, refused=self._no_terms)

    def _show_terms(self, found: tuple[tuple[Clock, ...], Refusal | None]) -> None:
        clocks, refusal = found
        self.terms.show_clocks(clocks, self._today())
        if refusal is not None:
            self._complain_behind(refusal)

    def _no_terms(self, refusal: Refusal) -> None:
        self.terms.say(refusal.reason)
        self._complain_behind(refusal)

    def _complain_behind(self, refusal: Refusal) -> None:
        """Show a refusal at a field that was edited and left; nobody is interrupted while typing."""
        field = self._named(refusal.field)
        if field is not None and field.control in self._touched and field.control is not self._here:
            field.complain(refusal.reason)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch the field with the cursor for a paste of files; look at the one that was left."""
        if self._here is not None and old is self._here and shiboken6.isValid(old):
            old.removeEventFilter(self)
        self._here = new if new is not None and self.isAncestorOf(new) else None
        if self._here is not None:
            self._here.installEventFilter(self)
        if old in self._touched:
            self._terms_soon.start()

    def _edited(self) -> None:
        if self._here is not None:
            self._touched.add(self._here)

    def _show_text(self) -> None:
        self._scroll.ensureWidgetVisible(self.text.accept, 0, tokens.SECTION)

    def _step(self, by: int) -> None:
        fields = self.fields()
        here = self.focusWidget()
        place = next((place for place, field in enumerate(fields) if field.control is here), None)
        if place is None:
            return
        ahead = fields[place + 1 :] if by > 0 else fields[:place][::-1]
        wanted = next((field for field in ahead if not field.seldom()), None)
        if wanted is not None:
            self._go(wanted)
        elif by > 0:
            self.finished.emit()

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a paste of files or a picture from whatever field has the cursor."""
        if (
            event.type() is QtCore.QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            from ui.registration.files import paste, pasteable  # noqa: PLC0415 - after the first paint

            if pasteable():
                return paste(self._bridge, self.files.put)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the files to the appeal."""
        from ui.registration.files import files_in  # noqa: PLC0415 - after the first paint

        self.files.put(files_in(event.mimeData()))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the form by its width."""
        self._arrange()
        super().resizeEvent(event)


def _as_if_whole(wanted: RegisterCase) -> RegisterCase:
    """Stand something in for words not yet typed: terms depend on the day, the regime and the blocks."""
    from dataclasses import replace  # noqa: PLC0415 - loaded with the office

    questions = tuple(replace(question, text="…", code=None) for question in wanted.questions)
    return replace(wanted, text="…", applicants=(), place=None, questions=questions)


def _refusal(office: Workplace, wanted: RegisterCase) -> Refusal | None:
    """Give what an appeal would be refused for, but for a text that is still to come."""
    from dataclasses import replace  # noqa: PLC0415 - loaded with the office

    try:
        office.check(replace(wanted, text=wanted.text if wanted.text.strip() else "…"))
    except Refusal as refusal:
        return refusal
    return None
