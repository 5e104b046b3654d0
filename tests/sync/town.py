"""An office of several desks around one shared database, with hands that do to them what life does."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.commands import CorrectCase, NoteStep, Settle, Undo
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.folder import PROFILE
from mcu_desktop.journal.names import CASE
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.problems import Refusal
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.exchange import exchanging, linking, stations
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, Hands, identities
from tests.store.files import dumped, raw

if TYPE_CHECKING:
    from datetime import datetime

    from mcu_desktop.workplace.exchange.exchanging import Exchange

_TEXTS = count(1)
FAST = Path("/dev/shm")


@dataclass
class Desk:
    """One workplace with its folder and its clock."""

    office: Workplace
    home: Path
    hands: Hands
    noticed: list[str] = field(default_factory=list)

    def register(self, text: str | None = None) -> CaseId:
        words = text or f"Нет воды, дом {next(_TEXTS)}."
        return self.office.register(replace(APPEAL, text=words)).id

    def note(self, case: CaseId, text: str) -> None:
        self.office.act(case, NoteStep(text=text))

    def move(self, name: str) -> None:
        """Put the folder of the profile elsewhere."""
        self.office.close()
        self.home = self.home.rename(self.home.with_name(name))
        self.open()

    def note_on_all(self, cases: list[CaseId], text: str) -> None:
        self.office.act_on_all(cases, NoteStep(text=text))

    def mend(self, case: CaseId, text: str) -> None:
        self.office.act(case, CorrectCase(reason="Опечатка", text=text))

    def settle(self, text: str) -> int:
        """Settle every text that stands against another one by a new one; give how many there were."""
        cases = [
            case for case in self.cases() if "text" in self.office.store.conflicts.fields(Stream(CASE, case))
        ]
        for case in cases:
            self.office.act(case, Settle(choices=(Choice(field="text", value=f"{text} {case}"),)))
        return len(cases)

    def take_back(self, case: CaseId) -> None:
        self.office.act(case, Undo())

    def exchange(self, *, server: datetime | None = None) -> Exchange:
        """Exchange; the server's clock is right with this desk's unless it is told."""
        if server:
            self.office.given_clock = lambda: server
        done = self.office.exchange()
        self.office.given_clock = self.hands
        self.noticed += done.notices
        return done

    def notes(self, case: CaseId) -> list[str]:
        return [line.text for line in self._noted(case) if not line.undone]

    def undone(self, case: CaseId) -> list[str]:
        return [line.text for line in self._noted(case) if line.undone]

    def _noted(self, case: CaseId) -> list[Any]:
        return [line for line in self.office.sheet(case).history if line.kind == "noted"]

    def notices(self) -> list[str]:
        return self.noticed

    def backup(self) -> Path:
        """Copy the profile as a careless person does: the folder, closed."""
        self.office.close()
        place = self.home.with_name(f"{self.home.name}-{next(_TEXTS)}.copy")
        shutil.copytree(self.home, place)
        self.open()
        return place

    def restore(self, backup: Path, *, forgetful: bool = False) -> None:
        """Put a copy in the place of the profile, on a machine that remembers it or on one that forgot."""
        self.office.close()
        shutil.rmtree(self.home)
        shutil.copytree(backup, self.home)
        if forgetful:
            forget(self.home)
        self.open()

    def lie_as(self, files: Path) -> None:
        """Go on with files that lay there when the process was killed."""
        self.office.close()
        shutil.rmtree(self.home)
        files.rename(self.home)
        self.open()

    def cases(self) -> list[CaseId]:
        with self.office.store.writing() as writing:
            return sorted(map(CaseId, writing.cases()))

    def facts(self) -> Counter[Any]:
        """Give what the journal says, however often: a new log changes names and stamps, never this."""
        with raw(self.home) as connection:
            return Counter(
                connection.execute("SELECT stream, kind, author, body FROM journal WHERE kind <> 'undone'")
            )

    def try_to_take_back(self, case: CaseId) -> None:
        with suppress(Refusal):
            self.take_back(case)

    def last_moment(self) -> datetime:
        logs = self.office.store.logs
        return moment_of(logs.held()[logs.own()].end.stamp)

    def open(self) -> None:
        self.office.close()
        self.office = Workplace.open(self.home, clock=self.hands, identity=new_ids())

    def told(self) -> dict[str, list[Any]]:
        """Give every row that the journal tells."""
        return dumped(self.home, *(table for table in PROJECTIONS if table != "untold"))


def forget(home: Path) -> None:
    """Take the fence away: the machine remembers nothing of this profile."""
    with raw(home) as connection:
        connection.execute("DELETE FROM profile WHERE name = 'fenced'")


_FIRST = count(1 << 70, 1 << 40)


def new_ids() -> Any:
    return identities(next(_FIRST))


def opened(home: Path) -> Desk:
    """Open a desk that lies somewhere."""
    hands = Hands()
    return Desk(Workplace.open(home, clock=hands, identity=new_ids()), home, hands)


def lay_out(template: Path, folder: Path) -> None:
    """Put a town in its place: always the same one, for desks know where they lie."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)


