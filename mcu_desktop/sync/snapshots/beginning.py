"""A new desk begins with the newest snapshot that it can believe; what came since follows by its vector."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from hashlib import file_digest
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.problems import Trouble
from mcu_desktop.store import snapshot
from mcu_desktop.sync.blobs.carrying import arriving, put_down
from mcu_desktop.sync.blobs.sealing import CHUNK, name_of, opened_chunks
from mcu_desktop.sync.snapshots.manifest import Manifest, Unusable, read
from mcu_desktop.vault.sealed import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.blobs.carrying import Went
    from mcu_desktop.sync.blobs.road import Lying, Road
    from mcu_desktop.sync.ring import Ring
    from mcu_desktop.sync.snapshots.shelf import Shelf

_ROOM = 3
"""Times its size that a snapshot needs on the disk: itself, the profile, and what SQLite writes first."""


class Newcomer(NamedTuple):
    """A desk that holds no records yet, and what it goes by."""

    store: Store
    ring: Ring
    edition: str
    least: int
    """Records below which the log itself is quicker."""
    latest: int
    """The greatest stamp that its clock may follow."""
    vouched: Callable[[], str | None]
    """Tells, once all is there and before it is kept, why a log is not to be believed."""
    phase: Callable[[str], None]
    went: Went


def begin(desk: Newcomer, road: Road, shelf: Shelf) -> tuple[Manifest | None, tuple[str, ...]]:
    """Take the newest snapshot over that can be believed; else say why each cannot, and go by the log."""
    reasons: list[str] = []
    for told in shelf.told():
        if told.records < desk.least:
            continue
        try:
            manifest = _fitting(read(told.document, desk.ring), desk)
            _taken(desk, road, manifest)
        except Unusable as unusable:
            reasons.append(unusable.reason)
        else:
            return manifest, tuple(reasons)
    return None, tuple(reasons)


def _fitting(manifest: Manifest, desk: Newcomer) -> Manifest:
    if manifest.version != snapshot.version() or manifest.edition != desk.edition:
        raise Unusable("снимок сделан программой другой версии")
    if manifest.ends.get(desk.store.logs.own()):
        raise Unusable("в снимке есть записи этого самого рабочего места")
    return manifest


def _taken(desk: Newcomer, road: Road, manifest: Manifest) -> None:
    names = {name_of(key, manifest.digest): key for key in desk.ring.keys}
    lying = [one for several in road.lying(list(names)).values() for one in several]
    whole = [one for one in lying if one.size == manifest.size]
    if not whole:
        raise Unusable("файла снимка на месте нет")
    with arriving(desk.store.home, whole[0]) as place:
        _require_room(desk.store.home, manifest.size)
        desk.phase("Снимок принимается, МБ")
        try:
            _brought(road, whole[0], names[whole[0].name], place, desk.went)
            _require_what_was_signed(place, manifest)
            desk.store.take_snapshot(
                place, manifest.key, latest=desk.latest, vouched=desk.vouched, phase=desk.phase
            )
        except (Unreadable, snapshot.NotTaken) as spoilt:
            place.unlink(missing_ok=True)
            raise Unusable(str(spoilt)) from None
        place.unlink()


def _brought(road: Road, lying: Lying, key: bytes, place: Path, went: Went) -> None:
    """Bring the file here, going on behind what has come; opened, it is sealed by a key of its own still."""
    with put_down(), place.open("ab") as stream:
        begun = stream.tell() // CHUNK if stream.tell() < lying.size else -1
        if begun < 0:
            return
        stream.truncate(begun * CHUNK)
        stream.seek(0, os.SEEK_END)
        for plain in opened_chunks(key, lying.name, road.chunks(lying, begun), lying.size, begun):
            stream.write(plain)
            stream.flush()
            went(stream.tell(), lying.size)


def _require_what_was_signed(place: Path, manifest: Manifest) -> None:
    with put_down(), place.open("rb") as stream:
        if file_digest(stream, "sha256").hexdigest() == manifest.digest:
            ends, edition = snapshot.told(place, manifest.key)
            if (ends, edition) == (manifest.ends, manifest.edition):
                return
    raise snapshot.NotTaken("файл снимка не тот, который подписан")


def _require_room(home: Path, size: int) -> None:
    free = shutil.disk_usage(home).free
    if free < _ROOM * size:
        need = -(-_ROOM * size >> 20)
        raise Trouble(f"Для снимка нужно {need} МБ свободного места на диске профиля, есть {free >> 20}.")
