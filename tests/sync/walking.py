"""Where a walk begins, and how many there are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings

from mcu_desktop.domain.cards.kinds import FavouriteTopic
from mcu_desktop.store import seals
from mcu_desktop.sync import exchange as exchanging
from mcu_desktop.sync import portions
from mcu_desktop.workplace.exchange import exchanging as roads
from mcu_desktop.workplace.exchange import linking
from mcu_desktop.workplace.setup import set_up
from tests.offices import Hands, identities, kinel_cards
from tests.sync.folder_town import FolderTown
from tests.sync.town import FAST
from tests.sync.walk import STATIONS, Walk
from tests.sync.witness import AWAY, WITNESS

STEPS = 12


def walks(examples: int, *, by_chance: bool) -> settings:
    """Give the settings of so many walks: by chance, or the same each time."""
    return settings(
        max_examples=examples,
        derandomize=not by_chance,
        stateful_step_count=STEPS,
        report_multiple_bugs=False,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def somewhere() -> TemporaryDirectory[str]:
    """Give a folder for a while, in memory where the machine has a place for that."""
    return TemporaryDirectory(prefix="mcu-walk-", dir=FAST if FAST.is_dir() else None)


@contextmanager
def ground(folder: Path) -> Iterator[None]:
    """Let walks begin in a folder, with so little going over at once that there is much to be cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MCU_STATE", str(folder / "town" / "state"))
        _make_town(folder)
        patch.setattr(exchanging, "_SENT", 3)
        patch.setattr(seals, "APART", 3)
        patch.setattr(portions.Large, "records", 3)
        patch.setattr(Walk, "template", folder / "template", raising=False)
        patch.setattr(Walk, "folder", folder / "town", raising=False)
        yield


def _make_town(folder: Path) -> None:
    """Make a town of four desks that have met in both places, and of one that is away."""
    (folder / "town" / AWAY).mkdir(parents=True)
    _small_office(folder / "fresh")
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


def _small_office(home: Path) -> None:
    """Make Кинель without its favourite topics: no walk goes by them, and every desk tells them each time."""
    cards = [(id_, card) for id_, card in kinel_cards() if not isinstance(card, FavouriteTopic)]
    set_up(home, cards, station="А", clock=Hands(), identity=identities(1 << 64)).close()
