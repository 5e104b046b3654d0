"""The form itself: sections in the order people speak, Enter from field to field, refusals at their place."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.registration.form_page import FormPage
from ui.registration.sections import OriginSection, fill_fields
from ui.theme import tokens
from ui.widgets.line import carries_files
from ui.widgets.soon import soon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.problems import Refusal
    from ui.bridge import Bridge
    from ui.registration.applicants import ApplicantsSection
    from ui.registration.checking import Checking
    from ui.registration.content import Content
    from ui.registration.files import FilesSection
    from ui.registration.further import Further
    from ui.registration.more_section import MoreSection
    from ui.registration.questions import QuestionsSection
    from ui.registration.radar import Radar
    from ui.registration.repeated import Part
    from ui.registration.scans import Scans
    from ui.registration.sections import ReplySection, Section
    from ui.registration.terms_panel import TermsPanel
    from ui.registration.words_section import TextSection
    from ui.widgets.field import Field

_LAID_OUT_MS = 50
"""By then the form has its new height after a paste."""


class RegistrationForm(QWidget):
    """Asks; the rules live elsewhere.

    Only the first section is there for the first paint; `complete` makes what is seen with it, and `further`
    what lies under the fold, when somebody comes to it.
    """

    edited = Signal()
    refused = Signal(str)
    """A refusal that names no field of the form."""
    finished = Signal()
    """Enter was pressed in the last field."""
    removed = Signal(str, object)
    """An applicant or a question was taken away: how it was called, and what puts it back."""
    asked_into = Signal(object)
    """The questions that stood there before a letter was made into questions."""

    def __init__(self, bridge: Bridge, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._today = today
        self._complete = False
        self.origin = OriginSection(today)
        self.applicants: ApplicantsSection
        self.text: TextSection
        self.further: Further
        self.terms: TermsPanel
        self.checking: Checking
        self.radar: Radar
        self._touched: set[QWidget] = set()
        self._here: QWidget | None = None
        self._page = FormPage()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._page)
        self._put(self.origin)

    def complete(self, scans: Scans) -> None:
        """Make the rest of the form, but for what nobody sees yet."""
        from ui.registration.applicants import ApplicantsSection  # noqa: PLC0415 - after the first paint
        from ui.registration.checking import Checking  # noqa: PLC0415
        from ui.registration.further import Further  # noqa: PLC0415
        from ui.registration.radar import Radar  # noqa: PLC0415
        from ui.registration.words_section import TextSection  # noqa: PLC0415

        self.applicants = ApplicantsSection(self._bridge)
        self.text = TextSection()
        self.further = Further(self._bridge, scans, self._today)
        self.checking = Checking(self._bridge, self.command, self)
        for section in (self.applicants, self.text, self.further):
            self._put(section)
        self._page.hold_terms()
        self.radar = Radar(self._bridge, self.command, self)
        self._page.hold_radar(self.radar)
        self.terms = self._page.terms
        self._connect()
        self._complete = True
        if QAccessible.isActive():  # who listens meets the whole form
            self.further.come_soon()

    @property
    def questions(self) -> QuestionsSection:
        """What is asked."""
        return self.further.come().questions

    @property
    def reply(self) -> ReplySection:
        """Where it is, and how to answer."""
        return self.further.come().reply

    @property
    def more(self) -> MoreSection:
        """What is seldom said."""
        return self.further.come().more

    @property
    def files(self) -> FilesSection:
        """What goes with it."""
        return self.further.come().files

    @property
    def wide(self) -> bool:
        """Terms and earlier cases stand beside the form, not in it."""
        return self._page.wide

    def content(self) -> Content:
        """Give everything typed."""
        from ui.registration.content import Content  # noqa: PLC0415 - after the first paint

        seen = Content(
            origin={name: field.value() for name, field in self.origin.fields.items()},
            applicants=self.applicants.content(),
            text=self.text.field.value(),
        )
        return self.further.put_into(seen)

    def fill(self, content: Content) -> None:
        """Put a content in; what a list has chosen stays where the content says nothing of it."""
        fill_fields(self.origin.fields, content.origin)
        self.applicants.fill(content.applicants)
        self.text.forget()
        self.text.field.fill(content.text)
        self.further.fill(content)
        self._touched.clear()
        self.radar.forget()
        self.radar.typed()
        self.checking.look()

    def command(self) -> RegisterCase:
        """Give what the form asks for; a broken date is refused at its field."""
        from ui.registration.content import command  # noqa: PLC0415 - after the first paint

        return command(self.content(), self.origin.day.day("received_on"), self.further.covering_day())

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
        """Give every field in the order of speaking; before the form is complete those that are there."""
        if not self._complete:
            return list(self.origin.fields.values())
        return [
            *self.origin.fields.values(),
            *(field for one in self.applicants.parts for field in one.fields.values()),
            self.text.field,
            *self.further.fields(),
        ]

    def complain(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names and go there."""
        field = self._named(refusal.field)
        if field is None:
            self.refused.emit(refusal.reason)
            return
        field.complain(refusal.reason)
        field.setFocus()
        self._page.show_widget(field)

    # ------------------------------------------------------------------ inside

    def _put(self, section: Section | Further) -> None:
        section.edited.connect(self.edited)
        self._page.put(section)

    def _connect(self) -> None:
        self.edited.connect(self.checking.typed)
        self.edited.connect(self.radar.typed)
        self.edited.connect(self._edited)
        self.checking.found.connect(self._show_terms)
        self.checking.no_terms.connect(self._page.say)
        self.checking.refused.connect(self._complain_in_place)
        self._follow(self.applicants)
        self.further.made.connect(self._follow_further)
        self.applicants.settled.connect(lambda: self._go(self.text.field))
        self.text.split.connect(self.ask_all)
        self.text.offered.connect(lambda: soon(self, self._show_text, after_ms=_LAID_OUT_MS))
        self.setAcceptDrops(True)
        application = QtWidgets.QApplication.instance()
        assert isinstance(application, QtWidgets.QApplication)
        application.focusChanged.connect(self._moved)
        self._moved(None, self.focusWidget())
        self.checking.look()

    def _follow(self, section: ApplicantsSection | QuestionsSection) -> None:
        """Follow parts that come and go."""
        section.added.connect(lambda part: soon(part, lambda: self._show_part(part)))
        section.removed.connect(
            lambda called, before: self.removed.emit(called, partial(section.put_back, before))
        )

    def _follow_further(self) -> None:
        """Roll to the field that was asked for once its section has its place."""
        self._follow(self.questions)
        soon(self, self._show_here)

    def _show_here(self) -> None:
        if self._here is not None and self.further.isAncestorOf(self._here):
            self._page.show_widget(self._here)

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

    def _show_terms(self, clocks: tuple[Clock, ...]) -> None:
        self._page.show_clocks(clocks, self._today())

    def _complain_in_place(self, refusal: Refusal) -> None:
        """Show a refusal at a field that was edited and left, or where the hands have rested."""
        field = self._named(refusal.field)
        if field is None or field.control not in self._touched:
            return
        if field.control is not self._here or not (self.checking.typing or field.choosing):
            field.complain(refusal.reason)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch the field with the cursor for a paste of files; look at the one that was left."""
        if self._here is not None and old is self._here and shiboken6.isValid(old):
            old.removeEventFilter(self)
        self._here = new if new is not None and self.isAncestorOf(new) else None
        if self._here is not None:
            self._here.installEventFilter(self)
        if old in self._touched:
            self.checking.look()

    def _edited(self) -> None:
        """Remember the field; whoever began will want the rest of the form."""
        if self._here is not None:
            self._touched.add(self._here)
        self.further.come_soon()

    def _show_part(self, part: Part) -> None:
        """Roll to a part that has come, once it has its place."""
        for seen in (part, part.first):
            self._page.show_widget(seen)

    def _show_text(self) -> None:
        self._page.show_widget(self.text.accept, room=tokens.SECTION)

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
        self._page.show_widget(field)

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
        if event.type() is QtCore.QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            from ui.registration.files import is_paste, paste, pasteable  # noqa: PLC0415 - after the first paint

            if is_paste(event) and pasteable():
                return paste(self._bridge, self.files.put)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if carries_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the files to the appeal."""
        from ui.registration.files import files_in  # noqa: PLC0415 - after the first paint

        self.files.put(files_in(event.mimeData()))
        event.acceptProposedAction()
