"""Parts of a form that come once or several times: each applicant, each question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.registration.sections import Section
from ui.theme import tokens
from ui.widgets.field import FieldGrid
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ui.widgets.field import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How the parts of one kind are called, by refusals, by headings and by the button for one more."""

    name: str
    """As refusals call it: `applicants`."""
    one: str
    many: str
    more: str


class Part(QWidget):
    """One of them: fields under a heading that shows only among several."""

    edited = Signal()

    def __init__(self, words: Words, fields: Mapping[str, Field], spans: Mapping[str, int]) -> None:
        super().__init__()
        self._words = words
        self.fields = dict(fields)
        self.head = label("", "strong")
        grid = FieldGrid()
        for part, field in self.fields.items():
            grid.add(field, span=spans.get(part, 1))
            field.edited.connect(self.edited)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.head)
        lines.addWidget(grid)

    @property
    def first(self) -> Field:
        """The field one begins with."""
        return next(iter(self.fields.values()))

    def stand(self, place: int, *, alone: bool) -> None:
        """Know one's place among the others."""
        for part, field in self.fields.items():
            field.rename(f"{self._words.name}[{place}].{part}")
        self.head.setText(f"{self._words.one} {place + 1}")
        self.head.setVisible(not alone)

    def content(self) -> dict[str, str]:
        """Give what was typed."""
        return {part: field.value() for part, field in self.fields.items()}

    def fill(self, said: Mapping[str, str]) -> None:
        """Put what was typed before in again."""
        for part, field in self.fields.items():
            field.fill(said.get(part, ""))


Made = TypeVar("Made", bound=Part)


class Repeated(Section, Generic[Made]):
    """One part at least; a key adds one, another removes the one where the cursor is."""

    renumbered = Signal()
    """A part came or went."""
    removed = Signal(str, object)
    """A part with words in it was taken away: how it was called, and all that stood there before."""

    def __init__(self, words: Words, key: str, make: Callable[[], Made]) -> None:
        super().__init__(words.one, key)
        self._words = words
        self._make = make
        self.parts: list[Made] = []
        self.add_action(button(words.more, f"{words.name}.more", self.more, role="quiet"))
        self.fill(())

    def more(self) -> None:
        """Add a part and go there."""
        self._append().first.setFocus()
        self.edited.emit()

    def remove_current(self) -> None:
        """Remove the part where the cursor is, or the last; one always stays."""
        if len(self.parts) == 1:
            return
        here = next((one for one in self.parts if one.isAncestorOf(self.focusWidget())), self.parts[-1])
        before, said = self.content(), any(value.strip() for value in here.content().values())
        called = here.head.text()
        self.parts.remove(here)
        _let_go(here)
        self._number()
        self.parts[-1].first.setFocus()
        self.edited.emit()
        if said:
            self.removed.emit(called, before)

    def put_back(self, said: Sequence[Mapping[str, str]]) -> None:
        """Stand as before something was done."""
        self.fill(said)
        self.edited.emit()

    def content(self) -> tuple[dict[str, str], ...]:
        """Give everything typed."""
        return tuple(one.content() for one in self.parts)

    def fill(self, said: Sequence[Mapping[str, str]]) -> None:
        """Put parts in, at least an empty one."""
        for one in self.parts:
            _let_go(one)
        self.parts = []
        for each in said or ({},):
            self._append().fill(each)

    def _append(self) -> Made:
        one = self._make()
        one.edited.connect(self.edited)
        self.parts.append(one)
        self.add(one)
        one.show()
        self._number()
        return one

    def _number(self) -> None:
        alone = len(self.parts) == 1
        self.heading.setText(self._words.one if alone else self._words.many)
        for place, one in enumerate(self.parts):
            one.stand(place, alone=alone)
        self.renumbered.emit()


def _let_go(part: Part) -> None:
    part.hide()
    part.deleteLater()
