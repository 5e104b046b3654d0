"""Reminders of what becomes due: a bar in the window, a message of the system's tray where there is one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from mcu_desktop.domain.spelling import counted
from mcu_desktop.workplace.reminders import (
    due_reminders,
    in_an_hour,
    postpone,
    take_back,
    tomorrow_morning,
)
from ui.lists.due import left
from ui.theme.colours import LIGHT
from ui.theme.icons import icon
from ui.today.reminder_bar import ReminderBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import SignalInstance

    from mcu_desktop.workplace.reminders import Term
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

_MINUTE_MS = 60_000
_SHOWN_MS = 15_000
_NAMED = 3
"""Numbers that a message names; no name of a citizen ever stands in one, for others see the screen."""


class Reminders(QObject):
    """Asks the office each minute what is to be told, and lets it be put off."""

    told = Signal()
    """Something becomes due, and the window says so."""

    def __init__(self, bridge: Bridge, window: MainWindow, tray: Tray | None = None) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._terms: tuple[Term, ...] = ()
        self.tray = tray
        self.bar = ReminderBar()
        window.add_bar(self.bar)
        self.bar.understood.connect(self.take_note)
        for asking in (self.bar, *((tray,) if tray else ())):
            asking.opened.connect(self.open)
            asking.for_an_hour.connect(lambda: self.put_off(in_an_hour, "Напомню через час."))
            asking.till_tomorrow.connect(lambda: self.put_off(tomorrow_morning, "Напомню завтра в 9:00."))
        window.locked.connect(self._hush)
        self._hushed = False
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        self.look()

    def _hush(self, hushed: bool) -> None:
        """Say nothing that others could read while the desk is locked."""
        self._hushed = hushed
        if self.tray is not None:
            self.tray.hush(hushed)
        if not hushed:
            self.look()

    def look(self) -> None:
        """Ask what becomes due now."""
        if self._hushed:
            return
        self._bridge.ask(_what_to_tell, self._tell)

    def open(self) -> None:
        """Show what was told: the case, or the day where there are several; behind a lock nothing."""
        if self._hushed:
            return
        terms = self._terms
        self.take_note()
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if len(terms) == 1:
            self._window.open_case(terms[0].case)
        else:
            self._window.show_place("today")

    def put_off(self, until: Callable[[datetime], datetime], said: str) -> None:
        """Be told again later; the toast takes it back."""
        terms = self._terms
        self.take_note()
        if terms:
            self._bridge.ask(
                lambda office: postpone(office, terms, until(office.now())),
                lambda _: self._window.toast.tell(said, partial(self._back, terms)),
            )

    def take_note(self) -> None:
        """Have read it."""
        self._terms = ()
        self.bar.hide()
        if self.tray is not None:
            self.tray.let_put_off(False)

    def _back(self, terms: tuple[Term, ...]) -> None:
        def answer(office: Workplace) -> tuple[tuple[Term, ...], datetime]:
            take_back(office, terms)
            return terms, office.now()

        self._bridge.ask(answer, self._tell)

    def _tell(self, answer: tuple[tuple[Term, ...], datetime]) -> None:
        fresh, now = answer
        if not fresh or self._hushed:
            return
        known = {term.name: term for term in (*self._terms, *fresh)}
        self._terms = tuple(known.values())
        words = said(self._terms, now)
        self.bar.tell(words)
        if self.tray is not None:
            self.tray.tell(words)
        self.told.emit()


class Tray(QObject):
    """The system's tray: a message, and a menu that answers it."""

    opened = Signal()
    for_an_hour = Signal()
    till_tomorrow = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(icon("clock", LIGHT.accent), self)
        self._icon.setToolTip("Муниципальный центр управления")
        self.menu = QMenu()
        self._open = self._action("Открыть «Сегодня»", "tray.open", self.opened)
        self._later = (
            self._action("Отложить на час", "tray.hour", self.for_an_hour),
            self._action("Отложить до завтра", "tray.tomorrow", self.till_tomorrow),
        )
        self.let_put_off(False)
        self._icon.setContextMenu(self.menu)
        self._icon.messageClicked.connect(self.opened)
        self._icon.activated.connect(self._activated)
        self._icon.show()

    def tell(self, words: str) -> None:
        """Say what becomes due."""
        self.let_put_off(True)
        self._icon.setToolTip(words)
        self._icon.showMessage("Истекает срок", words, self._icon.icon(), _SHOWN_MS)

    def hush(self, hushed: bool) -> None:
        """Take back what was said, and let nothing be answered meanwhile."""
        self.menu.setEnabled(not hushed)
        if hushed:
            self._icon.hide()  # with its message
            self.let_put_off(False)
        self._icon.show()

    def let_put_off(self, can: bool) -> None:
        """Let what was told be put off, or not any more."""
        for action in self._later:
            action.setEnabled(can)
        if not can:
            self._icon.setToolTip("Муниципальный центр управления")

    def _action(self, text: str, name: str, signal: SignalInstance) -> QAction:
        action = QAction(text, self.menu)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: signal.emit())
        self.menu.addAction(action)
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()


def remind(bridge: Bridge, window: MainWindow) -> Reminders:
    """Begin to remind, in the tray too where the system has one."""
    tray = Tray(window) if QSystemTrayIcon.isSystemTrayAvailable() else None
    return Reminders(bridge, window, tray)


def said(terms: tuple[Term, ...], now: datetime) -> str:
    """Say in a sentence what becomes due."""
    if len(terms) == 1:
        return f"№ {terms[0].number}: {left(terms[0].due, now).words}."
    named = ", ".join(f"№ {term.number}" for term in terms[:_NAMED])
    more = f" и ещё {len(terms) - _NAMED}" if len(terms) > _NAMED else ""
    return f"Срок истекает у {counted(len(terms), 'дела', 'дел', 'дел')}: {named}{more}."


def _what_to_tell(workplace: Workplace) -> tuple[tuple[Term, ...], datetime]:
    return due_reminders(workplace), workplace.now()
