"""An office whose desks were invited: they hold the office's key, by whatever road they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.workplace.exchange import stations
from mcu_desktop.workplace.exchange.linking import link, office_id
from tests.sync.town import Town

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


class InvitedTown(Town):
    """Desks А, Б … of Кинель around a shared database or a folder; the others are invited by А."""

    def prepare(self, office: Workplace, address: str) -> None:
        if "://" in address:
            super().prepare(office, address)
        else:
            link(office.store, address, office_id(office.store))
        stations.take_part(office)
