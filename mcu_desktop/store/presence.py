"""Who is in a profile: any number share it, and one who puts another in its place is alone with it."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from mcu_desktop.problems import Trouble

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE, _LITTLE = 5.0, 0.5
"""Seconds: a swap is soon over, an open window stays."""
_AGAIN = 0.05


class Taken(Trouble):
    """Somebody else is there just now."""


class Presence:
    """A lock on the folder itself, which the system lets go when the process ends, however it ends.

    Windows has no such lock and needs none: there a file that somebody has open cannot be renamed.
    """

    def __init__(
        self, folder: Path, *, alone: bool = False, taken: str = "", patience: float | None = None
    ) -> None:
        self._folder: int | None = None
        if sys.platform == "win32":
            return
        import fcntl  # noqa: PLC0415 - Windows has none

        with suppress(OSError):  # a folder that cannot be read: the database says so in words
            self._folder = os.open(folder, os.O_RDONLY)
        if self._folder is None:
            return
        how = (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB
        usual = _LITTLE if alone else _PATIENCE
        until = time.monotonic() + (usual if patience is None else patience)
        while True:
            try:
                fcntl.flock(self._folder, how)
            except BlockingIOError:
                if time.monotonic() < until:
                    time.sleep(_AGAIN)
                    continue
                self.leave()
                raise Taken((taken or TAKEN) if alone else _SWAPPING) from None
            except OSError:  # a file system without locks: a share; nobody else is guarded against there
                self.leave()
            return

    def leave(self) -> None:
        """Let the folder go."""
        if self._folder is not None:
            with suppress(OSError):
                os.close(self._folder)
            self._folder = None


TAKEN = "Профиль открыт в окне или занят другой командой. Закройте её и повторите; ничего не изменено."
_SWAPPING = "Профиль сейчас шифруется или восстанавливается другой командой. Повторите через минуту."
