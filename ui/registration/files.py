"""The files that go with an appeal: chosen, dropped, pasted, or offered from the scanner's folder."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.problems import Trouble, os_words
from ui.registration.pasted import PASTED
from ui.registration.sections import Section
from ui.theme import tokens
from ui.widgets.elided import Elided
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent

    from ui.bridge import Bridge
    from ui.registration.scans import Scan, Scans

_OFFERED = 3


class ScanOffers(QWidget):
    """The newest scans, each to be attached or passed by."""

    wanted = Signal(object)
    """The path of a scan."""

    def __init__(self, scans: Scans, name: str) -> None:
        super().__init__()
        self._scans = scans
        self._name = name
        self._rows: list[QWidget] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(tokens.HALF)
        scans.changed.connect(self._show)
        self._show()

    def take_newest(self) -> bool:
        """Attach the newest scan; `False` when there is none."""
        if not self._scans.offered:
            return False
        self._take(self._scans.offered[0])
        return True

    def _take(self, scan: Scan) -> None:
        self._scans.take(scan.path)
        self.wanted.emit(scan.path)

    def _show(self) -> None:
        _let_go(self._rows)
        shown = self._scans.offered[:_OFFERED]
        self._rows = [self._row(place, scan) for place, scan in enumerate(shown)]
        more = len(self._scans.offered) - len(shown)
        if more > 0:
            self._rows.append(label(f"И ещё новых сканов: {more}.", "caption"))
        if self._scans.trouble:
            self._rows.append(label(self._scans.trouble, "warning"))
        for row in self._rows:
            self._lines.addWidget(row)
        self.setVisible(bool(self._rows))

    def _row(self, place: int, scan: Scan) -> QWidget:
        from ui.case.arriving import size  # noqa: PLC0415 - loaded with the office

        said = f"Новый скан: {scan.path.name} · {datetime.fromtimestamp(scan.at):%H:%M} · {size(scan.size)}"  # noqa: DTZ006 - the desk's own clock
        key = " (F11)" if place == 0 else ""
        take = button(f"Приложить{key}", f"{self._name}.scan[{place}].take", lambda: self._take(scan))
        take.setAccessibleName(f"Приложить скан {scan.path.name}")
        drop = button(
            "Не этот",
            f"{self._name}.scan[{place}].pass",
            lambda: self._scans.take(scan.path),
            role="quiet",
        )
        drop.setAccessibleName(f"Не прикладывать скан {scan.path.name}")
        row = _row(said, take, drop)
        row.setProperty("role", "bar")
        return row


class FilesSection(Section):
    """What will be attached once the appeal has its number; the files themselves stay where they are."""

    def __init__(self, bridge: Bridge, scans: Scans) -> None:
        super().__init__("Файлы", "F10")
        self._bridge = bridge
        self._scans = scans
        self.paths: list[Path] = []
        self._rows: list[QWidget] = []
        self.offers = ScanOffers(scans, "files")
        self._empty = label(
            "Перетащите сюда файлы, вставьте снимок из буфера (Ctrl+V) или нажмите «Приложить…».", "muted"
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.HALF)
        self.choose = button("Приложить…", "files.choose", self.ask)
        self.paste = button("Из буфера", "files.paste", self.paste_now)
        self.folder = button("Папка сканера…", "files.folder", self.ask_folder, role="quiet")
        self.add(self.offers)
        self.add(self._empty)
        self._lines.addLayout(self._list)
        across = QHBoxLayout()
        across.setSpacing(tokens.UNIT)
        for made in (self.choose, self.paste, self.folder):
            across.addWidget(made)
        across.addStretch()
        self._lines.addLayout(across)
        self.offers.wanted.connect(lambda path: self.put([path]))
        scans.changed.connect(self._name_folder)
        self._name_folder()

    def content(self) -> tuple[str, ...]:
        """Give where the files lie."""
        return tuple(map(str, self.paths))

    def fill(self, said: Sequence[str]) -> None:
        """Put files in, as if they had always stood there."""
        self.paths = [Path(one) for one in said]
        self._show()

    def put(self, paths: Sequence[Path]) -> None:
        """Add files, each once."""
        self.paths = list(dict.fromkeys([*self.paths, *paths]))
        self._show()
        self.edited.emit()

    def remove(self, path: Path) -> None:
        """Leave a file out."""
        self.paths.remove(path)
        self._show()
        self.edited.emit()
        self.choose.setFocus()

    def ask(self) -> None:
        """Ask for files."""
        from ui.case.attachments import choose_files  # noqa: PLC0415 - when asked for

        self.put(choose_files(self))

    def ask_folder(self) -> None:
        """Ask for the folder where the scanner puts files."""
        from ui.paper.asking_place import chosen_folder  # noqa: PLC0415 - when asked for

        folder = chosen_folder("Папка, куда сканер складывает файлы", self)
        if folder is not None:
            self._scans.choose(folder)

    def paste_now(self) -> None:
        """Take files or a picture out of the clipboard."""
        if not paste(self._bridge, self.put):
            self._empty.setText("В буфере обмена нет ни файла, ни снимка.")
            self._empty.show()

    def _show(self) -> None:
        _let_go(self._rows)
        self._rows = []
        for place, path in enumerate(self.paths):
            leave = button("Убрать", f"files[{place}].remove", partial(self.remove, path), role="quiet")
            leave.setAccessibleName(f"Убрать файл {path.name}")
            self._rows.append(_row(path.name, leave))
            self._list.addWidget(self._rows[-1])
        self._empty.setVisible(not self.paths)

    def _name_folder(self) -> None:
        folder = self._scans.folder
        self.folder.setText(f"Папка сканера: {folder.name}…" if folder else "Папка сканера…")
        self.folder.setToolTip(str(folder) if folder else "Новые файлы из этой папки предлагаются сами")


def files_in(mime: QMimeData | None) -> list[Path]:
    """Give the files that are dragged or copied; an empty clipboard has nothing to look at."""
    return [] if mime is None else [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def is_paste(event: QKeyEvent) -> bool:
    """Tell whether the keys of a paste were pressed."""
    return event.matches(QKeySequence.StandardKey.Paste)


def pasteable() -> bool:
    """Tell whether the clipboard holds files, or a picture that is no text."""
    mime = QGuiApplication.clipboard().mimeData()
    return bool(files_in(mime)) or (mime is not None and mime.hasImage() and not mime.hasText())


def paste(bridge: Bridge, put: Callable[[Sequence[Path]], None]) -> bool:
    """Take files from the clipboard, or its picture as a file of its own; `False` when there is neither."""
    mime = QGuiApplication.clipboard().mimeData()
    found = files_in(mime)
    if found:
        put(found)
        return True
    image = QGuiApplication.clipboard().image() if mime is not None and mime.hasImage() else QImage()
    if image.isNull():
        return False
    name = f"Снимок {datetime.now().astimezone():%Y-%m-%d %H-%M-%S}.png"
    bridge.ask(lambda _: _kept(bridge.home / PASTED / name, image), lambda path: put([path]))
    return True


def _kept(path: Path, image: QImage) -> Path:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise Trouble(f"Снимок не сохранён: {os_words(error)}.") from error
    if not image.save(str(path)):
        raise Trouble("Снимок не сохранён: проверьте место на диске.")
    return path


def _row(said: str, *made: QWidget) -> QFrame:
    row = QFrame()
    across = QHBoxLayout(row)
    across.setContentsMargins(tokens.UNIT, tokens.HALF, tokens.UNIT, tokens.HALF)
    across.setSpacing(tokens.UNIT)
    across.addWidget(Elided(said), stretch=1)
    for one in made:
        across.addWidget(one)
    return row


def _let_go(rows: Sequence[QWidget]) -> None:
    for row in rows:
        row.hide()
        row.deleteLater()
