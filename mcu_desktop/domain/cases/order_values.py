"""What an order of the head is made of: what was asked, what was reported, whether it was accepted."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.values import ClockStopped

NORM = "local.order"
"""A month where the order itself names no day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """The head wants something done on the case."""

    order: str
    text: str
    giver: CardId
    """Whose order it is."""
    responsible: CardId
    others: tuple[CardId, ...] = ()
    """Who does it beside the responsible one."""
    ordered_on: date
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReported:
    """Somebody said what was done; the word of the responsible one brings the order back to its giver."""

    order: str
    person: CardId
    deputy: CardId | None = None
    text: str
    reported_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAccepted:
    """What was ordered is done."""

    order: str
    accepted_on: date
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReturned:
    """What was reported is not enough; perhaps there is more time."""

    order: str
    reason: str
    due: date | None = None


class Order(NamedTuple):
    """An order on its way."""

    given: Ordered
    reports: tuple[OrderReported, ...] = ()
    returns: tuple[OrderReturned, ...] = ()
    reported: bool = False
    """The responsible one has reported, and the giver has not answered yet."""
    accepted_on: date | None = None

    @property
    def open(self) -> bool:
        """It is not accepted."""
        return self.accepted_on is None

    @property
    def doers(self) -> tuple[CardId, ...]:
        """The responsible one first."""
        return (self.given.responsible, *self.given.others)

    @property
    def awaited(self) -> tuple[CardId, ...]:
        """Whom it waits for now."""
        if not self.open:
            return ()
        return (self.given.giver,) if self.reported else self.doers
