"""Orders of the register that need names: the store knows blocks and people by their cards alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.register import Filter
    from mcu_desktop.workplace.workplace import Workplace


def ranked(workplace: Workplace, asked: Filter) -> Filter:
    """Say in which order blocks or executors come, where the list is ordered by them."""
    office = workplace.office
    names: dict[CardId, str] | None = {
        "block": {id_: block.short for id_, block in office.blocks.items()},
        "executor": {id_: person.title for id_, person in office.people.items()},
    }.get(asked.order)
    if names is None:
        return asked
    return replace(asked, ranking=tuple(sorted(names, key=lambda id_: (names[id_].casefold(), id_))))
