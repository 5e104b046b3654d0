"""What ССТУ was told of each appeal, by whichever workplace: read from facts beside the cases."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.office.readings import SstuReported
from mcu_desktop.journal.names import READING
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.trails import beside

if TYPE_CHECKING:
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.workplace import Workplace

ABOUT = "sstu"
"""What the stream of reports lies beside."""


class Before(NamedTuple):
    """What ССТУ was told last of an appeal, and when."""

    digest: str
    unfinished: bool
    at: datetime
    refused: bool
    """It did not take it."""


def told_before(seat: Asking) -> dict[str, Before]:
    """Give what ССТУ was told last of each appeal, by whichever workplace."""
    known: dict[str, Before] = {}
    for trace in seat.store.trails.of_stream(ABOUT):
        fact = trace.reading
        if isinstance(fact, SstuReported):
            at = seat.in_zone(trace.at)
            for one in fact.told:
                known.setdefault(one.case, Before(one.digest, one.unfinished, at, fact.refused))
    return known


def remember(office: Workplace, fact: SstuReported, duty: str) -> None:
    """Write down beside the cases what the portal knows now."""
    past = History(beside(READING, ABOUT), (), ())
    with office.store.writing() as writing:
        writing.append([(past, fact)], Signature(author=office.person, duty=duty, moment=office.now()))
