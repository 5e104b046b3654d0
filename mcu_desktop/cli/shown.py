"""The JSON shapes of answers: stable keys, ISO dates, names beside identifiers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.completeness import letter
from mcu_desktop.journal.names import CASE
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.conflicts import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.chapters.repeats import Repeat
    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.order_values import Order
    from mcu_desktop.domain.cases.values import Against, Covering
    from mcu_desktop.store.rows import CaseLine
    from mcu_desktop.workplace.conflicts import Field
    from mcu_desktop.workplace.sheet import CaseSheet
    from mcu_desktop.workplace.workplace import Workplace


def clock(shown: Clock, *, steps: bool = False) -> dict[str, Any]:
    """Give a term; with `steps` the chain that explains it."""
    deadline = shown.deadline
    answer: dict[str, Any] = {
        "norm": shown.norm,
        "about": shown.about,
        "title": deadline.norm.title,
        "article": deadline.norm.article,
        "start": deadline.start.isoformat(),
        "due": shown.due,
        "provisional": shown.provisional,
        "stopped_on": shown.stopped_on.isoformat() if shown.stopped_on else None,
    }
    if steps:
        answer["steps"] = [asdict(step) for step in shown.steps]
    return answer


def line(workplace: Workplace, row: CaseLine) -> dict[str, Any]:
    """Give a line of the register."""
    return {
        "id": row.id,
        "number": row.number,
        "status": row.status,
        "regime": row.regime,
        "form": row.form,
        "kind": row.kind,
        "channel": row.channel,
        "received_on": row.received_on,
        "registered_on": row.registered_on,
        "applicant": row.applicant,
        "summary": row.summary,
        "blocks": [_block(workplace, CardId(block)) for block in row.blocks],
        "executors": [workplace.person_name(CardId(executor)) for executor in row.executors],
        "due": row.due,
        "overdue": row.overdue,
        "marks": list(row.marks),
        "place": row.place,
    }


def listing(workplace: Workplace, total: int, rows: Iterable[CaseLine]) -> dict[str, Any]:
    """Give the answer of `list` and `search`."""
    return {"total": total, "cases": [line(workplace, row) for row in rows]}


def sheet(workplace: Workplace, whole: CaseSheet) -> dict[str, Any]:
    """Give the answer of `show`."""
    case = whole.case
    return {
        "case": {
            "id": case.id,
            "number": case.number,
            "status": case.status,
            "regime": case.regime,
            "form": case.form,
            "kind": case.kind,
            "channel": case.channel,
            "received_on": case.received_on.isoformat(),
            "received_at": case.received_at.isoformat() if case.received_at else None,
            "registered_on": case.registered_on.isoformat(),
            "applicants": [asdict(applicant) for applicant in case.applicants],
            "text": case.text,
            "place": case.place,
            "covering": _covering(case.covering),
            "against": _against(workplace, case.against),
            "answer_channel": case.answer_channel,
            "sent_on": case.sent.sent_on.isoformat() if case.sent else None,
            "closed_on": case.closed_on.isoformat() if case.closed_on else None,
            "withdrawn_on": case.withdrawn_on.isoformat() if case.withdrawn_on else None,
            "out_on": case.out_on.isoformat() if case.out_on else None,
            "control": case.control is not None,
            "marks": list(case.marks),
            "repeat": _repeat(case.repeat),
            "attachments": [asdict(attached) for attached in case.attachments],
        },
        "questions": [
            {
                "id": question.id,
                "code": question.code,
                "topic": _topic(workplace, question.code),
                "block": _block(workplace, question.block),
                "executor": workplace.person_name(question.executor) if question.executor else None,
                "text": question.text,
                "status": case.stage_of(question),
                "result": question.result,
                "measures": question.measures,
                "answer": question.answer,
                "problem": workplace.problem_name(question.problem) if question.problem else None,
            }
            for question in case.questions
        ],
        "signing": _signing(workplace, case),
        "orders": [_order(workplace, order) for order in case.orders],
        "clocks": [clock(shown, steps=True) for shown in whole.clocks],
        "history": [
            {
                "at": line.at.isoformat(timespec="seconds"),
                "kind": line.kind,
                "author": line.author,
                "duty": line.duty,
                "text": line.text,
                "undone": line.undone,
            }
            for line in whole.history
        ],
        "conflicts": [_conflict(field) for field in fields_of(workplace, Stream(CASE, case.id))],
    }


def _signing(workplace: Workplace, case: Case) -> dict[str, Any]:
    """Tell how far the answer has come."""
    chain = case.chain
    return {
        "letter": letter(case) if case.draft or chain else None,
        "ready": chain is not None,
        "agreed": [workplace.person_name(one.person) for one in chain.agreed] if chain else [],
        "waits_for": [workplace.person_name(one) for one in chain.awaited] if chain else [],
        "signed_on": chain.signed.signed_on.isoformat() if chain and chain.signed else None,
        "returned": sum(not one.own for one in case.returned),
    }


def _order(workplace: Workplace, order: Order) -> dict[str, Any]:
    return {
        "text": order.given.text,
        "giver": workplace.person_name(order.given.giver),
        "responsible": workplace.person_name(order.given.responsible),
        "others": [workplace.person_name(one) for one in order.given.others],
        "ordered_on": order.given.ordered_on.isoformat(),
        "reported": order.reported,
        "accepted_on": order.accepted_on.isoformat() if order.accepted_on else None,
    }


def _repeat(repeat: Repeat | None) -> dict[str, Any] | None:
    """Give what a case repeats, by the numbers of the earlier ones."""
    return {"relation": repeat.relation, "of": [one.number for one in repeat.of]} if repeat else None


def _conflict(field: Field) -> dict[str, Any]:
    """Give a field that somebody has to settle: what was before, what shows, whose values stand there."""
    return {
        "field": field.field,
        "title": field.title,
        "before": field.before_words,
        "shown": field.shown_words,
        "sides": [
            {
                "record": side.record,
                "value": side.words,
                "mine": side.mine,
                "author": side.author,
                "duty": side.duty,
                "station": side.station,
                "at": side.at.isoformat(timespec="seconds"),
                "cut_off_since": side.cut_off_since and side.cut_off_since.isoformat(timespec="seconds"),
            }
            for side in field.sides
        ],
    }


def _block(workplace: Workplace, block: CardId | None) -> str | None:
    """Give the decree's whole name of a block, the last known one of a block that is gone."""
    if block is None:
        return None
    blocks = workplace.office.blocks
    return blocks[block].name if block in blocks else workplace.block_name(block)


def _topic(workplace: Workplace, code: str | None) -> str | None:
    topic = workplace.classifier.topic(code) if code else None
    return topic.name if topic else None


def _against(workplace: Workplace, against: Against) -> dict[str, list[str]]:
    return {
        "people": [workplace.person_name(person) for person in against.people],
        "units": [workplace.unit_name(unit) for unit in against.units],
        "bodies": [workplace.body_name(body) for body in against.bodies],
    }


def _covering(covering: Covering | None) -> dict[str, str] | None:
    if covering is None:
        return None
    return {"body": covering.body, "number": covering.number, "dated": covering.dated.isoformat()}
