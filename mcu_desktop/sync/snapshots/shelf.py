"""Where documents of snapshots lie: in the shared database beside its records, or in the exchange folder."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sqlalchemy import delete, func, insert, select

from mcu_desktop.problems import Trouble
from mcu_desktop.store.swap import flush
from mcu_desktop.sync import tables
from mcu_desktop.sync.folder.faults import reported
from mcu_desktop.sync.snapshots.manifest import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.sync.blobs.in_folder import FolderBlobs
    from mcu_desktop.sync.blobs.in_hub import HubBlobs

_MOST = 10
"""Documents that are looked at: the newest."""


class Told(NamedTuple):
    """A snapshot as a road tells of it; nothing of it is believed but what its document signs."""

    name: bytes
    made_at: int
    records: int
    document: bytes


class Shelf(Protocol):
    """Documents of snapshots on one road."""

    def told(self) -> list[Told]:
        """Give them, the newest first."""

    def put(self, told: Told) -> None:
        """Put one there."""

    def clear(self, keep: int) -> None:
        """Let older ones go with their files, where this desk may."""


class HubShelf:
    """Snapshots of a shared database."""

    def __init__(self, blobs: HubBlobs) -> None:
        self._blobs = blobs

    def told(self) -> list[Told]:
        """Give them, the newest first."""
        known = tables.snapshot.c
        asked = select(*known).where(func.length(known.document) <= LARGEST).order_by(known.made_at.desc())
        with self._blobs.reading() as connection:
            return [Told(*row) for row in connection.execute(asked.limit(_MOST))]

    def put(self, told: Told) -> None:
        """Put one there, its file lying there already."""
        with self._blobs.writing() as connection:
            known = select(tables.snapshot.c.id).where(tables.snapshot.c.id == told.name)
            if connection.execute(known).one_or_none() is None:
                row = dict(zip(tables.snapshot.c.keys(), told, strict=True))
                connection.execute(insert(tables.snapshot).values(row))

    def clear(self, keep: int) -> None:
        """Let older ones go; a workstation may not, the owner of the database may."""
        old = [told.name for told in self.told()[keep:]]
        with suppress(Trouble), self._blobs.writing() as connection:
            for table in (tables.snapshot, tables.blob, tables.blob_chunk):
                connection.execute(delete(table).where(table.c.id.in_(old)))


class FolderShelf:
    """Snapshots of an exchange folder: `snapshots/<moment>-<name>.snap`, files as other files lie."""

    _NAME = re.compile(r"(\d{13})-(\d{1,12})-([0-9a-f]{64})\.snap", re.ASCII)

    def __init__(self, blobs: FolderBlobs) -> None:
        self._blobs = blobs
        self._folder = blobs.root.parent / "snapshots"

    def told(self) -> list[Told]:
        """Give them, the newest first."""
        with reported():
            named = [
                found for file in self._folder.glob("*.snap") if (found := self._NAME.fullmatch(file.name))
            ]
            named.sort(key=lambda found: int(found[1]), reverse=True)
            return [
                Told(
                    bytes.fromhex(found[3]), int(found[1]), int(found[2]), _beginning(self._folder / found[0])
                )
                for found in named[:_MOST]
            ]

    def put(self, told: Told) -> None:
        """Put one there, its file lying there already."""
        place = self._folder / f"{told.made_at:013}-{told.records}-{told.name.hex()}.snap"
        waiting = place.with_suffix(".tmp")
        with reported():
            self._folder.mkdir(parents=True, exist_ok=True)
            with waiting.open("wb") as stream:
                stream.write(told.document)
                stream.flush()
                os.fsync(stream.fileno())
            waiting.replace(place)
            flush(self._folder)

    def clear(self, keep: int) -> None:
        """Let older ones go."""
        with reported():
            for told in self.told()[keep:]:
                self._blobs.remove(told.name)
                for file in self._folder.glob(f"*-{told.name.hex()}.snap"):
                    file.unlink(missing_ok=True)


def now() -> int:
    """Give the moment in milliseconds."""
    return int(datetime.now(UTC).timestamp() * 1000)


def _beginning(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(LARGEST)
