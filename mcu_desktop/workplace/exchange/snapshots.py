"""A new workplace begins with a snapshot of the office; whoever manages the exchange has it made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.journal.stamps import believed_at
from mcu_desktop.problems import Damage, Refusal, Trouble
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.exchange.files import road_at
from mcu_desktop.workplace.exchange.linking import linked_address
from mcu_desktop.workplace.exchange.stations import ring_of

if TYPE_CHECKING:
    from mcu_desktop.sync.blobs.in_folder import FolderBlobs
    from mcu_desktop.sync.blobs.in_hub import HubBlobs
    from mcu_desktop.sync.snapshots.manifest import Manifest
    from mcu_desktop.sync.snapshots.shelf import Shelf
    from mcu_desktop.workplace.seat import Seat

MANY = 200_000
"""Records that a new desk is not to tell one by one; so many later another snapshot is made."""

Phase = Callable[[str], None]
"""Hears in words what is being done."""
Went = Callable[[int, int], None]
"""Hears how much of how much has gone; what it raises ends the journey, and the next goes on there."""


def make(seat: Seat, address: str | None, *, phase: Phase, went: Went) -> Manifest:
    """Have a snapshot of this desk made and put on a road, once the desk is proved to be sound."""
    from mcu_desktop.sync.snapshots.making import make as made  # noqa: PLC0415 - seldom

    seat.judged(Managing.EXCHANGE)
    store, known = seat.store, address or linked_address(seat.store)
    if known is None:
        raise Refusal("Назовите общую базу или папку обмена, куда положить снимок.", field="АДРЕС")
    ring = ring_of(store)
    phase("Профиль проверяется")
    verdict = store.verify(rulebook.terms_of_cards)
    if not verdict.ok:
        words = f"Снимок не сделан: профиль повреждён. {verdict.reason}"
        raise Damage(words, record=verdict.first_damaged or "")
    phase("Снимок пишется и отправляется")
    with closing(road_at(store, known)) as road:
        moment = int(seat.now().timestamp() * 1000)
        return made(store, road, shelf_of(road), ring, made_at=moment, went=went)


def due(seat: Seat, address: str) -> bool:
    """Tell whether this desk should make a snapshot: so much came since the newest one."""
    records = seat.store.records()
    if records < MANY or seat.why_not(Managing.EXCHANGE) is not None:
        return False
    with closing(road_at(seat.store, address)) as road:
        newest = max((one.records for one in shelf_of(road).told()), default=0)
    return records - newest >= MANY


def begin(seat: Seat, address: str, *, phase: Phase, went: Went) -> tuple[int, tuple[str, ...]]:
    """Let a desk that holds nothing begin with a snapshot; give how many records came, and what to say."""
    store = seat.store
    if not address or any(held.end.seq for held in store.logs.held().values()):
        return 0, ()
    try:
        ring, road = ring_of(store), road_at(store, address)
    except (Refusal, Trouble):  # nobody invited it, or the road knows no snapshots: the log tells all
        return 0, ()
    from mcu_desktop.sync.snapshots.beginning import Newcomer  # noqa: PLC0415 - once in a profile's life
    from mcu_desktop.sync.snapshots.beginning import begin as begun  # noqa: PLC0415
    from mcu_desktop.sync.snapshots.believing import not_believed  # noqa: PLC0415

    def in_megabytes(done: int, whole: int) -> None:
        went(done >> 20, whole >> 20)

    desk = Newcomer(
        store=store,
        ring=ring,
        edition=rulebook.edition(),
        least=MANY,
        latest=believed_at(seat.now()),
        vouched=lambda: not_believed(store, ring, ring_of(store, remember=False)),
        phase=phase,
        went=in_megabytes,
    )
    with closing(road):
        manifest, reasons = begun(desk, road, shelf_of(road))
    seat.see_anew()
    said = tuple(f"Снимок пропущен: {reason}." for reason in reasons)
    if manifest is None:
        return 0, said
    store.know_copies()
    return manifest.records, said


def shelf_of(road: HubBlobs | FolderBlobs) -> Shelf:
    """Give where the documents of snapshots lie on a road."""
    from mcu_desktop.sync.blobs.in_folder import FolderBlobs  # noqa: PLC0415 - seldom
    from mcu_desktop.sync.snapshots.shelf import FolderShelf, HubShelf  # noqa: PLC0415

    return FolderShelf(road) if isinstance(road, FolderBlobs) else HubShelf(road)
