"""Pictures of the exchange: its place as a month of work leaves it, and its forms."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.problems import Trouble
from mcu_desktop.workplace.exchange import outcomes, stations
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.exchange.linking import link, office_id
from mcu_desktop.workplace.exchange.outcomes import Heard, Outcome
from mcu_desktop.workplace.exchange.roads import add_folder, roads
from tests.offices import MONDAY, PETROVA
from tests.screenshots.profiles import LONG, LONG_WORD
from ui.exchange.bar import ExchangeBar, begin
from ui.exchange.place import ExchangePlace
from ui.exchange.process import ExchangeProcess

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

_SERVER = "postgresql://mcu@srv-01.kinel.local/mcu"


def exchange(window: MainWindow, bridge: Bridge, content: str) -> None:
    """Show the place; an office that has no road says what to do."""
    ExchangeProcess(bridge.home, None, bridge).leave()  # nothing goes on behind a picture
    if content != "empty":
        bridge.ask(lambda office: _live(office, content), lambda _: _begin(bridge, window))
    window.show_place("exchange")


def _begin(bridge: Bridge, window: MainWindow) -> None:
    if window.findChild(ExchangeBar) is None:
        begin(bridge, window)


def asking(form: Callable[[ExchangePlace], None]) -> Callable[[MainWindow, Bridge, str], None]:
    """Show the place with one of its forms."""

    def show(window: MainWindow, bridge: Bridge, content: str) -> None:
        exchange(window, bridge, content)
        place = window.place
        assert isinstance(place, ExchangePlace)
        form(place)

    return show


def _live(office: Workplace, content: str) -> None:
    """Let the desk have exchanged for a month; the stick is not there, the server fails since noon."""
    store, now = office.store, office.now()
    address = (
        _SERVER if content == "full" else f"postgresql://mcu@{'srv-' * 20}01.kinel.local/{LONG_WORD[:20]}"
    )
    link(store, address, office_id(store))
    stick = store.home / ("FLASH" if content == "full" else f"Папка обмена {LONG_WORD}")
    stick.mkdir(exist_ok=True)
    if len(roads(store)) > 1:
        return  # an earlier picture of this profile did all this
    add_folder(store, stick)
    stations.invite(office, "С", store.home / "С.json")
    _hear_of_a_colleague(office, stick, LONG if content == "long" else "Нет воды вторые сутки.")
    own = store.logs.own().hex()
    end = store.logs.held()[store.logs.own()].end.seq
    outcomes.went_well(store.home, str(stick), Outcome(at=now - timedelta(days=3), log=own, reached=end - 20))
    heard = _heard(now)
    outcomes.went_well(
        store.home, address, Outcome(at=now - timedelta(minutes=2), log=own, reached=end - 12, heard=heard)
    )
    if content == "long":
        with suppress(Trouble), outcomes.failures(store.home, address, lambda: now - timedelta(hours=30)):
            raise Trouble("Общая база недоступна. Работайте дальше: всё сохраняется здесь и уйдёт потом.")


def _hear_of_a_colleague(office: Workplace, stick: Path, words: str) -> None:
    """Let another desk work a little, and what it did come by the stick."""
    invitation = stations.invite(office, "Б", office.store.home / "Б.json")
    office.exchange(str(stick))
    other = accept(stick.with_name(f"{stick.name}-Б"), invitation, clock=lambda: MONDAY)
    other.exchange(str(stick))
    for _ in range(3):
        other.register(RegisterCase(text=words, applicants=(PETROVA,)))
    other.exchange(str(stick))
    other.close()
    office.exchange(str(stick))


def _heard(now: datetime) -> tuple[Heard, ...]:
    return (
        Heard(station="А", at=now - timedelta(minutes=2), behind=0, copies=1),
        Heard(station="Б", at=now - timedelta(minutes=4), behind=12, copies=1),
        Heard(station="Г", at=now - timedelta(days=9), behind=1204, copies=2),
    )


FORMS = {
    "exchange": exchange,
    "exchange-database": asking(lambda place: place.roads.add_database()),
    "exchange-invite": asking(lambda place: place.stations.invite()),
}
