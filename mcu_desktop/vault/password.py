"""Personal passwords: only what argon2id makes of them is kept."""

from __future__ import annotations

import os
import re
import secrets
from operator import gt

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mcu_desktop.vault.header import Cost

_COST = re.compile(r"\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,4})\$")
_MOST = (1024 * 1024, 64, 64)
"""What asks for more was not written by this program."""
_SALT, _LENGTH = 16, 32
_LETTERS = "абвгдежиклмнпрстуэюя23456789"
"""None of them is taken for another, read aloud or on paper."""
_GROUPS, _OF_GROUP = 3, 4


def hashed(password: str, cost: Cost | None = None) -> str:
    """Give what is kept of a password."""
    dear = cost or Cost()
    deriving = Argon2id(
        salt=os.urandom(_SALT),
        length=_LENGTH,
        iterations=dear.passes,
        lanes=dear.lanes,
        memory_cost=dear.memory,
    )
    return deriving.derive_phc_encoded(_bytes(password))


def matches(password: str, kept: str) -> bool:
    """Tell whether this is the password; what is kept may have come from elsewhere and be anything."""
    asked = _COST.search(kept)
    if asked is None or any(map(gt, map(int, asked.groups()), _MOST)):
        return False
    try:
        Argon2id.verify_phc_encoded(_bytes(password), kept)
    except (InvalidKey, ValueError):
        return False
    return True


def one_time() -> str:
    """Make up a password that the administrator tells a person."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_OF_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
