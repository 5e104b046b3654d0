"""Streams in which several wrote without knowing of each other, for tests of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.case import Told
from mcu_desktop.domain.cases.telling import Whole, whole
from tests.offices import Life

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.cases.commands import CaseCommand


_APART = 100
"""Names of actions on one desk are so far from those of the next one."""


def at_once(life: Life, *desks: Sequence[CaseCommand]) -> Life:
    """Let several desks act on a case as they all saw it; the first one's facts come first in the order."""
    seen = (1 << len(life.told)) - 1
    told = list(life.told)
    for apart, (desk, commands) in enumerate(zip("абвг", desks, strict=False), start=1):
        alone, known = Life(life.rules, life.told, life.id).do(*commands), seen
        for place, entry in enumerate(alone.told[len(life.told) :], start=1):
            txn = str(int(entry.txn) + _APART * apart)
            named = Told(txn=txn, fact=entry.fact, record=f"{desk}:{place}", seen=known)
            known |= 1 << len(told)
            told.append(named)
    return Life(life.rules, tuple(told), life.id)


def told(life: Life) -> Whole:
    return whole(life.id, life.told)


def unsettled(life: Life) -> tuple[str, ...]:
    return tuple(conflict.field for conflict in told(life).conflicts)
