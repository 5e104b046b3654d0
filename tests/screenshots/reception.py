"""Pictures of the receptions: a day of thirty, somebody inside, a booking, the timetable, the journal."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.commands import Book, Call, Come, End, WalkIn
from mcu_desktop.domain.reception.visit import Outcome
from mcu_desktop.workplace.reception import day, doing
from tests.offices import MONDAY
from tests.screenshots.profiles import LONG, LONG_WORD
from ui.reception.place import ReceptionPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

_NAMES = ("Кузнецова Анна Ивановна", "Петров Сергей Николаевич", "Алиева Лейла", "Ким Олег Сергеевич")
_MATTERS = ("Ремонт крыши", "Вывоз мусора со двора", "Место в детском саду", "Перерасчёт за отопление")
_OF_A_DAY, _MET, _HERE = 26, 9, 6


def receive(office: Workplace, *, long: bool) -> Changes:
    """Fill the Monday: some were received, one is inside, some wait, others are booked."""
    whom = office.office.person_named("head")
    room = LONG_WORD if long else "каб. 5"
    office.record(
        ReceptionHours(whom=whom, begins=time(9, 30), ends=time(13, 30), weekdays=(0,), minutes=9, room=room)
    )
    free = [slot.at for slot in day.day(office, whom, MONDAY.date()).free][:_OF_A_DAY]
    for place, at in enumerate(free):
        about = LONG if long else _MATTERS[place % len(_MATTERS)]
        command = Book(whom=whom, day=MONDAY.date(), at=at, visitor=_visitor(place, long=long), about=about)
        visit = doing.book(office, command).visit
        if place < _MET + _HERE:
            doing.act(office, visit, Come())
        if place <= _MET:
            doing.act(office, visit, Call())
        if place < _MET:
            outcome = (Outcome.EXPLAINED, Outcome.ANSWER, Outcome.ELSEWHERE)[place % 3]
            said = LONG if long else "Разъяснён порядок."
            doing.end(
                office,
                visit,
                End(
                    outcome=outcome,
                    visitor=command.visitor,
                    text=about,
                    said=said,
                    consent=True,
                    id_shown=True,
                ),
            )
    priority = LONG if long else "ветеран боевых действий"
    for place in range(4):
        first = priority if place == 1 else ""
        walked = WalkIn(whom=whom, visitor=_visitor(place, long=long), about="Льготы", priority=first)
        last = doing.walk_in(office, walked)
    return last.changes


def _visitor(place: int, *, long: bool) -> Applicant:
    if long:
        return Applicant(surname=LONG, name=LONG_WORD, patronymic=LONG, address=LONG)
    names = _NAMES[place % len(_NAMES)].split()
    return Applicant(
        **dict(zip(("surname", "name", "patronymic"), names, strict=False)), address="ул. Мира, 4"
    )


def filled(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Show a day; nobody receives where the profile is fresh."""
    if content != "empty":
        bridge.workplace  # noqa: B018 - opened before somebody writes
        bridge.do(lambda office: receive(office, long=content == "long"))
    window.show_place("reception")
    place = window.place

    def stands() -> bool:
        made = window.place
        if not isinstance(made, ReceptionPlace):
            return False
        return content == "empty" or bool(made.head.whom)

    if isinstance(place, ReceptionPlace):
        place.refresh()
    return stands


def inside(window: MainWindow, _bridge: Bridge, content: str) -> None:
    """Show somebody inside whose case becomes an order."""
    place = window.place
    assert isinstance(place, ReceptionPlace)
    if content != "empty":
        head = [one.id for one in place._day.officials if "лава" in one.title or one.id]  # type: ignore[union-attr]
        place.head.official.setCurrentIndex(place.head.official.findData(head[-1]))
        place.head.wanted.emit()


def ending(window: MainWindow, _bridge: Bridge, content: str) -> None:
    """Choose an order for who is inside."""
    place = window.place
    assert isinstance(place, ReceptionPlace)
    place.pane.choose_outcome(Outcome.ORDER)
    place.pane.card.ending.said.fill(
        LONG if content == "long" else "Осмотреть двор и вывезти мусор до пятницы."
    )


def asking(act: Callable[[ReceptionPlace], object]) -> Callable[[MainWindow, Bridge, str], None]:
    """Show the place with what opens over it."""

    def show(window: MainWindow, _bridge: Bridge, _content: str) -> None:
        place = window.place
        assert isinstance(place, ReceptionPlace)
        for dialog in place.findChildren(QDialog):
            dialog.reject()
        act(place)

    return show


RECEPTION = {
    "reception": filled,
    "reception-inside": inside,
    "reception-ending": ending,
    "reception-new": asking(lambda place: place.begin_walk_in()),
    "reception-booking": asking(lambda place: place.book()),
    "reception-hours": asking(lambda place: place.open_hours()),
    "reception-journal": asking(lambda place: place.print_journal()),
}
