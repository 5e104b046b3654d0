"""The one line above the boards: blocks, the line to search in, conditions and looks on demand, printing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mcu_desktop.domain.permissions.rights import Export
from ui.lists.drop import DropButton
from ui.theme.tokens import UNIT
from ui.widgets.allowed import Allowed, press
from ui.widgets.keys import on_keys
from ui.widgets.text import button, give

if TYPE_CHECKING:
    from ui.boards.blocks import BlockList
    from ui.boards.filters import FilterBar
    from ui.boards.view_bar import ViewBar
    from ui.bridge import Bridge

_LETTERS = 24
"""Of the names of blocks on their button."""


class Head(QWidget):
    """Leaves the room to the boards: what is seldom wanted lies below a button."""

    print_wanted = Signal()

    def __init__(
        self, bridge: Bridge, blocks: BlockList, filters: FilterBar, view: ViewBar, place: QWidget
    ) -> None:
        super().__init__(place)
        self._blocks = blocks
        self._filters = filters
        self.which = DropButton("boards.which", "Блоки", "Какие блоки показать (Ctrl+B)", blocks)
        self.conditions = DropButton("boards.conditions", "Условия", "Чем сузить доску (Ctrl+L)", filters)
        self.looks = DropButton("boards.looks", "Вид доски", "Как показать доску (Ctrl+J)", view)
        self.print = button("Печать…", "boards.print", self.print_wanted.emit)
        self.print.setToolTip("Доска на бумаге (Ctrl+P)")
        Allowed(bridge, self, (self.print,), Export.BOARD)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT)
        line.addWidget(self.which)
        line.addWidget(filters.search, 1)
        for part in (self.conditions, self.looks, self.print):
            line.addWidget(part)
        view.limits_wanted.connect(self.looks.fold)
        on_keys(
            place,
            {
                "Ctrl+B": self.which.drop,
                "Ctrl+L": self.conditions.drop,
                "Ctrl+J": self.looks.drop,
                "Ctrl+P": partial(press, bridge, self.print),
            },
        )

    def fold(self) -> None:
        """Close what is open below."""
        for one in (self.which, self.conditions, self.looks):
            one.fold()

    def tell(self) -> None:
        """Say on the buttons what is chosen below them."""
        chosen = [load for load in self._blocks.loads() if load.id in self._blocks.blocks]
        names = ", ".join(load.title for load in chosen)
        open_ = sum(load.open or 0 for load in chosen)
        short = names if len(names) <= _LETTERS else f"{names[: _LETTERS - 1].rstrip(', ')}…"
        self.which.setText(f"{short} · {open_}" if chosen else "Блоки")
        self.which.setToolTip(f"Какие блоки показать (Ctrl+B). Сейчас: {names}" if names else "Блоков нет")
        said = self._filters.conditions
        self.conditions.setText(f"Условия: {len(said)}" if said else "Условия")
        self.conditions.setToolTip(f"Чем сузить доску (Ctrl+L). Сейчас: {', '.join(said) or 'ничем'}")
        give(self.conditions, "set", value=bool(said))
