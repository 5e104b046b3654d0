"""How safe the data of this desk lies: sealed or open, when last copied; the steps that change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from mcu_desktop.problems import Refusal
from mcu_desktop.settings import passphrase as given_passphrase
from mcu_desktop.store import protecting
from mcu_desktop.store.backup import file as backup_file
from mcu_desktop.store.backup import folder
from mcu_desktop.store.store import Store
from mcu_desktop.vault import vault
from mcu_desktop.vault.header import Header
from mcu_desktop.vault.key_store import KeyStore, key_store, works

Keeper = Literal["store", "passphrase", "both"]
KEEPERS: dict[Keeper, str] = {
    "store": "хранилище ключей системы",
    "passphrase": "пароль профиля",
    "both": "хранилище ключей, а на другом компьютере – пароль профиля",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """How the data of a profile lies."""

    protected: bool
    keeper: str
    """In words, what keeps the key; why there is none, where the data lies open."""
    last: folder.Last | None
    records: int

    @property
    def words(self) -> str:
        """Say it in a sentence."""
        if self.protected:
            return f"Данные на этом компьютере зашифрованы: ключ хранит {self.keeper}."
        return f"Данные на этом компьютере не зашифрованы: {self.keeper}. Зашифровать: mcu-desktop protect."


def safety(store: Store) -> Safety:
    """Tell how the data of a profile lies."""
    header = vault.protection(store.home) if store.key is not None else None
    return Safety(
        protected=header is not None,
        keeper=kept_by(header) if header else "ключ негде было хранить",
        last=folder.last(store.home),
        records=store.records(),
    )


def standing(home: Path, key: bytes | None) -> Safety:
    """Tell how the data of a profile lies that nobody has open here."""
    store = Store.open(home, key=key)
    try:
        return safety(store)
    finally:
        store.close()


def kept_by(header: Header) -> str:
    """Say what keeps a key."""
    if header.store is None:
        return KEEPERS["passphrase"]
    return f"{KEEPERS['store']} ({header.store})" + (" и пароль профиля" if header.wrapped else "")


def working_store() -> KeyStore | None:
    """Give the system's key store if it is there and does keep things."""
    store = key_store()
    return store if store is not None and works(store) else None


def keep(keeper: Keeper | None, passphrase: str | None) -> Callable[[bytes], Header] | None:
    """Say how a new key is to be kept; without a wish by a given passphrase, else the key store, else not."""
    if keeper is None:
        keeper = "passphrase" if passphrase is not None else "store"
        if keeper == "store" and key_store() is None:
            return None
    store = None if keeper == "passphrase" else working_store()
    if keeper != "passphrase" and store is None:
        raise Refusal(
            "Хранилища ключей в системе нет или оно закрыто. Задайте пароль профиля: "
            "MCU_PASSPHRASE и --keep passphrase."
        )
    if keeper != "store" and passphrase is None:
        raise Refusal("Пароль профиля не задан: укажите его в MCU_PASSPHRASE.")
    return partial(vault.kept_by, store=store, passphrase=None if keeper == "store" else passphrase)


def protect(
    home: Path, keeper: Keeper | None, *, passphrase: str | None, before: str | None = None
) -> Header:
    """Encrypt a profile that lies open; let a new passphrase or key store keep the key of one that does not.

    `before` is the passphrase that opens it now.
    """
    how = keep(keeper, passphrase)
    if how is None:
        raise Refusal(
            "Ключ негде хранить: хранилища ключей в системе нет, а пароль профиля не задан. "
            "Задайте его в MCU_PASSPHRASE."
        )
    if vault.protection(home) is not None:
        protecting.keep_otherwise(home, how, before)
    else:
        key = protecting.protect(home, how)
        folder.take(home, key, why="protected", now=datetime.now().astimezone())
        folder.forget_open(home)
    header = vault.protection(home)
    assert header is not None
    return header


def back_up(store: Store, target: Path, now: datetime) -> tuple[backup_file.Manifest, bool]:
    """Write a whole copy; tell whether it is sealed: with the profile's key, or by a given passphrase."""
    key, header = store.key, vault.protection(store.home)
    if key is None and (passphrase := given_passphrase()) is not None:
        key = vault.new_key()
        header = vault.kept_by(key, store=None, passphrase=passphrase)
    manifest = backup_file.write(
        store.home,
        target,
        backup_file.Lock(key=key, header=header),
        protected=store.key is not None,
        whole=True,
        made_at=now,
    )
    folder.note(store.home, manifest, target)
    return manifest, key is not None


def copy_of_the_day(store: Store, now: datetime) -> Path:
    """Make a copy in the profile's own folder."""
    return folder.take(store.home, store.key, why=folder.TIMED, now=now).file


def copy_before(store: Store, why: str, now: datetime) -> None:
    """Make a copy before a risky step."""
    folder.take(store.home, store.key, why=why, now=now)


def copy_if_due(store: Store, now: datetime) -> bool:
    """Make the copy of the day if it is time."""
    if not folder.due(store.home, store.records(), now):
        return False
    copy_of_the_day(store, now)
    return True
