"""Whatever happens to three desks, a copy of one, their database: they agree in the end and lose nothing."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mcu_desktop.problems import Trouble
from mcu_desktop.store import seals
from mcu_desktop.sync import exchange as exchanging
from mcu_desktop.sync import portions
from mcu_desktop.sync.hub import Hub
from tests.offices import MONDAY, office
from tests.sync.town import Desk, Town

if TYPE_CHECKING:
    from collections.abc import Iterator

FAST = Path("/dev/shm")
STATIONS = ("А", "Б", "В")
COPY = "А-копия"
PLACE = st.integers(0, 99)
DESK = st.sampled_from(STATIONS)
YEARS = timedelta(days=1000)
OFF = st.sampled_from([timedelta(0), timedelta(minutes=9), timedelta(minutes=-90), -YEARS, YEARS])


class Office(RuleBasedStateMachine):
    """Random work, random exchanges, and everything that goes wrong with either."""

    template: Path
    folder: Path

    @initialize()
    def begin(self) -> None:
        lay_out(self.template, self.folder)
        self.town = Town.found(self.folder)
        self.now = MONDAY
        self.off = dict.fromkeys((*STATIONS, COPY), timedelta(0))
        self.texts = count(1)
        self.hub = self.folder / "hub.db"
        self.hub_copies = [self.hub.read_bytes()]
        self.backups: dict[str, Path] = {}
        self.fell_back = False
        self.held: dict[str, Counter[Any]] = {}

    # ------------------------------------------------------------------ work

    @rule(station=DESK)
    def register(self, station: str) -> None:
        self.at(station).register(f"Дело {next(self.texts)}.")

    @rule(station=DESK, place=PLACE)
    def note(self, station: str, place: int) -> None:
        desk = self.at(station)
        if cases := desk.cases():
            desk.note(cases[place % len(cases)], f"Отметка {next(self.texts)}.")

    @rule(station=DESK)
    def note_on_several(self, station: str) -> None:
        desk = self.at(station)
        if cases := desk.cases()[:3]:
            desk.note_on_all(cases, f"Всем {next(self.texts)}.")

    @rule(station=DESK, place=PLACE)
    def take_back(self, station: str, place: int) -> None:
        desk = self.at(station)
        if cases := desk.cases():
            desk.try_to_take_back(cases[place % len(cases)])

    @rule(station=DESK, place=PLACE)
    def mend(self, station: str, place: int) -> None:
        desk = self.at(station)
        if cases := desk.cases():
            desk.mend(cases[place % len(cases)], f"Текст {next(self.texts)}.")

    @rule(station=DESK)
    def settle(self, station: str) -> None:
        self.at(station).settle(f"Решено {next(self.texts)}")

    @precondition(lambda self: COPY in self.town.desks)
    @rule()
    def work_in_the_copy(self) -> None:
        self.at(COPY).register(f"Копия {next(self.texts)}.")

    # ------------------------------------------------------------------ exchange

    @rule(station=DESK)
    def exchange(self, station: str) -> None:
        self.at(station).exchange(server=self.now)

    @precondition(lambda self: COPY in self.town.desks)
    @rule()
    def exchange_in_the_copy(self) -> None:
        self.at(COPY).exchange(server=self.now)

    @rule(station=DESK, after=st.integers(0, 2))
    def lose_an_answer(self, station: str, after: int) -> None:
        self.cut(station, "push", after)

    @rule(station=DESK, after=st.integers(0, 1))
    def be_cut_off_while_receiving(self, station: str, after: int) -> None:
        self.cut(station, "behind", after)

    def cut(self, station: str, what: str, after: int) -> None:
        """Let the network go after some answers were on their way."""
        whole, answers = getattr(Hub, what), count()

        def lost(hub: Hub, *arguments: Any) -> Any:
            answer = whole(hub, *arguments)
            if next(answers) >= after:
                raise Trouble("Сеть пропала.")
            return answer

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Hub, what, lost)
            try:
                self.at(station).exchange(server=self.now)
            except Trouble:
                return

    # ------------------------------------------------------------------ what goes wrong

    @rule()
    def copy_the_database(self) -> None:
        self.hub_copies = [self.hub_copies[0], self.hub.read_bytes()]

    @rule(oldest=st.booleans())
    def put_the_database_back(self, oldest: bool) -> None:
        self.hub.write_bytes(self.hub_copies[0 if oldest else -1])

    @rule(station=DESK)
    def back_up(self, station: str) -> None:
        self.backups[station] = self.at(station).backup()

    @precondition(lambda self: self.backups)
    @rule(place=PLACE, forgetful=st.booleans())
    def restore(self, place: int, forgetful: bool) -> None:
        station = sorted(self.backups)[place % len(self.backups)]
        self.at(station).restore(self.backups[station], forgetful=forgetful)
        self.fell_back = True
        self.held.pop(station, None)

    @precondition(lambda self: COPY not in self.town.desks)
    @rule(forgetful=st.booleans())
    def copy_a_desk(self, forgetful: bool) -> None:
        self.town.clone("А", COPY, forgetful=forgetful)
        self.fell_back = True

    @rule(station=DESK, off=OFF)
    def change_a_clock(self, station: str, off: timedelta) -> None:
        self.off[station] = off

    @rule(minutes=st.integers(1, 500))
    def let_time_pass(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    # ------------------------------------------------------------------ what must hold

    @invariant()
    def nobody_loses_what_it_held(self) -> None:
        for name, desk in self.town.desks.items():
            facts = desk.facts()
            assert not self.held.get(name, Counter()) - facts
            self.held[name] = facts

    def at(self, station: str) -> Desk:
        desk = self.town.desks[station]
        desk.hands.moment = self.now + self.off[station]
        return desk

    def teardown(self) -> None:
        if not hasattr(self, "town"):
            return
        try:
            self.agree_in_the_end()
        finally:
            self.town.close()

    def agree_in_the_end(self) -> None:
        self.off = dict.fromkeys(self.off, timedelta(0))
        everything = Counter[Any]()
        for name in self.town.desks:
            self.at(name)
            everything |= self.town.desks[name].facts()
        assert not any(one.flaws for one in self.town.gossip(server=self.now))
        assert self.town.agree()
        for name, desk in self.town.desks.items():
            facts = desk.facts()
            assert not everything - facts, f"{name} lacks something"
            assert max(facts.values(), default=0) <= 1, f"{name} has something twice"
            assert self.fell_back or desk.office.store.conflicts.of_one_number() == ()
            assert moment(desk) <= self.now + timedelta(minutes=11)
        assert self.town.desks["Б"].office.verify().reason is None
        if self.at("Б").settle("Решено в конце"):
            self.town.gossip(server=self.now)
            assert [desk.settle("Решено ещё раз") for desk in self.town.desks.values()] == [0] * len(
                self.town.desks
            )


def moment(desk: Desk) -> datetime:
    return desk.last_moment().astimezone(MONDAY.tzinfo)


def lay_out(template: Path, folder: Path) -> None:
    """Put a town in its place: always the same one, for desks know where they lie."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A town of three desks that have met."""
    folder = Path(mkdtemp(prefix="mcu-town-", dir=FAST if FAST.is_dir() else None))
    (folder / "town").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MCU_STATE", str(folder / "town" / "state"))
        office(folder / "fresh").close()
        town = Town(folder / "town", folder / "fresh", f"sqlite:///{folder}/town/hub.db")
        for station in STATIONS:
            town[station].exchange()
        town.close()
        shutil.copytree(folder / "town", folder / "template")
        yield folder
    shutil.rmtree(folder)


def test_the_desks_of_an_office_agree_in_the_end(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MCU_STATE", str(template / "town" / "state"))
    monkeypatch.setattr(exchanging, "_SENT", 3)
    monkeypatch.setattr(seals, "APART", 3)
    monkeypatch.setattr(portions.Large, "records", 3)
    Office.template, Office.folder = template / "template", template / "town"
    run_state_machine_as_test(Office, settings=EXAMPLES)


MORE = os.environ.get("MCU_EXAMPLES")
"""How many to try by chance; without it the same hundred each time: a check is the same for everybody."""
EXAMPLES = settings(
    max_examples=int(MORE or 100),
    derandomize=MORE is None,
    stateful_step_count=15,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
