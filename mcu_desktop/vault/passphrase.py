"""A key wrapped by a passphrase: argon2id makes every guess dear."""

from __future__ import annotations

import os

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mcu_desktop.problems import Refusal
from mcu_desktop.vault.header import Cost, Wrapped
from mcu_desktop.vault.sealed import KEY, Unreadable, sealed, unsealed

SHORTEST = 8
_SALT = 16


USUAL = Cost()


def wrapped(key: bytes, passphrase: str, cost: Cost = USUAL) -> Wrapped:
    """Wrap a key."""
    salt = os.urandom(_SALT)
    return Wrapped(cost=cost, salt=salt, key=sealed(_stretched(passphrase, salt, cost), "passphrase", key))


def unwrapped(kept: Wrapped, passphrase: str) -> bytes | None:
    """Give the key, or `None` where the passphrase is another one."""
    try:
        key = unsealed(_stretched(passphrase, kept.salt, kept.cost), "passphrase", kept.key)
    except Unreadable:
        return None
    return key if len(key) == KEY else None


def require_worthy(passphrase: str) -> None:
    """Refuse a passphrase that is guessed at once."""
    if len(passphrase) < SHORTEST:
        raise Refusal(
            f"Пароль профиля короче {SHORTEST} знаков: возьмите несколько слов.", field="passphrase"
        )
    if len(set(passphrase)) < SHORTEST // 2:
        raise Refusal("Пароль профиля слишком однообразен: возьмите несколько слов.", field="passphrase")


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return Argon2id(
        salt=salt, length=KEY, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(passphrase.encode("utf-8", "surrogatepass"))
