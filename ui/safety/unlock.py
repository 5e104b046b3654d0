"""The passphrase at the start: without it nothing of the profile can be read, by anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.vault.attempts import Attempts
from ui.safety.apart import Apart
from ui.safety.passphrase import passphrase_field, shower
from ui.safety.waiting import Waiting
from ui.theme import tokens
from ui.widgets.entrance import lay_out_entrance
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.problems import Refusal, Trouble


class Unlock(QDialog):
    """Accepts with the key in hand; wrong passphrases make the next one wait."""

    def __init__(
        self,
        home: Path,
        open_with: Callable[[str], bytes | None],
        words: str = "Данные этого рабочего места зашифрованы. Введите пароль профиля.",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        self.setWindowTitle("Вход в рабочее место")
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        self.key: bytes | None = None
        self._open_with = open_with
        self._apart = Apart(self)
        self._words = label(words, "muted")
        self.passphrase = passphrase_field("unlock.passphrase", "Пароль профиля")
        self.show_box = shower("unlock.show", self.passphrase)
        self.open_button = button("Открыть", "unlock.open", self._open, role="main")
        self.leave_button = button("Закрыть программу", "unlock.leave", self.reject)
        self._waiting = Waiting(self.open_button, Attempts(home).left, lambda: self._apart.busy, self)
        self._lay_out()
        self.open_button.setDefault(True)
        self.passphrase.setFocus()

    def _open(self) -> None:
        self._lock(True)
        typed = self.passphrase.value()
        self._apart.run(lambda: self._open_with(typed), self._opened, self._complain)

    def _opened(self, key: bytes | None) -> None:
        self.key = key
        self.accept()

    def _complain(self, problem: Refusal | Trouble) -> None:
        self._lock(False)
        self.passphrase.complain(str(problem))
        self.passphrase.setFocus()
        self.passphrase.control.selectAll()  # type: ignore[attr-defined]  # it is a line
        self._waiting.look()

    def _lock(self, busy: bool) -> None:
        for part in (self.passphrase, self.open_button):
            part.setEnabled(not busy)

    def _lay_out(self) -> None:
        lay_out_entrance(
            self,
            self._words,
            (self.passphrase, self.show_box),
            (self.open_button, self.leave_button),
            foot="Пароль нигде не записан. Если он забыт, данные вернёт только общая база или копия, "
            "пароль которой известен.",
        )

    def reject(self) -> None:
        """Stay while the key is being opened."""
        if not self._apart.busy:
            super().reject()
