"""What a journal tells, in words that do not depend on how this version keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcu_desktop.store.register import Filter

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.workplace import Workplace


def told(workplace: Workplace) -> dict[str, Any]:
    """Give every case and the office as people see them; what is added later does not stand here."""
    lines = workplace.lines(workplace.keys(Filter()))
    return {
        "cases": [_case(workplace, workplace.case_id(line.id)) for line in lines],
        "lines": [
            [line.number, line.status, line.applicant, line.due, list(line.marks), line.place]
            for line in lines
        ],
        "blocks": [
            [block.name, block.short, block.significant] for block in workplace.office.blocks.values()
        ],
        "people": sorted(
            [person.title, sorted(person.duties)] for person in workplace.office.people.values()
        ),
        "own_days": [[str(own.day), own.kind, own.reason] for own in workplace.office.own_days],
        "norm_changes": [[c.norm, c.amount, str(c.valid_from)] for c in workplace.office.norm_changes],
        "favourites": sorted(workplace.office.favourite_codes),
        "records": workplace.store.records(),
    }


def _case(workplace: Workplace, id_: CaseId) -> dict[str, Any]:
    sheet = workplace.sheet(id_)
    case = sheet.case
    return {
        "id": case.id,
        "number": case.number,
        "words": [case.regime, case.form, case.kind, case.channel, case.answer_channel, case.status],
        "days": [str(case.received_on), str(case.received_at), str(case.registered_on), str(case.closed_on)],
        "applicants": [[a.surname, a.name, a.address, a.phone] for a in case.applicants],
        "text": case.text,
        "place": case.place,
        "questions": [
            [q.id, q.text, q.code, q.block, q.executor, q.stage, q.result, q.measures, q.answer]
            for q in case.questions
        ],
        "sent": case.sent
        and [str(case.sent.sent_on), case.sent.channel, case.sent.outgoing, case.sent.consent],
        "control": case.control and [case.control.reason, str(case.control.until)],
        "attachments": [[a.digest, a.name, a.size] for a in case.attachments],
        "stopped": [[clock.norm, clock.due] for clock in case.stopped],
        "history": [[line.at.isoformat(), line.kind, line.duty, line.undone] for line in sheet.history],
    }
