"""Who vouches for the logs of a snapshot: its maker alone is not enough, each log has a writer of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.sync.sealing import Provable
from mcu_desktop.sync.vouching import Vouching, stranger

if TYPE_CHECKING:
    from mcu_desktop.store.logs import Held
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.ring import Ring


def not_believed(store: Store, before: Ring, ring: Ring) -> str | None:
    """Tell why what a snapshot brought is not to be believed; `before` is what the invitation says."""
    for letter, known in before.stations.items():
        told = ring.stations.get(letter)
        if told is None or (told.verify_key, told.log) != (known.verify_key, known.log):
            return f"в снимке подменена карточка рабочего места «{letter}»"
    everyone = store.logs.held()
    reasons = (_why_not(store, ring, held, everyone) for held in everyone.values() if held.end.seq)
    return next(filter(None, reasons), None)


def _why_not(store: Store, ring: Ring, held: Held, everyone: dict[bytes, Held]) -> str | None:
    """Judge a log by its last record, as if it had just come: the chain carries that to every other one."""
    origin, seq = held.origin, held.end.seq
    others = {log: one for log, one in everyone.items() if log != origin.log}
    if (reason := stranger(ring, origin, others)) is not None:
        return reason
    vouching = Vouching(store, ring, origin)
    last = store.logs.behind(origin.log, seq - 1, 1)
    judged = vouching.judge(last, store.seals.standing(origin.log), None)
    if judged.reason and origin.parent:
        proof = Provable(store, ring, held).proof
        judged = vouching.judge(store.logs.behind(origin.log, 0, seq), (), proof)
    return judged.reason
