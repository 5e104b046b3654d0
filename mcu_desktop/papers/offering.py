"""A paper as the facts of its case fill it in: nobody types what the case knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.correspondence import CorrespondenceEnded, EarlierAnswer
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.returning import Returned
from mcu_desktop.domain.cases.chapters.unanswered import LeftUnanswered
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import Way
from mcu_desktop.papers.wish import Recipient, Wish

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import Body, CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.office.office import Office


def from_facts(case: Case, kind: PaperKind, office: Office) -> Wish:
    """Give what is known; of several facts of a sort the latest."""
    known = _KNOWN.get(kind)
    return known(case, kind, office) if known else Wish(kind=kind)


def bodies(office: Office, *ids: CardId) -> tuple[Recipient, ...]:
    """Give bodies of the directory as whom letters go to."""
    return tuple(recipient(office.bodies[id_]) for id_ in ids if id_ in office.bodies)


def recipient(body: Body) -> Recipient:
    """Give one body as whom a letter goes to."""
    return Recipient(name=body.name, addressee=body.addressee, address=body.address or body.email)


def _answer(case: Case, kind: PaperKind, _office: Office) -> Wish:
    """Take the draft that was agreed on, and who signed it or is to."""
    signed = case.chain.signed if case.chain else None
    asked = case.chain.asked.signer if case.chain else None
    signer = (signed.deputy or signed.signer) if signed else asked
    return Wish(kind=kind, text=case.draft.letter if case.draft else "", signer=signer)


def _forwarding(case: Case, kind: PaperKind, office: Office) -> Wish:
    grounds = {PaperKind.SEVERAL: {Way.SEVERAL}, PaperKind.MIGRATION: {Way.MIGRATION}}
    fitting = grounds.get(kind, {Way.FORWARD, Way.CRIME})
    done = next((one for one in reversed(case.forwardings) if one.ground in fitting), None)
    if done is None:
        return Wish(kind=kind)
    to = bodies(office, *done.bodies)
    return Wish(kind=kind, bodies=to, until=done.ask_result_by, questions=done.questions)


def _request(case: Case, kind: PaperKind, office: Office) -> Wish:
    if not case.requests:
        return Wish(kind=kind)
    asked = case.requests[-1]
    return Wish(kind=kind, bodies=bodies(office, asked.body), asked=asked.text)


def _extension(case: Case, kind: PaperKind, _office: Office) -> Wish:
    done = case.extension
    return (
        Wish(kind=kind, reason=done.reason, until=done.until, signer=done.decided_by)
        if done
        else Wish(kind=kind)
    )


def _published(case: Case, kind: PaperKind, _office: Office) -> Wish:
    pages = [one.page for one in case.left if isinstance(one, LeftUnanswered) and one.page]
    return Wish(kind=kind, page=pages[-1] if pages else "")


def _returned(case: Case, kind: PaperKind, _office: Office) -> Wish:
    given = [one.papers for one in case.left if isinstance(one, Returned)]
    return Wish(kind=kind, enclosure=given[-1] if given else "")


def _ended(case: Case, kind: PaperKind, _office: Office) -> Wish:
    done = [one for one in case.left if isinstance(one, CorrespondenceEnded)]
    if not done:
        return Wish(kind=kind)
    last = done[-1]
    earlier = "\n".join(map(_earlier, last.earlier))
    return Wish(
        kind=kind, earlier=earlier, reason=last.note, signer=last.decided_by, questions=last.questions
    )


def _order(case: Case, kind: PaperKind, office: Office) -> Wish:
    given = next((order.given for order in reversed(case.orders) if order.open), None)
    if given is None:
        return Wish(kind=kind)
    helpers = ", ".join(office.people[one].title for one in given.others if one in office.people)
    return Wish(
        kind=kind,
        text=given.text,
        helpers=helpers,
        until=given.due,
        signer=given.giver,
        executor=given.responsible,
    )


_KNOWN: dict[PaperKind, Callable[[Case, PaperKind, Office], Wish]] = {
    PaperKind.ANSWER: _answer,
    PaperKind.FORWARD: _forwarding,
    PaperKind.SEVERAL: _forwarding,
    PaperKind.MIGRATION: _forwarding,
    PaperKind.REQUEST: _request,
    PaperKind.EXTENSION: _extension,
    PaperKind.PUBLISHED: _published,
    PaperKind.COURT: _returned,
    PaperKind.RETURN: _returned,
    PaperKind.END: _ended,
    PaperKind.ORDER: _order,
}


def _earlier(one: EarlierAnswer) -> str:
    outgoing = f" № {one.outgoing}" if one.outgoing else ""
    return f"ответ от {day(one.answered_on)}{outgoing} на обращение № {one.number}"
