"""What is to keep the key of the data: the system's key store, or a passphrase typed twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.safety.apart import Apart
from ui.safety.passphrase import passphrase_field, shower
from ui.theme import tokens
from ui.widgets.field import choice_field
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.problems import Refusal, Trouble
    from mcu_desktop.vault.header import Header
    from mcu_desktop.vault.key_store import KeyStore

OPEN = "open"
_STORE, _PASSPHRASE, _BOTH = "store", "passphrase", "both"
_WITHOUT_STORE = (
    (_PASSPHRASE, "Пароль профиля: его спросят при каждом запуске"),
    (OPEN, "Не шифровать: данные прочтёт любой, кто возьмёт диск"),
)


class KeeperChoice(QWidget):
    """Offers what works on this computer, the best first."""

    def __init__(self, *, may_lie_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._apart = Apart(self)
        self.keeper = choice_field(
            "keeper", "Защита данных на этом компьютере", _WITHOUT_STORE[: 1 + may_lie_open]
        )
        assert isinstance(self.keeper.control, QComboBox)
        self._list = self.keeper.control
        self.passphrase = passphrase_field("passphrase", "Пароль профиля")
        self.again = passphrase_field("passphrase.again", "Пароль ещё раз")
        self._hint = label(
            "Не короче 8 знаков, лучше несколько слов. Забытый пароль вернуть нельзя.", "caption"
        )
        self.passphrase.control.setAccessibleDescription(self._hint.text())
        self.show_box = shower("passphrase.show", self.passphrase, self.again)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.GAP)
        lines.addWidget(self.keeper)
        twice = QHBoxLayout()
        twice.setSpacing(tokens.GAP)
        twice.addWidget(self.passphrase, 1)
        twice.addWidget(self.again, 1)
        lines.addLayout(twice)
        lines.addWidget(self._hint)
        lines.addWidget(self.show_box)
        self.keeper.edited.connect(self._tell)
        self._tell()
        self._look_for_store()

    def sound(self) -> bool:
        """Tell whether what was chosen can be asked for; complain at the field if not."""
        if self.keeper.value() not in {_PASSPHRASE, _BOTH}:
            return True
        if not self.passphrase.value():
            self.passphrase.complain("Придумайте пароль или выберите другую защиту.")
        elif self.passphrase.value() != self.again.value():
            self.again.complain("Пароли не совпали.")
        else:
            return True
        (self.again if self.again.complaint else self.passphrase).setFocus()
        return False

    def chosen(self) -> Callable[[], Callable[[bytes], Header] | None]:
        """Give what finds, outside the window's thread, how the key is to be kept."""
        return partial(_keep, self.keeper.value(), self.passphrase.value())

    def take(self, refusal: Refusal) -> bool:
        """Show a refusal at the passphrase if it is about it."""
        if refusal.field == self.passphrase.name:
            self.passphrase.complain(refusal.reason)
            self.passphrase.setFocus()
        return refusal.field == self.passphrase.name

    def _look_for_store(self) -> None:
        from mcu_desktop.vault.key_store import key_store  # noqa: PLC0415 - 80 ms where there may be one

        self._apart.run(key_store, self._offer, self._no_store)

    def _no_store(self, _: Refusal | Trouble) -> None:
        """Leave what is offered without a store."""

    def _offer(self, store: KeyStore | None) -> None:
        """Put the store first, and choose it unless something was typed already."""
        if store is None:
            return
        title = f"Ключ в хранилище системы ({store.title})"
        self._list.insertItem(0, f"{title}: ничего вводить не нужно", _STORE)
        self._list.insertItem(1, f"{title}, а пароль – для другого компьютера", _BOTH)
        if not self.passphrase.value() and self.keeper.value() == _PASSPHRASE:
            self._list.setCurrentIndex(0)
        self._tell()

    def _tell(self) -> None:
        by_passphrase = self.keeper.value() in {_PASSPHRASE, _BOTH}
        for part in (self.passphrase, self.again, self._hint, self.show_box):
            part.setVisible(by_passphrase)


def _keep(keeper: str, passphrase: str) -> Callable[[bytes], Header] | None:
    from mcu_desktop.workplace.safekeeping import keep  # noqa: PLC0415 - the office is loaded by then

    match keeper:
        case "store":
            return keep("store", None)
        case "passphrase" | "both":
            return keep(keeper, passphrase)
    return None
