"""Whom the invented town writes to: the bodies around it, and its own name in ССТУ."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from mcu_desktop.domain.vocabulary import Regime
from mcu_desktop.intake.bodies import parsed
from mcu_desktop.settings import resource
from mcu_desktop.workplace import bodies
from mcu_desktop.workplace.sstu.settings import settle
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.demo.staff import Staff

_DEPARTMENT = "5b7d0c11-6a7e-4f0a-9d51-2f6f5c0a1100"


def write_to_neighbours(home: Path, people: Staff, today: date, identity: Callable[[], str]) -> None:
    """Write down the bodies, one of them without an identifier, and how the office reports."""
    morning = datetime.combine(today, time(8))
    office = Workplace.open(home, clock=lambda: morning, identity=identity)
    office.person = people.dispatch[Regime.APPEAL]
    try:
        bodies.take_in(office, parsed((resource("demo") / "bodies.tsv").read_bytes()))
        settle(office, {"department": _DEPARTMENT})
    finally:
        office.close()
