"""Orders of the head on a case: what is to be done, by whom, until when, and whether it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.limits import LONG_TEXT, SHORT_TEXT, required
from mcu_desktop.domain.cases.rules import day_of
from mcu_desktop.domain.cases.values import ClockStopped, Started
from mcu_desktop.domain.cases.wording import instead_of
from mcu_desktop.domain.office.absences import absent_for
from mcu_desktop.domain.spelling import because, day
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

NORM = "local.order"
"""A month where the order itself names no day."""
_MOST_PEOPLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """The head wants something done on the case."""

    order: str
    text: str
    giver: CardId
    """Whose order it is."""
    responsible: CardId
    others: tuple[CardId, ...] = ()
    """Who does it beside the responsible one."""
    ordered_on: date
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReported:
    """Somebody said what was done; the word of the responsible one brings the order back to its giver."""

    order: str
    person: CardId
    deputy: CardId | None = None
    text: str
    reported_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAccepted:
    """What was ordered is done."""

    order: str
    accepted_on: date
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReturned:
    """What was reported is not enough; perhaps there is more time."""

    order: str
    reason: str
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOrder:
    """Order something to be done on the case."""

    text: str
    responsible: CardId
    others: tuple[CardId, ...] = ()
    giver: CardId | None = None
    """Default: who writes it down."""
    ordered_on: date | None = None
    due: date | None = None
    """As written; one month where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """Say what was done."""

    text: str
    order: str = ""
    """Its place among the orders of the case; default the one that waits for this person."""
    reported_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptOrder:
    """Take what was reported as done."""

    order: str = ""
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnOrder:
    """Send an order back: not done, or not all of it."""

    reason: str
    order: str = ""
    due: date | None = None
    """Another last day."""


OrderFact = Ordered | OrderReported | OrderAccepted | OrderReturned
OrderCommand = GiveOrder | ReportOrder | AcceptOrder | ReturnOrder


class Order(NamedTuple):
    """An order on its way."""

    given: Ordered
    reports: tuple[OrderReported, ...] = ()
    returns: tuple[OrderReturned, ...] = ()
    reported: bool = False
    """The responsible one has reported, and the giver has not answered yet."""
    accepted_on: date | None = None

    @property
    def open(self) -> bool:
        """It is not accepted."""
        return self.accepted_on is None

    @property
    def doers(self) -> tuple[CardId, ...]:
        """The responsible one first."""
        return (self.given.responsible, *self.given.others)

    @property
    def awaited(self) -> tuple[CardId, ...]:
        """Whom it waits for now."""
        if not self.open:
            return ()
        return (self.given.giver,) if self.reported else self.doers


# ---------------------------------------------------------------------- what is decided


def _give(case: Case, command: GiveOrder, rules: Rules) -> tuple[Ordered]:
    people = rules.office.people
    ordered_on = day_of(command.ordered_on, case, rules, "ordered_on")
    giver = command.giver or rules.person
    if giver not in people:
        raise Refusal("Назовите, кто даёт поручение.", field="giver")
    if command.responsible not in people:
        raise Refusal("Назовите ответственного: такого сотрудника нет.", field="responsible")
    if any(other not in people for other in command.others):
        raise Refusal("Такого соисполнителя нет.", field="others")
    if len({command.responsible, *command.others}) <= len(command.others):
        raise Refusal("Один и тот же человек назван дважды.", field="others")
    if len(command.others) > _MOST_PEOPLE:
        raise Refusal(f"Соисполнителей не больше {_MOST_PEOPLE}.", field="others")
    refuse_hit(case, rules.office, command.responsible, "responsible")
    for other in command.others:
        refuse_hit(case, rules.office, other, "others")
    if command.due is not None and command.due < rules.today:
        raise Refusal("Срок уже прошёл.", field="due")
    return (
        Ordered(
            order=rules.identity(),
            text=required(command.text, "text", LONG_TEXT),
            giver=giver,
            responsible=command.responsible,
            others=command.others,
            ordered_on=ordered_on,
            due=command.due,
        ),
    )


def _report(case: Case, command: ReportOrder, rules: Rules) -> tuple[OrderReported]:
    voices = (rules.person, *absent_for(rules.office, rules.person))
    mine = [order for order in _open(case) if set(order.doers) & set(voices)]
    order = _named(case, command.order, mine)
    person = next((one for one in voices if one in order.doers), None)
    if person is None:
        raise Refusal(f"Это поручение исполняет {_who(order, rules)}.", field="order")
    return (
        OrderReported(
            order=order.given.order,
            person=person,
            deputy=None if person == rules.person else rules.person,
            text=required(command.text, "text", LONG_TEXT),
            reported_on=day_of(command.reported_on, case, rules, "reported_on"),
        ),
    )


