"""The streets and settlements that cases have named so far; nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.lists.rows import RowsTable
from ui.office.layout import under_words
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.bridge import Bridge

_TITLES = ("Улица или населённый пункт", "Дел", "Последнее")
_WIDTHS = (60, 14, 20)


class StreetsPage(QWidget):
    """A table that the registration completes addresses from."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.table = RowsTable(_TITLES, _WIDTHS, "streets.table", "Улицы и населённые пункты")
        self.words = label(role="muted")
        self.words.setObjectName("streets.words")
        under_words(self, self.words, self.table)
        self.entry: QWidget = self.table
        self.refresh()

    def refresh(self) -> None:
        """Ask which streets are known now."""
        self._bridge.ask(lambda office: office.store.earlier.territories(), self._show)

    def _show(self, known: tuple[tuple[str, int, str], ...]) -> None:
        self.table.show_rows(
            [(name, str(times), f"{day[8:10]}.{day[5:7]}.{day[:4]}") for name, times, day in known]
        )
        self.table.setVisible(bool(known))
        self.words.setText(
            "Список пополняется сам: из мест, названных при регистрации. По нему дополняются адреса."
            if known
            else "Пока не названо ни одного места. Укажите место при регистрации, и оно появится здесь."
        )
