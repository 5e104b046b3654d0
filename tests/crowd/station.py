"""One desk of a crowd, in a process of its own.

`python -m tests.crowd.station HOME LETTER DESKS FACTS BETWEEN PATIENCE [MUTANT]`: says when it is ready,
begins when it is told to, writes and exchanges until it holds what all desks wrote, says how long that took.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Trouble
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, ZONE

NOTES = 4
"""Facts that follow each registration."""
PAUSE_S = 0.2
"""Between two exchanges of a desk that only waits for others."""


@dataclass
class Desk:
    """A desk that writes and exchanges, and looks at the clock."""

    office: Workplace
    letter: str
    exchanges: list[float] = field(default_factory=list)
    refused: int = 0
    _case: CaseId | None = None

    def write(self, numbers: range) -> None:
        for number in numbers:
            text = f"{self.letter} {number}"
            if number % (NOTES + 1) and self._case:
                self.office.act(self._case, NoteStep(text=text))
            else:
                today = datetime.now(ZONE).date()
                appeal = replace(APPEAL, text=text, received_on=today, registered_on=today)
                self._case = self.office.register(appeal).id

    def exchange(self) -> int:
        """Exchange once; give how many records are held then."""
        begun = time.monotonic()
        try:
            done = self.office.exchange()
        except Trouble:
            self.refused += 1
        else:
            assert done.refused is None, done.refused
        self.exchanges.append(time.monotonic() - begun)
        return self.office.store.records()

    def exchange_until(self, goal: int, patience: float) -> None:
        """Exchange until everything is here, or nothing new comes for long."""
        held, since = self.exchange(), time.monotonic()
        while held < goal and time.monotonic() - since < patience:
            time.sleep(PAUSE_S)
            before, held = held, self.exchange()
            if held > before:
                since = time.monotonic()


def main() -> None:
    home, letter, *numbers = sys.argv[1:7]
    desks, facts, between, patience = map(float, numbers)
    for mutant in sys.argv[7:]:
        switch_off(mutant)
    with closing(Workplace.open(Path(home))) as office:
        office.exchange()
        goal = office.store.records() + int(desks * facts)
        say(ready=letter)
        sys.stdin.readline()
        desk, begun, worked = Desk(office, letter), time.monotonic(), time.process_time()
        for first in range(0, int(facts), int(between)):
            desk.write(range(first, min(first + int(between), int(facts))))
            desk.exchange()
        desk.exchange_until(goal, patience)
        say(
            begun=begun,
            ended=time.monotonic(),
            worked=time.process_time() - worked,
            exchanges=desk.exchanges,
            refused=desk.refused,
        )


def switch_off(protection: str) -> None:
    import pytest  # noqa: PLC0415 - a second of imports, for a mutant alone

    from tests.sync import test_mutants  # noqa: PLC0415

    getattr(test_mutants, protection)(pytest.MonkeyPatch())


def say(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
