"""An office of desks in processes of their own around one server, and what chance does to them."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.workplace.exchange import exchanging, stations
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.setup import set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import kinel_cards
from tests.soak.history import Heard, heard, texts, violations
from tests.store.files import raw

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS = "АБВГДЕЖИКЛМНПРСТУФХЦ"
ROOT = Path(__file__).parents[2]


class Office:
    """Desks, the road between them, and their histories."""

    def __init__(self, folder: Path, address: str, *, desks: int, mutant: str | None = None) -> None:
        self._folder, self.address = folder, address
        self._mutants = [mutant] if mutant else []
        self.road = folder / "обмен"
        self.road.mkdir()
        self.letters = LETTERS[:desks]
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._copies: dict[str, Path] = {}
        first = set_up(self.home("А"), kinel_cards(), station="А")
        exchanging.prepare(first, address)
        for letter in self.letters[1:]:
            invitation = stations.invite(first, letter, folder / f"{letter}.json")
            accept(self.home(letter), invitation).close()
        first.exchange()
        first.close()
        for letter in self.letters:
            self._clock(letter).write_text("0")
            self._history(letter).touch()

    def home(self, letter: str) -> Path:
        return self._folder / letter

    def _history(self, letter: str) -> Path:
        return self._folder / f"{letter}.history"

    def _clock(self, letter: str) -> Path:
        return self._folder / f"{letter}.clock"

    # ------------------------------------------------------------------ what happens

    def start(self, letters: Iterable[str], chance: random.Random) -> None:
        for letter in letters:
            self._running[letter] = subprocess.Popen(
                [
                    sys.executable, "-m", "tests.soak.station", self.home(letter), self.road,
                    self._history(letter), self._clock(letter), str(chance.randrange(1 << 30)),
                    *self._mutants,
                ],
                cwd=ROOT,
            )  # fmt: skip

    def kill(self, letter: str) -> None:
        """kill -9; a desk that ended by itself is a fault of the program."""
        process = self._running.pop(letter)
        process.kill()
        if process.wait() != -signal.SIGKILL:
            raise AssertionError(f"desk {letter} ended by itself")

    def set_wrong(self, letter: str, seconds: int) -> None:
        clock = self._clock(letter)
        clock.with_suffix(".new").write_text(str(seconds))
        clock.with_suffix(".new").rename(clock)

    def copy(self, letter: str) -> None:
        """Copy the folder of a desk that does not run."""
        place = self._folder / f"{letter}.copy"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.home(letter), place)
        self._copies[letter] = place

    def restore(self, letter: str) -> None:
        """Put the copy back; only what stands there is still promised by this desk."""
        if letter not in self._copies:
            return
        shutil.rmtree(self.home(letter))
        shutil.copytree(self._copies[letter], self.home(letter))
        kept = sorted(texts(self.home(letter)))
        with self._history(letter).open("a", encoding="utf-8") as history:
            history.write("\n" + json.dumps({"say": "restored", "kept": kept}, ensure_ascii=False) + "\n")

    def damage_the_road(self, chance: random.Random) -> None:
        """Flip a bit in some file of the exchange folder, or take it away."""
        files = sorted(self.road.rglob("*.seg"))
        if not files:
            return
        file = chance.choice(files)
        try:
            if chance.random() < 0.5:
                file.unlink()
                return
            whole = file.read_bytes()
            at = chance.randrange(len(whole))
            file.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
        except FileNotFoundError:
            return  # its writer tidied it away

    # ------------------------------------------------------------------ the end

    def stop(self) -> None:
        for letter in tuple(self._running):
            self.kill(letter)
            self.set_wrong(letter, 0)

    def abandon(self) -> None:
        """Leave nobody running behind a soak that came to a bad end."""
        for process in self._running.values():
            process.kill()
            process.wait()

    def found_wrong(self) -> list[str]:
        """Let everybody exchange until nothing is left to be said, and compare with what was heard."""
        desks = {letter: Workplace.open(self.home(letter)) for letter in self.letters}
        try:
            wrong = self._gossip(desks)
            told = {digest_of_rows(self.home(letter)) for letter in self.letters}
            wrong += [] if len(told) == 1 else ["the registers differ"]
            wrong += [
                f"{name}: {v.reason}" for name, office in desks.items() if not (v := office.verify()).ok
            ]
        finally:
            for office in desks.values():
                office.close()
        return wrong + violations(self.histories(), {letter: self.home(letter) for letter in self.letters})

    def _gossip(self, desks: dict[str, Workplace]) -> list[str]:
        for _ in range(10):
            told = [office.exchange() for office in desks.values()]
            if not any(one.sent or one.received for one in told):
                return [flaw.reason for one in told for flaw in one.flaws]
        return ["the desks never come to an end"]

    def histories(self) -> dict[str, Heard]:
        return {letter: heard(self._history(letter)) for letter in self.letters}


def digest_of_rows(home: Path) -> str:
    """Tell by one word what a desk shows."""
    digest = sha256()
    with raw(home) as connection:
        for table in PROJECTIONS:
            if table != "untold":
                rows = sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))
                digest.update("\n".join(rows).encode())
    return digest.hexdigest()
