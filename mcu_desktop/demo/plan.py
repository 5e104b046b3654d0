"""A life on its way: who does what to a case, and when."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.demo.arrivals import Arrival
from mcu_desktop.domain.cases.commands import CaseCommand, Undo

if TYPE_CHECKING:
    from random import Random

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.vocabulary import Regime


class Deed(NamedTuple):
    """Somebody does something to a case."""

    position: int
    by: CardId
    command: CaseCommand


@dataclass(slots=True, kw_only=True)
class Plan:
    """A life on its way: deeds are added as they are thought of, and put in order at the end."""

    arrival: Arrival
    start: int
    sent: int = 0
    deeds: list[Deed] = field(default_factory=list)

    @property
    def regime(self) -> Regime:
        """By whose rules the case lives."""
        return self.arrival.command.regime

    @property
    def alone(self) -> bool:
        """Its question is the only one."""
        return len(self.arrival.asked) == 1

    @property
    def undoes(self) -> bool:
        """Something is taken back on the way: nothing may come between."""
        return any(isinstance(deed.command, Undo) for deed in self.deeds)

    def add(self, position: int, by: CardId, command: CaseCommand) -> int:
        """Let somebody do something at a position, and give the position."""
        self.deeds.append(Deed(position, by, command))
        return position

    def part(self, least: float, most: float, random: Random) -> int:
        """Give a position between two parts of the way from registration to dispatch."""
        return self.start + int((self.sent - self.start) * (least + (most - least) * random.random()))
