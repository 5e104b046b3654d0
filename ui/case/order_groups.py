"""The commands of a case in the groups in which its card shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.case.copy_orders import COPIES
from ui.case.course_orders import COURSE
from ui.case.leaving_orders import LEAVING
from ui.case.orders import ORDERS
from ui.case.people_orders import PEOPLE_ORDERS
from ui.case.signing_orders import ORDERING, SIGNING
from ui.case.term_orders import EXTENDING

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.commands import CaseCommand
    from ui.case.order import Order


class Group(NamedTuple):
    """Commands of one sort under one heading."""

    title: str
    orders: tuple[Order, ...]


GROUPS = (
    Group("Что сделать", ORDERS),
    Group("Согласование и подпись", SIGNING),
    Group("Поручения", ORDERING),
    Group("Порядок рассмотрения", (*COURSE, *EXTENDING)),
    Group("Без ответа по существу", LEAVING),
    Group("Заявитель и повторы", PEOPLE_ORDERS),
    Group("Экземпляры", COPIES),
)

EVERY: tuple[Order, ...] = tuple(order for group in GROUPS for order in group.orders)

_BY_COMMAND = {order.command: order for order in EVERY}


def order_of(command: type[CaseCommand]) -> Order:
    """Give how a command is offered."""
    return _BY_COMMAND[command]
