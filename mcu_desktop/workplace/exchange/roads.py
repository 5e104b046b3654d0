"""The roads by which a desk exchanges: one shared database, and any number of folders and sticks."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.later import later
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.exchange.linking import LINK, is_folder, link, office_id

if TYPE_CHECKING:
    from mcu_desktop.store.store import Store
    from mcu_desktop.workplace.exchange import lines
    from mcu_desktop.workplace.seat import Seat
else:
    lines = later("mcu_desktop.workplace.exchange.lines")

_FOLDERS, _OFF = "folders", "exchange_off"


class Road(NamedTuple):
    """A way to the others."""

    address: str
    folder: bool

    @property
    def title(self) -> str:
        """Name it as a person would."""
        return f"Папка {self.address}" if self.folder else f"База {self.address}"


def roads(store: Store) -> tuple[Road, ...]:
    """Give the roads of a desk, its database first."""
    linked = store.trait(LINK)
    named = [linked] if linked else []
    folders = json.loads(store.trait(_FOLDERS) or "[]")
    return tuple(Road(address, is_folder(address)) for address in dict.fromkeys((*named, *folders)))


def link_to(seat: Seat, address: str) -> None:
    """Exchange with a database that was prepared for this office, once that is tried."""
    from mcu_desktop.sync.addresses import remembered  # noqa: PLC0415 - half a second of imports
    from mcu_desktop.sync.hub import Hub  # noqa: PLC0415

    office = office_id(seat.store)
    with closing(Hub.at(address, line=lines.line_of(seat.store))) as hub:
        if hub.charter().office != office:
            raise Refusal("Эта база подготовлена для другой администрации. Проверьте адрес.")
    link(seat.store, remembered(address), office)


def add_folder(store: Store, folder: Path) -> Road:
    """Exchange by a folder from now on."""
    if not folder.is_dir():
        raise Refusal(f"Папки «{folder}» нет. Вставьте носитель или выберите другую.", field="folder")
    address = str(folder.absolute())
    known = [road.address for road in roads(store) if road.folder]
    if address in known:
        raise Refusal("Эта папка уже названа.", field="folder")
    with store.writing() as writing:
        writing.set(_FOLDERS, json.dumps([*known, address], ensure_ascii=False))
    link(store, None, office_id(store))
    return Road(address, folder=True)


def remove(store: Store, address: str) -> None:
    """Exchange by a road no more; what came by it stays."""
    folders = [road.address for road in roads(store) if road.folder and road.address != address]
    with store.writing() as writing:
        writing.set(_FOLDERS, json.dumps(folders, ensure_ascii=False))
        if store.trait(LINK) == address:
            writing.set(LINK, "")


def switched_off(store: Store) -> bool:
    """Tell whether a desk exchanges only when it is told to."""
    return store.trait(_OFF) == "1"


def switch_off(store: Store, off: bool) -> None:
    """Let a desk exchange by itself, or only when it is told to."""
    with store.writing() as writing:
        writing.set(_OFF, "1" if off else "")
