"""Pictures of the place of reports: the usual one, one with a chart, the review with what forbids it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.reports.place import ReportsPlace

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

_TYPED = "Жители просили отремонтировать дорогу у дома № 4."


def showing(name: str, typed: str = "") -> Callable[[MainWindow, Bridge, str], Callable[[], bool]]:
    """Show a report whose first page is drawn."""

    def show(window: MainWindow, _bridge: Bridge, content: str) -> Callable[[], bool]:
        window.show_place("reports")
        place = window.place
        assert isinstance(place, ReportsPlace)
        place.page.choice.choose(name)
        place.page.choice.typed.setPlainText(typed)
        if content == "long":
            place.page.period_bar.go_to_today()

        def stands() -> bool:
            sheet = place.sheet
            return sheet is not None and sheet.written.asked.name == name and place.page.pages.drawn(0)

        return stands

    return show


REPORTS = {
    "reports": showing("journal"),
    "reports-executors": showing("executors"),
    "reports-comparison": showing("comparison"),
    "reports-review": showing("review", _TYPED),
}
