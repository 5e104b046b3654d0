"""What this desk can prove of the logs that it holds: it signs its own, and keeps what others signed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from mcu_desktop.journal.seal import Seal, statement
from mcu_desktop.store.originals import bare, originals
from mcu_desktop.sync.vouching import Proof
from mcu_desktop.sync.warrants import Warrant
from mcu_desktop.vault.station_key import signed

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import Origin
    from mcu_desktop.store.logs import Held
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.ring import Ring


def seal_own(store: Store, ring: Ring) -> None:
    """Sign every log of this workplace up to its end, in steps that travel well."""
    if ring.revoked:
        return
    for log, held in store.logs.held().items():
        if held.origin.station == ring.station and (fresh := _unsealed(store, ring, held)):
            store.seals.keep(log, fresh)


def _unsealed(store: Store, ring: Ring, held: Held) -> list[Seal]:
    log, head = held.origin.log, held.end.seq
    known = store.seals.standing(log)
    seq = known[-1].seq if known else 0
    fresh = []
    while seq < head:
        seq = store.seals.action_end(log, seq, head)
        link = store.logs.link_at(log, seq)
        assert link is not None
        fresh.append(Seal(seq, link, signed(ring.secret, statement(log, seq, link))))
    return fresh


class Provable:
    """One log as far as this desk can prove it to others."""

    def __init__(self, store: Store, ring: Ring, held: Held) -> None:
        log = held.origin.log
        self.seals = store.seals.standing(log)
        station = ring.stations.get(held.origin.station)
        end = station.ends.get(log) if station else None
        self.proof = (
            None if self.seals or not held.origin.parent else _proof(store, held.origin, held.end.seq)
        )
        places = {seal.seq for seal in self.seals}
        if end and store.logs.link_at(log, end.seq) == end.link:
            places.add(end.seq)
        self._proven = self.proof.seal.seq - held.origin.parent_seq if self.proof else 0
        if self.proof:
            places.add(self._proven)
        self._places = sorted(places)

    def reach(self, seq: int, most: int) -> int | None:
        """Give how far the next portion behind a place goes: about so many records, or to the next seal."""
        place = bisect_right(self._places, seq + most)
        if place and self._places[place - 1] > seq:
            return self._places[place - 1]
        return self._places[place] if place < len(self._places) else None

    def warrant(self, seq: int, upto: int, verify_key: bytes | None) -> Warrant:
        """Give what goes with the records behind a place and up to another."""
        return Warrant(self.between(seq, upto), self.proof if upto == self._proven else None, verify_key)

    def between(self, seq: int, upto: int) -> tuple[Seal, ...]:
        """Give the seals behind a place and up to another."""
        return tuple(seal for seal in self.seals if seq < seal.seq <= upto)


def _proof(store: Store, origin: Origin, upto: int) -> Proof | None:
    """Find what an heir repeats, and a seal under it."""
    run = originals(store.seals, origin)
    assert origin.parent is not None
    for seal in store.seals.of_aside(origin.parent):
        count = seal.seq - origin.parent_seq
        if 0 < count <= min(len(run), upto) and run[count - 1].link == seal.link:
            return Proof(tuple(map(bare, run[:count])), seal)
    return None
