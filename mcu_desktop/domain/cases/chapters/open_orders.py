"""What is still ordered on a case: which order is meant, who does it, and what has to wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.order_values import Order
    from mcu_desktop.domain.cases.rules import Rules


def require_no_orders(case: Case, what: str) -> None:
    """Refuse to let a case go while something is still ordered on it."""
    if left := open_orders(case):
        listed = "; ".join(f"«{order.given.text[:60]}»" for order in left)
        raise Refusal(f"{what} нельзя: не исполнено поручение {listed}.")


def why_ordered(case: Case) -> str | None:
    """Say that something is still ordered."""
    return "Есть неисполненное поручение" if any(order.open for order in case.orders) else None


def open_order(case: Case, said: str, fitting: list[Order]) -> Order:
    """Give the order of a place, or of a name; without either the only one that fits."""
    if said:
        known = {str(place): one for place, one in enumerate(case.orders, start=1)}
        known |= {one.given.order: one for one in case.orders}
        if said not in known:
            raise Refusal(f"Поручения «{said[:40]}» в деле нет.", field="order")
        if not known[said].open:
            raise Refusal("Это поручение уже исполнено.", field="order")
        return known[said]
    found = fitting or open_orders(case)
    if not found:
        raise Refusal("Открытых поручений по делу нет.")
    if len(found) > 1:
        raise Refusal("Открытых поручений несколько: назовите, которое по счёту.", field="order")
    return found[0]


def open_orders(case: Case) -> list[Order]:
    """Give what is not done yet, in the order in which it was given."""
    return [order for order in case.orders if order.open]


def doers_of(order: Order, rules: Rules) -> str:
    """Name those who carry an order out."""
    people = rules.office.people
    return ", ".join(people[one].title for one in order.doers if one in people)
