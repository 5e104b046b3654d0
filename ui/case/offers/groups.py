"""The commands of a case in the groups in which its card shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.case.offers.copies import COPIES
from ui.case.offers.course import COURSE
from ui.case.offers.everyday import EVERYDAY
from ui.case.offers.leaving import LEAVING
from ui.case.offers.orders import ORDERS
from ui.case.offers.people import PEOPLE
from ui.case.offers.signing import SIGNING
from ui.case.offers.terms import EXTENDING

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.commands import CaseCommand
    from ui.case.offers.offer import Offer


class Group(NamedTuple):
    """Commands of one sort under one heading."""

    title: str
    offers: tuple[Offer, ...]


GROUPS = (
    Group("Что сделать", EVERYDAY),
    Group("Согласование и подпись", SIGNING),
    Group("Поручения", ORDERS),
    Group("Порядок рассмотрения", (*COURSE, *EXTENDING)),
    Group("Без ответа по существу", LEAVING),
    Group("Заявитель и повторы", PEOPLE),
    Group("Экземпляры", COPIES),
)

EVERY: tuple[Offer, ...] = tuple(offer for group in GROUPS for offer in group.offers)

_BY_COMMAND = {offer.command: offer for offer in EVERY}


def offer_of(command: type[CaseCommand]) -> Offer:
    """Give how a command is offered."""
    return _BY_COMMAND[command]
