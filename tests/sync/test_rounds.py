"""The exchange behind a person's back: hints, servers that go and come, servers that fall silent, sticks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.store.register import Filter
from mcu_desktop.sync import pace, places, silence
from mcu_desktop.workplace.exchange import exchanging, stations
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.exchange.roads import add_folder, switch_off
from mcu_desktop.workplace.exchange.rounds import News, Order, Rounds
from mcu_desktop.workplace.setup import set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import PETROVA, kinel_cards
from tests.sync.conftest import new_schema
from tests.sync.proxies import Proxy
from tests.waiting import wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Desk:
    """A profile, and the rounds that go on with it in a thread."""

    home: Path
    news: list[News] = field(default_factory=list)
    rounds: Rounds | None = None
    _thread: Thread | None = None

    def begin(self) -> Desk:
        self._thread = Thread(target=self._run)
        self._thread.start()
        wait(lambda: self.rounds is not None)
        return self

    def _run(self) -> None:
        office = Workplace.open(self.home)
        self.rounds = Rounds(office, self.news.append, chance=lambda: 0.5)
        self.rounds.run()
        office.close()

    def order(self, what: str, address: str = "") -> None:
        assert self.rounds is not None
        self.rounds.order(Order(what, address))  # type: ignore[arg-type]  # a word of the protocol

    def register(self) -> None:
        office = Workplace.open(self.home)
        office.register(RegisterCase(text="Нет воды.", applicants=(PETROVA,)))
        office.close()
        self.order("changed")

    def cases(self) -> int:
        office = Workplace.open(self.home)
        try:
            return office.store.register.count(Filter(), office.now())
        finally:
            office.close()

    def has_heard(self, what: str) -> bool:
        return any(one.what == what for one in self.news)

    def last(self, what: str) -> News:
        return next(one for one in reversed(self.news) if one.what == what)

    def stop(self) -> None:
        if self._thread is not None:
            self.order("stop")
            self._thread.join(60)
            assert not self._thread.is_alive()


@pytest.fixture
def desk() -> Iterator[Callable[[Path], Desk]]:
    """Begin rounds, and end them with the test."""
    made: list[Desk] = []

    def begin(home: Path) -> Desk:
        made.append(Desk(home).begin())
        return made[-1]

    yield begin
    for one in made:
        one.stop()


@pytest.fixture
def seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Poll once a minute, so that what comes earlier came by a hint or by looking who is back."""
    monkeypatch.setattr(pace, "ACTIVE_S", 60.0)
    monkeypatch.setattr(pace, "IDLE_S", 60.0)


@pytest.fixture
def network(postgres: str) -> Iterator[Proxy]:
    host, _, port = postgres.rpartition("@")[2].partition("/")[0].partition(":")
    made = Proxy((host, int(port)))
    yield made
    made.cut()


@pytest.fixture
def homes(postgres: str, network: Proxy, tmp_path: Path) -> tuple[Path, Path]:
    """Two desks whose only way to their server is the network."""
    whole = new_schema(postgres)
    address = whole.replace(whole.rpartition("@")[2].partition("/")[0], f"127.0.0.1:{network.port}")
    first = set_up(tmp_path / "А", kinel_cards(), station="А")
    exchanging.prepare(first, address)
    invitation = stations.invite(first, "Б", tmp_path / "Б.json")
    first.exchange()
    first.close()
    other = accept(tmp_path / "Б", invitation)
    other.exchange()
    other.close()
    return tmp_path / "А", tmp_path / "Б"


@pytest.mark.usefixtures("seldom")
def test_a_hint_of_the_server_shortens_the_wait(
    homes: tuple[Path, Path], desk: Callable[[Path], Desk]
) -> None:
    first, other = map(desk, homes)
    wait(lambda: first.has_heard("done") and other.has_heard("done"))
    first.register()
    wait(lambda: other.cases() == 1)


