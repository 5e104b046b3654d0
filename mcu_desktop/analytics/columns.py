"""What a note asks of every case, taken from the rows in one pass: a year has 100,000 of them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mcu_desktop.analytics.heaps import NEVER, Days, OfDays
from mcu_desktop.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.store.rows import NoteCase


WAYS = ("regime", "form", "kind", "channel", "territory")
Ways = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Each column in the order of the rows."""

    keys: Sequence[int]
    received_on: Days
    repeated_on: Days
    """The day it was received, of what came again."""
    closed_on: Days
    answered_on: Days
    in_time_on: Days
    """The day of the answer where it was not later than the due day or moment."""
    ways: Sequence[Ways]
    """What each case has of `WAYS`."""
    terms: Sequence[int]
    """Days from registration to the answer; no matter what, where there is none."""


def columns(cases: Iterable[NoteCase], cuts: Sequence[str]) -> Columns:
    """Take the columns from the rows, days as slices of the calendar."""
    slice_of, number_of = OfDays(partial(bisect, cuts), NEVER), OfDays(_number)
    keys: list[int] = []
    terms: list[int] = []
    received_on, repeated_on, closed_on = bytearray(), bytearray(), bytearray()
    answered_on, in_time_on = bytearray(), bytearray()
    ways: list[Ways] = []
    for case in cases:
        (
            key, _, _, regime, form, kind, channel, territory, received, registered, due, answered, closed,
            _, repeated, _, _,
        ) = case  # fmt: skip
        keys.append(key)
        came = slice_of[received]
        received_on.append(came)
        repeated_on.append(came if repeated else NEVER)
        closed_on.append(slice_of[closed])
        sent = slice_of[answered]
        answered_on.append(sent)
        late = due and answered and answered > due
        in_time_on.append(NEVER if late else sent)
        ways.append((regime, form, kind, channel, territory))
        terms.append(number_of[answered] - number_of[registered])
    return Columns(
        keys=keys,
        received_on=Days(cuts, received_on),
        repeated_on=Days(cuts, repeated_on),
        closed_on=Days(cuts, closed_on),
        answered_on=Days(cuts, answered_on),
        in_time_on=Days(cuts, in_time_on),
        ways=ways,
        terms=terms,
    )


def _number(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
