"""The code of a packet: told by telephone, letter by letter, and typed by whoever opens the packet."""

from __future__ import annotations

import secrets
from hashlib import pbkdf2_hmac

LETTERS = "АБВГДЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ"
"""No two of these sound or look alike when they are dictated."""
_GROUPS, _GROUP = 6, 3
ITERATIONS = 600_000
"""Rounds of PBKDF2, the one derivation that every browser has."""


def new_code() -> str:
    """Give a code of 84 bits: eighteen letters in groups of three."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def key(code: str, commission: str) -> bytes:
    """Derive the key of one commission; its own name is the salt."""
    letters = "".join(letter for letter in code.upper() if letter in LETTERS)
    return pbkdf2_hmac("sha256", letters.encode(), bytes.fromhex(commission), ITERATIONS)
