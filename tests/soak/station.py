"""One desk of a soak, in a process of its own: works and exchanges until it is killed.

`python -m tests.soak.station HOME ROAD HISTORY CLOCK SEED [MUTANT]`; ROAD is the exchange folder, CLOCK a
file with the seconds by which the clock is wrong, MUTANT what `tests/sync/test_mutants.py` switches off.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from mcu_desktop.domain.cases.commands import CorrectCase, NoteStep
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, ZONE
from tests.sync import test_mutants

if TYPE_CHECKING:
    from collections.abc import Callable

RECENT = 40


class Station:
    """A desk that does what chance says."""

    def __init__(self, home: Path, road: Path, history: Path, clock: Path, seed: int) -> None:
        self._road, self._clock = road, clock
        self._chance = random.Random(seed)
        self._history = history.open("a", encoding="utf-8", buffering=1)
        self._known: list[CaseId] = []
        self.office = Workplace.open(home, clock=self._now)

    def work(self) -> None:
        """Do one thing after another, for ever."""
        deeds: tuple[tuple[Callable[[], dict[str, Any]], int], ...] = (
            (self._register, 40),
            (self._note, 36),
            (self._correct, 12),
            (self._exchange, 9),
            (self._exchange_by_folder, 3),
        )
        doing, weights = zip(*deeds, strict=True)
        while True:
            (deed,) = self._chance.choices(doing, weights)
            self._say(deed)

    def _say(self, deed: Callable[[], dict[str, Any]]) -> None:
        """Do it between two lines of the history: what has only the first may have happened or not."""
        self._text = f"{self._kind(deed)} {uuid4().hex}"
        self._write(say="begun", text=self._text)
        try:
            told = deed()
        except (Refusal, Trouble) as problem:
            self._write(say="refused", text=self._text, why=str(problem))
        else:
            self._write(say="done", text=self._text, **told)

    @staticmethod
    def _kind(deed: Callable[[], dict[str, Any]]) -> str:
        return deed.__name__.strip("_")

    def _write(self, **told: Any) -> None:
        self._history.write(json.dumps(told, ensure_ascii=False) + "\n")

    def _now(self) -> datetime:
        return datetime.now(ZONE) + timedelta(seconds=int(self._clock.read_text() or 0))

    def _some_case(self) -> CaseId:
        if not self._known:
            self._look_around()
        if not self._known:
            raise Refusal("Дел ещё нет.")
        return self._chance.choice(self._known)

    def _look_around(self) -> None:
        """Know the latest cases, whoever registered them: colleagues work on the same ones."""
        lines = self.office.lines(self.office.keys(Filter())[:RECENT])
        self._known = [CaseId(line.id) for line in lines]

    def _register(self) -> dict[str, Any]:
        today = self._now().date()
        appeal = replace(APPEAL, text=self._text, received_on=today, registered_on=today)
        return {"number": self.office.register(appeal).number}

    def _note(self) -> dict[str, Any]:
        self.office.act(self._some_case(), NoteStep(text=self._text))
        return {}

    def _correct(self) -> dict[str, Any]:
        place = f"ул. Мира, д. {self._chance.randrange(9)}"
        self.office.act(self._some_case(), CorrectCase(reason=self._text, place=place))
        return {}

    def _exchange(self) -> dict[str, Any]:
        return self._told(self.office.exchange())

    def _exchange_by_folder(self) -> dict[str, Any]:
        return self._told(self.office.exchange(str(self._road)))

    def _told(self, done: Any) -> dict[str, Any]:
        self._look_around()
        if done.refused is not None:
            raise done.refused
        return {"sent": done.sent, "received": done.received, "records": self.office.store.records()}


def main() -> None:
    home, road, history, clock, seed, *mutants = sys.argv[1:]
    for mutant in mutants:
        getattr(test_mutants, mutant)(pytest.MonkeyPatch())
    Station(Path(home), Path(road), Path(history), Path(clock), int(seed)).work()


if __name__ == "__main__":
    main()
