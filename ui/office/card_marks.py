"""What colleagues changed of a card while its form is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QComboBox

from mcu_desktop.workplace.seen import authors_since, seen_of
from ui.widgets.form_marks import FormMarks, MarkedField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.store.stream import Stream
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


class CardMarks(FormMarks):
    """Compares what the form began with to the card as it stands, whenever somebody writes in it."""

    def __init__(self, bridge: Bridge, mending: Mending, fields: Mapping[str, Field], form: QWidget) -> None:
        seen = seen_of(bridge.workplace.store.history(mending.stream))
        super().__init__(form, "card", {name: _marked(field) for name, field in fields.items()}, seen)
        self._bridge = bridge
        self._mending = mending
        bridge.changed.connect(self._hear)

    def _hear(self, changes: Changes) -> None:
        if changes.streams and self._mending.stream not in changes.streams:
            return
        seen = self.latest

        def look(office: Workplace) -> tuple[Seen, tuple[str, ...], Mapping[str, str]]:
            past = office.store.history(self._mending.stream)
            return seen_of(past), authors_since(office, past, seen), self._mending.standing(office.office)

        self._bridge.ask(look, self._show)

    def _show(self, found: tuple[Seen, tuple[str, ...], Mapping[str, str]]) -> None:
        latest, who, now = found
        if latest != self.latest and who:
            self.compare(latest, now, who)


def _marked(field: Field) -> MarkedField:
    return MarkedField(
        control=field.control,
        standing=field.value,
        value=str,
        follow=field.fill,
        put=field.replace,
        words=partial(_in_words, field),
    )


def _in_words(field: Field, value: str) -> str:
    """Say a value as the field shows it."""
    choices = field.control
    return choices.itemText(choices.findData(value)) if isinstance(choices, QComboBox) else value
