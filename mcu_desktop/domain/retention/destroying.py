"""Whether a case may be destroyed, and what is left of one that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.domain.retention.terms import Keeping
from mcu_desktop.domain.vocabulary import CaseId


class Judged(NamedTuple):
    """A case by its number and dates alone, and why it must be kept."""

    id: CaseId
    number: str
    registered_on: date
    ended_on: date | None
    over_from: date | None
    """Since when it need not be kept."""
    kept: str
    """Why it must be kept nevertheless; nothing where it may be destroyed."""


def judged(case: Case, terms: Sequence[Keeping], by: date, *, unsettled: bool) -> Judged | None:
    """Judge a case whose time of keeping is over by a day, or would be had it ended; `None` for others."""
    told = dated(case, terms)
    over_from = told.over_from if case.ended else _over_from(case, terms, case.received_on)
    if case.erased or over_from is None or over_from > by:
        return None
    return told._replace(kept=_why_kept(case, unsettled=unsettled))


def dated(case: Case, terms: Sequence[Keeping]) -> Judged:
    """Give the dates of a case, also of one that is destroyed already."""
    ended_on = case.withdrawn_on or case.closed_on or case.out_on
    over_from = _over_from(case, terms, ended_on) if ended_on else None
    return Judged(case.id, case.number, case.registered_on, ended_on, over_from, "")


def _over_from(case: Case, terms: Sequence[Keeping], ended_on: date) -> date | None:
    keeping = next((term for term in terms if term.covers(case)), None)
    return keeping.over_from(ended_on) if keeping else None


def _why_kept(case: Case, *, unsettled: bool) -> str:
    """Say why a case must be kept although its time is over."""
    if case.hold is not None:
        return "уничтожение запрещено"
    if not case.ended:
        return "дело не завершено"
    if case.promises:
        return "обещанные меры не приняты"
    if case.control is not None:
        return "дело на контроле"
    return "разногласие не решено" if unsettled else ""


def erased(case: Case, act: str, today: date) -> Erased:
    """Give what is left of a case."""
    return Erased(
        act=act,
        erased_on=today,
        number=case.number,
        journal=case.journal,
        station=case.station,
        ordinal=case.ordinal,
        regime=case.regime,
        form=case.form,
        kind=case.kind,
        channel=case.channel,
        received_on=case.received_on,
        registered_on=case.registered_on,
        closed_on=case.closed_on,
        withdrawn_on=case.withdrawn_on or case.out_on,
        former=tuple((one.number, one.journal, one.station, one.ordinal) for one in case.former),
    )


def act_number(station: str, year: int, known: Sequence[str]) -> str:
    """Give the number of the next act of a workplace in a year: two of them never meet."""
    ending = f"/{year}"
    mine = [
        one.removesuffix(ending) for one in known if one.startswith(f"{station}-") and one.endswith(ending)
    ]
    taken = [int(tail) for one in mine if (tail := one.removeprefix(f"{station}-")).isdecimal()]
    return f"{station}-{max(taken, default=0) + 1}{ending}"
