"""What the folder lacks goes there in packets of the own directory; many small ones become few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING

from mcu_desktop.journal.chain import End, Flaw, beginning, continued
from mcu_desktop.sync.folder.packet import Bad, Packet, read, written
from mcu_desktop.sync.sealing import Provable

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import Origin
    from mcu_desktop.journal.record import Record
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.folder.shelf import Segment, Shelf
    from mcu_desktop.sync.ring import Ring

_RECORDS = 1000
_SMALL = _RECORDS // 2
_MANY = 64
"""So many small packets of one log are written again as few."""


class Publishing:
    """Writes the packets of one exchange; `seen` holds the files that were read, with their last links."""

    def __init__(self, store: Store, shelf: Shelf, ring: Ring, seen: MutableMapping[str, str]) -> None:
        self._store = store
        self._shelf = shelf
        self._ring = ring
        self._seen = seen
        self._files: list[Segment] = []
        self.flaws: list[Flaw] = []
        """Records of this very desk that its disk has changed: they go nowhere."""

    def put(self) -> int:
        """Put what nobody has put there yet; give how many records that are."""
        self._files = self._sound_files()
        sent = 0
        for log, held in self._store.logs.held().items():
            mine = [file for file in self._files if file.log == log and self._is_ours(file)]
            provable = Provable(self._store, self._ring, held)
            sent += self._write(held.origin, provable, _reached(mine), held.end.seq)
            self._merge(held.origin, provable, mine)
        return sent

    def write_again(self, places: Mapping[bytes, Sequence[int]]) -> None:
        """Write our packets again that hold records of these places: their words were destroyed here."""
        for log, held in self._store.logs.held().items():
            seqs = places.get(log, ())
            old = [file for file in self._files if file.log == log and file.carrier == self._shelf.carrier]
            old = [file for file in old if any(file.first <= seq <= file.last for seq in seqs)]
            for file in old:
                before = len(self._files)
                self._write(held.origin, Provable(self._store, self._ring, held), file.first - 1, file.last)
                if _reached(self._files[before:], file.first - 1) >= file.last:
                    self._shelf.remove([file])
                    self._files.remove(file)

    def there(self) -> list[Segment]:
        """Give the files that lie there now."""
        return self._files

    def _sound_files(self) -> list[Segment]:
        """Give the files but those that somebody could not read, and that we cannot read either."""
        asked = self._shelf.asked()
        files: list[Segment] = []
        broken: list[Segment] = []
        for segment in self._shelf.segments():
            doubted = f"{segment.carrier}/{segment.name}" in asked
            (broken if doubted and not self._readable(segment) else files).append(segment)
        self._shelf.remove(broken)
        return files

    def _readable(self, segment: Segment) -> bool:
        try:
            read(self._shelf.content(segment), self._ring)
        except Bad:
            return False
        return True

    def _is_ours(self, segment: Segment) -> bool:
        """Tell whether a file was read here and says what we hold in that place of its log."""
        link = self._store.logs.link_at(segment.log, segment.last)
        return link is not None and self._seen.get(segment.name) == link.hex()[:16]

    def _write(self, origin: Origin, provable: Provable, seq: int, upto: int) -> int:
        """Write what stands behind a place, to or over another, as far as it is proven and sound."""
        before = seq
        for records in self._portions(origin, provable, seq, upto):
            first, seq = records[0].seq, records[-1].seq
            warrant = provable.warrant(first - 1, seq, None)
            packet = Packet(
                self._ring.office, self._ring.station, origin, records, warrant.seals, warrant.proof
            )
            segment = self._shelf.put(origin.log, first, seq, written(packet, self._ring))
            self._seen[segment.name] = records[-1].link.hex()[:16]
            self._files.append(segment)
        return seq - before

    def _portions(
        self, origin: Origin, provable: Provable, seq: int, upto: int
    ) -> Iterator[tuple[Record, ...]]:
        """Give sound records in portions that end where somebody vouches for them."""
        logs = self._store.logs
        end = End(seq, logs.link_at(origin.log, seq) or b"", 0) if seq else beginning(origin)
        while seq < upto and (reach := provable.reach(seq, _RECORDS)) is not None:
            taken, end, flaw = continued(end, logs.behind(origin.log, seq, reach - seq))
            if taken and not flaw:
                yield taken
                seq = taken[-1].seq
            if flaw:
                self.flaws.append(flaw)
                return

    def _merge(self, origin: Origin, provable: Provable, files: list[Segment]) -> None:
        """Write many small packets of ours again as few, and let them go when those were read back."""
        own = [file for file in files if file.carrier == self._shelf.carrier]
        small = sorted(file for file in own if file.last - file.first < _SMALL)
        if len(small) < _MANY:
            return
        run = _together(small)
        before = len(self._files)
        self._write(origin, provable, run[0].first - 1, run[-1].last)
        fresh = self._files[before:]
        if all(map(self._readable, fresh)) and _reached(fresh, run[0].first - 1) >= run[-1].last:
            self._shelf.remove(run)
            self._files = [file for file in self._files if file not in set(run)]


def _together(small: list[Segment]) -> list[Segment]:
    """Give the files that follow each other without a gap."""
    run = small[:1]
    for file in small[1:]:
        if file.first > run[-1].last + 1:
            break
        run.append(file)
    return run


def _reached(files: list[Segment], seq: int = 0) -> int:
    """Give how far files follow each other behind a place."""
    for file in sorted(files, key=lambda file: file.first):
        if file.first <= seq + 1:
            seq = max(seq, file.last)
    return seq
