"""An office of several desks around one shared database, with hands that do to them what life does."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.workplace import exchanging
from mcu_desktop.workplace.joining import join
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, Hands, identities
from tests.store.files import dumped

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.exchanging import Exchange

_TEXTS = count(1)


@dataclass
class Desk:
    """One workplace with its folder and its clock."""

    office: Workplace
    home: Path
    hands: Hands

    def register(self, text: str | None = None) -> CaseId:
        words = text or f"Нет воды, дом {next(_TEXTS)}."
        return self.office.register(replace(APPEAL, text=words)).id

    def note(self, case: CaseId, text: str) -> None:
        self.office.act(case, NoteStep(text=text))

    def exchange(self) -> Exchange:
        return self.office.exchange()

    def notes(self, case: CaseId) -> list[str]:
        return [line.text for line in self.office.sheet(case).history if line.kind == "noted"]

    def open(self) -> None:
        self.office.close()
        self.office = Workplace.open(self.home, clock=self.hands, identity=new_ids())

    def told(self) -> dict[str, list[Any]]:
        """Give every row that the journal tells."""
        return dumped(self.home, *(table for table in PROJECTIONS if table != "untold"))


_FIRST = count(1 << 70, 1 << 40)


def new_ids() -> Any:
    return identities(next(_FIRST))


class Town:
    """Desks А, Б … of Кинель."""

    def __init__(self, folder: Path, fresh: Path, address: str) -> None:
        self._folder = folder
        self.address = address
        shutil.copytree(fresh, folder / "А")
        hands = Hands()
        office = Workplace.open(folder / "А", clock=hands, identity=new_ids())
        self.desks = {"А": Desk(office, folder / "А", hands)}
        exchanging.prepare(office, address)

    def __getitem__(self, station: str) -> Desk:
        """Give a desk; one that is named for the first time joins the office."""
        if station not in self.desks:
            first = self.desks["А"].office
            hands, home = Hands(), self._folder / station
            office = join(
                home,
                station=station,
                office=exchanging.office_id(first.store),
                person=first.person,
                address=self.address,
                clock=hands,
                identity=new_ids(),
            )
            self.desks[station] = Desk(office, home, hands)
            self.desks["А"].exchange()
            self.desks[station].exchange()
        return self.desks[station]

    def gossip(self) -> None:
        """Let everybody exchange until nothing is left to be said."""
        for _ in range(6):
            told = [desk.exchange() for desk in self.desks.values()]
            if not any(one.sent or one.received for one in told):
                return
        raise AssertionError("the desks never come to an end")

    def agree(self) -> bool:
        """Tell whether every desk shows the same register, and what its own journal tells."""
        told = [desk.told() for desk in self.desks.values()]
        return all(one == told[0] for one in told)

    def close(self) -> None:
        for desk in self.desks.values():
            desk.office.close()
