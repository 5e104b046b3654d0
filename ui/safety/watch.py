"""Copies in time, and the word about them in the status bar; the way back when the file is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.safety.apart import Apart

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal, Trouble
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow
    from ui.safety.errand import Errand

_FIRST_LOOK_MS = 60_000
"""The morning's first minute belongs to the person."""
_EACH_LOOK_MS = 30 * 60_000


class SafetyWatch(QObject):
    """Looks now and then whether a copy is due, and makes it in a thread of its own."""

    def __init__(self, bridge: Bridge, window: MainWindow, *, first_look: int = _FIRST_LOOK_MS) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._apart = Apart(self)
        self._timer = QTimer(self)
        self._timer.setInterval(first_look)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.status.safety_wanted.connect(self.show)
        bridge.damaged.connect(self.offer_copy)
        bridge.locked.connect(self.ask_passphrase)

    def look(self) -> None:
        """Ask whether it is time."""
        self._timer.setInterval(_EACH_LOOK_MS)
        if not self._apart.busy:
            self._bridge.ask(_due, self._take)

    def show(self) -> None:
        """Say how the data lies and offer what can be done."""
        from ui.safety.dialog import SafetyDialog  # noqa: PLC0415 - seldom asked for

        dialog = SafetyDialog(self._bridge, self._window)
        dialog.errand_wanted.connect(self._leave_for)
        dialog.copied.connect(self._window.status.refresh)
        dialog.open()

    def offer_copy(self, words: str) -> None:
        """Offer the last good copy instead of a damaged file."""
        from ui.safety.restoring import choose  # noqa: PLC0415 - hopefully never

        key = self._bridge.workplace.store.key if self._bridge.ready else self._bridge.key
        choose(self._bridge.home, key, self._window, self._leave_for, words=words, leave="Пока не возвращать")

    def ask_passphrase(self, words: str) -> None:
        """Ask for the passphrase where the key store does not give the key."""
        from mcu_desktop.vault import vault  # noqa: PLC0415 - loaded with the office
        from ui.safety.unlock import Unlock  # noqa: PLC0415 - seldom

        home = self._bridge.home
        unlock = Unlock(home, lambda typed: vault.unlock(home, typed), words, self._window)
        unlock.leave_button.setText("Отмена")
        unlock.leave_button.setAccessibleName("Отмена")
        unlock.accepted.connect(lambda: self._bridge.open_by(unlock.key))
        unlock.accepted.connect(self._window.messages.hide)
        unlock.open()

    def _take(self, due: bool) -> None:
        if not due:
            return
        home, key = self._bridge.home, self._bridge.workplace.store.key

        def take() -> None:
            from mcu_desktop.workplace.safekeeping import copy_of_the_day  # noqa: PLC0415 - with the first copy

            copy_of_the_day(home, key)

        self._apart.run(take, lambda _: self._window.status.refresh(), self._fail)

    def _fail(self, problem: Refusal | Trouble) -> None:
        from mcu_desktop.store.presence import Taken  # noqa: PLC0415 - loaded with the office

        if not isinstance(problem, Taken):  # another window makes the copy of the day
            self._bridge.troubled.emit(str(problem))

    def _leave_for(self, errand: Errand) -> None:
        self._window.errand = errand
        self._window.close()


def _due(office: Workplace) -> bool:
    from mcu_desktop.store.backup.last import due  # noqa: PLC0415 - loaded with the office

    return due(office.store.home, office.store.records(), office.now())
