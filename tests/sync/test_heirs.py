"""However often a desk is put back, and by whatever road its versions come: every record is told once.

`python -m tests.sync.test_heirs 60` walks by chance for a minute.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

import pytest

from mcu_desktop.journal.record import Record
from mcu_desktop.store import heirs, new_log, siblings
from tests.sync.small_desks import Chance, SmallDesk
from tests.sync.small_roads import Database, Folder

WALKS = 120
ENDS = 12
DEEDS = {"write": 2, "back up": 1, "restore": 1, "folder": 1, "database": 1, "fall back": 5}


class Office:
    """Three desks, of which Б falls back most."""

    def __init__(self, seed: int) -> None:
        self.chance = Chance(seed)
        signed: set[tuple[bytes, int, bytes]] = set()
        self.desks = [SmallDesk(self.chance, station, signed) for station in "АБВ"]
        self.folder, self.database = Folder(), Database()
        self.backups = {desk.station: [desk.backup()] for desk in self.desks}

    def walk(self) -> None:
        draws = self.chance.draws
        for _ in range(draws.randrange(3, 12)):
            (desk,) = draws.choices(self.desks, (1, 5, 1))
            (deed,) = draws.choices(list(DEEDS), list(DEEDS.values()))
            self.do(deed, desk)

    def do(self, deed: str, desk: SmallDesk) -> None:
        draws = self.chance.draws
        match deed:
            case "write":
                desk.write()
            case "back up":
                self.backups[desk.station].append(desk.backup())
            case "restore":
                desk.restore(draws.choice(self.backups[desk.station]), knowing=draws.random() < 1 / 3)
            case "folder":
                self.folder.exchange(desk)
            case "database":
                self.database.exchange(desk)
            case _:
                others = draws.sample(self.desks, draws.choice((0, 1, 1, 2)))
                self.fall_back_between_the_roads(desk, others)

    def fall_back_between_the_roads(self, desk: SmallDesk, others: list[SmallDesk]) -> None:
        backup = desk.backup()
        desk.write()
        for one in (desk, *others):
            self.folder.exchange(one)
        desk.restore(backup, knowing=False)
        desk.write()
        for one in (desk, *others):
            self.database.exchange(one)

    def wrong_in_the_end(self) -> Iterator[str]:
        """Let everybody meet until nobody has anything to say; tell what must not be."""
        everything = set().union(*(desk.said() for desk in self.desks))
        if not self.come_to_an_end():
            yield "the desks never come to an end"
        for desk in self.desks:
            said = desk.said()
            if everything - said.keys():
                yield f"{desk.station} lacks something"
            if max(said.values(), default=0) > 1:
                yield f"{desk.station} has something twice"
        if len({self.placed(desk) for desk in self.desks}) > 1:
            yield "the desks do not agree"

    def come_to_an_end(self) -> bool:
        for _ in range(ENDS):
            self.chance.draws.shuffle(self.desks)
            over = [self.folder.exchange(desk) for desk in self.desks]
            over += [self.database.exchange(desk) for desk in self.desks]
            if not any(over):
                return True
        return False

    def placed(self, desk: SmallDesk) -> frozenset[tuple[bytes, tuple[bytes, ...]]]:
        logs = {
            origin.log: tuple(record.link for record in desk.standing(origin.log))
            for origin in desk.origins()
        }
        return frozenset((log, links) for log, links in logs.items() if links)


def wrong(seed: int) -> list[str]:
    office = Office(seed)
    office.walk()
    return list(office.wrong_in_the_end())


def test_every_record_is_told_once_and_in_one_place() -> None:
    assert {seed: told for seed in range(WALKS) if (told := wrong(seed))} == {}


def nobody_looks_for_late_heirs(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(siblings, "_late", lambda *_: iter(()))


def no_heir_tells_what_stood_in_its_parent(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(siblings, "_originals", lambda *_: ())


def a_log_knows_no_heir(patch: pytest.MonkeyPatch) -> None:
    def says_something_else(record: Record, links: dict[int, bytes], _: object) -> bool:
        return links.get(record.seq, record.link) != record.link

    patch.setattr(new_log, "_goes_apart", says_something_else)


def what_comes_late_stays_aside(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(heirs, "_go_on_in_heir", lambda *_: frozenset())


@pytest.mark.parametrize(
    "mutant",
    [
        nobody_looks_for_late_heirs,
        no_heir_tells_what_stood_in_its_parent,
        a_log_knows_no_heir,
        what_comes_late_stays_aside,
    ],
)
def test_the_walk_is_not_blind(
    mutant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant(monkeypatch)
    assert any(wrong(seed) for seed in range(5 * WALKS))


if __name__ == "__main__":
    until, seed = time.monotonic() + float(sys.argv[1]), 1 << 20
    while time.monotonic() < until:
        seed += 1
        if told := wrong(seed):
            sys.stdout.write(f"{seed}: {'; '.join(told)}\n")
    sys.stdout.write(f"{seed - (1 << 20):,} walks\n")
