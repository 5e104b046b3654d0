"""Where what is looked at as it stood lies for a while, beside the profile."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from mcu_desktop.folder import PAST
from mcu_desktop.later import later
from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.store.presence import Presence, Taken

if TYPE_CHECKING:
    import shutil
    from pathlib import Path
else:
    shutil = later("shutil")


class Room:
    """A folder of this one look back; it goes with the last who looks, or at the next start after a kill."""

    def __init__(self, home: Path) -> None:
        sweep(home)
        self.home = home
        self.folder = home / PAST / uuid4().hex
        try:
            (home / PAST).mkdir(mode=0o700, exist_ok=True)
            self.folder.mkdir(mode=0o700)
        except OSError as error:
            raise Trouble(f"Негде показать, как было: {os_words(error)}.") from error
        self._presence = Presence(self.folder)
        self._guests = 0

    def enter(self) -> None:
        """Count one more who looks."""
        self._guests += 1

    def leave(self) -> None:
        """Let one guest go; behind the last one nothing stays."""
        self._guests -= 1
        if self._guests <= 0:
            self.clear()

    def clear(self) -> None:
        """Delete the folder."""
        self._presence.leave()
        _delete(self.folder)


def sweep(home: Path) -> None:
    """Delete what killed processes left."""
    with suppress(OSError):
        for folder in (home / PAST).iterdir():
            with suppress(Taken):
                Presence(folder, alone=True, patience=0).leave()
                _delete(folder)
        (home / PAST).rmdir()


def _delete(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        folder.parent.rmdir()
