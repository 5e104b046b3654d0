"""The files of cases between desks: what comes by itself, what is fetched when somebody opens it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.workplace.exchange.lines import line_of
from mcu_desktop.workplace.exchange.linking import is_folder, linked_address, office_id
from mcu_desktop.workplace.exchange.roads import roads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.blobs.in_folder import FolderBlobs
    from mcu_desktop.sync.blobs.in_hub import HubBlobs
    from mcu_desktop.workplace.seat import Seat

_AHEAD = "files_ahead"
USUAL = 20
"""MiB of a file that comes by itself, where nobody has said otherwise."""
_MIB = 1 << 20

Went = Callable[[int, int], None]
"""Hears how many bytes of how many of a file have gone; what it raises ends the journey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesCarried:
    """How the files of an exchange went."""

    sent: int = 0
    received: int = 0
    waiting: int = 0
    """Files that were to come and have not: nobody has put them on the road yet."""
    refused: Refusal | Trouble | None = None
    """Why they did not go; the records went nevertheless."""


def ahead(store: Store) -> int | None:
    """Give how many MiB a file may have that comes by itself; `None` for any, 0 for none."""
    said = store.trait(_AHEAD)
    if said == "all":
        return None
    return int(said) if said else USUAL


def set_ahead(store: Store, mib: int | None) -> None:
    """Say which files come to this desk by themselves."""
    if mib is not None and mib < 0:
        raise Refusal("Размер – целое число мегабайт: 0 и больше.", field="--ahead")
    with store.writing() as writing:
        writing.set(_AHEAD, "all" if mib is None else str(mib))


def absent(store: Store, case: Case) -> tuple[str, ...]:
    """Give the files of a case that have not come here."""
    return tuple(file.digest for file in case.attachments if not store.attachments.lies(file.digest))


def carry(seat: Seat, address: str | None = None, *, went: Went = lambda _done, _whole: None) -> FilesCarried:
    """Let files follow the records by one road; their trouble is not the records' trouble."""
    from mcu_desktop.sync.blobs.carrying import Carrying  # noqa: PLC0415 - half a second of imports

    store = seat.store
    known = address or linked_address(store)
    keys = _keys(store)
    if known is None or not keys:
        return FilesCarried()
    limit = ahead(store)
    try:
        with closing(road_at(store, known)) as road:
            done = Carrying(store, road, keys, went).carry((1 << 62) if limit is None else limit * _MIB)
    except (Refusal, Trouble) as refused:
        return FilesCarried(refused=refused)
    return FilesCarried(sent=done.sent, received=done.received, waiting=done.waiting)


def fetch(seat: Seat, files: Iterable[str], *, went: Went = lambda _done, _whole: None) -> int:
    """Have files come now, by whichever road has them; give how many came, the others are asked for."""
    from mcu_desktop.sync.blobs.carrying import Carrying  # noqa: PLC0415 - half a second of imports

    store = seat.store
    missing = [digest for digest in files if not store.attachments.lies(digest)]
    if not missing:
        return 0
    known, keys, sizes = roads(store), _keys(store), store.files.named()
    if not known or not keys:
        raise Refusal("Это рабочее место не участвует в обмене: файлу неоткуда прийти.")
    for digest in missing:
        store.files.want(digest)
    troubles: list[Trouble] = []
    came = 0
    for way in known:
        try:
            with closing(road_at(store, way.address)) as road:
                carrying = Carrying(store, road, keys, went)
                got = [digest for digest in missing if carrying.fetch(digest, sizes.get(digest))]
        except Trouble as trouble:
            troubles.append(trouble)
            continue
        came += len(got)
        missing = [digest for digest in missing if digest not in got]
        if not missing:
            return came
    if troubles and not came:
        raise troubles[0]
    return came


ASKED = (
    "Файла ещё нет ни в общей базе, ни в папке обмена: его принесёт рабочее место, на котором он лежит. "
    "Файл запрошен и придёт при обмене."
)


def road_at(store: Store, address: str) -> HubBlobs | FolderBlobs:
    """Reach a road, over a connection of its own."""
    if is_folder(address):
        from mcu_desktop.sync.blobs.in_folder import FolderBlobs  # noqa: PLC0415 - only who has one

        folder = Path(address).expanduser().absolute()
        return FolderBlobs(folder, office=office_id(store), carrier=store.logs.own())
    from mcu_desktop.sync.blobs.in_hub import HubBlobs  # noqa: PLC0415 - half a second of imports

    return HubBlobs.at(address, office=office_id(store), line=line_of(store))


def _keys(store: Store) -> Sequence[bytes]:
    """Give the office's keys, the newest first; none where this desk was not invited."""
    from mcu_desktop.workplace.exchange.stations import ring_of  # noqa: PLC0415 - they need each other

    try:
        return ring_of(store).keys
    except Refusal:
        return ()
