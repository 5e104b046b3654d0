"""What was destroyed by act is taken from the roads, too, whenever an exchange goes over one of them."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.workplace.exchange.files import road_at
from mcu_desktop.workplace.exchange.linking import is_folder
from mcu_desktop.workplace.exchange.snapshots import shelf_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.sync.blobs.in_folder import FolderBlobs
    from mcu_desktop.sync.blobs.in_hub import HubBlobs
    from mcu_desktop.sync.ring import Ring
    from mcu_desktop.workplace.seat import Seat

_EPOCH = "hub_epoch"
_NOT_LET = (
    "Общая база не дала этому рабочему месту убрать из неё всё, что уничтожено по акту: {0} "
    "Администратор базы повторяет shared prepare и проводит обмен под её владельцем."
)


def forget(seat: Seat, address: str, ring: Ring) -> tuple[str, ...]:
    """Let this desk and a road let go of what was destroyed; give what stands in the way, in words."""
    store = seat.store
    store.purge()
    count = store.erasing.count
    name = f"{address}:{'' if is_folder(address) else store.trait(_EPOCH)}"
    if not count or store.erasing.done_on(name):
        return ()
    try:
        with closing(road_at(store, address)) as road:
            troubles = _from(seat, road, ring)
    except (Refusal, Trouble) as trouble:
        troubles = [str(trouble)]
    if not troubles:
        store.erasing.note_done_on(name, count)
    return tuple(_NOT_LET.format(trouble) for trouble in troubles[:1])


def _from(seat: Seat, road: HubBlobs | FolderBlobs, ring: Ring) -> list[str]:
    """Take records, files and old snapshots away, each for itself; give what could not be."""
    from mcu_desktop.sync.blobs.in_folder import FolderBlobs  # noqa: PLC0415 - seldom
    from mcu_desktop.sync.blobs.sealing import name_of  # noqa: PLC0415
    from mcu_desktop.sync.erasing import forget_files, forget_records  # noqa: PLC0415

    store = seat.store
    gone = sorted(store.erasing.files() - set(store.files.named()))
    names = [name_of(key, digest) for digest in gone for key in ring.keys]
    works: list[Callable[[], None]] = [lambda: shelf_of(road).clear(0)]
    if isinstance(road, FolderBlobs):
        works += [partial(road.remove, name) for name in names]
    else:
        works += [
            partial(forget_records, road, store.erasing.places()),
            partial(forget_files, road, names),
        ]
    troubles = []
    for work in works:
        try:
            work()
        except Trouble as trouble:
            troubles.append(str(trouble))
    return troubles
