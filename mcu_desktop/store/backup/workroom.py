"""Where a copy is made: one at a time, and what a killed process left is cleared away first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.store.backup.last import FOLDER
from mcu_desktop.store.presence import Presence

UNFINISHED = ".part"
"""Behind the name of a copy that is not proved yet."""
_ROOM = "backup.tmp"


@contextmanager
def put_down(target: Path) -> Iterator[None]:
    """Say in words why a copy could not be written."""
    try:
        yield
    except OSError as error:
        raise Trouble(
            f"Копия «{target.name}» не сделана: {os_words(error)}. Незаконченный файл убран."
        ) from error


@contextmanager
def workroom(home: Path) -> Iterator[Path]:
    """Give a folder of this one copy; what a killed process left in it goes first."""
    room = home / _ROOM
    with put_down(room):
        room.mkdir(exist_ok=True)
    presence = Presence(
        room, alone=True, taken="Другая копия этого профиля делается сейчас. Повторите позже."
    )
    try:
        _clear(room)
        for left in (home / FOLDER).glob(f"*{UNFINISHED}"):
            left.unlink(missing_ok=True)
        yield room
    finally:
        _clear(room)
        presence.leave()


def _clear(room: Path) -> None:
    for left in room.iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
