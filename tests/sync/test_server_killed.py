"""A PostgreSQL killed in the midst of pushes has all that it confirmed. `MCU_KILLS=50` for a long walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from time import sleep

import pytest

from mcu_desktop.journal.chain import Origin
from mcu_desktop.problems import Trouble
from mcu_desktop.sync.hub import Hub
from mcu_desktop.sync.preparing import prepare
from tests.lengths import times
from tests.sync.servers import Server, required, running
from tests.sync.test_hub import NOW, OFFICE, chain
from tests.waiting import PATIENCE_S, wait

KILLS = times("MCU_KILLS", 3, full=50)
WRITERS, ACTION = 3, 2
BETWEEN = 50
"""Records that each writer confirms before the next kill: in some moments a loaded machine may do none."""
LONGEST = 1_500 * KILLS
"""More than a writer can push before the last kill."""


@pytest.fixture
def durable() -> Iterator[Server]:
    """A server whose commits are on the disk when it says so."""
    with running(required(), durable=True) as server:
        prepare(server.address, office=OFFICE, hub=b"h" * 16)
        yield server


def test_a_server_that_is_killed_in_the_midst_of_pushes_loses_nothing_that_it_confirmed(
    durable: Server, figure: Callable[[str], None]
) -> None:
    ended = Event()
    chains = {origin: chain(LONGEST, origin=origin) for origin in map(origin_of, range(1, WRITERS + 1))}
    confirmed = dict.fromkeys(chains, 0)

    def push(origin: Origin) -> None:
        """Push on, again where it was not confirmed."""
        while confirmed[origin] < LONGEST and not ended.is_set():
            try:
                with closing(Hub.at(durable.address, lambda: NOW)) as hub:
                    while confirmed[origin] < LONGEST and not ended.is_set():
                        upto = confirmed[origin]
                        hub.push(origin, chains[origin][upto : upto + ACTION])
                        confirmed[origin] = upto + ACTION
            except Trouble:
                sleep(0.05)

    def pushed_on() -> None:
        """Wait until every writer has gone on."""
        goal = {origin: upto + BETWEEN for origin, upto in confirmed.items()}
        wait(lambda: all(confirmed[origin] >= upto for origin, upto in goal.items()), PATIENCE_S)

    with ThreadPoolExecutor(WRITERS) as pool:
        pushing = [pool.submit(push, origin) for origin in chains]
        try:
            for _ in range(KILLS):
                pushed_on()
                durable.kill()
                durable.start()
            pushed_on()
        finally:
            ended.set()
        for one in pushing:
            one.result()
    with closing(Hub.at(durable.address, lambda: NOW)) as hub:
        for origin, upto in confirmed.items():
            held = hub.behind(origin.log, 0, LONGEST, LONGEST)
            assert len(held) >= upto
            assert held == chains[origin][: len(held)]
    assert all(KILLS * BETWEEN < upto < LONGEST for upto in confirmed.values())
    figure(f"kill -9 сервера: {KILLS}, подтверждено записей {sum(confirmed.values())}, потерь 0")


def origin_of(number: int) -> Origin:
    return Origin(bytes([number]) * 16, f"{number}")
