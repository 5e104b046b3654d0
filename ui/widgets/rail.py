"""The rail at the left: one button a place, Alt and its digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.colours import colours
from ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.places import Entry


class Rail(QFrame):
    """Tells which place was chosen."""

    chosen = Signal(str)
    asked = Signal(str)
    """A button at the foot was pressed."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Разделы")
        self.setProperty("role", "rail")
        self.setMinimumWidth(tokens.RAIL_WIDTH)
        self._entries = tuple(entries)
        self._narrow = False
        self._group = QButtonGroup(self)
        self._room = QPixmap(tokens.ICON, tokens.ICON)
        self._room.fill(Qt.GlobalColor.transparent)
        self._buttons = {
            entry.key: self._button(entry, place) for place, entry in enumerate(self._entries, start=1)
        }
        self._foot: dict[str, tuple[QToolButton, str]] = {}
        self._lines = lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.UNIT, tokens.GAP, tokens.UNIT, tokens.GAP)
        lines.setSpacing(tokens.HALF)
        for made in self._buttons.values():
            lines.addWidget(made)
        lines.addStretch()

    def mark(self, key: str) -> None:
        """Show where one is; a place outside the rail marks nothing."""
        self._group.setExclusive(False)
        for known, made in self._buttons.items():
            made.setChecked(known == key)
        self._group.setExclusive(key in self._buttons)
        stop = key if key in self._buttons else self._entries[0].key
        for known, made in self._buttons.items():  # Tab stops once here; the arrows go on
            policy = Qt.FocusPolicy.StrongFocus if known == stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)

    def be_narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons with words."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setMinimumWidth(0 if narrow else tokens.RAIL_WIDTH)
        for made in (*self._buttons.values(), *(one for one, _ in self._foot.values())):
            made.setText("" if narrow else f"  {made.accessibleName()}")

    def add_foot(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        """Add buttons at the foot: name, words, keys, icon."""
        for name, words, keys, picture in lines:
            made = _plain(f"rail.{name}", words, keys)
            made.setIcon(self._room)
            if self._narrow:
                made.setText("")
            made.clicked.connect(lambda _checked, name=name: self.asked.emit(name))
            self._foot[name] = (made, picture)
            self._lines.addWidget(made)

    def _button(self, entry: Entry, place: int) -> QToolButton:
        made = _plain(f"rail.{entry.key}", entry.title, f"Alt+{place}")
        made.setCheckable(True)
        made.setIcon(self._room)
        made.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._group.addButton(made)
        return made

    def draw_icons(self) -> None:
        """Draw the icons in the colours that are worn now; the first paint leaves room for them."""
        colour = colours(QGuiApplication.palette()).text  # a button's own says nothing: it is transparent
        for entry in self._entries:
            self._buttons[entry.key].setIcon(icon(entry.icon, colour))
        for made, name in self._foot.values():
            made.setIcon(icon(name, colour))


def _plain(name: str, words: str, keys: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setProperty("role", "place")
    made.setText(f"  {words}")
    made.setAccessibleName(words)
    made.setAccessibleDescription(keys)
    made.setToolTip(f"{words} ({keys})")
    made.setIconSize(QSize(tokens.ICON, tokens.ICON))
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made
