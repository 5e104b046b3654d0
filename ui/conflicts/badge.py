"""The badge in the status bar: how much waits to be settled; there only while anything does."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.widgets.text import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow


class Badge(QObject):
    """Counts anew whenever something changed."""

    def __init__(self, bridge: Bridge, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._shown = False
        bridge.changed.connect(self.refresh)
        self.refresh()

    @cached_property
    def words(self) -> QPushButton:
        """How much it is, and the way to it; made when anything waits."""
        words = button("", "status.conflicts", lambda: self._window.show_place("conflicts"), role="badge")
        words.setToolTip("Записи, которые разошлись: выберите, что верно (Ctrl+R)")
        self._window.status.addPermanentWidget(words)
        words.hide()
        return words

    def refresh(self) -> None:
        """Ask the office in the worker."""
        self._bridge.ask(_count, self._show)

    def _show(self, count: int) -> None:
        if not (count or self._shown):
            return
        self._shown = count > 0
        self.words.setVisible(self._shown)
        self.words.setText(f"Разногласий: {count}")
        self.words.setAccessibleName(f"Разногласий: {count}. Открыть раздел «Разногласия»")


def _count(office: Workplace) -> int:
    from mcu_desktop.workplace.unsettled import count  # noqa: PLC0415 - loaded with the office

    return count(office)
