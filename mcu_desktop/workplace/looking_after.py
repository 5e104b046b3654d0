"""Which cases a person looks after, hat by hat: own duties, and those of whom they stand in for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.office.absences import absent_for, hats_over
from mcu_desktop.domain.permissions.table import REGIME_OF_DUTY
from mcu_desktop.store.slack import Slice

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.workplace.workplace import Workplace


class Hat(NamedTuple):
    """A duty, own or of somebody who is away."""

    duty: Duty
    person: CardId


def worn(workplace: Workplace) -> tuple[Hat, ...]:
    """Give the hats under which a person has cases to do: not those of figures and machines."""
    office, own = workplace.office, workplace.person
    over = ((absent, hats_over(office, absent)) for absent in absent_for(office, own))
    hats = ((own, office.duties_of(own)), *over)
    return tuple(
        Hat(duty, person)
        for person, duties in hats
        for duty in duties
        if duty not in {Duty.ANALYST, Duty.ADMINISTRATOR}
    )


def working_duties(workplace: Workplace) -> tuple[Duty, ...]:
    """Give the duties under which a person has cases to do, also in the place of others."""
    return tuple(dict.fromkeys(hat.duty for hat in worn(workplace)))


def scope(workplace: Workplace, hats: tuple[Hat, ...]) -> tuple[Slice, ...]:
    """Give the cases that hats look after; one that looks after everything leaves nothing to add."""
    parts = tuple(filter(None, (looked_after(workplace, hat.person, hat.duty) for hat in hats)))
    return (Slice(),) if not hats or Slice() in parts else parts


def looked_after(workplace: Workplace, person: CardId, duty: Duty) -> Slice | None:
    """Give the cases that a person looks after under one duty, as lists are narrowed to it."""
    match duty:
        case Duty.BLOCK_HEAD:
            blocks = workplace.office.blocks_headed_by(person)
            return Slice(blocks=blocks) if blocks else None
        case Duty.EXECUTOR | Duty.OUTSIDE:
            return Slice(executors=(person,))
        case _ if duty in REGIME_OF_DUTY:
            return Slice(regimes=(REGIME_OF_DUTY[duty],))
        case _:
            return Slice()
