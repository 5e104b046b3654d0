"""Under which duty a person does a thing; whoever may not is told which duty it takes and who has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.duties import DUTY_NAMES, FOR, Duty
from mcu_desktop.domain.office.absences import absent_for, hats_over
from mcu_desktop.domain.permissions.rights import right_name
from mcu_desktop.domain.permissions.table import LED, duties_for
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.domain.permissions import reach
    from mcu_desktop.domain.permissions.reach import Whole
    from mcu_desktop.domain.permissions.rights import Right
else:
    reach = later("mcu_desktop.domain.permissions.reach")

_NAMED = 4


class Worn(NamedTuple):
    """A hat, and whose it is where somebody stands in."""

    duty: Duty
    whose: CardId | None = None

    @property
    def signed(self) -> str:
        """Give how a record names the duty: `executor`, in the place of somebody `executor for …`."""
        return f"{self.duty}{FOR}{self.whose}" if self.whose else self.duty


def hat(office: Office, person: CardId, right: Right, case: Whole | None = None) -> Duty | None:
    """Give the duty under which a person does a thing, `None` where no duty of theirs lets them."""
    found = worn(office, person, right, case)
    return found.duty if found else None


def worn(office: Office, person: CardId, right: Right, case: Whole | None = None) -> Worn | None:
    """Give the hat under which a person does a thing: an own one, else that of somebody who is away."""
    if own := _fitting(office, person, right, case, _held(office, person, case)):
        return Worn(own)
    for absent in absent_for(office, person):
        over = hats_over(office, absent)
        held = tuple(duty for duty in _held(office, absent, case) if duty in over or absent in _given(case))
        if over and (duty := _fitting(office, absent, right, case, held)):
            return Worn(duty, absent)
    return None


def _fitting(
    office: Office, person: CardId, right: Right, case: Whole | None, held: tuple[Duty, ...]
) -> Duty | None:
    blocks = office.blocks_headed_by(person)
    wanted = (duty for duty in duties_for(right) if duty in held)
    return next((duty for duty in wanted if case is None or reach.reaches(duty, case, person, blocks)), None)


def judged(office: Office, person: CardId, right: Right, case: Whole | None = None) -> Worn:
    """Give the hat under which a person does a thing, or refuse."""
    found = worn(office, person, right, case)
    if found is None:
        raise Refusal(why_not(office, person, right, case))
    return found


def why_not(office: Office, person: CardId, right: Right, case: Whole | None = None) -> str:
    """Say why a person may not: which duty it takes, and who in the office has it."""
    fitting = [
        duty for duty in duties_for(right) if case is None or duty not in LED or case.regime in LED[duty]
    ]
    held = [duty for duty in fitting if duty in _held(office, person, case)]
    first = f"«{right_name(right)}» – не ваша обязанность"
    if case is not None and case.others and held:
        first = f"«{right_name(right)}»: последнее действие сделали не вы"
    elif held:
        reach = "; ".join(f"{DUTY_NAMES[duty]} – {_REACH[duty]}" for duty in held if duty in _REACH)
        first = f"«{right_name(right)}» здесь не ваше дело: {reach}"
        fitting = [duty for duty in fitting if duty not in held]
    takes = _listed(DUTY_NAMES[duty] for duty in fitting)
    return f"{first}. Это может {takes}. {_who(office, fitting)}"


def ever(office: Office, person: CardId, command: Right) -> bool:
    """Tell whether a person may carry a command out on some case; anybody with a duty may be given one."""
    acting_for = (person, *(absent for absent in absent_for(office, person) if hats_over(office, absent)))
    held = (office.duties_of(one) for one in acting_for)
    return any(set(duties_for(command)) & {*duties, Duty.EXECUTOR} for duties in held if duties)


def _held(office: Office, person: CardId, case: Whole | None) -> tuple[Duty, ...]:
    """Give the hats of a person; whoever was given a question is its executor."""
    duties = office.duties_of(person)
    if not duties or Duty.EXECUTOR in duties or case is None:
        return duties
    return (*duties, Duty.EXECUTOR) if person in _given(case) else duties


def _given(case: Whole | None) -> tuple[CardId | None, ...]:
    """Name those who were given a question, or asked for a word."""
    return (*(question.executor for question in case.questions), *case.asked) if case else ()


_REACH = {
    Duty.BLOCK_HEAD: "только вопросы своих блоков",
    Duty.EXECUTOR: "только порученные вам вопросы, назовите свой",
}


def _who(office: Office, duties: list[Duty]) -> str:
    wanted = set(duties)
    people = [office.people[one].title for one in office.people if wanted & set(office.duties_of(one))]
    if not people:
        return "Пока эта обязанность ни у кого: её даёт администратор."
    more = f" и ещё {len(people) - _NAMED}" if len(people) > _NAMED else ""
    return f"Обратитесь: {', '.join(people[:_NAMED])}{more}."


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} или {last}" if first else last
