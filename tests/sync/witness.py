"""A desk that was away all the time, and hears everything at last in whatever order it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.journal.chain import actions
from tests.sync.town import Desk, opened

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from mcu_desktop.journal.chain import Origin
    from mcu_desktop.journal.record import Record

AWAY = "вдали"
WITNESS = "Я"
LATEST = 1 << 62


def told_in_any_order(folder: Path, other: Desk, chance: random.Random) -> bool:
    """Bring the logs of a desk action by action, mixed by chance; tell whether they say there the same."""
    witness = opened(folder / AWAY / WITNESS)
    try:
        for origin, action in mixed(other, chance):
            with witness.office.store.writing() as writing:
                received = writing.receive(origin, action, LATEST)
                assert received.flaw is None
                writing.project_foreign(sorted(received.streams), lambda: witness.office.rules().terms)
            witness.office.see_anew()
        return witness.told() == other.told()
    finally:
        witness.office.close()


def mixed(desk: Desk, chance: random.Random) -> list[tuple[Origin, tuple[Record, ...]]]:
    """Give the actions of all logs, those of each in its order."""
    logs = desk.office.store.logs
    waiting = [
        [(held.origin, tuple(action)) for action in actions(logs.behind(held.origin.log, 0, held.end.seq))]
        for held in logs.held().values()
    ]
    turns = [log for log in waiting for _ in log]
    chance.shuffle(turns)
    ways = {id(log): iter(log) for log in waiting}
    return [next(ways[id(log)]) for log in turns]
