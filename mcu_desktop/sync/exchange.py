"""One exchange: what either side lacks goes over, at any line it may stop, and the next one goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.journal.chain import Flaw, Fork, Gap
from mcu_desktop.journal.stamps import AHEAD, believed_at
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.logs import Confirmed, Received
from mcu_desktop.store.store import Store
from mcu_desktop.store.stream import Stream
from mcu_desktop.store.writing import Writing
from mcu_desktop.sync.comparing import Sides
from mcu_desktop.sync.hub import OtherWriter, Sealed, Unsound, Writer
from mcu_desktop.sync.notices import (
    CLOCK_WAS_AHEAD,
    DAMAGED,
    FORKED,
    RESTORED,
    REVOKED,
    TWICE,
    TWO,
    clock_is_ahead,
    replaced,
)
from mcu_desktop.sync.offering import Offer
from mcu_desktop.sync.portions import Large, Portions, portions_of
from mcu_desktop.sync.sealing import Provable, seal_own
from mcu_desktop.sync.vouching import Vouched, stranger
from mcu_desktop.sync.warrants import Warrant

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import Origin
    from mcu_desktop.store.logs import Held
    from mcu_desktop.sync.hub import Charter, Hub, HubLog
    from mcu_desktop.sync.ring import Ring

_SENT = 2_000
"""Records of one transaction there."""
_ATTEMPTS = 4
"""How often a desk may find itself copied within one exchange."""
_EPOCH = "hub_epoch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an exchange asks of the desk that it serves."""

    now: Callable[[], datetime]
    identity: Callable[[], str]
    tell: Callable[[Writing, frozenset[Stream]], None]
    """Tells streams anew in which others wrote, within the transaction that took their records in."""
    portions: Portions = field(default_factory=Large)
    went: Callable[[int, int], None] = lambda _done, _whole: None
    """Hears after each portion how many records went over, of how many; what it raises ends the exchange."""
    heartbeat: bool = False
    """Let the database know that this desk is there, also where nothing went over."""


class Exchanged(NamedTuple):
    """What went over, and what did not."""

    sent: int
    received: int
    flaws: tuple[Flaw, ...]
    """Records that were not taken, here or there; each log waits at its first one, the others flow."""
    notices: tuple[str, ...]
    refused: Refusal | Trouble | None
    """Why our own records stay here for now; what others wrote came nevertheless."""
    reached: int = 0
    """How far the other side has the log that this desk writes."""


def exchange(store: Store, hub: Hub, desk: Desk, ring: Callable[[], Ring]) -> Exchanged:
    """Send what the shared database lacks and take what this desk lacks: a union by version vector."""
    charter = hub.charter()
    session = _Session(store, hub, desk, charter, ring)
    session.require_office()
    session.attempt(session.send)
    session.take()
    session.attempt(session.acknowledge)
    session.finish()
    return Exchanged(
        session.sent,
        session.received,
        tuple(session.flaws.values()),
        tuple(dict.fromkeys(session.notices)),
        session.refused,
        session.reached,
    )


