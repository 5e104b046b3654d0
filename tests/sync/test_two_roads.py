"""Desks that meet in a database and in a folder, in any order: they agree, lose nothing, double nothing."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from mcu_desktop.store import seals
from mcu_desktop.store.logs import receive
from mcu_desktop.sync import exchange as exchanging
from mcu_desktop.sync import portions
from mcu_desktop.workplace.exchange import exchanging as roads
from mcu_desktop.workplace.exchange import linking
from tests.offices import office
from tests.sync.folder_town import FolderTown
from tests.sync.test_machine import COPY, DESK, EXAMPLES, FAST, STATIONS, YEARS, Office

if TYPE_CHECKING:
    from mcu_desktop.workplace.exchange.exchanging import Exchange

MANY = settings(EXAMPLES, max_examples=EXAMPLES.max_examples // 3, database=None)


class TwoRoads(Office):
    """The same office with a folder beside its database."""

    def by_folder(self, name: str) -> Exchange:
        return self.at(name).office.exchange(str(self.folder / "обмен"))

    @rule(station=DESK)
    def exchange_by_folder(self, station: str) -> None:
        self.by_folder(station)

    @precondition(lambda self: COPY in self.town.desks)
    @rule()
    def exchange_by_folder_in_the_copy(self) -> None:
        self.by_folder(COPY)

    @rule(station=DESK, others=st.lists(DESK, max_size=2))
    def write_into_the_folder_by_a_wrong_clock(self, station: str, others: list[str]) -> None:
        self.off[station] = YEARS
        self.at(station).register(f"Дело {next(self.texts)}.")
        for name in (station, *others):
            self.by_folder(name)
        self.off[station] = timedelta(0)
        self.exchange(station)

    @rule(station=DESK, others=st.lists(DESK, max_size=2))
    def fall_back_between_the_roads(self, station: str, others: list[str]) -> None:
        backup = self.at(station).backup()
        self.at(station).register(f"Дело {next(self.texts)}.")
        for name in (station, *others):
            self.by_folder(name)
        self.at(station).restore(backup, forgetful=True)
        self.fell_back = True
        self.held.pop(station, None)
        self.at(station).register(f"Дело {next(self.texts)}.")
        for name in (station, *others):
            self.exchange(name)

    def agree_in_the_end(self) -> None:
        self.off = dict.fromkeys(self.off, timedelta(0))
        everything = Counter[Any]()
        for name in self.town.desks:
            self.at(name)
            everything |= self.town.desks[name].facts()
        assert not any(one.flaws for one in self.gossip())
        for name, desk in self.town.desks.items():
            facts = desk.facts()
            assert not everything - facts, f"{name} lacks something"
            assert max(facts.values(), default=0) <= 1, f"{name} has something twice"
        assert self.town.agree()

    def gossip(self) -> list[Exchange]:
        """Let everybody exchange by both roads until nothing is left to be said."""
        for _ in range(8):
            told = [self.by_folder(name) for name in self.town.desks]
            told += self.town.gossip(server=self.now)
            if not any(one.sent or one.received for one in told):
                return told
        raise AssertionError("the desks never come to an end")


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A town of three desks that have met in both places."""
    folder = Path(mkdtemp(prefix="mcu-roads-", dir=FAST if FAST.is_dir() else None))
    (folder / "town").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MCU_STATE", str(folder / "town" / "state"))
        office(folder / "fresh").close()
        town = FolderTown(folder / "town", folder / "fresh", str(folder / "town" / "обмен"))
        desks = [town[station] for station in STATIONS]
        hub = f"sqlite:///{folder}/town/hub.db"
        roads.prepare(desks[0].office, hub)
        for desk in desks:
            linking.link(desk.office.store, hub, linking.office_id(desk.office.store))
        town.gossip()
        town.close()
        shutil.copytree(folder / "town", folder / "template")
        yield folder
    shutil.rmtree(folder)


@pytest.fixture
def walk(template: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    monkeypatch.setenv("MCU_STATE", str(template / "town" / "state"))
    monkeypatch.setattr(exchanging, "_SENT", 3)
    monkeypatch.setattr(seals, "APART", 3)
    monkeypatch.setattr(portions.Large, "records", 3)
    TwoRoads.template, TwoRoads.folder = template / "template", template / "town"
    return lambda: run_state_machine_as_test(TwoRoads, settings=MANY)


def test_desks_of_two_roads_agree_in_the_end(walk: Callable[[], None]) -> None:
    walk()


def test_the_walk_finds_what_two_roads_double(
    walk: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcu_desktop.store.store.receive_once", receive)
    with pytest.raises(BaseException, match=r"twice|agree"):
        walk()
