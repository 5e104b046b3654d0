"""The exchange beside a person's work: round after round by every road, until it is told to stop.

It runs in a process of its own (`sync --stay`), so that neither the window's thread nor the worker that
commands wait for ever feels it; a kill at any moment costs nothing that a next round would not bring.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Literal, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.shared_file import Busy
from mcu_desktop.sync.hints import Hints
from mcu_desktop.sync.pace import ACTIVE_S, Pace
from mcu_desktop.sync.pgpass import keep_password
from mcu_desktop.sync.reach import there
from mcu_desktop.workplace.exchange import exchanging, linking
from mcu_desktop.workplace.exchange.following import Following
from mcu_desktop.workplace.exchange.lines import line_of
from mcu_desktop.workplace.exchange.roads import Road, link_to, roads, switched_off

if TYPE_CHECKING:
    from mcu_desktop.workplace.exchange.exchanging import Exchange
    from mcu_desktop.workplace.seat import Seat

_HEARTBEAT_S = 60.0
_HINT_S = 0.1
_TOLD_EVERY_S = 0.2

What = Literal["changed", "now", "cancel", "here", "away", "roads", "link", "prepare", "stop"]


class Order(NamedTuple):
    """What the window wants of the exchange."""

    what: What
    address: str = ""
    """Of the database to link the desk to, or to prepare first."""
    keep: bool = False
    """The password is to be kept where the server's own programs keep it."""
    person: str = ""
    """Who wants it; the window has asked whether that person may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What happened on a road."""

    what: Literal["began", "phase", "went", "done", "failed", "absent", "stopped", "linked", "refused"]
    road: str = ""
    done: int = 0
    whole: int = 0
    sent: int = 0
    received: int = 0
    words: str = ""
    """Which part of it this is; why it failed or was refused; or why our own records stay here."""
    again_in: int = 0
    """Seconds until it is tried again."""
    notices: tuple[str, ...] = ()


class Cancelled(Exception):
    """A person, or the end of the window, stopped an exchange between two portions."""


