"""An office whose desks meet in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.workplace.exchange.linking import link, office_id
from tests.sync.town import Desk, Town

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace


class FolderTown(Town):
    """Desks А, Б … of Кинель, invited by А; their folder may be any other one for a while."""

    def __getitem__(self, station: str) -> Desk:
        known = station in self.desks
        found = super().__getitem__(station)
        if not known:  # everybody hears of the invitation
            self.gossip()
        return found

    def prepare(self, office: Workplace, address: str) -> None:
        (self._folder / "обмен").mkdir()
        link(office.store, address, office_id(office.store))

    @property
    def folder(self) -> Path:
        return self._folder / "обмен"

    def files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.seg"))
