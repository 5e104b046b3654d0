"""How many cases should stand in each column of a board of some blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Collection

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.office.office import Office


def limits_of(office: Office, blocks: Collection[CardId]) -> dict[Status, int]:
    """Give the limits of a board; several blocks share the sum of theirs, where each of them has one."""
    each = [dict(office.blocks[block].limits) for block in blocks if block in office.blocks]
    if not each:
        return {}
    return {
        status: sum(own[status] for own in each) for status in Status if all(status in own for own in each)
    }
