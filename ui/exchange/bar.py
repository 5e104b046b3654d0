"""The words of the exchange in the status bar: what is only here, since when, and when it last went."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.exchange.process import News, process_of
from ui.exchange.words import Shown, in_the_bar, progress
from ui.widgets.text import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

_EACH_MS = 30_000
_NARROW = 1400
"""A window narrower than that hears the short words; the long ones are in the tip."""


class ExchangeBar(QObject):
    """Stands in the bar from the moment on at which the desk has a road."""

    def __init__(self, bridge: Bridge, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._process = process_of(bridge)
        self._shown = Shown("", "", "")
        self._stands = False
        timer = QTimer(self, interval=_EACH_MS)
        timer.timeout.connect(self.refresh)
        timer.start()
        bridge.changed.connect(self.refresh)
        self._process.news.connect(self._hear)
        self.refresh()

    @cached_property
    def words(self) -> QPushButton:
        """How the exchange stands, and the way to it; made for the first road."""
        words = button("", "status.exchange", lambda: self._window.show_place("exchange"), role="link")
        self._window.status.addPermanentWidget(words)
        words.hide()
        return words

    def refresh(self) -> None:
        """Ask the office in the worker how the exchange stands."""
        self._bridge.ask(shown, self._show)

    def _show(self, told: tuple[Shown, bool] | None) -> None:
        if told is not None or self._stands:
            self._stands = told is not None
            self.words.setVisible(self._stands)
        if told is None:
            return
        self._shown, off = told
        if not off:
            self._process.begin()
        if not self._process.going:
            self._say(self._shown)

    def _hear(self, news: News) -> None:
        if news["what"] == "went":
            words = progress(news["done"], news["whole"])
            self._say(Shown(words, words, self._shown.why))
        elif news["what"] == "died":
            words = news["words"] or "Программа обмена закончилась сама."
            self._say(Shown(f"обмен начнётся снова: {words}", "обмен начнётся снова", words))
        elif news["what"] not in {"began", "phase"}:
            self.refresh()

    def _say(self, shown: Shown) -> None:
        self.words.setText(shown.short if self._window.width() < _NARROW else shown.full)
        self.words.setAccessibleName(f"Обмен: {shown.full}")
        self.words.setToolTip("\n".join(filter(None, (shown.full, shown.why))))


def shown(office: Workplace) -> tuple[Shown, bool] | None:
    """Give the words, and whether the exchange is switched off; nothing where a desk works alone."""
    from mcu_desktop.workplace.exchange.roads import roads  # noqa: PLC0415 - loaded with the office

    if not roads(office.store):
        return None
    from mcu_desktop.workplace.exchange.standing import standing  # noqa: PLC0415 - where there is a road

    told = standing(office)
    return in_the_bar(told), told.off


def begin(bridge: Bridge, window: MainWindow) -> None:
    """Let the desk exchange behind the window."""
    ExchangeBar(bridge, window)
