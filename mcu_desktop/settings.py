"""Where files lie and what ships with the program."""

from __future__ import annotations

import os
from pathlib import Path


def resource(name: str) -> Path:
    """Give the place of a shipped file or folder (`resources/` in a checkout and when installed)."""
    return Path(__file__).resolve().parent.parent / "resources" / name


def resource_text(name: str) -> str:
    """Give a shipped text file."""
    return resource(name).read_text(encoding="utf-8")


def default_home() -> Path:
    """Give the profile folder of this user: `MCU_HOME`, or the system's place for data."""
    named = os.environ.get("MCU_HOME")
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415 - 15 ms, and most tests and terminals name a folder

    return Path(platformdirs.user_data_dir("mcu-desktop", appauthor=False))


def state_folder() -> Path:
    """Give where this machine remembers what no copy of a profile takes along (`MCU_STATE`)."""
    named = os.environ.get("MCU_STATE")
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415 - only a profile that exchanges asks

    return Path(platformdirs.user_state_dir("mcu-desktop", appauthor=False))


def passphrase() -> str | None:
    """Give the profile's passphrase that stands in the surroundings (`MCU_PASSPHRASE`)."""
    return os.environ.get("MCU_PASSPHRASE") or None


def password() -> str | None:
    """Give the personal password of who works at the terminal (`MCU_PASSWORD`)."""
    return os.environ.get("MCU_PASSWORD") or None


def new_password() -> str | None:
    """Give the personal password that is to take the place of the present one (`MCU_NEW_PASSWORD`)."""
    return os.environ.get("MCU_NEW_PASSWORD") or None


def new_passphrase() -> str | None:
    """Give the passphrase that is to take the place of the present one (`MCU_NEW_PASSPHRASE`)."""
    return os.environ.get("MCU_NEW_PASSPHRASE") or None
