"""What a person sees of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.office.absences import absent_for, hats_over
from mcu_desktop.domain.permissions.table import LED

if TYPE_CHECKING:
    from mcu_desktop.domain.office.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a person sees of the register; several duties see all that any of them sees."""

    whole: bool = False
    blocks: tuple[CardId, ...] = ()
    """Cases with a question in one of these."""
    people: tuple[CardId, ...] = ()
    """Cases with a question of these people, or something that was asked of them."""
    depersonalised: bool = False
    """All other cases too, without what names or describes a person."""


_EVERYTHING = {*LED, Duty.INTAKE_OPERATOR, Duty.HEAD, Duty.CURATOR}
"""Who sees every case: repeated appeals come by every road (59-ФЗ art. 11 part 5)."""


def sight(office: Office, person: CardId) -> Sight:
    """Tell what a person sees, also in the place of those who are away."""
    own = office.duties_of(person)
    over = {absent: hats_over(office, absent) for absent in absent_for(office, person)}
    if _EVERYTHING & {*own, *(duty for duties in over.values() for duty in duties)}:
        return Sight(whole=True)
    worn = {person: own, **over}
    heads = (one for one, duties in worn.items() if Duty.BLOCK_HEAD in duties)
    return Sight(
        blocks=tuple(dict.fromkeys(block for head in heads for block in office.blocks_headed_by(head))),
        people=tuple(one for one, duties in worn.items() if duties),
        depersonalised=Duty.ANALYST in own,
    )
