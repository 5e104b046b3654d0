"""The small papers of a case: what they say is what the register says now."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.terms.norms import Stop
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.workplace import Workplace

_ABOUT = 160


class Paper(StrEnum):
    """Which paper."""

    STAMP = "stamp"
    SLIP = "slip"


PAPER_NAMES = {Paper.STAMP: "Штамп регистрации", Paper.SLIP: "Талон заявителю"}


def paper(office: Workplace, id_: CaseId, which: Paper) -> bytes:
    """Draw a paper of a case as PDF."""
    from mcu_desktop.reports.slips import Slip, slip_for_citizen, stamp  # noqa: PLC0415 - 0.3 s, when printed

    case = office.case(id_)
    exported(office, Export.SLIP, "pdf", case=id_)
    administration = office.office.administration
    ends = [c.due_day for c in clocks(case, office.terms) if c.deadline.norm.stops is Stop.ANSWERED]
    about = " ".join((case.questions[0].text if case.questions else case.text).split())
    first = case.applicants[0] if case.applicants else None
    more = f" и ещё {len(case.applicants) - 1}" if len(case.applicants) > 1 else ""
    said = Slip(
        office=administration.name,
        number=case.number,
        registered_on=case.registered_on,
        received_on=case.received_on,
        applicant=f"{full_name(first)}{more}" if first else "Без подписи",
        about=about if len(about) <= _ABOUT else f"{about[: _ABOUT - 1]}…",
        due=date.fromisoformat(min(ends)) if ends else None,
        phone=administration.phone,
        accepted_by=office.person_name(office.person),
        sheets=len(case.attachments),
    )
    return stamp(said) if which is Paper.STAMP else slip_for_citizen(said)
