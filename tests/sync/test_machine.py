"""Whatever happens to four desks, a copy of one, their database and folder: they agree and lose nothing.

A hundred and fifty walks, the same each time; `MCU_EXAMPLES=20000` for a long one by chance.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from mcu_desktop.domain.colliding import Telling
from mcu_desktop.store import seals
from mcu_desktop.store.logs import receive
from mcu_desktop.sync import exchange as exchanging
from mcu_desktop.sync import portions
from mcu_desktop.workplace.exchange import exchanging as roads
from mcu_desktop.workplace.exchange import linking
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import office
from tests.sync.folder_town import FolderTown
from tests.sync.test_mutants import who_comes_last_is_right
from tests.sync.town import FAST
from tests.sync.walk import STATIONS, Walk
from tests.sync.witness import AWAY, WITNESS

MORE = os.environ.get("MCU_EXAMPLES")
EXAMPLES = settings(
    max_examples=int(MORE or 150),
    derandomize=MORE is None,
    stateful_step_count=12,
    report_multiple_bugs=False,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A town of four desks that have met in both places, and of one that is away."""
    folder = Path(mkdtemp(prefix="mcu-walk-", dir=FAST if FAST.is_dir() else None))
    (folder / "town" / AWAY).mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MCU_STATE", str(folder / "town" / "state"))
        office(folder / "fresh").close()
        town = FolderTown(folder / "town", folder / "fresh", str(folder / "town" / "обмен"))
        desks = [town[station] for station in STATIONS]
        hub = f"sqlite:///{folder}/town/hub.db"
        roads.prepare(desks[0].office, hub)
        for desk in desks:
            linking.link(desk.office.store, hub, linking.office_id(desk.office.store))
        town.join(WITNESS, f"{AWAY}/{WITNESS}").office.close()
        town.gossip()
        town.close()
        shutil.copytree(folder / "town", folder / "template")
        yield folder
    shutil.rmtree(folder)


@pytest.fixture
def walk(template: Path, monkeypatch: pytest.MonkeyPatch) -> type[Walk]:
    """A walk in which little goes over at once, so that there is much to be cut."""
    monkeypatch.setenv("MCU_STATE", str(template / "town" / "state"))
    monkeypatch.setattr(exchanging, "_SENT", 3)
    monkeypatch.setattr(seals, "APART", 3)
    monkeypatch.setattr(portions.Large, "records", 3)
    Walk.template, Walk.folder = template / "template", template / "town"
    return Walk


@pytest.mark.slow
@pytest.mark.timeout(0 if MORE else 900)
def test_the_desks_of_an_office_agree_in_the_end(walk: type[Walk]) -> None:
    run_state_machine_as_test(walk, settings=EXAMPLES)


def test_an_heir_that_says_something_else_already_has_an_heir_itself(walk: type[Walk]) -> None:
    def falls_back_thrice(walk: Walk) -> None:
        walk.fall_back_between_the_roads("В", [])
        walk.fall_back_between_the_roads("В", [])
        walk.fall_back_between_the_roads("Б", ["Г", "А"])
        walk.fall_back_between_the_roads("В", [])

    walked(walk(), falls_back_thrice)


def two_roads_double(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("mcu_desktop.store.store.receive_once", receive)


def no_conflict_is_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Telling, "conflicts", lambda _: ())


def an_upgrade_tells_nothing_anew(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Workplace, "rebuild", lambda _: None)


def two_mend_one_text(walk: Walk) -> None:
    walk.register("А")
    walk.exchange("А")
    walk.exchange("Б")
    for station in ("А", "Б"):
        walk.mend(station, 0)


def a_desk_is_upgraded(walk: Walk) -> None:
    two_mend_one_text(walk)
    for station in ("А", "Г", "Б", "Г"):
        walk.exchange(station)


def a_desk_falls_back_between_the_roads(walk: Walk) -> None:
    walk.fall_back_between_the_roads("А", ["Б"])
    walk.fall_back_between_the_roads("А", ["В"])


@pytest.mark.parametrize(
    ("steps", "mutant", "told"),
    [
        (a_desk_falls_back_between_the_roads, two_roads_double, "lacks something"),
        (two_mend_one_text, no_conflict_is_told, "in the tray 0 times"),
        (two_mend_one_text, who_comes_last_is_right, r"agree|order matters"),
        (a_desk_is_upgraded, an_upgrade_tells_nothing_anew, "agree"),
    ],
)
def test_the_walk_is_not_blind(
    steps: Callable[[Walk], None], mutant: Callable[[pytest.MonkeyPatch], None], told: str, walk: type[Walk]
) -> None:
    walked(walk(), steps)
    with pytest.MonkeyPatch.context() as patch:
        mutant(patch)
        with pytest.raises(AssertionError, match=told):
            walked(walk(), steps)


def walked(walk: Walk, steps: Callable[[Walk], None]) -> None:
    walk.begin(chance=1)
    try:
        steps(walk)
    finally:
        walk.teardown()
