"""One exchange by a folder: what others put there is taken, what the folder lacks is put there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mcu_desktop.journal.chain import Flaw, Fork, Gap, heir_of
from mcu_desktop.journal.record import sound
from mcu_desktop.journal.stamps import believed_at
from mcu_desktop.sync.exchange import Desk, Exchanged
from mcu_desktop.sync.folder.key_file import put_keys, with_keys
from mcu_desktop.sync.folder.packet import Bad, Packet, read
from mcu_desktop.sync.folder.publishing import Publishing
from mcu_desktop.sync.folder.shelf import Segment, Shelf, mark_of
from mcu_desktop.sync.notices import DAMAGED, FORKED, RESTORED, REVOKED, TWICE, TWO
from mcu_desktop.sync.sealing import seal_own
from mcu_desktop.sync.vouching import Vouched, Vouching, stranger

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import Origin
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.ring import Ring

_SEEN = "folder_seen"
"""The files of a folder that were taken whole: their names hold a digest, they need not be read again."""


def exchange(store: Store, shelf: Shelf, desk: Desk, ring: Callable[[], Ring]) -> Exchanged:
    """Take what lies in the folder and is not held here; then put there what it lacks."""
    session = _Session(store, shelf, desk, ring)
    session.take()
    return session.put()


class Parted(Bad):
    """A file of a version of a log that others have divided already."""


class _Session:
    """The state of one exchange."""

    def __init__(self, store: Store, shelf: Shelf, desk: Desk, ring: Callable[[], Ring]) -> None:
        self._store = store
        self._shelf = shelf
        self._desk = desk
        self._ring = ring
        self._own = store.logs.own()
        self._seen_here = f"{_SEEN}:{shelf.mark}"
        self._seen: dict[str, str] = json.loads(store.trait(self._seen_here) or "{}")
        self._bad: dict[Segment, Bad] = {}
        self._notices: list[str] = []
        self._received = 0
        self._foreseen = 0
        self._fell_back = False

    # ------------------------------------------------------------------ in

    def take(self) -> None:
        """Take every file that can be taken, again and again: one may need what another one brings."""
        waiting = sorted(one for one in self._shelf.segments() if one.name not in self._seen)
        waiting.sort(key=lambda one: (one.log, one.first, -one.last))
        self._foreseen = sum(one.last - one.first + 1 for one in waiting)
        while waiting:
            ring = with_keys(self._shelf, self._ring())
            left = [segment for segment in waiting if not self._taken(segment, ring)]
            if len(left) == len(waiting):
                break
            waiting = left
        self._settle()

    def _settle(self) -> None:
        """Leave our log where it came back from the folder, or somebody else goes on from it."""
        held = self._store.logs.held()
        own = held[self._store.logs.own()].origin
        heirs = [one.origin.parent for one in held.values()]
        if self._fell_back or own.log in heirs:
            with self._store.writing() as writing:
                writing.begin_anew(bytes.fromhex(self._desk.identity()))
        if self._fell_back:
            self._notices.append(RESTORED)
        if own.log in heirs or (own.parent is not None and heirs.count(own.parent) > 1):
            self._notices.append(TWICE.format(own.station))

    def _taken(self, segment: Segment, ring: Ring) -> bool:
        """Take one file; where that cannot be, remember why."""
        begun = time.monotonic()
        try:
            packet = opened(self._shelf, segment, ring)
            self._receive(packet, ring)
        except Bad as bad:
            self._bad[segment] = bad
            return False
        self._desk.portions.took(len(packet.records), time.monotonic() - begun)
        self._desk.went(self._received, max(self._received, self._foreseen))
        self._bad.pop(segment, None)
        self._seen[segment.name] = packet.records[-1].link.hex()[:16]
        return True

    def _receive(self, packet: Packet, ring: Ring) -> None:
        """Take records, as far as somebody vouches for them, in one transaction with what they tell."""
        origin = packet.origin
        why = stranger(ring, origin, self._store.logs.held())
        if why is not None:
            raise Bad(why)
        vouched = Vouching(self._store, ring, origin).judge(packet.records, packet.seals, packet.proof)
        if vouched.records:
            self._take_in(origin, vouched)
        if vouched.reason:
            raise Bad(vouched.reason)
        if not self._store.logs.keeps(packet.records[-1]):
            raise Parted("продолжает ленту, которую разделили: ждёт, когда её рабочее место об этом узнает")

    def _take_in(self, origin: Origin, vouched: Vouched) -> None:
        try:
            with self._store.writing() as writing:
                latest = believed_at(self._desk.now())
                received = writing.receive(origin, vouched.records, latest, linked=True)
                if received.flaw:
                    raise Bad(received.flaw.reason)
                vouched.keep(writing, origin)
                self._desk.tell(writing, received.streams)
        except Gap as gap:
            raise Bad(f"ждёт записи {gap.head + 1}, её файл ещё не пришёл") from None
        except Fork as fork:
            self._divide(origin, vouched, fork)
            return
        self._received += received.records
        self._fell_back |= origin.log == self._own and received.records > 0

    def _divide(self, origin: Origin, vouched: Vouched, fork: Fork) -> None:
        """Keep both versions of a log that was written twice: theirs in its place, ours in an heir."""
        log, first, keep = origin.log, vouched.records[0], fork.seq - 1
        before = self._store.logs.link_at(log, keep) if keep else None
        if fork.seq == first.seq and before is not None and not sound(first, before):
            raise Parted("лента разошлась раньше, нужного файла ещё нет")
        mine = self._store.logs.link_at(log, fork.seq) if fork.log == log else None
        if mine is None:
            raise Bad(TWO)
        try:
            with self._store.writing() as writing:
                streams = writing.divide(log, heir_of(log, mine), keep=keep)
                received = writing.receive(origin, vouched.records, believed_at(self._desk.now()))
                if received.flaw:
                    raise Bad(received.flaw.reason)
                vouched.keep(writing, origin)
                self._desk.tell(writing, streams | received.streams)
        except Fork:
            raise Bad(TWO) from None
        self._received += received.records
        self._notices.append(RESTORED if log == self._own else FORKED.format(origin.station))
        self._own = self._store.logs.own()

    # ------------------------------------------------------------------ out

    def put(self) -> Exchanged:
        """Put what the folder lacks; ask for what could not be read; write down what was done."""
        ring = with_keys(self._shelf, self._ring())
        seal_own(self._store, ring)
        publishing = Publishing(self._store, self._shelf, ring, self._seen)
        sent = publishing.put()
        count, road = self._store.erasing.count, f"segments:{self._shelf.mark}"
        if not self._store.erasing.done_on(road):
            publishing.write_again(self._store.erasing.places())
            self._store.erasing.note_done_on(road, count)
        put_keys(self._shelf, ring)
        missed = {segment: bad.reason for segment, bad in self._bad.items() if self._lacks(segment, bad)}
        self._shelf.ask(missed)
        self._remember(publishing.there())
        own = self._store.logs.own()
        damaged = any(flaw.log == own for flaw in publishing.flaws)
        return Exchanged(
            sent,
            self._received,
            (*publishing.flaws, *(_flaw(segment, why) for segment, why in sorted(missed.items()))),
            tuple(dict.fromkeys(self._notices)),
            REVOKED if ring.revoked else DAMAGED if damaged else None,
            0 if damaged else self._store.logs.held()[own].end.seq,
        )

    def _lacks(self, segment: Segment, bad: Bad) -> bool:
        """Tell whether a file that was not taken may hold what did not come by another one."""
        held = self._store.logs.held().get(segment.log)
        return held is None or held.end.seq < segment.last or isinstance(bad, Parted)

    def _remember(self, there: Iterable[Segment]) -> None:
        names = {segment.name for segment in there}
        seen = {name: link for name, link in self._seen.items() if name in names}
        told = json.dumps(seen, sort_keys=True)
        if told != (self._store.trait(self._seen_here) or "{}"):
            with self._store.writing() as writing:
                writing.set(self._seen_here, told)
            self._store.know_copies()


def opened(shelf: Shelf, segment: Segment, ring: Ring) -> Packet:
    """Give what a file says, if it is what its name says."""
    content = shelf.content(segment)
    packet = read(content, ring)
    named = (segment.log, segment.first, segment.last, segment.mark)
    if named != (packet.origin.log, packet.records[0].seq, packet.records[-1].seq, mark_of(content)):
        raise Bad("имя файла не отвечает содержимому")
    return packet


def _flaw(segment: Segment, why: str) -> Flaw:
    return Flaw(segment.log, segment.first, f"{why} (файл {segment.carrier[:8]}…/{segment.name})")