def _accept(case: Case, command: AcceptOrder, rules: Rules) -> tuple[OrderAccepted]:
    order = _named(case, command.order, [one for one in _open(case) if one.reported])
    if not order.reported:
        raise Refusal(f"Об исполнении ещё не доложено: поручение исполняет {_who(order, rules)}.")
    _require_giver(order, case, rules)
    accepted_on = day_of(command.accepted_on, case, rules, "accepted_on")
    return (OrderAccepted(order=order.given.order, accepted_on=accepted_on, clocks=(_held(order, rules),)),)


def _return(case: Case, command: ReturnOrder, rules: Rules) -> tuple[OrderReturned]:
    order = _named(case, command.order, [one for one in _open(case) if one.reported])
    _require_giver(order, case, rules)
    if command.due is not None and command.due < rules.today:
        raise Refusal("Срок уже прошёл.", field="due")
    reason = required(command.reason, "reason", SHORT_TEXT)
    return (OrderReturned(order=order.given.order, reason=reason, due=command.due),)


def _require_giver(order: Order, case: Case, rules: Rules) -> None:
    """Let nobody judge their own work, but the giver who is also at it."""
    if order.given.giver in (rules.person, *absent_for(rules.office, rules.person)):
        return
    if rules.person in (*order.doers, *(question.executor for question in case.questions)):
        giver = rules.office.people.get(order.given.giver)
        who = giver.title if giver else "тот, кто поручил"
        raise Refusal(f"Исполнение принимает не исполнитель: {who}.")


def _held(order: Order, rules: Rules) -> ClockStopped:
    """Give the term as it stands, so that a later calendar does not rewrite it."""
    term = rules.terms.deadline(NORM, order.given.ordered_on)
    if order.given.due:
        term = term.named(order.given.due)
    due = term.due.isoformat()
    return ClockStopped(norm=NORM, due=due, provisional=term.provisional, about=order.given.order)


def _open(case: Case) -> list[Order]:
    return [order for order in case.orders if order.open]


def _named(case: Case, said: str, fitting: list[Order]) -> Order:
    """Give the order of a place, or of a name; without either the only one that fits."""
    if said:
        known = {str(place): one for place, one in enumerate(case.orders, start=1)}
        known |= {one.given.order: one for one in case.orders}
        if said not in known:
            raise Refusal(f"Поручения «{said[:40]}» в деле нет.", field="order")
        if not known[said].open:
            raise Refusal("Это поручение уже исполнено.", field="order")
        return known[said]
    found = fitting or _open(case)
    if not found:
        raise Refusal("Открытых поручений по делу нет.")
    if len(found) > 1:
        raise Refusal("Открытых поручений несколько: назовите, которое по счёту.", field="order")
    return found[0]


def _who(order: Order, rules: Rules) -> str:
    people = rules.office.people
    return ", ".join(people[one].title for one in order.doers if one in people)


def require_no_orders(case: Case, what: str) -> None:
    """Refuse to let a case go while something is still ordered on it."""
    if left := _open(case):
        listed = "; ".join(f"«{order.given.text[:60]}»" for order in left)
        raise Refusal(f"{what} нельзя: не исполнено поручение {listed}.")


def why_ordered(case: Case) -> str | None:
    """Say that something is still ordered."""
    return "Есть неисполненное поручение" if any(order.open for order in case.orders) else None


# ---------------------------------------------------------------------- what it makes of the case


def _ordered(case: Case, fact: Ordered) -> Case:
    if any(order.given.order == fact.order for order in case.orders):
        return case
    begun = Started(norm=NORM, start=fact.ordered_on, about=fact.order, due=fact.due)
    return case._replace(orders=(*case.orders, Order(fact)), started=(*case.started, begun))


def _reported(case: Case, fact: OrderReported) -> Case:
    def with_report(order: Order) -> Order:
        whole = order.reported or fact.person == order.given.responsible
        return order._replace(reports=(*order.reports, fact), reported=whole)

    return _with_order(case, fact.order, with_report)


