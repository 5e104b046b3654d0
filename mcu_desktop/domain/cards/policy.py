"""The two settings of an administration that the law leaves open (facts: 59-ФЗ is silent on both)."""

from __future__ import annotations

from enum import StrEnum

from mcu_desktop.dataclass import dataclass


class CountFrom(StrEnum):
    """Which day is the first of a term: the next one (ГК art. 191 by analogy) or the same."""

    NEXT = "next"
    SAME = "same"


class LastDay(StrEnum):
    """Where a last day goes that falls on a day off."""

    PRECEDING = "preceding"
    NEXT = "next"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How this administration counts where the norm itself does not say."""

    count_from: CountFrom = CountFrom.NEXT
    last_day: LastDay = LastDay.PRECEDING
