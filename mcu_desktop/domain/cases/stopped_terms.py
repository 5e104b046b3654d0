"""Stopped terms of a case in which several people ended them without knowing of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.values import ClockStopped


def beside(case: Case, seen: Case, clocks: tuple[ClockStopped, ...]) -> tuple[ClockStopped, ...]:
    """Add stopped terms by one who had seen less; where others ended one, too, the earlier end holds."""
    then, now = last_of_each(seen.stopped), last_of_each(case.stopped)
    meanwhile = (now.get(which(clock)) for clock in clocks)
    told = (
        clock if other == then.get(which(clock)) else earliest((other, clock))
        for clock, other in zip(clocks, meanwhile, strict=True)
    )
    return (*case.stopped, *told)


def earliest(clocks: Iterable[ClockStopped | None]) -> ClockStopped:
    """Give the one that ends first."""
    return min((clock for clock in clocks if clock), key=lambda clock: clock.due)


def last_of_each(clocks: Iterable[ClockStopped]) -> dict[tuple[str, str], ClockStopped]:
    """Give what holds of each term."""
    return {which(clock): clock for clock in clocks}


def which(clock: ClockStopped) -> tuple[str, str]:
    """Tell a term from every other one of its case."""
    return clock.norm, clock.about
