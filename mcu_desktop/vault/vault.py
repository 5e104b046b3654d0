"""A profile's key: made once, kept by the system's key store or a passphrase, asked for at every opening."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.folder import HEADER
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.settings import passphrase as given_passphrase
from mcu_desktop.vault import header as headers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.vault.header import Cost, Header
    from mcu_desktop.vault.key_store import KeyStore

KEY = 32


class Locked(Refusal):
    """The profile asks for its passphrase, and nobody gave it."""

    def __init__(self) -> None:
        super().__init__(
            "Данные этого рабочего места зашифрованы паролем профиля: задайте его в MCU_PASSPHRASE "
            "или откройте окно программы."
        )


class WrongPassphrase(Refusal):
    """The passphrase is another one; `pause` seconds until the next try."""

    def __init__(self, pause: int) -> None:
        wait = f" Следующая попытка через {pause} с." if pause else ""
        super().__init__(f"Пароль профиля неверен.{wait}")
        self.pause = pause


class KeyMissing(Trouble):
    """The key store does not give the key; a passphrase may, where one keeps it too."""

    def __init__(self, words: str, kept: Header) -> None:
        self.passphrase_helps = kept.wrapped is not None
        helps = " Его откроет и пароль профиля (MCU_PASSPHRASE)." if self.passphrase_helps else ""
        super().__init__(words + helps)


def new_key() -> bytes:
    """Make a key by chance alone."""
    return os.urandom(KEY)


def protection(home: Path) -> Header | None:
    """Give what keeps a profile's key; `None` where its data lies open."""
    return headers.read_header(home) if (home / HEADER).exists() else None


def needs_passphrase(home: Path) -> bool:
    """Tell whether only a passphrase opens this profile, and none was given beforehand."""
    kept = protection(home)
    return kept is not None and kept.store is None and given_passphrase() is None


def unlock(home: Path, passphrase: str | None = None) -> bytes | None:
    """Give the key of a profile, `None` where its data lies open."""
    kept = protection(home)
    return None if kept is None else opened(kept, home, passphrase)


def opened(kept: Header, home: Path, passphrase: str | None = None) -> bytes:
    """Give the key that a header keeps; a given passphrase goes before the key store."""
    passphrase = passphrase if passphrase is not None else given_passphrase()
    if kept.wrapped is not None and passphrase is not None:
        return _by_passphrase(kept, home, passphrase)
    if kept.store is not None:
        return _by_store(kept)
    raise Locked


def kept_by(
    key: bytes, *, store: KeyStore | None, passphrase: str | None, cost: Cost | None = None
) -> Header:
    """Have a key kept; give the header that says by what."""
    if store is None and passphrase is None:
        raise Refusal(
            "Ключ негде хранить: хранилища ключей в системе нет, а пароль профиля не задан. "
            "Задайте его в MCU_PASSPHRASE."
        )
    kept = headers.Header(name=os.urandom(8).hex(), check=headers.check_of(key))
    if passphrase is not None:
        from mcu_desktop.vault.passphrase import USUAL, require_worthy, wrapped  # noqa: PLC0415 - argon2, seldom

        require_worthy(passphrase)
        kept = replace(kept, wrapped=wrapped(key, passphrase, cost or USUAL))
    if store is not None:
        store.put(kept.name, key)
        kept = replace(kept, store=store.title)
    return kept


def begin_key(home: Path, keep: Callable[[bytes], Header] | None) -> bytes | None:
    """Make and keep the key of a new profile; without a keeper its data lies open."""
    if keep is None:
        (home / HEADER).unlink(missing_ok=True)
        return None
    key = new_key()
    headers.write_header(home, keep(key))
    return key


def _by_passphrase(kept: Header, home: Path, passphrase: str) -> bytes:
    from mcu_desktop.vault.attempts import Attempts  # noqa: PLC0415 - only where there is a passphrase
    from mcu_desktop.vault.passphrase import unwrapped  # noqa: PLC0415

    attempts = Attempts(home)
    attempts.require_rest()
    assert kept.wrapped is not None
    key = unwrapped(kept.wrapped, passphrase)
    if key is None or not kept.fits(key):
        raise WrongPassphrase(attempts.failed())
    attempts.succeeded()
    return key


def _by_store(kept: Header) -> bytes:
    from mcu_desktop.vault.key_store import key_store  # noqa: PLC0415 - only where a key store keeps the key

    store = key_store()
    if store is None:
        raise KeyMissing(f"Ключ профиля лежит в хранилище «{kept.store}», а здесь оно не найдено.", kept)
    try:
        key = store.get(kept.name)
    except Trouble as trouble:
        raise KeyMissing(str(trouble), kept) from trouble
    if key is None or not kept.fits(key):
        raise KeyMissing(
            f"В хранилище «{store.title}» нет ключа этого профиля: он принадлежит другому пользователю или "
            "компьютеру.",
            kept,
        )
    return key
