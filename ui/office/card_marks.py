"""What colleagues changed of a card while its form is open: marked at its field, taken or left by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox

from mcu_desktop.workplace.seen import authors_since, seen_of
from ui.widgets.field_mark import KEY, FieldMark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.store.journal_table import Stream
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.widgets.field import Field


class Mending(NamedTuple):
    """A card that a form mends: where it is written, and how its fields stand in the office."""

    stream: Stream
    standing: Callable[[Office], Mapping[str, str]]
    """Gives nothing of a card that is no longer in use."""


class CardMarks(QObject):
    """Compares what the form began with to the card as it stands, whenever somebody writes in it.

    As long as one mark waits for a choice, the correction stands on what was seen before (`seen`).
    """

    shown = Signal()

    def __init__(self, bridge: Bridge, mending: Mending, fields: Mapping[str, Field], form: QWidget) -> None:
        super().__init__(form)
        self._bridge = bridge
        self._mending = mending
        self._fields = fields
        self._began = {name: field.value() for name, field in fields.items()}
        self._theirs: dict[str, str] = {}
        self._latest = self.seen = seen_of(bridge.workplace.store.history(mending.stream))
        self.marks = {
            name: FieldMark(f"card.{name}", partial(self.take, name), partial(self.leave, name))
            for name in fields
        }
        QShortcut(QKeySequence(KEY), form).activated.connect(self.take_here)
        bridge.changed.connect(self._hear)

    def take(self, name: str) -> None:
        """Put theirs into a field."""
        if name in self._theirs:
            self._fields[name].replace(self._theirs[name])
        self.leave(name)
        self._fields[name].setFocus()

    def leave(self, name: str) -> None:
        """Let one's own wording stand, knowing of theirs."""
        self._theirs.pop(name, None)
        self.marks[name].hide()
        self._go_on()

    def take_here(self) -> None:
        """Take theirs in the field of the cursor, else in the first that waits."""
        here = [name for name in self._theirs if self._fields[name].control.hasFocus()]
        for name in (here or list(self._theirs))[:1]:
            self.take(name)

    def _hear(self, changes: Changes) -> None:
        if changes.streams and self._mending.stream not in changes.streams:
            return
        seen = self._latest

        def look(office: Workplace) -> tuple[Seen, tuple[str, ...], Mapping[str, str]]:
            past = office.store.history(self._mending.stream)
            return seen_of(past), authors_since(office, past, seen), self._mending.standing(office.office)

        self._bridge.ask(look, self._show)

    def _show(self, found: tuple[Seen, tuple[str, ...], Mapping[str, str]]) -> None:
        latest, who, now = found
        if latest == self._latest or not who:
            return
        self._latest = latest
        for name, theirs in now.items():
            if theirs != self._began[name]:
                self._mark(name, self._fields[name], theirs, who)
        self._go_on()
        self.shown.emit()

    def _mark(self, name: str, field: Field, theirs: str, who: tuple[str, ...]) -> None:
        untouched = field.value() == self._began[name]
        self._began[name] = theirs
        if field.value() == theirs:
            return
        if untouched:
            field.fill(theirs)
            self.marks[name].say_followed(_in_words(field, theirs), who)
        else:
            self._theirs[name] = theirs
            self.marks[name].say_other(_in_words(field, theirs), who)

    def _go_on(self) -> None:
        if not self._theirs:
            self.seen = self._latest


def _in_words(field: Field, value: str) -> str:
    """Say a value as the field shows it."""
    choices = field.control
    return choices.itemText(choices.findData(value)) if isinstance(choices, QComboBox) else value
