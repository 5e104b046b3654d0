"""Work under faults for a while, and the account of it in the end."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.soak.office import Office
from tests.sync.proxies import Proxy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync.servers import Server

WRONG_CLOCKS = (0, 0, 0, 540, -3600, 3600, -86_400, 86_400, 3 * 365 * 86_400)
"""Seconds."""


def soak(
    folder: Path,
    address: str,
    *,
    seconds: float,
    desks: int,
    seed: int,
    mutant: str | None = None,
    server: Server | None = None,
) -> tuple[str, list[str]]:
    """Let an office work under faults; give a line of figures and what was found wrong.

    A `server` of its own is killed now and then, too.
    """
    chance = random.Random(seed)
    place = urlsplit(address)
    wire = Proxy((place.hostname or "", place.port or 0))
    office = Office(folder, address.replace(f":{place.port}", f":{wire.port}"), desks=desks, mutant=mutant)
    faults = Faults(office, wire, chance, server)
    end = time.monotonic() + seconds
    try:
        office.start(office.letters, chance)
        while time.monotonic() < end:
            time.sleep(chance.random() * 2)
            faults.happen()
        office.stop()
    finally:
        office.abandon()
        wire.heal()
    wrong = office.found_wrong()
    done = sum(len(one.done) for one in office.histories().values())
    figures = f"рабочих мест {desks}, {seconds:.0f} с: сделано {done}, помех {faults.count}"
    return f"{figures}, нарушений {len(wrong)}", wrong


class Faults:
    """What chance does to an office; one thing at a time."""

    def __init__(
        self, office: Office, wire: Proxy, chance: random.Random, server: Server | None = None
    ) -> None:
        self._office, self._wire, self._chance, self._server = office, wire, chance, server
        self._happening = (
            self._kill,
            self._kill,
            self._copy,
            self._restore,
            self._clock,
            self._cut,
            self._silence,
            self._road,
            *((self._kill_the_server,) if server else ()),
        )
        self.count = 0

    def happen(self) -> None:
        """Do something, wait a little, put right what does not put itself right."""
        self.count += 1
        letter = self._chance.choice(self._office.letters)
        self._chance.choice(self._happening)(letter)

    def _kill(self, letter: str) -> None:
        self._office.kill(letter)
        self._office.start(letter, self._chance)

    def _copy(self, letter: str) -> None:
        self._office.kill(letter)
        self._office.copy(letter)
        self._office.start(letter, self._chance)

    def _restore(self, letter: str) -> None:
        self._office.kill(letter)
        self._office.restore(letter)
        self._office.start(letter, self._chance)

    def _clock(self, letter: str) -> None:
        self._office.set_wrong(letter, self._chance.choice(WRONG_CLOCKS))

    def _cut(self, _: str) -> None:
        self._wire.cut()
        time.sleep(self._chance.random() * 2)
        self._wire.heal()

    def _silence(self, _: str) -> None:
        self._wire.fall_silent()
        time.sleep(self._chance.random() * 4)
        self._wire.cut()  # as a router does in the end
        self._wire.heal()

    def _road(self, _: str) -> None:
        self._office.damage_the_road(self._chance)

    def _kill_the_server(self, _: str) -> None:
        assert self._server is not None
        self._server.kill()
        time.sleep(self._chance.random() * 2)
        self._server.start()