class Rounds:
    """Walks the roads of one desk, each at its own pace."""

    def __init__(
        self,
        seat: Seat,
        tell: Callable[[News], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._seat = seat
        self._tell = tell
        self._clock = clock
        self._chance = chance
        self._orders: SimpleQueue[Order] = SimpleQueue()
        self._cancelled = Event()
        self._stopped = False
        self._active = True
        self._paces: dict[Road, Pace] = {}
        self._hints: dict[Road, Hints] = {}
        self._beats: dict[Road, float] = {}
        self._told_at = 0.0
        self._following = Following(seat, clock)

    def order(self, order: Order) -> None:
        """Give an order, from any thread."""
        if order.what in {"cancel", "stop"}:
            self._cancelled.set()
        self._orders.put(order)

    def run(self) -> None:
        """Go on until the order to stop."""
        self._look_at_roads()
        while not self._stopped:
            for road, pace in list(self._paces.items()):
                if not self._stopped and pace.due <= self._clock():
                    self._walk(road, pace)
            self._wait()
        for hints in self._hints.values():
            hints.close()

    # ------------------------------------------------------------------ orders

    def _wait(self) -> None:
        """Wait for the next road to be due, or for an order; take all that were given."""
        due = min((pace.due for pace in self._paces.values()), default=self._clock() + ACTIVE_S)
        try:
            self._take(self._orders.get(timeout=max(0.0, min(due - self._clock(), ACTIVE_S))))
            while True:
                self._take(self._orders.get_nowait())
        except Empty:
            self._look_who_is_back()

    def _take(self, order: Order) -> None:
        now = self._clock()
        match order.what:
            case "stop":
                self._stopped = True
            case "cancel":
                self._cancelled.clear()
            case "now":
                for pace in self._paces.values():
                    pace.wanted(now)
            case "changed":
                self._hear_of_changes()
            case "here" | "away":
                self._active = order.what == "here"
                if self._active:
                    self._hear_of_changes()
            case "roads":
                self._look_at_roads()
            case "link" | "prepare":
                self._link(order)

    def _hear_of_changes(self) -> None:
        for pace in self._paces.values():
            pace.changed(self._clock())

    def _hear_hint(self, pace: Pace) -> Callable[[], None]:
        """Give what the thread of hints calls: it wakes the rounds, which look whether it is true."""

        def hear() -> None:
            pace.changed(self._clock(), _HINT_S)
            self._orders.put(Order("changed"))

        return hear

    def _look_at_roads(self) -> None:
        """Begin with roads that are new, leave those that were taken away; switched off, go when asked."""
        known, by_themselves = roads(self._seat.store), not switched_off(self._seat.store)
        for road in set(self._paces) - set(known):
            del self._paces[road]
        for road in known:
            self._paces.setdefault(road, Pace(self._chance)).go_by_itself(self._clock(), by_themselves)
        heard = {road for road in known if by_themselves and road.address.startswith("postgres")}
        for road in set(self._hints) - heard:
            self._hints.pop(road).close()
        for road in heard - set(self._hints):
            hear = self._hear_hint(self._paces[road])
            self._hints[road] = Hints(road.address, hear, line_of(self._seat.store))

    def _look_who_is_back(self) -> None:
        """Look at roads that fail: the network came back, the stick was put in."""
        for road, pace in self._paces.items():
            if pace.by_itself and (pace.failures or not pace.there):
                self._look(road, pace)

    def _link(self, order: Order) -> None:
        """Link the desk to a database, prepared before or now."""
        try:
            if order.person:
                self._seat.person = CardId(order.person)
            if order.what == "prepare":
                exchanging.prepare(self._seat, order.address)
            else:
                link_to(self._seat, order.address)
            if order.keep:
                keep_password(order.address)
        except (Refusal, Trouble) as problem:
            self._tell(News(what="refused", words=str(problem)))
            return
        self._look_at_roads()
        self._tell(News(what="linked", road=linking.linked_address(self._seat.store) or ""))

    # ------------------------------------------------------------------ one road

    def _look(self, road: Road, pace: Pace) -> None:
        pace.seen(self._clock(), there=there(road.address, folder=road.folder))

    def _walk(self, road: Road, pace: Pace) -> None:
        """Exchange once by a road, and say how it went."""
        if road.folder and not Path(road.address).is_dir():
            if pace.there:
                self._tell(News(what="absent", road=road.address))
            pace.seen(self._clock(), there=False)
            return
        pace.there = True
        self._tell(News(what="began", road=road.address))
        try:
            done = self._exchange(road)
        except Cancelled:
            self._cancelled.clear()
            pace.went_well(self._clock(), active=False)
            self._tell(News(what="stopped", road=road.address))
        except Busy:
            pace.went_well(self._clock(), active=True)
            self._tell(News(what="stopped", road=road.address))
        except (Refusal, Trouble) as problem:
            again = int(pace.failed(self._clock()))
            self._look(road, pace)
            self._tell(News(what="failed", road=road.address, words=str(problem), again_in=again))
        else:
            if pace.failures and road in self._hints:
                self._hints[road].wake()
            pace.went_well(self._clock(), active=self._active or done.received > 0)
            self._tell(_told(road, done))
            moved = done.sent + done.received > 0
            if self._following.follow(road.address, moved=moved, stopped=self._cancelled.is_set):
                pace.wanted(self._clock())

    def _exchange(self, road: Road) -> Exchange:
        now = self._clock()
        beats = now - self._beats.get(road, -_HEARTBEAT_S) >= _HEARTBEAT_S
        done = exchanging.exchange(
            self._seat,
            road.address,
            gentle=bool(self._seat.office.people),  # before the first exchange nobody works here
            heartbeat=beats,
            went=lambda done, whole: self._went(road, done, whole),
            phase=lambda words: self._tell(News(what="phase", road=road.address, words=words)),
        )
        if beats:
            self._beats[road] = now
        return done

    def _went(self, road: Road, done: int, whole: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        if self._clock() - self._told_at >= _TOLD_EVERY_S:
            self._told_at = self._clock()
            self._tell(News(what="went", road=road.address, done=done, whole=whole))


def _told(road: Road, done: Exchange) -> News:
    return News(
        what="done",
        road=road.address,
        sent=done.sent,
        received=done.received,
        words=str(done.refused or ""),
        notices=done.notices,
    )
