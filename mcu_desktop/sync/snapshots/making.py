"""A snapshot is made at one desk and put on a road for desks that will be new."""

from __future__ import annotations

import os
from functools import partial
from hashlib import file_digest
from typing import TYPE_CHECKING

from mcu_desktop.store import snapshot
from mcu_desktop.store.shared_file import alone
from mcu_desktop.sync.blobs.carrying import ARRIVING, put_down, told
from mcu_desktop.sync.blobs.road import Lying
from mcu_desktop.sync.blobs.sealing import name_of, sealed_chunks
from mcu_desktop.sync.sealing import seal_own
from mcu_desktop.sync.snapshots.manifest import Manifest, written
from mcu_desktop.sync.snapshots.shelf import Told

if TYPE_CHECKING:
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.blobs.carrying import Went
    from mcu_desktop.sync.blobs.road import Road
    from mcu_desktop.sync.ring import Ring
    from mcu_desktop.sync.snapshots.shelf import Shelf

_KEPT = 2
"""Snapshots that stay on a road: a desk may be in the middle of the older one."""
_MAKING = "Снимок этого рабочего места уже делается. Дождитесь его конца."


def make(store: Store, road: Road, shelf: Shelf, ring: Ring, *, made_at: int, went: Went) -> Manifest:
    """Write all that is shared into a file of its own, and put it on the road."""
    seal_own(store, ring)
    folder = store.home / ARRIVING
    with put_down():
        folder.mkdir(parents=True, exist_ok=True)
    file = folder / "snapshot"
    with alone(folder / "snapshot.lock", _MAKING), put_down():
        try:
            sealing = os.urandom(32)
            snapshot.write(store.home, store.key, file, sealing)
            ends, edition = snapshot.told(file, sealing)
            with file.open("rb") as stream:
                digest = file_digest(stream, "sha256").hexdigest()
                size = stream.seek(0, os.SEEK_END)
                stream.seek(0)
                manifest = Manifest(
                    office=ring.office,
                    station=ring.station,
                    made_at=made_at,
                    version=snapshot.version(),
                    edition=edition,
                    ends=ends,
                    digest=digest,
                    size=size,
                    key=sealing,
                )
                name = name_of(ring.keys[0], digest)
                sealed = partial(sealed_chunks, ring.keys[0], name, stream, size)
                road.put(Lying(name, 0, size), lambda there: told(sealed(there), size, went))
        finally:
            file.unlink(missing_ok=True)
    shelf.put(Told(name, made_at, manifest.records, written(manifest, ring)))
    shelf.clear(_KEPT)
    return manifest
