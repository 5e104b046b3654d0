"""Every form of the window, each with the way to it: places, directories, dialogs, bars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QDialog

from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.commands import Call, WalkIn
from mcu_desktop.domain.reception.visit import Outcome
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.workplace.reception import doing
from tests.ui.calm import calm
from ui.boards.place import BoardsPlace
from ui.case.doing import begin
from ui.case.offers.everyday import ON_DEMAND
from ui.case.offers.groups import EVERY
from ui.exchange.joining import JoinOffice
from ui.first_start import FirstStart
from ui.office.place import ENTRIES, OfficePlace
from ui.places import ASIDE, CARD, RAIL
from ui.safety.unlock import Unlock
from ui.safety.watch import SafetyWatch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.case.offers.offer import Offer
    from ui.main_window import MainWindow

Shown = Callable[["MainWindow", "Bridge", "QtBot"], "QWidget"]


def live(bridge: Bridge) -> CaseId:
    """Give the office a case with two questions, and somebody who works on it."""
    office = bridge.workplace
    found = office.search("школы")
    if found:
        return CaseId(found[0].id)
    case = office.register(RegisterCase(text="Яма у школы.")).id
    person = next(one for one in office.office.people if one != office.person)
    office.act(case, Assign(block=next(iter(office.office.blocks)), executor=person))
    return case


def place(key: str) -> Shown:
    def show(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
        case = live(bridge)
        if key == CARD.key:
            window.open_case(case)
        else:
            window.show_place(key)
        calm(bridge, qtbot)
        qtbot.waitUntil(lambda: getattr(getattr(window.place, "view", None), "complete", True))
        return window.place

    return show


def directory(title: str) -> Shown:
    def show(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
        place(CARD.key)(window, bridge, qtbot)  # somebody looked at a card: no directory is empty
        place("office")(window, bridge, qtbot)
        shown = cast("OfficePlace", window.place).show_page(title)
        calm(bridge, qtbot)
        return shown

    return show


def pressed(title: str, name: str) -> Shown:
    """Press a button of a directory, and give the dialog that it opens."""

    def show(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
        page: Any = directory(title)(window, bridge, qtbot)
        getattr(page, name).click()
        return dialog(window, qtbot)

    return show


def inside(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
    """Let somebody in to a reception, and choose what asks for most."""
    office = bridge.workplace
    office.record(ReceptionHours(whom=office.person, begins=time(10), ends=time(12), weekdays=(0,)))
    visitor = Applicant(surname="Кузнецова")
    visit = doing.walk_in(office, WalkIn(whom=office.person, visitor=visitor)).visit
    doing.act(office, visit, Call())
    shown: Any = place("reception")(window, bridge, qtbot)
    qtbot.waitUntil(lambda: shown.pane.visit is not None)
    shown.pane.choose_outcome(Outcome.ORDER)
    return window.place


def booking(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
    shown: Any = inside(window, bridge, qtbot)
    shown.book()
    return dialog(window, qtbot)


def leaving(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
    """Take somebody with open questions away."""
    page: Any = directory("Люди")(window, bridge, qtbot)
    executor = bridge.workplace.case(live(bridge)).questions[0].executor
    page.table.selectRow(page._people.index(executor))
    page.remove.click()
    return dialog(window, qtbot)


def offer(wanted: Offer) -> Shown:
    def show(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
        form = begin(bridge, wanted, bridge.workplace.case(live(bridge)), window)
        assert form is not None
        return form

    return show


def asked(key: str, act: Callable[[Any], object]) -> Shown:
    """Do something at a place, and give the dialog that it opens."""

    def show(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
        act(place(key)(window, bridge, qtbot))
        return dialog(window, qtbot)

    return show


def shell(act: str) -> Shown:
    def show(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
        live(bridge)
        getattr(window.commands, act)()
        return dialog(window, qtbot)

    return show


def first_start(_window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
    made = FirstStart(bridge.home / "new")
    qtbot.addWidget(made)
    made.show()
    return made


def joining(_window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
    made = JoinOffice(bridge.home / "new")
    qtbot.addWidget(made)
    made.show()
    return made


def unlock(_window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
    made = Unlock(bridge.home, lambda _: None)
    qtbot.addWidget(made)
    made.show()
    return made


def safety(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QDialog:
    """Open the dialog about the data, as the status bar does."""
    SafetyWatch(bridge, window).show()
    shown = dialog(window, qtbot)
    calm(bridge, qtbot)
    return shown


def of_safety(name: str) -> Shown:
    """Press a button of the dialog about the data."""

    def show(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> QWidget:
        first = cast("Any", safety(window, bridge, qtbot))
        getattr(first, name).click()
        qtbot.waitUntil(lambda: dialog(window, qtbot) is not first)
        return dialog(window, qtbot)

    return show


def message(window: MainWindow, _bridge: Bridge, _qtbot: QtBot) -> QWidget:
    window.messages.tell("Диск не читается.", action="Повторить", act=lambda: None)
    return window.messages


def dialog(window: MainWindow, qtbot: QtBot) -> QDialog:
    """Wait for a dialog over the window."""

    def found() -> list[QDialog]:
        return [one for one in window.findChildren(QDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[-1]


def limits(shown: BoardsPlace) -> None:
    shown.blocks.item(0).setSelected(True)
    shown._ask_limits()


def commands(offers: tuple[Offer, ...]) -> dict[str, Shown]:
    """Give the forms of those commands that ask for something even of a case with one question."""
    asking = [one for one in offers if any(field.name != "question" for field in one.fields)]
    return {f"command {one.command.__name__}, {one.key}": offer(one) for one in asking}


FORMS: dict[str, Shown] = {
    **{f"place {entry.key}": place(entry.key) for entry in (*RAIL, *ASIDE, CARD)},
    **{f"directory {entry.title}": directory(entry.title) for entry in ENTRIES},
    **commands(EVERY),
    **commands(tuple(ON_DEMAND.values())),
    "new person": pressed("Люди", "new"),
    "new block": pressed("Отраслевые блоки", "new"),
    "words of a block": pressed("Отраслевые блоки", "change"),
    "new body": pressed("Органы", "new"),
    "new unit": pressed("Подразделения", "new"),
    "the office": pressed("Счёт сроков", "about"),
    "working hours": pressed("Счёт сроков", "hours"),
    "effect of a leaving": leaving,
    "columns of the register": asked("register", lambda shown: shown.choose_columns()),
    "limits of columns": asked("boards", limits),
    "first start": first_start,
    "joining": joining,
    "shared database": asked("exchange", lambda shown: shown.roads.add_database()),
    "invitation": asked("exchange", lambda shown: shown.stations.invite()),
    "unlock": unlock,
    "safety": safety,
    "keeper of the key": of_safety("protect"),
    "copies": of_safety("back"),
    "somebody at a reception": inside,
    "booking of a reception": booking,
    "timetable of receptions": asked("reception", lambda shown: shown.open_hours()),
    "journal of receptions": asked("reception", lambda shown: shown.print_journal()),
    "message": message,
    "palette": shell("show_palette"),
    "keys": shell("show_keys"),
    "help": shell("show_help"),
    "view": shell("choose_view"),
}
