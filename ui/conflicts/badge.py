"""The badge in the status bar: how much waits to be settled; there only while anything does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.widgets.text import button

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow


class Badge(QObject):
    """Counts anew whenever something changed."""

    def __init__(self, bridge: Bridge, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge = bridge
        self.words = button("", "status.conflicts", lambda: window.show_place("conflicts"), role="badge")
        self.words.setToolTip("Записи, которые разошлись: выберите, что верно (Ctrl+R)")
        window.status.addPermanentWidget(self.words)
        self.words.hide()
        bridge.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask the office in the worker."""
        self._bridge.ask(_count, self._show)

    def _show(self, count: int) -> None:
        self.words.setVisible(count > 0)
        self.words.setText(f"Разногласий: {count}")
        self.words.setAccessibleName(f"Разногласий: {count}. Открыть раздел «Разногласия»")


def _count(office: Workplace) -> int:
    from mcu_desktop.workplace.unsettled import count  # noqa: PLC0415 - loaded with the office

    return count(office)
