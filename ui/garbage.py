"""Python's collector of cycles, in the window's thread only.

Left alone it runs in whatever thread makes an object, and the worker makes most of them: widgets that hang
in a cycle would be destroyed there. Qt forbids that, and a lock it holds then can wait for Python's for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EACH_MS = 1_000
_YOUNG = 10_000
"""New objects worth a look; Python itself looks at every 700, which took 2 ms of the start."""
_OLDER_EVERY, _OLDEST_EVERY = 10, 100
"""Of that many looks one takes in what outlived the last looks, and one everything else."""


class Garbage(QObject):
    """Looks for cycles in turns of the window's loop, by generations as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        timer = QTimer(self, interval=_EACH_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect if enough was made since the last look."""
        if gc.get_count()[0] < _YOUNG:
            return
        self._looks += 1
        if self._looks % _OLDEST_EVERY == 0:
            gc.collect()
        else:
            gc.collect(0 if self._looks % _OLDER_EVERY else 1)


def pass_by_what_stays() -> None:
    """Leave out what stays as long as the window: to look through all of it took 50 ms."""
    gc.freeze()


def look_at_all() -> None:
    """Look again at everything, for the window has gone."""
    gc.unfreeze()
