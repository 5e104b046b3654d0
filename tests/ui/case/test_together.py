"""The card among others: repeats and common problems are marked by keys and lead to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from mcu_desktop.domain.cards.kinds import Problem
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.vocabulary import CaseId, Mark
from tests.ui.case.forms import field, form
from tests.ui.keys import press
from ui.case.editors import Chosen, Line
from ui.case.together import Together

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.case.place import CasePlace

SHIFT_CONTROL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
ANNA = Applicant(surname="Сидорчук", name="Анна", address="ул. Мира, 4-12", phone="2-11-22")


def two_cases(bridge: Bridge) -> tuple[CaseId, CaseId]:
    office = bridge.workplace
    first, second = (office.register(RegisterCase(applicants=(ANNA,), text="Темно.")).id for _ in range(2))
    return first, second


def said(place: CasePlace) -> str:
    found = place.findChild(Together)
    return "\n".join(one.text() for one in found.findChildren(QLabel)) if found else ""


def test_a_repeat_is_marked_by_a_key_and_leads_to_the_first_case(
    place: CasePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    first, second = two_cases(bridge)
    place.show_case(second)
    assert not said(place)
    press(Qt.Key.Key_F5, SHIFT_CONTROL)
    asked = form(place, qtbot)
    assert field(asked, "of", Chosen).currentText().startswith("№ П-А-1/26")
    with qtbot.waitSignal(bridge.carried_out):
        asked.save()
    qtbot.waitUntil(lambda: "Отмечено: повторное" in said(place))
    assert Mark.REPEATED in bridge.workplace.case(second).marks
    link = place.findChild(QPushButton, f"case.together.{first}")
    assert link is not None
    link.click()
    qtbot.waitUntil(lambda: place.view is not None and place.view.case_id == first)


def test_cases_of_a_problem_name_one_another(place: CasePlace, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.workplace.record(Problem(title="Темно на Мира, 4"))
    for case in two_cases(bridge):
        place.show_case(case)
        press(Qt.Key.Key_F7, SHIFT_CONTROL)
        with qtbot.waitSignal(bridge.carried_out):
            form(place, qtbot).save()
    qtbot.waitUntil(lambda: "Общая проблема: Темно на Мира, 4" in said(place))
    press(Qt.Key.Key_F8, SHIFT_CONTROL)
    qtbot.waitUntil(lambda: not said(place))


def test_a_new_surname_is_written_down_and_the_words_of_the_appeal_stay(
    place: CasePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    case, _ = two_cases(bridge)
    place.show_case(case)
    press(Qt.Key.Key_F9, SHIFT_CONTROL)
    asked = form(place, qtbot)
    field(asked, "surname", Line).setText("Волкова")
    with qtbot.waitSignal(bridge.carried_out):
        asked.save()
    known = bridge.workplace.case(case)
    assert known.applicants[0].surname == "Сидорчук"
    assert known.changes[0].surname == "Волкова"
