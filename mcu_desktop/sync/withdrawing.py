"""A revoked workplace: what stands behind the ends of its logs goes out of force at every desk alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.store.logs import Held
    from mcu_desktop.store.store import Store
    from mcu_desktop.store.stream import Stream
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.sync.ring import Place, Ring

    Tell = Callable[[Writing, frozenset[Stream]], None]


def withdraw(store: Store, ring: Ring, tell: Tell) -> tuple[str, ...]:
    """Put aside what a revoked workplace wrote behind its ends; say how much that was."""
    revoked = {
        one.station: one for one in ring.enrolled.values() if one.revoked and one.station != ring.station
    }
    if not revoked:
        return ()
    return tuple(
        _put_aside(store, held, seq, tell)
        for log, held in store.logs.held().items()
        if held.origin.station in revoked
        and (seq := _believed(store, held, revoked[held.origin.station].ends.get(log))) < held.end.seq
    )


def _believed(store: Store, held: Held, end: Place | None) -> int:
    """Give how far a log is believed: to its end, and not at all where another version of it ended there."""
    if end is None:
        return 0
    if held.end.seq <= end.seq:
        return held.end.seq
    return end.seq if store.logs.link_at(held.origin.log, end.seq) == end.link else 0


def _put_aside(store: Store, held: Held, seq: int, tell: Tell) -> str:
    with store.writing() as writing:
        tell(writing, writing.set_aside(held.origin.log, seq))
    count = counted(held.end.seq - seq, "запись", "записи", "записей")
    return (
        f"Рабочее место «{held.origin.station}» отозвано: {count}, сделанные после, отложены и не действуют. "
        "Администратор решает, внести ли их заново."
    )
