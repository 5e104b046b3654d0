"""One's own password, and after how long without anybody the desk locks itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.safety.locking import LOCK_KEYS, MINUTES, minutes_of
from ui.safety.passphrase import passphrase_field, shower
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_small
from ui.widgets.field import choice_field
from ui.widgets.flow import foot
from ui.widgets.snug import snug
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_CHOICES = (
    ("5", "через 5 минут"),
    ("10", "через 10 минут"),
    ("15", "через 15 минут"),
    ("30", "через полчаса"),
    ("0", "никогда"),
)
_WHY = (
    "Пароль спросят при запуске на любом рабочем месте администрации и после запирания. "
    "Не короче 8 знаков, лучше несколько слов. Забытый пароль сбрасывает администратор."
)


class OwnPassword(QDialog):
    """The minutes hold at once; the password when it is written."""

    minutes_chosen = Signal(int)

    def __init__(self, bridge: Bridge, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("own_password")
        self.setWindowTitle("Личный пароль")
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        self._bridge = bridge
        self._settings = settings
        self.old = passphrase_field("own_password.old", "Нынешний пароль")
        self.new = passphrase_field("own_password.new", "Новый пароль")
        self.again = passphrase_field("own_password.again", "Новый пароль ещё раз")
        self.show_box = shower("own_password.show", self.old, self.new, self.again)
        self.minutes = choice_field("own_password.minutes", "Запирать без работы", _CHOICES)
        self.minutes.fill(str(minutes_of(settings)))
        self.minutes.edited.connect(self._choose_minutes)
        self.write = button("Записать пароль", "own_password.write", self._write, role="main")
        self.close_button = button("Закрыть", "own_password.close", self.accept)
        self._lay_out()
        self.old.hide()
        self._bridge.ask(_has_one, self._show_old)
        self.new.setFocus()

    def _lay_out(self) -> None:
        parts = (
            label(_WHY, "caption"),
            *(self.old, self.new, self.again, self.show_box),
            foot(self.write),
            label("Запирание", "heading"),
            self.minutes,
            label(f"Запереть сразу: {LOCK_KEYS}. Без пароля место не запирается.", "caption"),
        )
        lay_out_small(self, "Личный пароль", parts, self.close_button)

    def _show_old(self, has: bool) -> None:
        self.old.setVisible(has)
        if has:
            self.old.setFocus()
        snug(self)

    def _choose_minutes(self) -> None:
        self._settings.setValue(MINUTES, self.minutes.value())
        self.minutes_chosen.emit(int(self.minutes.value()))

    def _write(self) -> None:
        if self.new.value() != self.again.value():
            self.again.complain("Пароли не совпадают.")
            self.again.setFocus()
            return
        new, old = self.new.value(), self.old.value()

        def change(office: Workplace) -> Changes:
            from mcu_desktop.workplace.signing_in import change_password  # noqa: PLC0415 - seldom

            return change_password(office, new, old=old)

        self.write.setEnabled(False)
        self._bridge.do(
            change, said="Личный пароль записан.", done=lambda _: self.accept(), refused=self._refused
        )

    def _refused(self, refusal: Refusal) -> None:
        self.write.setEnabled(True)
        field = self.new if refusal.field == "password" else self.old
        field.complain(refusal.reason)
        field.setFocus()


def _has_one(office: Workplace) -> bool:
    from mcu_desktop.workplace.signing_in import has_password  # noqa: PLC0415 - loaded with the office

    return has_password(office, office.person)
