"""Pictures of the tray of conflicts: what two desks wrote apart, as the first of them finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.commands import Answer as Answering
from mcu_desktop.domain.cases.commands import Assign, CorrectCase, SendAnswer, Withdraw
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import Kind, Result
from mcu_desktop.workplace.exchange import stations
from mcu_desktop.workplace.exchange.joining import accept
from tests.offices import MONDAY, PETROVA
from tests.screenshots.profiles import LONG, LONG_WORD
from ui.conflicts.badge import Badge
from ui.conflicts.place import ConflictsPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow


def conflicts(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Show the place with its badge; in a fresh profile the words that stand in their stead."""
    if content != "empty":
        bridge.ask(lambda office: _write_apart(office, content), lambda _: _show(window, bridge))
        return lambda: _filled(window)
    _show(window, bridge)
    return lambda: True


def _show(window: MainWindow, bridge: Bridge) -> None:
    if window.findChild(Badge) is None:
        Badge(bridge, window)
    window.show_place("conflicts")


def _filled(window: MainWindow) -> bool:
    place = window.place
    if not isinstance(place, ConflictsPlace) or place.page is None:
        return False
    if place.page.cards:
        place.page.cards[0].choose(0)
    return True


def _write_apart(office: Workplace, content: str) -> None:
    """Let a colleague and this desk work on the same cases between two exchanges."""
    home = office.store.home
    stick = home / "Т"
    if stick.exists():
        return  # an earlier picture of this profile did all this
    stick.mkdir()
    words = LONG if content == "long" else "Нет воды вторые сутки."
    one, two = (office.register(RegisterCase(text=words, applicants=(PETROVA,))).id for _ in range(2))
    invitation = stations.invite(office, "Т", home / "Т.json")
    office.exchange(str(stick))
    other = accept(home / "Т-профиль", invitation, clock=lambda: MONDAY)
    other.exchange(str(stick))
    people = list(office.office.people)
    blocks = list(office.office.blocks)
    for desk, place, kind, person in (
        (office, "ул. Мира, д. 4, кв. 12", Kind.COMPLAINT, people[2]),
        (other, LONG_WORD if content == "long" else "ул. Мира, д. 14, кв. 2", Kind.PROPOSAL, people[3]),
    ):
        desk.act(one, CorrectCase(reason="Уточнено", place=place, kind=kind))
        desk.act(one, Assign(block=blocks[0], executor=person))
    office.act(two, Answering(result=Result.EXPLAINED, text="Дано разъяснение."))
    office.act(two, SendAnswer())
    other.act(two, Withdraw(reason="Заявление гражданина"))
    for desk in (other, office, other):
        desk.exchange(str(stick))
    other.close()
    office.exchange(str(stick))


TRAY = {"conflicts": conflicts}
