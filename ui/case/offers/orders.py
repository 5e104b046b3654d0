"""Orders of the head, as the card offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.orders import AcceptOrder, GiveOrder, ReportOrder, ReturnOrder
from ui.case import editors as e
from ui.case.offers.fields import day_of, introduced, reason, usual_person
from ui.case.offers.offer import Field, Occasion, Offer
from ui.case.several import Several

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cases.order_values import Order

_BEGINNING = 60


def _people(occasion: Occasion) -> list[e.Choice]:
    return [(introduced(occasion.office, person), person) for person in occasion.office.people]


def _which_order(offered: Callable[[Order], bool]) -> Field:
    """Ask which order is meant, where several are open."""

    def editor(occasion: Occasion) -> e.Chosen | None:
        named = [
            (f"{place}. {order.given.text[:_BEGINNING]}", str(place))
            for place, order in enumerate(occasion.case.orders, start=1)
            if order.open and offered(order)
        ]
        return e.Chosen(named) if len(named) > 1 else None

    return Field(name="order", label="Поручение", editor=editor)


ORDERS: tuple[Offer, ...] = (
    Offer(
        command=GiveOrder,
        key="Alt+F2",
        said="Поручение по делу № {number} дано.",
        fields=(
            Field(name="text", label="Что сделать", editor=lambda _: e.LongText(lines=4)),
            Field(
                name="responsible",
                label="Ответственный",
                editor=lambda a: e.Chosen(_people(a), usual_person(a)),
            ),
            Field(
                name="due",
                label="Срок",
                editor=lambda a: e.Day(None, a.today),
                hint="Как назван в поручении; без него – один месяц.",
            ),
            Field(name="giver", label="Кто поручил", editor=lambda a: e.Chosen(_people(a), a.person)),
            day_of("ordered_on", "Поручено"),
            Field(
                name="others",
                label="Соисполнители",
                editor=lambda a: Several(_people(a)),
                hint="Пробел отмечает.",
            ),
        ),
    ),
    Offer(
        command=ReportOrder,
        key="Alt+F3",
        said="Об исполнении поручения по делу № {number} доложено.",
        fields=(
            _which_order(lambda order: not order.reported),
            Field(name="text", label="Что сделано", editor=lambda _: e.LongText()),
            day_of("reported_on", "Исполнено"),
        ),
    ),
    Offer(
        command=AcceptOrder,
        key="Alt+F5",
        said="Исполнение поручения по делу № {number} принято.",
        fields=(_which_order(lambda order: order.reported), day_of("accepted_on", "Принято")),
    ),
    Offer(
        command=ReturnOrder,
        key="Alt+Shift+F5",
        said="Поручение по делу № {number} возвращено исполнителю.",
        fields=(
            _which_order(lambda order: order.reported),
            reason(),
            Field(
                name="due",
                label="Новый срок",
                editor=lambda a: e.Day(None, a.today),
                hint="Можно не указывать.",
            ),
        ),
    ),
)
