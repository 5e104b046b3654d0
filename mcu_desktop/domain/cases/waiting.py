"""What a case asks of people by name: a visa, a signature, a better draft, an order, its acceptance."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case


class Wish(StrEnum):
    """What is asked of somebody."""

    VISA = "visa"
    SIGNATURE = "signature"
    REWORK = "rework"
    ORDER = "order"
    ACCEPTANCE = "acceptance"


WISH_WORDS = {
    Wish.VISA: "Согласуйте ответ",
    Wish.SIGNATURE: "Подпишите ответ",
    Wish.REWORK: "Доработайте ответ",
    Wish.ORDER: "Исполните поручение",
    Wish.ACCEPTANCE: "Примите исполнение поручения",
}
"""As the list of the day says it."""


class Asked(NamedTuple):
    """Something asked of one person; whoever has done it is still named, for they may see the case."""

    person: CardId
    wish: Wish
    about: str = ""
    waits: bool = False


def asked(case: Case) -> list[Asked]:
    """List what a case asks of people; nothing twice."""
    found = [*_of_chain(case), *_of_orders(case)]
    return list({(one.person, one.wish, one.about): one for one in found}.values())


def _of_chain(case: Case) -> Iterator[Asked]:
    chain = case.chain
    for back in case.returned:
        waits = chain is None and not case.sent and not case.ended and back == case.returned[-1]
        yield Asked(back.author, Wish.REWORK, waits=waits)
    if chain is None:
        return
    goes_on = not case.sent and not case.ended
    for person in chain.asked.visas:
        yield Asked(person, Wish.VISA, waits=goes_on and person in chain.visas_awaited)
    if chain.asked.signer:
        yield Asked(chain.asked.signer, Wish.SIGNATURE, waits=goes_on and bool(chain.signature_awaited))


def _of_orders(case: Case) -> Iterator[Asked]:
    for order in case.orders:
        for person in order.doers:
            yield Asked(person, Wish.ORDER, order.given.order, waits=order.open and not order.reported)
        waits = order.open and order.reported
        yield Asked(order.given.giver, Wish.ACCEPTANCE, order.given.order, waits=waits)
