"""Wrong passphrases make the next try wait: longer each time, also over a new start of the program."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from math import ceil
from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE_NAME = "key.attempts"
_FREE = 2
"""So many slips of the finger cost nothing."""
_LONGEST = 300


def pause(failed: int) -> int:
    """Give the seconds to wait after so many failures in a row."""
    return 0 if failed <= _FREE else min(int(2 ** min(failed - _FREE - 1, 10)), _LONGEST)


class Attempts:
    """The failures in a row of one profile, or of one person at it."""

    def __init__(self, home: Path, now: Callable[[], float] = time.time, *, person: str = "") -> None:
        self._file = home / (f"sign-in-{person}.attempts" if person else FILE_NAME)
        self._now = now

    def require_rest(self) -> None:
        """Refuse a try that comes too soon."""
        left = self.left()
        if left:
            raise Refusal(f"Слишком много неверных паролей подряд. Следующая попытка через {left} с.")

    def left(self) -> int:
        """Give the seconds until the next try; a clock that was put back locks nobody out."""
        failed, at = self._read()
        since = self._now() - at
        return ceil(max(0.0, pause(failed) - since)) if since >= 0 else 0

    def failed(self) -> int:
        """Count one more; give the seconds to wait now."""
        failed = self._read()[0] + 1
        with suppress(OSError):  # a folder that cannot be written is no reason to tell less
            self._file.write_text(json.dumps([failed, self._now()]), encoding="utf-8")
        return pause(failed)

    def succeeded(self) -> None:
        """Forget what went before."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        try:
            failed, at = json.loads(self._file.read_text(encoding="utf-8"))
            return int(failed), float(at)
        except (OSError, ValueError, TypeError):
            return 0, 0.0