def _accepted(case: Case, fact: OrderAccepted) -> Case:
    order = next((one for one in case.orders if one.given.order == fact.order), None)
    if order is None or not order.open:
        return case
    done = [one.reported_on for one in order.reports if one.person == order.given.responsible]
    ended = done[-1] if done else fact.accepted_on
    started = tuple(
        one._replace(stopped_on=ended) if (one.norm, one.about) == (NORM, fact.order) else one
        for one in case.started
    )
    case = case._replace(started=started, stopped=(*case.stopped, *fact.clocks))
    return _with_order(case, fact.order, lambda one: one._replace(accepted_on=fact.accepted_on))


def _given_back(case: Case, fact: OrderReturned) -> Case:
    def returned(order: Order) -> Order:
        given = replace(order.given, due=fact.due) if fact.due else order.given
        return order._replace(given=given, returns=(*order.returns, fact), reported=False)

    if fact.due:
        started = tuple(
            one._replace(due=fact.due) if (one.norm, one.about) == (NORM, fact.order) else one
            for one in case.started
        )
        case = case._replace(started=started)
    return _with_order(case, fact.order, returned)


def _with_order(case: Case, id_: str, change: Callable[[Order], Order]) -> Case:
    orders = tuple(change(one) if one.given.order == id_ and one.open else one for one in case.orders)
    return case._replace(orders=orders)


# ---------------------------------------------------------------------- how it is told


def _which(case: Case | None, id_: str) -> str:
    """Name the order where there are several."""
    if case is None or len(case.orders) < 2:  # noqa: PLR2004 - several
        return "Поручение"
    places = {order.given.order: place for place, order in enumerate(case.orders, start=1)}
    return f"Поручение {places[id_]}" if id_ in places else "Поручение"


def _tell_ordered(_case: Case | None, fact: Ordered, names: Names) -> str:
    others = f", соисполнители: {', '.join(map(names.person_name, fact.others))}" if fact.others else ""
    until = f", срок {day(fact.due)}" if fact.due else ""
    giver, responsible = names.person_name(fact.giver), names.person_name(fact.responsible)
    return f"Поручение ({giver}): ответственный – {responsible}{others}{until}: {fact.text}"


def _tell_reported(case: Case | None, fact: OrderReported, names: Names) -> str:
    who = instead_of(fact.person, fact.deputy, names)
    return f"{_which(case, fact.order)}: доложено {day(fact.reported_on)} ({who}): {fact.text}"


def _tell_accepted(case: Case | None, fact: OrderAccepted, _names: Names) -> str:
    return f"{_which(case, fact.order)}: исполнение принято {day(fact.accepted_on)}."


def _tell_returned(case: Case | None, fact: OrderReturned, _names: Names) -> str:
    until = f", новый срок {day(fact.due)}" if fact.due else ""
    return f"{_which(case, fact.order)}: возвращено исполнителю{until}{because(fact.reason)}"


def _why_no_report(case: Case) -> str | None:
    return None if _open(case) else "Открытых поручений нет"


def _why_no_answer(case: Case) -> str | None:
    return None if any(order.reported for order in _open(case)) else "Об исполнении ещё не доложено"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="ordered",
            fact=Ordered,
            action="поручение",
            fold=_ordered,
            sentence=_tell_ordered,
            texts=("text",),
            late=lambda case, _seen, fact: _ordered(case, fact),
        ),
        FactOf(
            kind="order_reported",
            fact=OrderReported,
            action="доклад об исполнении поручения",
            fold=_reported,
            sentence=_tell_reported,
            texts=("text",),
            late=lambda case, _seen, fact: _reported(case, fact),
        ),
        FactOf(
            kind="order_accepted",
            fact=OrderAccepted,
            action="приём исполнения поручения",
            fold=_accepted,
            sentence=_tell_accepted,
            late=lambda case, _seen, fact: _accepted(case, fact),
        ),
        FactOf(
            kind="order_returned",
            fact=OrderReturned,
            action="возврат поручения",
            fold=_given_back,
            sentence=_tell_returned,
            texts=("reason",),
            late=lambda case, _seen, fact: _given_back(case, fact),
        ),
    ),
    commands=(
        CommandOf(name="order", command=GiveOrder, title="Дать поручение", decide=_give),
        CommandOf(
            name="report-order",
            command=ReportOrder,
            title="Доложить об исполнении",
            decide=_report,
            why_not=_why_no_report,
            after_the_end=True,
        ),
        CommandOf(
            name="accept-order",
            command=AcceptOrder,
            title="Принять исполнение",
            decide=_accept,
            why_not=_why_no_answer,
            after_the_end=True,
        ),
        CommandOf(
            name="return-order",
            command=ReturnOrder,
            title="Вернуть поручение",
            decide=_return,
            why_not=_why_no_answer,
            after_the_end=True,
        ),
    ),
)
