"""Pictures of the report to ССТУ: a month, its settings, the panel beside the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.workplace.sstu.settings import settle
from ui.sstu.place import SstuPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

_DEPARTMENT = "0a1b2c3d-1111-2222-3333-0123456789ab"


def month(window: MainWindow, bridge: Bridge, content: str) -> None:
    """Show a month; an office that has just begun has not said who it is."""
    if content == "long":
        bridge.workplace  # noqa: B018 - opened before somebody writes
        bridge.do(lambda office: settle(office, {"department": _DEPARTMENT, "closes_on": 0}))
    window.show_place("sstu")
    place = window.place
    assert isinstance(place, SstuPlace)
    if content == "long":
        place.month.forward()


def asking(act: Callable[[SstuPlace], None]) -> Callable[[MainWindow, Bridge, str], None]:
    """Show the place with what opens over it."""

    def show(window: MainWindow, bridge: Bridge, content: str) -> None:
        place = window.place
        assert isinstance(place, SstuPlace)
        act(place)

    return show


SSTU = {
    "sstu": month,
    "sstu-settings": asking(lambda place: place.settings.click()),
    "sstu-letter": asking(lambda place: place.letter.click()),
    "sstu-panel": asking(lambda place: place.type_over()),
}
