"""The guard of the window: asks who works here, locks when nobody is there, lets another person in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui.safety.apart import Apart
from ui.safety.cover import Cover
from ui.safety.idle import Idle
from ui.safety.locking import LOCK_KEYS, minutes_of

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from mcu_desktop.problems import Refusal, Trouble
    from mcu_desktop.workplace.signing_in import Doorway, Pass
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow
    from ui.safety.sign_in import SignIn

_NOTHING_TO_LOCK_WITH = "Запирать нечем: у вас нет личного пароля. Задайте его: Ctrl+K, «Личный пароль»."


class Guard(QObject):
    """Covers the window while nobody is signed in."""

    asked = Signal()
    """The door stands open to be entered: the dialog is shown."""
    unlocked = Signal()

    def __init__(self, bridge: Bridge, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._settings = settings
        self._apart = Apart(self)
        self.cover = Cover(window)
        self.dialog: SignIn | None = None
        self.idle = Idle(minutes_of(settings), self)
        self.idle.passed.connect(self._lock_if_possible)
        bridge.signed_out.connect(self._ask)
        QShortcut(QKeySequence(LOCK_KEYS), window).activated.connect(self.lock)
        window.lock_wanted.connect(self.lock)
        window.password_wanted.connect(self.choose_password)

    def lock(self) -> None:
        """Lock, or say why there is nothing to lock with."""
        self._bridge.ask(_own_password, lambda has: self._lock() if has else self._tell())

    def choose_password(self) -> None:
        """Ask for another password, and for the minutes."""
        from ui.safety.own_password import OwnPassword  # noqa: PLC0415 - seldom asked for

        dialog = OwnPassword(self._bridge, self._settings, self._window)
        dialog.minutes_chosen.connect(self._take_minutes)
        dialog.open()

    def _take_minutes(self, minutes: int) -> None:
        self.idle.minutes = minutes

    def _lock_if_possible(self) -> None:
        if self._bridge.ready and not self.cover.down:
            self._bridge.ask(_own_password, lambda has: self._lock() if has else None)

    def _tell(self) -> None:
        self._window.toast.tell(_NOTHING_TO_LOCK_WITH)

    def _lock(self) -> None:
        from ui.safety.sign_in import LOCKED  # noqa: PLC0415 - seldom

        self._stand_before(LOCKED)

    def _ask(self) -> None:
        from ui.safety.sign_in import AT_START  # noqa: PLC0415 - only who has a password

        self._stand_before(AT_START)

    def _stand_before(self, words: str) -> None:
        """Cover everything, look who may come in, and ask."""
        if self.cover.down:
            return
        self.cover.put()
        self._window.locked.emit(True)
        home, key = self._bridge.home, self._key

        def look() -> Doorway:
            from mcu_desktop.workplace.signing_in import doorway  # noqa: PLC0415 - loaded with the office

            return doorway(home, key)

        self._apart.run(look, lambda doorway: self._show(doorway, words), self._fail)

    @property
    def _key(self) -> bytes | None:
        return self._bridge.workplace.store.key if self._bridge.ready else self._bridge.key

    def _show(self, doorway: Doorway, words: str) -> None:
        from ui.safety.sign_in import SignIn  # noqa: PLC0415 - only who has a password

        here = doorway
        if self._bridge.ready:
            here = doorway._replace(last=self._bridge.workplace.person)
        self.dialog = SignIn(self._bridge.home, self._key, here, words, self._window)
        self.dialog.accepted.connect(self._let_in)
        self.dialog.left.connect(self._leave)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()
        self.asked.emit()

    def _let_in(self) -> None:
        assert self.dialog is not None
        entry = self.dialog.entry
        assert entry is not None
        self.dialog = None
        if not self._bridge.ready:
            self._uncover()
            self._bridge.admit(entry)
        elif self._bridge.workplace.person == entry.person:
            self._bridge.entry = entry
            self._uncover()
        else:
            self._switch(entry)

    def _uncover(self) -> None:
        self.cover.take_away()
        self._window.locked.emit(False)
        self.idle.begin()
        self.unlocked.emit()

    def _switch(self, entry: Pass) -> None:
        """Let another person in: the window goes with its drafts written down, and comes again."""
        self.cover.close_dialogs()
        self._window.entry = entry
        self._window.close()

    def _leave(self) -> None:
        dialog, self.dialog = self.dialog, None
        self.cover.close_dialogs()
        if dialog is not None:
            dialog.done(0)
        self._window.close()

    def _fail(self, problem: Refusal | Trouble) -> None:
        self.cover.take_away()
        self._bridge.troubled.emit(str(problem))


def _own_password(office: Workplace) -> bool:
    from mcu_desktop.workplace.signing_in import has_password  # noqa: PLC0415 - loaded with the office

    return has_password(office, office.person)
