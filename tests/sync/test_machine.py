"""Whatever happens to four desks, a copy of one, their database and folder: they agree and lose nothing.

Three hundred walks, the same each time; `python -m tests.bench.walks` takes 20,000 by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis.stateful import run_state_machine_as_test

from mcu_desktop.domain.colliding import Telling
from mcu_desktop.journal.record import Record
from mcu_desktop.store import new_log, siblings
from mcu_desktop.store.logs import receive
from mcu_desktop.workplace.workplace import Workplace
from tests.sync.test_mutants import who_comes_last_is_right
from tests.sync.walk import Walk
from tests.sync.walking import ground, somewhere, walks

EXAMPLES = walks(300, by_chance=False)


@pytest.fixture(scope="module")
def walk() -> Iterator[type[Walk]]:
    with somewhere() as folder, ground(Path(folder)):
        yield Walk


@pytest.mark.slow
@pytest.mark.timeout(900)
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
    patch.setattr("mcu_desktop.store.writing.receive_once", receive)


def no_conflict_is_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Telling, "conflicts", lambda _: ())


def an_upgrade_tells_nothing_anew(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Workplace, "rebuild", lambda _: None)


def heirs_know_no_sibling(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(siblings, "_originals", lambda *_: ())


def a_log_knows_no_heir(patch: pytest.MonkeyPatch) -> None:
    def says_something_else(record: Record, links: dict[int, bytes], _: object) -> bool:
        return links.get(record.seq, record.link) != record.link

    patch.setattr(new_log, "_goes_apart", says_something_else)


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


def a_desk_parts_in_two_places(walk: Walk) -> None:
    walk.fall_back_between_the_roads("Б", ["А"])
    walk.register("Б")
    walk.fall_back_between_the_roads("Б", ["Г"])


def a_desk_parts_from_what_parted(walk: Walk) -> None:
    walk.fall_back_between_the_roads("Б", [])
    walk.fall_back_between_the_roads("Б", ["Г"])
    walk.register("Б")
    walk.fall_back_between_the_roads("Б", ["Г"])


def a_desk_parts_by_every_road(walk: Walk) -> None:
    walk.fall_back_between_the_roads("Б", ["Г"])
    walk.register("Б")
    walk.fall_back_between_the_roads("Б", ["В"])
    walk.fall_back_between_the_roads("Б", [])
    walk.fall_back_between_the_roads("Б", ["А"])


@pytest.mark.parametrize(
    ("steps", "mutant", "told"),
    [
        (a_desk_falls_back_between_the_roads, two_roads_double, "lacks something"),
        (a_desk_parts_in_two_places, heirs_know_no_sibling, "something twice"),
        (a_desk_parts_from_what_parted, heirs_know_no_sibling, "something twice"),
        (a_desk_parts_by_every_road, a_log_knows_no_heir, "something twice"),
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
