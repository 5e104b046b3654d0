"""What follows the records of a round: files for a moment, and now and then a snapshot for desks to come."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.workplace.exchange.files import carry
from mcu_desktop.workplace.exchange.snapshots import due, make

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.workplace.seat import Seat

_WHILE_S = 2.0
"""Then the next records have their turn; a file goes on where it stopped."""
_LOOK_EVERY_S = 60.0
"""How often is looked for files that others ask for, where no record moves."""
_SNAPSHOT_EVERY_S = 3600.0


class Following:
    """Remembers by which roads files are still on their way."""

    def __init__(self, seat: Seat, clock: Callable[[], float]) -> None:
        self._seat = seat
        self._clock = clock
        self._unfinished: set[str] = set()
        self._looked: dict[str, float] = {}
        self._snapshot_at = clock() + _SNAPSHOT_EVERY_S

    def follow(self, address: str, *, moved: bool, stopped: Callable[[], bool]) -> bool:
        """Let files go for a moment; give whether more of them wait."""
        now = self._clock()
        if moved or address in self._unfinished or now - self._looked.get(address, 0) >= _LOOK_EVERY_S:
            self._looked[address] = now
            self._carry(address, lambda: stopped() or self._clock() - now >= _WHILE_S)
        if now >= self._snapshot_at:
            self._snapshot_at = now + _SNAPSHOT_EVERY_S
            self._begin_snapshot(address)
        return address in self._unfinished and not stopped()

    def _carry(self, address: str, enough: Callable[[], bool]) -> None:
        def went(_done: int, _whole: int) -> None:
            if enough():
                raise _Enough

        self._unfinished.discard(address)
        try:
            carry(self._seat, address, went=went)
        except _Enough:
            self._unfinished.add(address)

    def _begin_snapshot(self, address: str) -> None:
        """Look in a thread of its own whether a snapshot is due: to prove the profile takes minutes."""
        home, key = self._seat.store.home, self._seat.store.key

        def work() -> None:
            from mcu_desktop.workplace.workplace import Workplace  # noqa: PLC0415 - it knows the exchange

            with suppress(Refusal, Trouble):  # a snapshot only saves time: the next hour tries again
                office = Workplace.open(home, key=key)
                try:
                    if due(office, address):
                        make(office, address, phase=lambda _: None, went=lambda _done, _whole: None)
                finally:
                    office.close()

        Thread(target=work, name="snapshot", daemon=True).start()


class _Enough(Exception):
    """The records have their turn."""
