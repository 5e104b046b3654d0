"""Parts of the form: a heading with its key, and the fields under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from mcu_desktop.domain.vocabulary import (
    RUSSIAN,
    AnswerChannel,
    Channel,
    Form,
    Kind,
    Regime,
)
from ui.theme import tokens
from ui.widgets.dates import DayEdit
from ui.widgets.field import Field, FieldGrid, choice_field, line_field
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from enum import StrEnum

    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge

USUAL_CHANNEL: dict[str, Channel] = {
    Form.ORAL: Channel.RECEPTION,
    Form.WRITTEN: Channel.LETTER,
    Form.ELECTRONIC: Channel.EPGU,
    Regime.POS: Channel.POS,
    Regime.INCIDENT: Channel.INCIDENT,
    Regime.CALL: Channel.PHONE,
}
"""By which road such words usually come; proposed when form or regime is chosen."""
REGIME_OF_CHANNEL = {channel: said for said, channel in USUAL_CHANNEL.items() if isinstance(said, Regime)}
"""What comes by these roads has an order and terms of its own."""


class Section(QFrame):
    """A card with a heading."""

    edited = Signal()

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(tokens.GAP, tokens.UNIT + tokens.HALF, tokens.GAP, tokens.GAP)
        self._lines.setSpacing(tokens.UNIT)
        head = QHBoxLayout()
        head.setSpacing(tokens.UNIT)
        self.heading = label(title, "heading")
        head.addWidget(self.heading)
        if key:
            head.addWidget(label(key, "caption", wrap=False))
        head.addStretch()
        self._lines.addLayout(head)

    def add(self, widget: QWidget) -> None:
        """Put something under the others."""
        self._lines.addWidget(widget)

    def hold(self, field: Field) -> Field:
        """Pass on that a field was edited."""
        field.edited.connect(self.edited)
        return field


class OriginSection(Section):
    """How the words came: form, channel, kind, day, order of consideration."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Как поступило", "F2")
        self.day = DayEdit(today)
        self.fields = {
            "form": choice_field("form", "Форма", _words(Form.ORAL, Form.WRITTEN, Form.ELECTRONIC)),
            "channel": choice_field("channel", "Канал", _words(*Channel)),
            "kind": choice_field("kind", "Вид", _words(*Kind)),
            "received_on": Field("received_on", "Дата поступления", self.day),
            "regime": choice_field("regime", "Порядок рассмотрения", _words(*Regime)),
        }
        grid = FieldGrid()
        for field in self.fields.values():
            grid.add(self.hold(field))
        self.add(grid)
        self.fields["kind"].fill(Kind.STATEMENT)
        for name in ("channel", "regime"):
            self.fields[name].seldom = lambda: True
        self.fields["received_on"].seldom = lambda: self.fields["form"].value() == Form.ORAL
        self.fields["form"].edited.connect(lambda: self._propose_channel("form"))
        self.fields["regime"].edited.connect(lambda: self._propose_channel("regime"))
        self.fields["channel"].edited.connect(self._propose_regime)

    def _propose_channel(self, by: str) -> None:
        usual = USUAL_CHANNEL.get(self.fields[by].value())
        if usual:
            self.fields["channel"].fill(usual)
        if by == "form":
            self._propose_regime()

    def _propose_regime(self) -> None:
        """Follow the channel; an order that belongs to no channel stays."""
        usual = REGIME_OF_CHANNEL.get(Channel(self.fields["channel"].value()))
        if usual or self.fields["regime"].value() in REGIME_OF_CHANNEL.values():
            self.fields["regime"].fill(usual or Regime.APPEAL)


class ReplySection(Section):
    """What place it is about, and by which road the answer goes out."""

    def __init__(self, bridge: Bridge) -> None:
        from ui.registration.addresses import complete_address  # noqa: PLC0415 - after the first paint

        super().__init__("Место и ответ", "F6")
        self.fields = {
            "place": line_field("place", "Место, о котором речь"),
            "answer_channel": choice_field("answer_channel", "Как ответить", _words(*AnswerChannel)),
        }
        grid = FieldGrid()
        grid.add(self.hold(self.fields["place"]), span=2)
        grid.add(self.hold(self.fields["answer_channel"]))
        complete_address(bridge, self.fields["place"])
        self.add(grid)


def fill_fields(fields: Mapping[str, Field], said: Mapping[str, str]) -> None:
    """Put a content in; what a list has chosen stays where nothing is said of it."""
    for name, field in fields.items():
        if name in said or isinstance(field.control, QLineEdit):
            field.fill(said.get(name, ""))


def _words(*values: StrEnum) -> list[tuple[StrEnum, str]]:
    return [(value, RUSSIAN[value][0].upper() + RUSSIAN[value][1:]) for value in values]
