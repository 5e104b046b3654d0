"""One group of commands as buttons beside their keys; what is forbidden says why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from mcu_desktop.domain.cases.commands import CASE_COMMANDS, COMMAND_NAMES
from ui.case.offers.everyday import ON_DEMAND
from ui.theme.tokens import UNIT
from ui.widgets.text import button, give_role, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.case.offers.groups import Group
    from ui.case.offers.offer import Offer

NAMES = {command: name for name, command in CASE_COMMANDS.items()}


class ButtonRows(QWidget):
    """Buttons under a heading."""

    def __init__(self, title: str, rows: Iterable[tuple[QPushButton, str]]) -> None:
        super().__init__()
        self.stops: list[QPushButton] = []
        self.captions: list[QLabel] = []
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(UNIT)
        self._rows.setColumnStretch(0, 1)
        self._rows.addWidget(label(title, "heading"), 0, 0, 1, 2)
        for made, key in rows:
            at = self._rows.rowCount()
            self._rows.addWidget(made, at, 0)
            self.stops.append(made)
            self.captions.append(label(key, "caption", wrap=False))
            self._rows.addWidget(self.captions[-1], at, 1)


class OfferButtons(ButtonRows):
    """The commands of a group, and beside those that may be asked for another day one more."""

    def __init__(self, group: Group, ask: Callable[[Offer], None]) -> None:
        self.group = group
        self.buttons: dict[str, QPushButton] = {}
        self.dated: dict[str, QPushButton] = {}
        rows: list[tuple[QPushButton, str]] = []
        for offer in group.offers:
            name, title = NAMES[offer.command], COMMAND_NAMES[offer.command]
            self.buttons[name] = button(title, f"case.do.{name}", partial(ask, offer))
            rows.append((self.buttons[name], offer.key))
            later = ON_DEMAND.get(offer.command)
            if later is not None:
                named = f"case.do.{name}.dated"
                self.dated[name] = button(f"{title} другим днём…", named, partial(ask, later), role="quiet")
                self.dated[name].setToolTip(later.key)
                rows.append((self.dated[name], later.key))
        super().__init__(group.title, rows)

    def room_for(self, group: Group) -> int:
        """Tell how wide the rows of another group will be, before it is made."""
        made, caption = self.stops[0], self.captions[0]
        caption.ensurePolished()
        frame = made.sizeHint().width() - _width(made, made.text())
        widest = max(_width(made, COMMAND_NAMES[offer.command]) for offer in group.offers)
        return frame + widest + UNIT + max(_width(caption, offer.key) for offer in group.offers)

    def allow(self, offer: Offer, reason: str | None, *, usual: bool) -> None:
        """Let a command be pressed, or have it say why not; `usual` is what is mostly done next."""
        name = NAMES[offer.command]
        made = self.buttons[name]
        for pressed in (made, self.dated.get(name)):
            if pressed is not None:
                pressed.setEnabled(reason is None)
        said = f"{reason.rstrip('.')}." if reason else ""
        made.setToolTip(said or offer.key)
        made.setAccessibleDescription(f"Сейчас нельзя: {said}" if said else offer.key)
        give_role(made, "main" if usual and not reason else "")


def _width(like: QWidget, words: str) -> int:
    """Measure words as Qt does for the hint of a control: to the point, or the sheet beside would move."""
    return like.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()
