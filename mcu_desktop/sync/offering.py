"""What the shared database offers of one log: records come from here only as far as they are proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.sync.vouching import Vouched, Vouching

if TYPE_CHECKING:
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.hub import Hub, HubLog
    from mcu_desktop.sync.ring import Ring


class Offer:
    """One log as the database has it, read behind a place."""

    def __init__(self, store: Store, ring: Ring, hub: Hub, theirs: HubLog) -> None:
        self._hub = hub
        self._origin = theirs.origin
        self._end = theirs.end.seq
        self._vouching = Vouching(store, ring, theirs.origin)

    def behind(self, seq: int, most: int) -> Vouched:
        """Give about so many records behind a place; more where only more of them are proven."""
        while True:
            upto = min(seq + most, self._end)
            found = self._judged(seq, upto)
            if found.records or upto == self._end:
                return found
            most *= 4

    def tail(self, seq: int) -> Vouched:
        """Give everything behind a place; nothing where nothing is."""
        return self._judged(seq, self._end) if seq < self._end else Vouched()

    def _judged(self, seq: int, upto: int) -> Vouched:
        """Read up to the last place that somebody may vouch for."""
        log = self._origin.log
        seals = self._hub.seals(log, seq, upto)
        proofs = self._hub.proofs(log) if self._origin.parent and not seals else ()
        places = self._vouching.places(seals, proofs)
        last = max((place for place in places if seq < place <= upto), default=None)
        if last is None:
            return Vouched(reason=self._vouching.why_not(upto))
        records = self._hub.behind(log, seq, last, last - seq)
        if not records or records[0].seq != seq + 1:
            return Vouched(reason="в общей базе её нет")
        judged = [self._vouching.judge(records, seals, proof) for proof in proofs or (None,)]
        return max(judged, key=lambda one: len(one.records))
