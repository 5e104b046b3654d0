"""Typing a month over into the portal by hand: what is left, where somebody stopped, what is done.

How far one has come in an appeal is a draft of this desk; that an appeal is done, everybody's desk learns.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mcu_desktop.domain.office.readings import SstuReported
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.store.drafts import Draft
from mcu_desktop.workplace.sstu.portal import remember
from mcu_desktop.workplace.sstu.report import State, report

if TYPE_CHECKING:
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.sstu.report import Entry
    from mcu_desktop.workplace.workplace import Workplace

KIND = "sstu"


def left(seat: Asking, month: str) -> tuple[Entry, ...]:
    """Give what the portal does not know yet, what somebody began with first."""
    begun = {draft.id for draft in seat.drafts.all(KIND)}
    news = (one for one in report(seat, month).entries if not one.lacks and one.state is not State.SAME)
    return tuple(sorted(news, key=lambda one: _name(one) not in begun))


def copied(seat: Asking, entry: Entry) -> tuple[str, ...]:
    """Give the fields of an appeal that were copied already; none where it says something else by now."""
    for draft in seat.drafts.all(KIND):
        if draft.id == _name(entry):
            said = json.loads(draft.body)
            return tuple(said["fields"]) if said["digest"] == entry.told.digest else ()
    return ()


def keep(seat: Asking, entry: Entry, fields: tuple[str, ...]) -> None:
    """Remember at this desk how far one has come."""
    body = json.dumps({"case": entry.key, "digest": entry.told.digest, "fields": fields})
    moment = seat.now().isoformat(timespec="seconds")
    seat.drafts.save(Draft(_name(entry), KIND, entry.number, body, moment))


def done(office: Workplace, entry: Entry, fields: tuple[str, ...]) -> None:
    """Remember everywhere that the portal knows an appeal now, and which fields were typed over."""
    duty = office.judged(Export.SSTU)
    remember(office, SstuReported(month="", told=(entry.told,), typed=fields), duty)
    office.drafts.drop(_name(entry))


def refused(office: Workplace, entry: Entry) -> None:
    """Remember everywhere that the portal did not take what it was told of an appeal."""
    duty = office.judged(Export.SSTU)
    remember(office, SstuReported(month="", told=(entry.told,), refused=True), duty)


def _name(entry: Entry) -> str:
    return f"{KIND}:{entry.key}"
