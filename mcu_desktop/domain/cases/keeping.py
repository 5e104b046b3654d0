"""What is left of a case that was destroyed."""

from __future__ import annotations

from datetime import date

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.vocabulary import Channel, Form, Kind, Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """The case was destroyed by act: all that is left of it, without a word about any person."""

    act: str
    """The number of the act."""
    erased_on: date
    number: str
    journal: str
    station: str
    ordinal: int
    regime: Regime
    form: Form
    kind: Kind
    channel: Channel
    received_on: date
    registered_on: date
    closed_on: date | None = None
    withdrawn_on: date | None = None
    former: tuple[tuple[str, str, str, int], ...] = ()
    """Numbers that it bore before: nobody gets them again."""