class Town:
    """Desks А, Б … of Кинель."""

    def __init__(self, folder: Path, fresh: Path, address: str) -> None:
        self._folder = folder
        self.address = address
        shutil.copytree(fresh, folder / "А")
        hands = Hands()
        office = Workplace.open(folder / "А", clock=hands, identity=new_ids())
        self.desks = {"А": Desk(office, folder / "А", hands)}
        self.prepare(office, address)

    def prepare(self, office: Workplace, address: str) -> None:
        exchanging.prepare(office, address)

    @classmethod
    def found(cls, folder: Path) -> Town:
        """Open a town that lies in a folder already."""
        town = cls.__new__(cls)
        town._folder, town.address = folder, f"sqlite:///{folder}/hub.db"
        town.desks = {}
        for home in sorted(path for path in folder.iterdir() if (path / PROFILE).exists()):
            town.desks[home.name] = opened(home)
        return town

    def __getitem__(self, station: str) -> Desk:
        """Give a desk; one that is named for the first time joins the office."""
        if station not in self.desks:
            self.desks[station] = self.join(station, station)
            self.desks["А"].exchange()
            self.desks[station].exchange()
        return self.desks[station]

    def join(self, station: str, name: str) -> Desk:
        """Make a desk that А invited and that has heard nothing yet."""
        hands, home = Hands(), self._folder / name
        invitation = stations.invite(self.desks["А"].office, station, self._folder / f"{name}.json")
        office = accept(home, invitation, clock=hands, identity=new_ids())
        linking.link(office.store, self.address, invitation.office)
        return Desk(office, home, hands)

    def clone(self, station: str, name: str, *, forgetful: bool = False) -> Desk:
        """Copy a profile to another folder, or as if to a machine that knows nothing of it."""
        original, home = self.desks[station], self._folder / name
        shutil.copytree(original.backup(), home)
        if forgetful:
            forget(home)
        hands = Hands(original.hands.moment)
        self.desks[name] = Desk(Workplace.open(home, clock=hands, identity=new_ids()), home, hands)
        return self.desks[name]

    def gossip(self, *, server: datetime | None = None) -> list[Exchange]:
        """Let everybody exchange until nothing is left to be said; give the last words."""
        for _ in range(6):
            told = [desk.exchange(server=server) for desk in self.desks.values()]
            if not any(one.sent or one.received for one in told):
                return told
        raise AssertionError("the desks never come to an end")

    def agree(self) -> bool:
        """Tell whether every desk shows the same register, and what its own journal tells."""
        told = [desk.told() for desk in self.desks.values()]
        return all(one == told[0] for one in told)

    def close(self) -> None:
        for desk in self.desks.values():
            desk.office.close()
