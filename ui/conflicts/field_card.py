"""One field in conflict: mine, theirs, what was before, or a value of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from ui.conflicts.anew import TITLE, editor, typed
from ui.conflicts.option import Option
from ui.theme.tokens import GAP, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.store.stream import Stream
    from mcu_desktop.workplace.conflicts import Field
    from mcu_desktop.workplace.workplace import Workplace


class FieldCard(QFrame):
    """Nothing is chosen for the person: what stands here until then, its first line says."""

    chosen = Signal()

    def __init__(self, stream: Stream, field: Field, office: Workplace) -> None:
        super().__init__()
        self.field = field
        title = f"{field.title[:1].upper()}{field.title[1:]}"
        self.setObjectName(f"conflicts.{field.field}")
        self.setAccessibleName(title)
        self.setProperty("role", "card")
        self.editor = editor(office, stream, field)
        self._group = QButtonGroup(self)
        self._values: list[Any] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(GAP, GAP, GAP, GAP)
        lines.setSpacing(UNIT)
        lines.addWidget(label(title, "heading"))
        lines.addWidget(label(f"Пока показано: {field.shown_words}", "muted"))
        for option in self._options():
            lines.addWidget(option)
        self.complaint = label("", "complaint")
        self.complaint.hide()
        lines.addWidget(self.complaint)
        self._group.buttonClicked.connect(self._tell)
        if self.editor is not None:
            self.editor.edited.connect(self._typed)

    @property
    def settled(self) -> bool:
        """Something is chosen here."""
        return self._group.checkedId() >= 0

    @property
    def typed(self) -> str | None:
        """The value of one's own, as it was typed; `None` where a recorded one is chosen."""
        if self.editor is not None and self._group.checkedId() == len(self._values):
            return typed(self.editor)
        return None

    @property
    def value(self) -> Any:
        """The recorded value that is chosen."""
        return self._values[self._group.checkedId()]

    def complain(self, words: str) -> None:
        """Say why what is chosen cannot hold."""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def choose(self, place: int) -> None:
        """Choose one of the values by its place."""
        self._group.button(place).setChecked(True)
        self._tell()

    def enter(self) -> None:
        """Take the keyboard."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus()

    def _options(self) -> list[Option]:
        field = self.field
        told = [
            (side.value, side.words, f"{'Здесь: ' if side.mine else ''}{side.whose}; {side.duty}")
            for side in field.sides
        ]
        told.append((field.before, field.before_words, "Как было до этих записей"))
        made = []
        for place, (value, words, whose) in enumerate(told):
            option = Option(f"conflicts.{field.field}.{place}", words, whose)
            self._group.addButton(option.button, place)
            self._values.append(value)
            made.append(option)
        if self.editor is not None:
            own = Option(f"conflicts.{field.field}.own", TITLE, "", self.editor)
            self._group.addButton(own.button, len(told))
            made.append(own)
        return made

    def _typed(self) -> None:
        self._group.button(len(self._values)).setChecked(True)
        self._tell()

    def _tell(self, *_: object) -> None:
        self.complain("")
        self.chosen.emit()
