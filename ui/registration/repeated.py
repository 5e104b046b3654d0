"""Parts of a form that come once or several times: each applicant, each question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.dataclass import dataclass
from ui.registration.sections import Section
from ui.theme import tokens
from ui.widgets.field import COLUMN, FieldGrid
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
    less: str
    """The button that takes the one with this number away."""


class Part(QWidget):
    """One of them: fields under a heading that shows only among several."""

    edited = Signal()
    unwanted = Signal()

    def __init__(
        self, words: Words, fields: Mapping[str, Field], spans: Mapping[str, int], *, column: int = COLUMN
    ) -> None:
        super().__init__()
        self._words = words
        self.fields = dict(fields)
        self.head = label("", "strong", wrap=False)
        self.leave = button("", "", self.unwanted.emit, role="link")
        grid = FieldGrid(column=column)
        for part, field in self.fields.items():
            grid.add(field, span=spans.get(part, 1))
            field.edited.connect(self.edited)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.head)
        lines.addWidget(grid)
        lines.addWidget(self.leave, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def first(self) -> Field:
        """The field one begins with."""
        return next(iter(self.fields.values()))

    def stand(self, place: int, *, alone: bool) -> None:
        """Know one's place among the others."""
        for part, field in self.fields.items():
            field.rename(f"{self._words.name}[{place}].{part}")
        self.head.setText(f"{self._words.one} {place + 1}")
        self.leave.setObjectName(f"{self._words.name}[{place}].remove")
        self.leave.setText(self._words.less.format(place + 1))
        self.leave.setAccessibleName(self.leave.text())
        for shown in (self.head, self.leave):
            shown.setVisible(not alone)

    def content(self) -> dict[str, str]:
        """Give what was typed."""
        return {part: field.value() for part, field in self.fields.items()}

    def fill(self, said: Mapping[str, str]) -> None:
        """Put what was typed before in again."""
        for part, field in self.fields.items():
            field.fill(said.get(part, ""))


_AT_ONCE = 3
"""Parts that a window makes in one breath."""

Made = TypeVar("Made", bound=Part)


class Repeated(Section, Generic[Made]):
    """One part at least; a key adds one, another removes the one where the cursor is."""

    added = Signal(object)
    """A part was asked for, and stands under the others."""
    removed = Signal(str, object)
    """A part with words in it was taken away: how it was called, and all that stood there before."""

    def __init__(self, words: Words, key: str, make: Callable[[], Made]) -> None:
        super().__init__(words.one, key)
        self._words = words
        self._make = make
        self.parts: list[Made] = []
        self._coming: list[Mapping[str, str]] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._come)
        self._among = QVBoxLayout()
        self._among.setSpacing(tokens.GAP)
        self._lines.addLayout(self._among)
        another = button(words.more, f"{words.name}.more", self.more, role="link")
        self._lines.addWidget(another, alignment=Qt.AlignmentFlag.AlignLeft)
        self.fill(())

    def more(self) -> None:
        """Add a part and go there."""
        self._all_come()
        one = self._append()
        self._number()
        one.first.setFocus()
        self.edited.emit()
        self.added.emit(one)

    def remove_current(self) -> None:
        """Remove the part where the cursor is, or the last; one always stays."""
        self._all_come()
        if len(self.parts) == 1:
            return
        self.remove(next((one for one in self.parts if one.isAncestorOf(self.focusWidget())), self.parts[-1]))

    def remove(self, here: Made) -> None:
        """Take one away; what was said in it can be had back."""
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
        nothing = dict.fromkeys(self.parts[0].fields, "")
        return (*(one.content() for one in self.parts), *({**nothing, **said} for said in self._coming))

    def fill(self, said: Sequence[Mapping[str, str]]) -> None:
        """Put parts in, at least an empty one."""
        wanted = list(said or ({},))
        self._coming = wanted[_AT_ONCE:]
        if self._coming:
            self._soon.start()
        del wanted[_AT_ONCE:]
        for one in self.parts[len(wanted) :]:
            _let_go(one)
        del self.parts[len(wanted) :]
        while len(self.parts) < len(wanted):
            self._append()
        self._number()
        for one, each in zip(self.parts, wanted, strict=True):
            one.fill(each)

    def _come(self) -> None:
        """Make one more of those that came in a crowd, so that the window never stands still."""
        if not self._coming:
            return
        said = self._coming.pop(0)
        self._append().fill(said)
        self._number()
        if self._coming:
            self._soon.start()

    def _all_come(self) -> None:
        while self._coming:
            self._come()

    def _append(self) -> Made:
        one = self._make()
        one.edited.connect(self.edited)
        one.unwanted.connect(lambda: self.remove(one))
        self.parts.append(one)
        self._among.addWidget(one)
        one.show()
        return one

    def _number(self) -> None:
        alone = len(self.parts) == 1
        self.heading.setText(self._words.one if alone else self._words.many)
        for place, one in enumerate(self.parts):
            one.stand(place, alone=alone)


def _let_go(part: Part) -> None:
    part.hide()
    part.deleteLater()