class _Session:
    """The state of one exchange."""

    def __init__(
        self, store: Store, hub: Hub, desk: Desk, charter: Charter, ring: Callable[[], Ring]
    ) -> None:
        self._store = store
        self._look_at_ring = ring
        self._ring = ring()
        self._hub = hub
        self._sides = Sides(store, hub)
        self._desk = desk
        self._charter = charter
        self._epoch = f"{charter.id.hex()}:{charter.epoch}"
        self._first = store.trait(_EPOCH) != self._epoch
        self._theirs: dict[bytes, HubLog] = {}
        self._foreseen = 0
        self.sent = 0
        self.received = 0
        self.reached = 0
        self.flaws: dict[bytes, Flaw] = {}
        self._unproven: set[bytes] = set()
        self.notices: list[str] = []
        self.refused: Refusal | Trouble | None = REVOKED if self._ring.revoked else None

    def require_office(self) -> None:
        """Refuse the database of another office."""
        if self._charter.office != self._ring.office:
            raise Refusal("Общая база принадлежит другой администрации. Проверьте её адрес.")

    def attempt(self, work: Callable[[], None]) -> None:
        """Do what need not succeed: what cannot be sent keeps nothing from being received."""
        try:
            work()
        except Trouble as trouble:
            self.refused = self.refused or trouble

    # ------------------------------------------------------------------ out

    def send(self) -> None:
        """Send every log that goes farther here than there: any desk may bring what it holds of others."""
        for _ in range(_ATTEMPTS):
            seal_own(self._store, self._ring)
            self._theirs = self._hub.logs()
            self._foresee()
            if self._has_other_writer():
                continue
            own = self._store.logs.own()
            others = [held for log, held in self._store.logs.held().items() if log != own]
            divided = [self._send_held(held) for held in others]
            if any(divided):
                continue
            if self._send_own(self._store.logs.held()[own], self._theirs.get(own)):
                return

    def _foresee(self) -> None:
        """Count what is to go over, either way."""
        here = {log: held.end.seq for log, held in self._store.logs.held().items()}
        there = {log: known.end.seq for log, known in self._theirs.items()}
        apart = sum(abs(here.get(log, 0) - there.get(log, 0)) for log in {*here, *there})
        self._foreseen = self.sent + self.received + apart

    def _tell_how_far(self) -> None:
        done = self.sent + self.received
        self._desk.went(done, max(done, self._foreseen))

    def _has_other_writer(self) -> bool:
        """Leave our log where somebody else wrote it too: we were restored, or copied."""
        own = self._store.logs.own()
        mine, theirs = self._store.logs.held()[own], self._theirs.get(own)
        if theirs is None or (
            theirs.sealed_at is None and theirs.end.seq == self._sides.common(mine, theirs)
        ):
            return False
        return self._begin_anew(mine, theirs)

    def _send_held(self, held: Held) -> bool:
        """Send what we hold of somebody else's log; give whether it was divided and its heir is to go."""
        log = held.origin.log
        theirs = self._theirs.get(log)
        if theirs is not None and not self._sides.agree(held, theirs):
            return self._divide_others(held, theirs)
        self._bring_seals(held, theirs)
        try:
            if theirs is None or theirs.end.seq < held.end.seq:
                self._push(held, theirs, None)
        except (Fork, Sealed):
            return self._divide_others(held, self._theirs_now(log))
        except Unsound as unsound:
            self.flaws[log] = unsound.flaw
        except Refusal as refusal:
            self._hold_up(log, held.end.seq, refusal.reason)
        return False

    def _send_own(self, mine: Held, theirs: HubLog | None) -> bool:
        """Send our own log as its only writer; `False` when it must be done again, in a new log."""
        self.reached = theirs.end.seq if theirs else 0
        new = theirs is None or mine.end.seq > self.reached
        if not new and mine.end.stamp <= believed_at(self._desk.now()):
            return True
        there = self._hub.now()
        if self._desk.now() > there + AHEAD:
            self.refused = clock_is_ahead(self._desk.now(), there)
            return True
        if mine.end.stamp > believed_at(there):
            return self._leave_for_the_right_time()
        return self._push_own(mine, theirs) if new else True

    def _push_own(self, mine: Held, theirs: HubLog | None) -> bool:
        try:
            self._push(mine, theirs, self._writer(mine, self.reached))
        except (OtherWriter, Sealed, Fork):
            return not self._begin_anew(mine, self._theirs_now(mine.origin.log))
        except Unsound as unsound:
            self.flaws[mine.origin.log] = unsound.flaw
            self.refused = DAMAGED
        except Refusal as refusal:
            self.refused = refusal
        return True

    def _leave_for_the_right_time(self) -> bool:
        """Go on in a new log: behind a stamp of the future every later one would be of the future, too."""
        with self._store.writing() as writing:
            writing.begin_anew(bytes.fromhex(self._desk.identity()))
        self._store.know_copies()
        self.notices.append(CLOCK_WAS_AHEAD)
        return False

    def _bring_seals(self, held: Held, theirs: HubLog | None) -> None:
        """Bring signatures under what the database has already: it may be older than they are."""
        if theirs is None or theirs.sealed_upto >= min(theirs.end.seq, held.end.seq):
            return
        seals = Provable(self._store, self._ring, held).between(theirs.sealed_upto, theirs.end.seq)
        if seals:
            self._hub.push(held.origin, (), None, Warrant(seals))

    def _writer(self, mine: Held, reached: int) -> Writer:
        """Show the nonce that was left last time; write down first which one will be left now."""
        logs, log = self._store.logs, mine.origin.log
        known = logs.confirmed(self._charter.id, log)
        if known.coming is None:
            known = known._replace(coming=bytes.fromhex(self._desk.identity()))
            logs.confirm(self._charter.id, log, known)
        assert known.coming is not None
        before = self._store.trait(_EPOCH) or self._epoch
        returning = known.seq > reached or before != self._epoch
        return Writer(known.nonce, known.coming, returning)

    def _push(self, held: Held, theirs: HubLog | None, writer: Writer | None) -> None:
        log, seq = held.origin.log, theirs.end.seq if theirs else 0
        key = self._ring.verify_key if writer else None
        if theirs is None and not held.end.seq:
            # its letter is taken, its heirs have a forebear
            self._hub.push(held.origin, (), writer, Warrant(verify_key=key))
        provable = Provable(self._store, self._ring, held)
        while (upto := provable.reach(seq, _SENT)) is not None:
            records = self._store.logs.behind(log, seq, upto - seq)
            try:
                end = self._hub.push(held.origin, records, writer, provable.warrant(seq, upto, key))
            except Gap:
                raise replaced() from None
            self.sent += end.seq - seq
            seq = end.seq
            self._tell_how_far()
            if writer:
                self.reached = seq
                self._store.logs.confirm(self._charter.id, log, Confirmed(seq, writer.coming, None))

    # ------------------------------------------------------------------ in

    def take(self) -> None:
        """Take every log that goes farther there than here; one that cannot be taken keeps no other back."""
        self._theirs = self._theirs or self._hub.logs()
        taken = -1
        while taken < self.received:  # what came may tell of workplaces that were strangers before
            taken = self.received
            self._ring = self._look_at_ring()
            for log in self._unproven:
                self.flaws.pop(log, None)
            self._unproven.clear()
            self._take_logs()

    def _take_logs(self) -> None:
        own = self._store.logs.own()
        for log, theirs in self._theirs.items():
            if log not in self.flaws and log != own:
                self._take_log(theirs, self._store.logs.held())

    def _take_log(self, theirs: HubLog, everyone: dict[bytes, Held]) -> None:
        log, held = theirs.origin.log, everyone.get(theirs.origin.log)
        if held is not None and (theirs.end.seq <= held.end.seq or not self._sides.agree(held, theirs)):
            return  # what parted was divided when we sent, or will be when we send again
        why = stranger(self._ring, theirs.origin, everyone)
        if why is not None:
            if theirs.end.seq:
                self._do_not_believe(log, held.end.seq + 1 if held else 1, why)
            return
        offer = Offer(self._store, self._ring, self._hub, theirs)
        seq = held.end.seq if held else 0
        while seq < theirs.end.seq and log not in self.flaws:
            vouched = offer.behind(seq, self._desk.portions.records)
            seq = self._receive(theirs.origin, seq, vouched)
            if vouched.reason:
                self._do_not_believe(log, seq + 1, vouched.reason)

    def _receive(self, origin: Origin, seq: int, vouched: Vouched) -> int:
        """Take what is proven, portion by portion: records, the vector, and what they tell."""
        for records in portions_of(vouched.records, self._desk.portions):
            begun = time.monotonic()
            try:
                with self._store.writing() as writing:
                    latest = believed_at(self._desk.now())
                    received = writing.receive(origin, records, latest, linked=True)
                    _require_whole(received)
                    if records[-1] is vouched.records[-1]:
                        vouched.keep(writing, origin)
                    if received.streams:
                        self._desk.tell(writing, received.streams)
            except Unsound as unsound:
                self.flaws[origin.log] = unsound.flaw
                return seq
            except Fork as fork:
                self._hold_up(origin.log, fork.seq, TWO)
                return seq
            self.received += received.records
            self._desk.portions.took(len(records), time.monotonic() - begun)
            self._tell_how_far()
            seq = records[-1].seq
        return seq

    def acknowledge(self) -> None:
        """Tell the database how far we have read."""
        if self.sent or self.received or self._first or self._desk.heartbeat:
            vector = {log: held.end.seq for log, held in self._store.logs.held().items()}
            self._hub.acknowledge(self._store.logs.own(), vector)

    def finish(self) -> None:
        """Write down what is held up, and how a copy of this profile will be known."""
        own = self._store.logs.own()
        if self.sent or self.received or self._first:
            self._store.know_copies()
        if set(self._store.logs.flaws()) != set(self.flaws.values()):
            self._store.logs.write_flaws(self.flaws.values())
        if self._first:
            with self._store.writing() as writing:
                writing.set(_EPOCH, self._epoch)
        if _lives_twice(self._store.logs.held()[own].origin, self._theirs):
            self.notices.append(TWICE.format(self._store.station))

    # ------------------------------------------------------------------ where two logs part

    def _divide_others(self, held: Held, theirs: HubLog) -> bool:
        """Divide a log that others wrote twice: that version stays, ours goes on in its heir; say so."""
        if self._is_written_again(held, theirs):
            return False
        divided = self._divide(held, theirs)
        if divided:
            self.notices.append(FORKED.format(held.origin.station))
        return divided

    def _is_written_again(self, held: Held, theirs: HubLog) -> bool:
        """Tell whether the heir of our version is there already: it comes, and ours is put aside for it."""
        keep = self._sides.common(held, theirs)
        keep = keep if theirs.sealed_at is None else min(keep, theirs.sealed_at)
        return self._sides.heir(held.origin.log, keep) in self._theirs

    def _begin_anew(self, mine: Held, theirs: HubLog | None) -> bool:
        """Leave our log for its heir; give whether everything is to be compared anew."""
        divided = self._divide(mine, theirs)
        if divided:
            self._store.know_copies()
            self.notices.append(RESTORED)
        else:
            self.refused = Refusal("Ленту этого рабочего места в общей базе не прочесть: она повреждена.")
        return divided

    def _divide(self, held: Held, theirs: HubLog | None) -> bool:
        """Keep what both sides have, write again what only we have, and take what only they have."""
        log, keep = held.origin.log, self._sides.common(held, theirs) if theirs else 0
        if theirs is not None and theirs.sealed_at is not None:
            keep = min(keep, theirs.sealed_at)
        if theirs is not None and theirs.end.seq > keep and self._hub.link_at(log, keep + 1) is None:
            self._hold_up(log, keep + 1, "в общей базе её нет")  # a hole in it displaces nothing
            return False
        tail = Offer(self._store, self._ring, self._hub, theirs).tail(keep) if theirs else Vouched()
        heir = self._sides.heir(log, keep) or bytes.fromhex(self._desk.identity())
        try:
            with self._store.writing() as writing:
                streams = writing.divide(log, heir, keep=keep)
                received = writing.receive(held.origin, tail.records, believed_at(self._desk.now()))
                _require_whole(received)
                tail.keep(writing, held.origin)
                self._desk.tell(writing, streams | received.streams)
        except Unsound as unsound:
            self.flaws[log] = unsound.flaw
            return False
        except Fork as fork:
            self._hold_up(log, fork.seq, TWO)
            return False
        self.received += received.records
        if tail.reason:
            self._do_not_believe(log, keep + len(tail.records) + 1, tail.reason)
        return True

    def _theirs_now(self, log: bytes) -> HubLog:
        """Look once more at a log that was there a moment ago."""
        theirs = self._hub.logs().get(log)
        if theirs is None:
            raise replaced()
        return theirs

    def _hold_up(self, log: bytes, seq: int, reason: str) -> None:
        self.flaws[log] = Flaw(log, seq, reason)

    def _do_not_believe(self, log: bytes, seq: int, reason: str) -> None:
        """Hold up what nobody vouches for yet."""
        self._hold_up(log, seq, reason)
        self._unproven.add(log)


def _require_whole(received: Received) -> None:
    """Put nothing sound aside for what is not."""
    if received.flaw:
        raise Unsound(received.flaw)


def _lives_twice(own: Origin, logs: Mapping[bytes, HubLog]) -> bool:
    """Tell whether another log goes on from where ours does: a restored desk has no such sister."""
    return own.parent is not None and any(
        log != own.log and known.origin.parent == own.parent for log, known in logs.items()
    )
