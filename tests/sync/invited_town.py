"""An office whose desks were invited: they hold the office's key, by whatever road they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.workplace import stations
from mcu_desktop.workplace.exchanging import link, office_id
from mcu_desktop.workplace.joining import accept
from tests.offices import Hands
from tests.sync.town import Desk, Town, new_ids

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

    def join(self, station: str, name: str) -> Desk:
        hands, home = Hands(), self._folder / name
        invitation = stations.invite(self.desks["А"].office, station, self._folder / f"{name}.json")
        office = accept(home, invitation, clock=hands, identity=new_ids())
        link(office.store, self.address, invitation.office)
        return Desk(office, home, hands)
