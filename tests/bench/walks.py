"""Long walks by chance on every processor: `python -m tests.bench.walks --examples 20000`.

Each batch has a seed of its own, so `--seed 417 --examples 50` walks the batch of that number again.
"""

from __future__ import annotations

import os
import sys
import traceback
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.walk import Walk
from tests.sync.walking import ground, somewhere, walks

BATCH = 50
_AFRESH = get_context("spawn")


class Counted(Walk):
    """A walk that is counted once it came to its end."""

    ended = 0

    def teardown(self) -> None:
        super().teardown()
        Counted.ended += 1


class Walked(NamedTuple):
    """What became of a batch."""

    seed: int
    ended: int
    worked: float
    violation: str
    """The steps that lead to it, and what was wrong; nothing where all held."""


def main() -> int:
    asked = ArgumentParser(prog="python -m tests.bench.walks", description="Long walks by chance.")
    asked.add_argument("--examples", type=int, default=20_000, help="walks (20000)")
    asked.add_argument("--seed", type=int, default=1, help="of the first batch; each other has the next one")
    asked.add_argument("--shards", type=int, default=os.cpu_count(), help="processes at once")
    given = asked.parse_args()
    sizes = [min(BATCH, given.examples - start) for start in range(0, given.examples, BATCH)]
    begun, ended, worked, violations = perf_counter(), 0, 0.0, 0
    with somewhere() as folder, ProcessPoolExecutor(given.shards, _AFRESH, _settle_in, (folder,)) as shards:
        batches = [shards.submit(_walked, given.seed + place, size) for place, size in enumerate(sizes)]
        for batch in as_completed(batches):
            done = batch.result()
            ended, worked = ended + done.ended, worked + done.worked
            if done.violation:
                violations += 1
                _say(f"--- batch {done.seed} ---\n{done.violation}")
            _say(
                f"{ended:,} walks of {given.examples:,}, {perf_counter() - begun:.0f} s, "
                f"{worked:.0f} s of the processor, {violations} violations"
            )
    return bool(violations)


_STAYS = ExitStack()
"""The ground of this shard, until its process ends."""


def _settle_in(folder: str) -> None:
    ours = Path(folder) / str(os.getpid())
    ours.mkdir()
    _STAYS.enter_context(ground(ours))


def _walked(number: int, examples: int) -> Walked:
    before, begun, violation = Counted.ended, process_time(), ""
    try:
        run_state_machine_as_test(seed(number)(Counted), settings=walks(examples, by_chance=True))
    except Exception as wrong:  # noqa: BLE001 - whatever it is, the others walk on
        violation = "".join(traceback.format_exception(wrong))
    return Walked(number, Counted.ended - before, process_time() - begun, violation)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
