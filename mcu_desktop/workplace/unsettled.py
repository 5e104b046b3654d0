"""How much of what several wrote at once waits to be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.later import later

if TYPE_CHECKING:
    from mcu_desktop.workplace import conflicts
    from mcu_desktop.workplace.asking import Asking
else:
    conflicts = later("mcu_desktop.workplace.conflicts")


def count(seat: Asking) -> int:
    """Count what waits for this person: fields, and numbers that several cases bear."""
    if seat.sight.whole:
        return seat.store.conflicts.count()
    return sum(len(matter.fields) or 1 for matter in conflicts.matters(seat))
