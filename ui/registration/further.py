"""What lies under the fold of the form: its sections are made when somebody comes to them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.registration.sections import fill_fields
from ui.theme import tokens
from ui.widgets.soon import soon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from ui.bridge import Bridge
    from ui.registration.content import Content
    from ui.registration.files import FilesSection
    from ui.registration.more_section import MoreSection
    from ui.registration.questions import QuestionsSection
    from ui.registration.scans import Scans
    from ui.registration.sections import ReplySection
    from ui.widgets.field import Field

HEIGHT = 965
"""What the empty sections ask for in three columns: the scroll bar stands as if they were there."""


class Sections(NamedTuple):
    """In the order people speak."""

    questions: QuestionsSection
    reply: ReplySection
    more: MoreSection
    files: FilesSection


class Further(QWidget):
    """Holds the room of its sections until they are seen, or a key or a draft asks for one of them."""

    made = Signal()
    edited = Signal()

    def __init__(self, bridge: Bridge, scans: Scans, today: Callable[[], date]) -> None:
        super().__init__()
        self._make = partial(_sections, bridge, scans, today)
        self._made: Sections | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(tokens.GAP)
        self.setMinimumHeight(HEIGHT)

    def come(self) -> Sections:
        """Give the sections, each at its place by now."""
        if self._made is None:
            self._made = self._make()
            self.setMinimumHeight(0)
            for section in self._made:
                section.edited.connect(self.edited)
                self._lines.addWidget(section)
                section.show()
            self._lines.activate()
            self.made.emit()
        return self._made

    def come_soon(self) -> None:
        """Let the sections come after the present event."""
        if self._made is None:
            soon(self, self.come)

    def fields(self) -> Iterator[Field]:
        """Give every field in the order of speaking."""
        questions, reply, more, _ = self.come()
        yield from (field for one in questions.parts for field in one.fields.values())
        yield from reply.fields.values()
        yield from more.fields.values()

    def covering_day(self) -> date | None:
        """Give the day of the covering letter; what is no day is refused at its field."""
        return self._made.more.dated.day("covering.dated") if self._made else None

    def put_into(self, content: Content) -> Content:
        """Add what is said here."""
        if self._made is None:
            return content
        questions, reply, more, files = self._made
        return replace(
            content,
            questions=questions.content(),
            reply={name: field.value() for name, field in reply.fields.items()},
            more={name: field.value() for name, field in more.fields.items()},
            files=files.content(),
        )

    def fill(self, content: Content) -> None:
        """Put in what is said of these sections; where it is nothing, they need not be there."""
        said = (content.questions, content.reply, content.more, content.files)
        if self._made is None and not any(said):
            return
        questions, reply, more, files = self.come()
        fill_fields(reply.fields, content.reply)
        for name, field in more.fields.items():
            field.fill(content.more.get(name, ""))
        questions.fill(content.questions)
        files.fill(content.files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the sections come where their room is seen, and not only before those above have theirs."""
        super().paintEvent(event)
        if self._made is None:
            soon(self, self._come_if_seen)

    def _come_if_seen(self) -> None:
        page = self.parentWidget()
        squeezed = page is not None and page.height() < page.minimumSizeHint().height()
        if not squeezed and not self.visibleRegion().isEmpty():
            self.come()


def _sections(bridge: Bridge, scans: Scans, today: Callable[[], date]) -> Sections:
    from ui.registration.files import FilesSection  # noqa: PLC0415 - when first seen
    from ui.registration.more_section import MoreSection  # noqa: PLC0415
    from ui.registration.questions import QuestionsSection  # noqa: PLC0415
    from ui.registration.sections import ReplySection  # noqa: PLC0415

    more = MoreSection(bridge, today)
    questions = QuestionsSection(bridge, more.fields["against"].value)
    return Sections(questions, ReplySection(bridge), more, FilesSection(bridge, scans))
