"""The journal of outgoing letters: every number once, also of a letter that was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cases.chapters.papers import PAPER_TITLES, PaperIssued
from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.domain.undoing import in_force
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import CASE
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from datetime import date

    from mcu_desktop.workplace.asking import Asking


class Outgoing(NamedTuple):
    """One line of the journal."""

    issued_on: date
    station: str
    ordinal: int
    number: str
    paper: str
    addressee: str
    signer: str
    case: CaseId
    case_number: str
    cancelled: bool


def outgoing(workplace: Asking, first: date, last: date) -> tuple[Outgoing, ...]:
    """List the letters of some days in the order of their numbers."""
    workplace.judged(Seeing.CASES)
    years = range(first.year, last.year + 1)
    found = [
        line
        for case in workplace.store.register.with_letters(years)
        if not workplace.hides(CaseId(case))
        for line in _of_case(workplace, CaseId(case))
        if first <= line.issued_on <= last
    ]
    return tuple(sorted(found, key=lambda line: (line.issued_on.year, line.station, line.ordinal)))


def _of_case(workplace: Asking, id_: CaseId) -> list[Outgoing]:
    number = workplace.case(id_).number
    told = workplace.store.history(Stream(CASE, id_)).told
    holding = set(map(id, in_force(told)))
    return [
        Outgoing(
            issued_on=fact.issued_on,
            station=fact.station,
            ordinal=fact.ordinal,
            number=fact.number,
            paper=PAPER_TITLES[fact.paper],
            addressee=fact.addressee,
            signer=fact.signer,
            case=id_,
            case_number=number,
            cancelled=id(entry) not in holding,
        )
        for entry in told
        if isinstance(fact := entry.fact, PaperIssued) and fact.number
    ]
