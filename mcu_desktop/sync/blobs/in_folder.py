"""Files in an exchange folder: `blobs/ab/<name>`, the same bytes whoever puts them, named when whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal
from mcu_desktop.store.swap import flush
from mcu_desktop.sync.blobs.road import Lying
from mcu_desktop.sync.blobs.sealing import SEALED, count_of, plain_size
from mcu_desktop.sync.folder.faults import reported

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.sync.blobs.road import Chunks

_ASKED = re.compile(r"([0-9a-f]{64})\.asked", re.ASCII)
_MOST_ASKED = 1000


class FolderBlobs:
    """The files of one office in a folder; a spoilt one is replaced by whoever holds it."""

    def __init__(self, folder: Path, *, office: bytes, carrier: bytes) -> None:
        if not folder.is_dir():
            raise Refusal(f"Папки обмена «{folder}» нет. Проверьте путь или создайте её.")
        self.root = folder / office.hex() / "blobs"
        self._carrier = carrier.hex()
        self.name = str(folder)

    def lying(self, names: Sequence[bytes]) -> dict[bytes, list[Lying]]:
        """Give the files that are there; how old one is, or who put it, is no matter."""
        found = {}
        with reported():
            for name in names:
                place = self._place(name)
                with suppress(FileNotFoundError):
                    if not place.is_symlink():
                        found[name] = [Lying(name, 0, plain_size(place.stat().st_size))]
        return found

    def chunks(self, lying: Lying, begun: int) -> Iterator[bytes]:
        """Give sealed chunks one by one."""
        with reported(), self._place(lying.name).open("rb") as stream:
            stream.seek(begun * SEALED)
            while chunk := stream.read(SEALED):
                yield chunk

    def put(self, lying: Lying, chunks: Chunks) -> None:
        """Write beside, go on where an earlier writing was cut off, flush to the disk, then name."""
        place = self._place(lying.name)
        waiting = place.with_name(f"{place.name}.{self._carrier}.tmp")
        with reported():
            place.parent.mkdir(parents=True, exist_ok=True)
            with waiting.open("ab") as stream:
                whole = min(stream.tell() // SEALED, count_of(lying.size) - 1)
                stream.truncate(whole * SEALED)
                for _, chunk in chunks(range(whole)):
                    stream.write(chunk)
                stream.flush()
                os.fsync(stream.fileno())
            waiting.replace(place)
            place.with_suffix(".asked").unlink(missing_ok=True)
            flush(place.parent)

    def asked(self) -> tuple[tuple[bytes, int], ...]:
        """Give what is wanted: it is not there, or spoilt."""
        with reported():
            names = (found[1] for file in self.root.glob("??/*") if (found := _ASKED.fullmatch(file.name)))
            return tuple((bytes.fromhex(name), 0) for name, _ in zip(names, range(_MOST_ASKED), strict=False))

    def ask(self, name: bytes, edition: int) -> None:  # noqa: ARG002 - here a file is replaced
        """Want a file."""
        with reported():
            place = self._place(name).with_suffix(".asked")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()

    def remove(self, name: bytes) -> None:
        """Let a file go."""
        with reported():
            self._place(name).unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing is held."""

    def _place(self, name: bytes) -> Path:
        return self.root / name.hex()[:2] / name.hex()
