"""An office walks by chance: four desks, a copy, a database and a folder, and all that goes wrong."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.writing import Writing
from mcu_desktop.sync.folder.shelf import Shelf
from mcu_desktop.sync.hub import Hub
from tests.offices import MONDAY
from tests.sync.collisions import Collisions, claims
from tests.sync.older_programs import OlderPrograms
from tests.sync.town import Desk, Town, lay_out
from tests.sync.witness import told_in_any_order

if TYPE_CHECKING:
    from mcu_desktop.workplace.exchange.exchanging import Exchange

STATIONS = ("А", "Б", "В", "Г")
COPY = "А-копия"
OLDER = "Г"
"""Runs an older program until it is upgraded."""
ENDS = 10
"""After so many rounds everybody has heard everything."""
PLACE = st.integers(0, 99)
DESK = st.sampled_from(STATIONS)
OTHERS = st.lists(DESK, max_size=2)
YEARS = timedelta(days=1000)
OFF = st.sampled_from([timedelta(0), timedelta(minutes=9), timedelta(minutes=-90), -YEARS, YEARS])


class Moment(NamedTuple):
    """A step of the program behind which it may be killed: written, and not yet whole."""

    of: type
    step: str


MOMENTS = (
    Moment(Writing, "append"),
    Moment(Writing, "project"),
    Moment(Writing, "receive"),
    Moment(Writing, "project_foreign"),
    Moment(Hub, "push"),
    Moment(Shelf, "put"),
)


class Killed(BaseException):
    """The process is gone."""


class Walk(RuleBasedStateMachine):
    """Random work, random exchanges, and everything that goes wrong with either."""

    template: Path
    folder: Path

    @initialize(chance=st.integers(0, 1 << 30))
    def begin(self, chance: int) -> None:
        lay_out(self.template, self.folder)
        self.chance = random.Random(chance)
        self.town = Town.found(self.folder)
        self.now = MONDAY
        self.off = dict.fromkeys((*STATIONS, COPY), timedelta(0))
        self.texts = count(1)
        self.hub = self.folder / "hub.db"
        self.hub_copies = [self.hub.read_bytes()]
        self.backups: dict[str, Path] = {}
        self.fell_back = False
        self.held: dict[str, Counter[Any]] = {}
        self.touched: set[str] = set()
        self.collisions = Collisions()
        self.older = OlderPrograms()
        self.older.run_by(self.town.desks[OLDER])

    # ------------------------------------------------------------------ work

    @rule(station=DESK)
    def register(self, station: str) -> None:
        self.at(station).register(f"Дело {next(self.texts)}.")

    @rule(station=DESK, place=PLACE)
    def note(self, station: str, place: int) -> None:
        self.on_a_case(station, place, lambda desk, case: desk.note(case, f"Отметка {next(self.texts)}."))

    @rule(station=DESK)
    def note_on_several(self, station: str) -> None:
        desk = self.at(station)
        if cases := desk.cases()[:3]:
            with suppress(Refusal):
                desk.note_on_all(cases, f"Всем {next(self.texts)}.")

    @rule(station=DESK, place=PLACE)
    def take_back(self, station: str, place: int) -> None:
        self.on_a_case(station, place, Desk.take_back)

    @rule(station=DESK, place=PLACE)
    def mend(self, station: str, place: int) -> None:
        if not self.older.is_run_by(self.at(station)):
            self.on_a_case(station, place, lambda desk, case: desk.mend(case, f"Текст {next(self.texts)}."))

    @rule(station=DESK)
    def settle(self, station: str) -> None:
        desk = self.at(station)
        with self.collisions.written_by(desk):
            desk.settle(f"Решено {next(self.texts)}")

    @precondition(lambda self: COPY in self.town.desks)
    @rule()
    def work_in_the_copy(self) -> None:
        self.at(COPY).register(f"Копия {next(self.texts)}.")

    def on_a_case(self, station: str, place: int, deed: Callable[[Desk, Any], None]) -> None:
        """Do something to some case; an older program refuses what it cannot read, others what was done."""
        desk = self.at(station)
        if cases := desk.cases():
            with self.collisions.written_by(desk), suppress(Refusal):
                deed(desk, cases[place % len(cases)])

    # ------------------------------------------------------------------ exchange

    @rule(station=DESK)
    def exchange(self, station: str) -> None:
        self.by_database(station)

    @rule(station=DESK)
    def exchange_by_folder(self, station: str) -> None:
        self.by_folder(station)

    @precondition(lambda self: COPY in self.town.desks)
    @rule(folder=st.booleans())
    def exchange_in_the_copy(self, folder: bool) -> None:
        self.by_folder(COPY) if folder else self.exchange(COPY)

    @rule(station=DESK, after=st.integers(0, 2))
    def lose_an_answer(self, station: str, after: int) -> None:
        self.cut(station, "push", after)

    @rule(station=DESK, after=st.integers(0, 1))
    def be_cut_off_while_receiving(self, station: str, after: int) -> None:
        self.cut(station, "behind", after)

    def by_folder(self, name: str) -> Exchange:
        return self.at(name).office.exchange(str(self.folder / "обмен"))

    def by_database(self, name: str) -> Exchange:
        return self.at(name).exchange(server=self.now)

    def cut(self, station: str, what: str, after: int) -> None:
        """Let the network go after some answers were on their way."""
        with pytest.MonkeyPatch.context() as patch:
            fall_out(patch, Moment(Hub, what), after, lambda: Trouble("Сеть пропала."))
            with suppress(Trouble):
                self.by_database(station)

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
        self.fall_back(station, self.backups[station], forgetful=forgetful)

    @precondition(lambda self: COPY not in self.town.desks)
    @rule(forgetful=st.booleans())
    def copy_a_desk(self, forgetful: bool) -> None:
        self.at("А")
        self.town.clone("А", COPY, forgetful=forgetful)
        self.fell_back = True

    @rule(station=DESK, by=st.sampled_from(("work", "database", "folder")), at=st.sampled_from(MOMENTS))
    def kill(self, station: str, by: str, at: Moment) -> None:
        """kill -9: what goes on is the files as they lay at that moment."""
        desk, lying = self.at(station), self.folder / "killed"

        def gone() -> BaseException:
            shutil.copytree(desk.home, lying)
            return Killed()

        with pytest.MonkeyPatch.context() as patch, suppress(Killed):
            fall_out(patch, at, 0, gone)
            match by:
                case "work":
                    desk.register(f"Убито {next(self.texts)}.")
                case "database":
                    self.exchange(station)
                case _:
                    self.by_folder(station)
        if lying.exists():
            desk.lie_as(lying)

    @rule()
    def upgrade(self) -> None:
        self.older.upgrade(self.at(OLDER))

    @rule(station=DESK, off=OFF)
    def change_a_clock(self, station: str, off: timedelta) -> None:
        self.off[station] = off

    @rule(minutes=st.integers(1, 500))
    def let_time_pass(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(station=DESK, others=OTHERS)
    def write_into_the_folder_by_a_wrong_clock(self, station: str, others: list[str]) -> None:
        self.off[station] = YEARS
        self.register(station)
        for name in (station, *others):
            self.by_folder(name)
        self.off[station] = timedelta(0)
        self.exchange(station)

    @rule(station=DESK, others=OTHERS)
    def fall_back_between_the_roads(self, station: str, others: list[str]) -> None:
        backup = self.at(station).backup()
        self.register(station)
        for name in (station, *others):
            self.by_folder(name)
        self.fall_back(station, backup, forgetful=True)
        self.register(station)
        for name in (station, *others):
            self.exchange(name)

    def fall_back(self, station: str, backup: Path, *, forgetful: bool) -> None:
        self.at(station).restore(backup, forgetful=forgetful)
        self.fell_back = True
        self.held.pop(station, None)

    # ------------------------------------------------------------------ what must hold

    @invariant()
    def nobody_loses_what_it_held(self) -> None:
        for name in self.touched:
            facts = self.town.desks[name].facts()
            assert not self.held.get(name, Counter()) - facts
            self.held[name] = facts
        self.touched.clear()

    def at(self, station: str) -> Desk:
        desk = self.town.desks[station]
        desk.hands.moment = self.now + self.off[station]
        self.older.acts(desk)
        self.touched.add(station)
        return desk

    def teardown(self) -> None:
        if not hasattr(self, "older"):
            return
        try:
            self.agree_in_the_end()
        finally:
            self.town.close()
            self.older.forget()

    def agree_in_the_end(self) -> None:
        self.off = dict.fromkeys(self.off, timedelta(0))
        self.older.upgrade(self.at(OLDER))
        everything = Counter[Any]()
        for name in self.town.desks:
            everything |= self.at(name).facts()
        assert [flaw.reason for one in self.gossip() for flaw in one.flaws] == []
        for name, desk in self.town.desks.items():
            facts = desk.facts()
            assert not everything - facts, f"{name} lacks something"
            assert max(facts.values(), default=0) <= 1, f"{name} has something twice"
            assert moment(desk) <= self.now + timedelta(minutes=11)
        assert self.town.agree(), "the desks do not agree"
        self.numbers_are_given_once()
        assert self.town.desks["Б"].office.verify().reason is None
        assert told_in_any_order(self.folder, self.town.desks["Б"], self.chance), "order matters"
        self.everybody_has_the_same_to_settle()

    def numbers_are_given_once(self) -> None:
        """A number that several cases bear is told as such, and only a desk that was put back gives one."""
        desk = self.town.desks["Б"]
        doubled = {number: cases for number, cases in claims(desk).items() if len(cases) > 1}
        told = {frozenset(cases) for cases in desk.office.store.conflicts.of_one_number()}
        assert told == set(map(frozenset, doubled.values()))
        assert self.fell_back or not doubled

    def everybody_has_the_same_to_settle(self) -> None:
        """What two mended unknowingly stands in every tray once; settled by one, it stands in none."""
        for desk in self.town.desks.values():
            self.collisions.require_told(desk)
        if self.at("Б").settle("Решено в конце"):
            self.gossip()
            assert not any(desk.settle("Решено ещё раз") for desk in self.town.desks.values())

    def gossip(self) -> list[Exchange]:
        """Let everybody exchange by both roads, in any order, until nobody has anything to say by either."""
        names = list(self.town.desks)
        quiet: dict[tuple[str, str], Exchange] = {}
        for _ in range(ENDS):
            self.chance.shuffle(names)
            for road, name in product(("folder", "database"), names):
                told = self.by_folder(name) if road == "folder" else self.by_database(name)
                if told.sent or told.received:
                    quiet.clear()
                else:
                    quiet[road, name] = told
                if len(quiet) == 2 * len(names):
                    return list(quiet.values())
        raise AssertionError("the desks never come to an end")


def fall_out(patch: pytest.MonkeyPatch, at: Moment, after: int, problem: Callable[[], BaseException]) -> None:
    """Let a step be done, and its caller never hear of it, once it was done some times."""
    whole, times = getattr(at.of, at.step), count()

    def done_and_gone(self: Any, *given: Any, **named: Any) -> Any:
        answer = whole(self, *given, **named)
        if next(times) >= after:
            raise problem()
        return answer

    patch.setattr(at.of, at.step, done_and_gone)


def moment(desk: Desk) -> datetime:
    return desk.last_moment().astimezone(MONDAY.tzinfo)
