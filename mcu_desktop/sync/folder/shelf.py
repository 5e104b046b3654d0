"""The files of an exchange folder: what is there, how one is put there, and never a name that is believed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mcu_desktop.digest import sha256
from mcu_desktop.problems import Refusal, os_words
from mcu_desktop.sync.folder.faults import reported
from mcu_desktop.sync.folder.packet import LARGEST, Bad

_CARRIER = re.compile(r"[0-9a-f]{32}", re.ASCII)
_NAME = re.compile(r"([0-9a-f]{32})-([1-9]\d{0,17})-([1-9]\d{0,17})-([0-9a-f]{16})\.seg", re.ASCII)
_ASKED = "asked.txt"
_KEYS, _MOST_OF_KEYS = "keys.box", 1 << 20
_MOST_ASKED = 1000
_LONGEST_NAME = 128


class Segment(NamedTuple):
    """A file of the folder, by what its name claims."""

    log: bytes
    first: int
    last: int
    mark: str
    """The beginning of the digest of its bytes: other bytes, another name."""
    carrier: str
    """The directory it lies in."""

    @property
    def name(self) -> str:
        """Give the name of the file."""
        return f"{self.log.hex()}-{self.first}-{self.last}-{self.mark}.seg"


class Shelf:
    """The part of a folder that is one office's; a desk writes in one directory of it alone."""

    def __init__(self, folder: Path, office: bytes, carrier: bytes) -> None:
        if not folder.is_dir():
            raise Refusal(f"Папки обмена «{folder}» нет. Проверьте путь или создайте её.")
        self._root = folder / office.hex()
        self._own = self._root / carrier.hex()
        self.carrier = carrier.hex()
        self.mark = mark_of(str(folder).encode())
        """Which folder this is; another one holds other files."""

    def segments(self) -> list[Segment]:
        """Give every file that may be a packet; dates, halves and copies of other programs are passed by."""
        with reported():
            return [
                segment
                for directory in self._directories()
                for entry in os.scandir(directory)
                if (segment := _named(directory.name, entry.name)) and entry.is_file(follow_symlinks=False)
            ]

    def content(self, segment: Segment) -> bytes:
        """Give the bytes of a file, of a size that a packet may have."""
        file = self._file(segment)
        try:
            if file.stat().st_size > LARGEST:
                raise Bad("файл недопустимо велик")
            content = file.read_bytes()
        except OSError as error:
            raise Bad(f"файл не читается ({os_words(error)})") from None
        return content

    def put(self, log: bytes, first: int, last: int, content: bytes) -> Segment:
        """Put a packet into the own directory, whole or not at all."""
        segment = Segment(log, first, last, mark_of(content), self.carrier)
        with reported():
            self._own.mkdir(parents=True, exist_ok=True)
            self._replace(segment.name, content)
        return segment

    def remove(self, segments: Iterable[Segment]) -> None:
        """Let own files go; those of others are never touched."""
        with reported():
            for segment in segments:
                if segment.carrier == self.carrier:
                    self._file(segment).unlink(missing_ok=True)

    def ask(self, segments: Iterable[Segment]) -> None:
        """Say which files could not be read, so that somebody writes them again."""
        names = sorted({f"{one.carrier}/{one.name}" for one in segments})[:_MOST_ASKED]
        with reported():
            if names:
                self._own.mkdir(parents=True, exist_ok=True)
                self._replace(_ASKED, "\n".join(names).encode())
            else:
                (self._own / _ASKED).unlink(missing_ok=True)

    def asked(self) -> set[str]:
        """Give the files that others could not read, as they call them."""
        names: set[str] = set()
        with reported():
            for directory in self._directories():
                with suppress(OSError), (directory / _ASKED).open("rb") as stream:
                    said = stream.read(_MOST_ASKED * _LONGEST_NAME).decode("ascii", "replace")
                    names.update(said.splitlines())
        return names

    def put_keys(self, content: bytes) -> None:
        """Leave the boxes of new keys, or nothing, in the own directory."""
        place = self._own / _KEYS
        with reported():
            if not content:
                place.unlink(missing_ok=True)
            elif not place.exists() or place.read_bytes() != content:
                self._own.mkdir(parents=True, exist_ok=True)
                self._replace(_KEYS, content)

    def left_keys(self) -> list[bytes]:
        """Give what lies in every directory as boxes of keys, each of a size that it may have."""
        found: list[bytes] = []
        with reported():
            for directory in self._directories():
                with suppress(OSError), (directory / _KEYS).open("rb") as stream:
                    found.append(stream.read(_MOST_OF_KEYS))
        return found

    def _directories(self) -> Iterator[Path]:
        if not self._root.is_dir():
            return
        for entry in os.scandir(self._root):
            if _CARRIER.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)

    def _file(self, segment: Segment) -> Path:
        return self._root / segment.carrier / segment.name

    def _replace(self, name: str, content: bytes) -> None:
        waiting = self._own / f"{name}.tmp"
        try:
            with waiting.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            with suppress(OSError):
                waiting.unlink()  # half a file would take what a full disk has left
            raise
        waiting.replace(self._own / name)
        _flush(self._own)


def mark_of(content: bytes) -> str:
    """Give the mark of bytes."""
    return sha256(content).hexdigest()[:16]


def _named(carrier: str, name: str) -> Segment | None:
    found = _NAME.fullmatch(name)
    if found is None or int(found[2]) > int(found[3]):
        return None
    return Segment(bytes.fromhex(found[1]), int(found[2]), int(found[3]), found[4], carrier)


def _flush(directory: Path) -> None:
    """Let the new name reach the disk too, where a directory can be flushed."""
    if os.name == "nt":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    with suppress(OSError):  # some shares cannot
        os.fsync(descriptor)
    os.close(descriptor)
