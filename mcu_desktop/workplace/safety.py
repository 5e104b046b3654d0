"""How safe the data of this desk lies, in words: sealed or open, by what, and when last copied."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mcu_desktop.dataclass import dataclass
from mcu_desktop.later import later
from mcu_desktop.store.backup.last import Last, last
from mcu_desktop.store.store import Store

if TYPE_CHECKING:
    from mcu_desktop.vault import vault
    from mcu_desktop.vault.header import Header
else:
    vault = later("mcu_desktop.vault.vault")

Keeper = Literal["store", "passphrase", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """How the data of a profile lies."""

    keeper: str | None
    """In words, what keeps the key; `None` where the data lies open."""
    last: Last | None

    @property
    def protected(self) -> bool:
        """The data is encrypted."""
        return self.keeper is not None

    @property
    def words(self) -> str:
        """Say it in a sentence."""
        if self.keeper is None:
            return "Данные на этом компьютере не зашифрованы: их прочтёт любой, кто возьмёт диск."
        return f"Данные на этом компьютере зашифрованы, ключ хранит {self.keeper}."

    def last_copy(self, now: datetime) -> str:
        """Say when the profile was last copied."""
        if self.last is None:
            return "копии нет"
        made = self.last.made_at.astimezone(now.tzinfo)
        day = {0: "сегодня", 1: "вчера"}.get((now.date() - made.date()).days, f"{made:%d.%m.%Y}")
        return f"копия {day} в {made:%H:%M}"


def safety(store: Store) -> Safety:
    """Tell how the data of a profile lies."""
    header = vault.protection(store.home) if store.key is not None else None
    return Safety(keeper=kept_by(header) if header else None, last=last(store.home))


def standing(home: Path, key: bytes | None) -> Safety:
    """Tell how the data of a profile lies that nobody has open here."""
    store = Store.open(home, key=key)
    try:
        return safety(store)
    finally:
        store.close()


ONLY_HERE = (
    "Копия откроется только на этом компьютере: ключ хранит его система. Добавьте к ней пароль профиля "
    "(mcu-desktop protect --keep both), чтобы копию открыл и другой."
)


def only_here(home: Path) -> bool:
    """Tell whether a copy opens nowhere else: nothing but this system's key store keeps its key."""
    header = vault.protection(home)
    return header is not None and header.wrapped is None


def kept_by(header: Header) -> str:
    """Say what keeps a key."""
    if header.store is None:
        return "пароль профиля"
    return f"хранилище ключей системы ({header.store})" + (" и пароль профиля" if header.wrapped else "")