@pytest.mark.usefixtures("seldom")
def test_a_server_that_was_away_is_found_again_by_looking(
    homes: tuple[Path, Path], desk: Callable[[Path], Desk], network: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcu_desktop.workplace.exchange.rounds.ACTIVE_S", 0.5)
    monkeypatch.setattr(pace, "FIRST_AGAIN_S", 60.0)
    first, other = map(desk, homes)
    wait(lambda: first.has_heard("done") and other.has_heard("done"))
    network.cut()
    first.register()
    other.order("now")
    wait(lambda: first.has_heard("failed") and other.has_heard("failed"))
    assert "Общая база недоступна" in first.last("failed").words
    assert first.last("failed").again_in >= 48
    network.heal()
    wait(lambda: other.cases() == 1)


def test_a_server_that_falls_silent_is_given_up_and_found_again(
    homes: tuple[Path, Path], desk: Callable[[Path], Desk], network: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(silence, "LONGEST_S", 1.0)
    monkeypatch.setattr("mcu_desktop.sync.addresses._PATIENCE_S", 2)
    first = desk(homes[0])
    wait(lambda: first.has_heard("done"))
    network.fall_silent()
    first.register()
    wait(lambda: first.has_heard("failed"))
    network.heal()
    first.order("now")
    wait(lambda: first.last("done").sent > 0 if first.news[-1].what == "done" else False)


def test_a_stick_is_walked_as_soon_as_it_is_there(
    tmp_path: Path, desk: Callable[[Path], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcu_desktop.workplace.exchange.rounds.ACTIVE_S", 0.3)
    monkeypatch.setattr(pace, "ACTIVE_S", 0.3)
    stick = tmp_path / "FLASH"
    stick.mkdir()
    first = set_up(tmp_path / "А", kinel_cards(), station="А")
    add_folder(first.store, stick)
    first.close()
    stick.rmdir()
    here = desk(tmp_path / "А")
    wait(lambda: here.has_heard("absent"))
    stick.mkdir()
    wait(lambda: any(stick.rglob("*.seg")))
    assert not here.has_heard("failed")


def test_what_is_switched_off_is_walked_when_it_is_wanted_and_only_then(
    tmp_path: Path, desk: Callable[[Path], Desk]
) -> None:
    stick = tmp_path / "FLASH"
    stick.mkdir()
    first = set_up(tmp_path / "А", kinel_cards(), station="А")
    add_folder(first.store, stick)
    switch_off(first.store, True)
    first.close()
    here = desk(tmp_path / "А")
    here.register()
    here.order("now")
    wait(lambda: here.has_heard("done"))
    stick.rename(tmp_path / "away")
    for times in (1, 2):
        here.order("now")
        wait(lambda times=times: sum(one.what == "absent" for one in here.news) == times)  # type: ignore[misc]
    assert sum(one.what == "began" for one in here.news) == 1


def test_a_file_on_a_network_share_is_refused_with_the_two_right_ways(
    tmp_path: Path, desk: Callable[[Path], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//server/share {tmp_path} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    set_up(tmp_path / "А", kinel_cards(), station="А").close()
    here = desk(tmp_path / "А")
    here.order("prepare", f"sqlite:///{tmp_path}/hub.db")
    wait(lambda: here.has_heard("refused"))
    words = here.last("refused").words
    assert "сетевом диске" in words
    assert "postgresql://" in words
    assert "папка обмена" in words


def test_an_exchange_that_is_stopped_between_two_portions_goes_on_later(
    homes: tuple[Path, Path], desk: Callable[[Path], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcu_desktop.sync.exchange._SENT", 1)
    monkeypatch.setattr("mcu_desktop.store.seals.APART", 1)
    office = Workplace.open(homes[0])
    for _ in range(3):
        office.register(RegisterCase(text="Нет воды.", applicants=(PETROVA,)))
    office.close()
    first = Desk(homes[0])
    first.news = _Stopping(first)
    first.begin()
    wait(lambda: first.has_heard("stopped"))
    first.order("now")
    wait(lambda: first.has_heard("done"))
    first.stop()
    office = Workplace.open(homes[1])
    office.exchange()
    assert office.store.register.count(Filter(), office.now()) == 3
    office.close()


class _Stopping(list[News]):
    """Presses «Остановить» at the first word of progress."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pressed = False

    def append(self, one: News) -> None:
        super().append(one)
        if one.what == "went" and not self._pressed:
            self._pressed = True
            self._desk.order("cancel")
