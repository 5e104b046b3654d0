"""A paper as the facts of its case fill it in: nobody types what the case knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.correspondence import CorrespondenceEnded, EarlierAnswer
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.returning import Returned
from mcu_desktop.domain.cases.chapters.unanswered import LeftUnanswered
from mcu_desktop.domain.spelling import day
from mcu_desktop.papers.wish import Recipient, Wish

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Body, CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.office.office import Office


def from_facts(case: Case, kind: PaperKind, office: Office) -> Wish:
    """Give what is known; of several facts of a sort the latest."""
    match kind:
        case PaperKind.REQUEST if case.requests:
            asked = case.requests[-1]
            return Wish(kind=kind, bodies=bodies(office, asked.body), asked=asked.text)
        case PaperKind.PUBLISHED:
            pages = [one.page for one in case.left if isinstance(one, LeftUnanswered) and one.page]
            return Wish(kind=kind, page=pages[-1] if pages else "")
        case PaperKind.END:
            ended = [one for one in case.left if isinstance(one, CorrespondenceEnded)]
            earlier = "\n".join(map(_answered, ended[-1].earlier)) if ended else ""
            return Wish(kind=kind, earlier=earlier, reason=ended[-1].note if ended else "")
        case PaperKind.COURT | PaperKind.RETURN:
            given = [one.papers for one in case.left if isinstance(one, Returned)]
            return Wish(kind=kind, enclosure=given[-1] if given else "")
        case _:
            return Wish(kind=kind)


def bodies(office: Office, *ids: CardId) -> tuple[Recipient, ...]:
    """Give bodies of the directory as whom letters go to."""
    return tuple(recipient(office.bodies[id_]) for id_ in ids if id_ in office.bodies)


def recipient(body: Body) -> Recipient:
    """Give one body as whom a letter goes to."""
    return Recipient(name=body.name, addressee=body.addressee, address=body.address or body.email)


def _answered(one: EarlierAnswer) -> str:
    outgoing = f" № {one.outgoing}" if one.outgoing else ""
    return f"ответ от {day(one.answered_on)}{outgoing} на обращение № {one.number}"
