"""The folder where the office's scanner puts files: what is new there is offered, and stays where it is."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QSettings, QTimer, Signal

from ui.widgets.soon import soon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge

KINDS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"})
SETTING = "scanner/folder"
EVERY_MS = 3_000
"""Shares of a network tell nothing of themselves, so the folder is also looked at."""
_RECENT_S = 600
"""What was scanned so shortly before the window opened is offered too."""


class Scan(NamedTuple):
    """A file of the scanner."""

    path: Path
    size: int
    at: float


class Scans(QObject):
    """Knows what lies in the folder and what was done with it in this session."""

    changed = Signal()
    _listed = Signal(object, object)
    """The folder that was looked into, and what lies there."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown_in = parent
        self._settings = QSettings(str(bridge.home / "window.ini"), QSettings.Format.IniFormat)
        self._since = time.time() - _RECENT_S
        self._before: dict[Path, int] = {}
        self._done: set[tuple[Path, float]] = set()
        self._looking = False
        self.trouble = ""
        self.offered: tuple[Scan, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._every = QTimer(self)
        self._every.setInterval(EVERY_MS)
        self._every.timeout.connect(self._look_if_seen)
        self._listed.connect(self._looked)
        self._watch()

    @property
    def folder(self) -> Path | None:
        """The folder that is watched, a setting of this desk."""
        named = str(self._settings.value(SETTING, ""))
        return Path(named) if named else None

    def choose(self, folder: Path | None) -> None:
        """Watch another folder, or none."""
        self._settings.setValue(SETTING, str(folder) if folder else "")
        self._settings.sync()
        self._before, self.offered, self.trouble = {}, (), ""
        self._watch()
        self.changed.emit()

    def take(self, path: Path) -> None:
        """Offer a file no more: it was attached, or is not wanted."""
        self._done |= {(scan.path, scan.at) for scan in self.offered if scan.path == path}
        self._offer([scan for scan in self.offered if scan.path != path])

    def look(self) -> None:
        """Look into the folder in a thread of its own: a share that sleeps keeps nobody waiting."""
        folder = self.folder
        if folder is not None and not self._looking:
            self._looking = True
            Thread(target=self._list, args=(folder,), name="scans", daemon=True).start()

    def _list(self, folder: Path) -> None:
        found = _lying(folder, self._since)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._listed.emit(folder, found)

    def _look_if_seen(self) -> None:
        if self._shown_in.isVisible():
            self.look()

    def _watch(self) -> None:
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        if self.folder is None:
            self._every.stop()
            return
        self._every.start()
        self.look()

    def _looked(self, folder: Path, found: tuple[Scan, ...] | None) -> None:
        """Offer what has stopped growing since it was seen last."""
        self._looking = False
        if folder != self.folder:
            self.look()
            return
        if found is not None and not self._watcher.directories():
            self._watcher.addPath(str(self.folder))
        trouble = "" if found is not None else f"Папка сканера недоступна: {self.folder}"
        told, self.trouble = self.trouble, trouble
        lying = found or ()
        whole = [scan for scan in lying if scan.size and self._before.get(scan.path) == scan.size]
        growing = any(self._before.get(scan.path) != scan.size for scan in lying)
        self._before = {scan.path: scan.size for scan in lying}
        if growing:
            soon(self, self.look, after_ms=EVERY_MS // 6)
        self._offer([scan for scan in whole if (scan.path, scan.at) not in self._done], told != trouble)

    def _offer(self, scans: list[Scan], anyway: bool = False) -> None:
        newest = tuple(sorted(scans, key=lambda scan: scan.at, reverse=True))
        if newest != self.offered or anyway:
            self.offered = newest
            self.changed.emit()


def _lying(folder: Path, since: float) -> tuple[Scan, ...] | None:
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() in KINDS]
        looked = [(path, path.stat()) for path in files if path.is_file()]
    except OSError:
        return None
    return tuple(Scan(path, stat.st_size, stat.st_mtime) for path, stat in looked if stat.st_mtime >= since)
