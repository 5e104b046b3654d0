"""The steps that make the data of this desk safe: sealing it, copying it, and copying it before risks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.problems import Damage, Refusal
from mcu_desktop.settings import passphrase as given_passphrase
from mcu_desktop.store import protecting
from mcu_desktop.store.backup import folder
from mcu_desktop.store.backup.file import Lock, write
from mcu_desktop.store.backup.last import Last, note
from mcu_desktop.store.backup.manifest import Manifest
from mcu_desktop.store.store import Store
from mcu_desktop.vault import vault
from mcu_desktop.vault.header import Header
from mcu_desktop.vault.key_store import KeyStore, key_store, works
from mcu_desktop.workplace.safety import Keeper

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


def working_store() -> KeyStore | None:
    """Give the system's key store if it is there and does keep things."""
    store = key_store()
    return store if store is not None and works(store) else None


def keep(keeper: Keeper | None, passphrase: str | None) -> Callable[[bytes], Header] | None:
    """Say how a new key is to be kept; without a wish by a given passphrase, else the key store, else not."""
    wished = keeper or ("passphrase" if passphrase is not None else "store")
    store = None if wished == "passphrase" else working_store()
    if keeper is None and passphrase is None and store is None:
        return None
    if wished != "passphrase" and store is None:
        raise Refusal(
            "Хранилища ключей в системе нет или оно закрыто. Задайте пароль профиля: "
            "MCU_PASSPHRASE и --keep passphrase."
        )
    if wished != "store" and passphrase is None:
        raise Refusal("Пароль профиля не задан: укажите его в MCU_PASSPHRASE.")
    return partial(vault.kept_by, store=store, passphrase=None if wished == "store" else passphrase)


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
    seal(home, how, vault.unlock(home, before))
    header = vault.protection(home)
    assert header is not None
    return header


def seal(home: Path, keep: Callable[[bytes], Header], key: bytes | None) -> bytes:
    """Encrypt a profile that lies open, or have the key of another kept otherwise; give the key."""
    if key is not None:
        protecting.keep_otherwise(home, keep, key)
        return key
    fresh = protecting.protect(home, keep)
    folder.take(home, fresh, why="protected", now=_now())
    folder.forget_open(home)
    return fresh


def back_up(store: Store, target: Path) -> tuple[Manifest, bool]:
    """Write a whole copy; tell whether it is sealed: with the profile's key, or by a given passphrase."""
    made_at, key, header = _now(), store.key, vault.protection(store.home)
    if key is None and (passphrase := given_passphrase()) is not None:
        key = vault.new_key()
        header = vault.kept_by(key, store=None, passphrase=passphrase)
    manifest = write(
        store.home,
        target,
        Lock(key=key, header=header),
        protected=store.key is not None,
        whole=True,
        made_at=made_at,
    )
    note(store.home, Last(made_at=made_at, file=str(target), records=manifest.standing.records))
    return manifest, key is not None


def hand_out(workplace: Workplace, target: Path) -> tuple[Manifest, bool]:
    """Write a whole copy for whoever may take one away."""
    workplace.judged(Managing.COPY)
    return back_up(workplace.store, target)


def copy_of_the_day(home: Path, key: bytes | None) -> Path:
    """Make a copy in the profile's own folder."""
    return folder.take(home, key, why=folder.TIMED, now=_now()).file


def copy_before(store: Store, why: str) -> Damage | None:
    """Make a copy before a risky step; a file that cannot be copied any more is no reason not to mend it."""
    try:
        folder.take(store.home, store.key, why=why, now=_now())
    except Damage as damage:
        return damage
    return None


def _now() -> datetime:
    """Give the real time, whatever the office counts as now: copies are put in order by it."""
    return datetime.now().astimezone()
