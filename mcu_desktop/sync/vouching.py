"""How far somebody vouches for records of a log: its writer by a seal, or the office by a card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.journal.chain import heir_of, linked
from mcu_desktop.journal.record import Record, first_link, sound
from mcu_desktop.journal.seal import Seal, statement
from mcu_desktop.store.originals import repeats, whole
from mcu_desktop.vault.station_key import vouched

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import Origin
    from mcu_desktop.store.logs import Held
    from mcu_desktop.store.store import Store
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.sync.ring import Ring

_CHANGED = "запись изменена после того, как была сделана"


class Proof(NamedTuple):
    """For an heir that somebody else wrote: the records that it repeats, and their writer's seal."""

    records: tuple[Record, ...]
    """Without the bodies that the heir has word for word."""
    seal: Seal


class Vouched(NamedTuple):
    """How many of the records are proven, and by what; or why not all of them."""

    records: tuple[Record, ...] = ()
    seal: Seal | None = None
    originals: tuple[Record, ...] = ()
    """What an heir repeats, whole."""
    reason: str | None = None

    def keep(self, writing: Writing, origin: Origin) -> None:
        """Keep what proves, so that this desk can prove it to others."""
        if self.originals and origin.parent and self.seal:
            writing.put_aside(origin.parent, self.originals, self.seal)
        elif self.seal:
            writing.keep_seal(origin.log, self.seal)


def stranger(ring: Ring, origin: Origin, held: Mapping[bytes, Held]) -> str | None:
    """Tell why a log is not what it says: its letter has one beginning, its heirs are of the same one."""
    if origin.log in held:
        return None if held[origin.log].origin == origin else "происхождение ленты указано неверно"
    station = ring.stations.get(origin.station)
    if station is None:
        return f"записи неизвестного рабочего места «{origin.station[:8]}»"
    if origin.parent is None:
        return None if origin.log == station.log else f"чужая лента под буквой «{origin.station}»"
    parent = held.get(origin.parent)
    if parent is not None and parent.origin.station != origin.station:
        return "лента продолжает ленту другого рабочего места"
    return None  # a forebear that was left empty may never come: whose its heir is, the seal tells


class Vouching:
    """Judges what a road brings of one log."""

    def __init__(self, store: Store, ring: Ring, origin: Origin) -> None:
        self._store = store
        self._origin = origin
        self._station = ring.stations.get(origin.station)

    def judge(self, records: Sequence[Record], seals: Iterable[Seal], proof: Proof | None) -> Vouched:
        """Give the records up to the last place that is proven."""
        linking = records[: linked(records)]
        found = self._sealed(linking, seals) or self._named(linking)
        if found is None and proof is not None:
            found = self._repeated(linking, proof)
        found = found or Vouched()
        if len(found.records) == len(records):
            return found
        changed = len(linking) < len(records)
        return found._replace(reason=_CHANGED if changed else self.why_not(records[-1].seq))

    def places(self, seals: Iterable[Seal], proofs: Iterable[Proof]) -> set[int]:
        """Give the places under which somebody may have put his name."""
        behind = {proof.seal.seq - self._origin.parent_seq for proof in proofs}
        end = self._station.ends.get(self._origin.log) if self._station else None
        return {seal.seq for seal in seals} | behind | ({end.seq} if end else set())

    def why_not(self, seq: int) -> str:
        """Say why records up to a place are not proven."""
        if self._station is None:
            return "рабочее место неизвестно"
        end = self._station.ends.get(self._origin.log)
        if self._station.revoked and (end is None or seq > end.seq):
            return f"рабочее место «{self._station.station}» отозвано: его поздние записи не принимаются"
        return f"рабочее место «{self._station.station}» этого не подписывало"

    def _sealed(self, records: Sequence[Record], seals: Iterable[Seal]) -> Vouched | None:
        """Look for the last true seal under the records."""
        for seal in sorted(seals, reverse=True):
            covered = _upto(records, seal.seq)
            if covered and covered[-1].link == seal.link and self._is_true(self._origin.log, seal):
                return Vouched(covered, seal)
        return None

    def _named(self, records: Sequence[Record]) -> Vouched | None:
        """Look whether the office itself named a place among the records."""
        end = self._station.ends.get(self._origin.log) if self._station else None
        covered = _upto(records, end.seq) if end else ()
        return Vouched(covered) if end and covered and covered[-1].link == end.link else None

    def _repeated(self, records: Sequence[Record], proof: Proof) -> Vouched | None:
        """Look whether an heir says what its station said, and signed, in another version of the parent."""
        origin = self._origin
        if not records or origin.parent is None:
            return None
        covered = _upto(records, proof.seal.seq - origin.parent_seq)
        told = proof.records[records[0].seq - 1 :] if covered else ()
        if len(told) != len(covered):
            return None
        originals = tuple(whole(one, record) for one, record in zip(told, covered, strict=True))
        if not (self._is_signed(proof) and linked(originals) == len(originals)):
            return None
        return Vouched(covered, proof.seal, originals) if repeats(origin, covered, originals) else None

    def _is_signed(self, proof: Proof) -> bool:
        """Tell whether the station signed a run of records that begins where the heir was parted."""
        origin, seal, run = self._origin, proof.seal, proof.records
        if origin.parent is None or not run or linked([one._replace(body=None) for one in run]) != len(run):
            return False
        first, last = run[0], run[-1]
        before = self._store.seals.links(origin.parent, origin.parent_seq)
        if not origin.parent_seq:
            before = frozenset({first_link(origin.parent, origin.station)})
        return (
            first.seq == origin.parent_seq + 1
            and heir_of(origin.parent, first.link) == origin.log
            and any(sound(first._replace(body=None), link) for link in before)
            and (last.log, last.seq, last.link) == (origin.parent, seal.seq, seal.link)
            and self._is_true(origin.parent, seal)
        )

    def _is_true(self, log: bytes, seal: Seal) -> bool:
        """Tell whether the writer of a log signed; a revoked one cannot sign behind its end any more."""
        station = self._station
        if station is None:
            return False
        if station.revoked and (log not in station.ends or seal.seq > station.ends[log].seq):
            return False
        return vouched(station.verify_key, seal.signature, statement(log, seal.seq, seal.link))


def _upto(records: Sequence[Record], seq: int) -> tuple[Record, ...]:
    """Give the records up to a place, if it is among them."""
    return (
        tuple(records[: seq - records[0].seq + 1])
        if records and records[0].seq <= seq <= records[-1].seq
        else ()
    )
