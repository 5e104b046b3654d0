"""The two roads between small desks: a folder that keeps every file, a database that keeps one version."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from mcu_desktop.journal.chain import Fork, Gap, Origin, heir_of
from mcu_desktop.journal.record import Record, sound
from tests.sync.small_desks import Place, SmallDesk

PORTION = 3
_ATTEMPTS = 6


class Folder:
    """Every portion that somebody could prove, for ever."""

    def __init__(self) -> None:
        self._files: dict[Place, tuple[Origin, tuple[Record, ...]]] = {}

    def exchange(self, desk: SmallDesk) -> int:
        """Take what was not seen yet, put what lacks; give how many records went over."""
        return self._take(desk) + self._put(desk)

    def _take(self, desk: SmallDesk) -> int:
        before, own = desk.said(), desk.own
        waiting = [name for name in sorted(self._files) if name not in desk.seen]
        while left := [name for name in waiting if not self._taken(desk, name)]:
            if left == waiting:
                break
            waiting = left
        if any(origin.parent == own for origin in desk.origins()) and desk.own == own:
            desk.begin_anew()
        return sum((desk.said() - before).values())

    def _taken(self, desk: SmallDesk, name: Place) -> bool:
        origin, records = self._files[name]
        own = desk.own
        try:
            with desk.whole():
                received = desk.take(origin, records)
        except Gap:
            return False
        except Fork as fork:
            if not self._divided(desk, origin, records, fork):
                return False
        else:
            if origin.log == own and received.records and desk.own == own:
                desk.begin_anew()
        desk.seen.add(name)
        return True

    def _divided(self, desk: SmallDesk, origin: Origin, records: tuple[Record, ...], fork: Fork) -> bool:
        """Keep both versions: theirs in its place, ours in an heir."""
        links = {record.seq: record.link for record in desk.standing(fork.log)}
        before = links.get(fork.seq - 1)
        parted = fork.seq == records[0].seq and before is not None and not sound(records[0], before)
        if fork.log != origin.log or parted:
            return False
        with desk.whole():
            desk.divide(origin.log, heir_of(origin.log, links[fork.seq]), fork.seq - 1)
            desk.take(origin, records)
        return True

    def _put(self, desk: SmallDesk) -> int:
        desk.sign()
        sent = 0
        for origin in desk.origins():
            for part in _portions(desk.provable(origin)):
                name = (origin.log, part[0].seq, part[-1].link)
                if name not in self._files:
                    self._files[name] = (origin, part)
                    desk.seen.add(name)
                    sent += len(part)
        return sent


class Database:
    """One version of every log, as far as somebody could prove it."""

    def __init__(self) -> None:
        self._logs: dict[bytes, tuple[Origin, list[Record]]] = {}

    def exchange(self, desk: SmallDesk) -> int:
        """Send what lacks there, dividing what parted; take what lacks here; count what went over."""
        sent = 0
        for _ in range(_ATTEMPTS):
            desk.sign()
            own = desk.own
            origins = sorted(desk.origins(), key=lambda one: one.log == own)
            if not any(self._divided(desk, origin) for origin in origins):
                sent += sum(self._send(desk, origin) for origin in origins)
                break
        return sent + self._take(desk)

    def _divided(self, desk: SmallDesk, origin: Origin) -> bool:
        """Divide a log of which the database has another version; or our own, that it has farther."""
        there = self._logs.get(origin.log, (origin, []))[1]
        mine = desk.standing(origin.log)
        pairs = takewhile(lambda pair: pair[0].link == pair[1].link, zip(mine, there, strict=False))
        common = sum(1 for _ in pairs)
        if common == len(there) or (common == len(mine) and origin.log != desk.own):
            return False
        heir = heir_of(origin.log, mine[common].link) if common < len(mine) else b"%016d" % len(self._logs)
        if origin.log != desk.own and heir in self._logs:
            return False
        with desk.whole():
            desk.divide(origin.log, heir, common)
            desk.take(origin, there[common:])
        return True

    def _send(self, desk: SmallDesk, origin: Origin) -> int:
        there = self._logs.setdefault(origin.log, (origin, []))[1]
        mine = desk.provable(origin)
        if there and (len(mine) < len(there) or mine[len(there) - 1].link != there[-1].link):
            return 0
        new = mine[len(there) :]
        there += new
        return len(new)

    def _take(self, desk: SmallDesk) -> int:
        before = desk.said()
        for log, (origin, there) in list(self._logs.items()):
            mine = desk.standing(log)
            agrees = not mine or (len(there) > len(mine) and mine[-1].link == there[len(mine) - 1].link)
            if log != desk.own and len(there) > len(mine) and agrees:
                self._taken(desk, origin, there[len(mine) :])
        return sum((desk.said() - before).values())

    def _taken(self, desk: SmallDesk, origin: Origin, records: list[Record]) -> None:
        for part in _portions(records):
            try:
                with desk.whole():
                    desk.take(origin, part)
            except (Fork, Gap):
                return


def _portions(records: list[Record]) -> Iterator[tuple[Record, ...]]:
    return (tuple(records[first : first + PORTION]) for first in range(0, len(records), PORTION))
