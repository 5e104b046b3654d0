"""The radar beside the form: what was before is said while one types, and accepted with one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import Mark, QuestionId
from mcu_desktop.workplace.shared_problems import shared_problems
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.keys import press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cases.case import Case
    from ui.bridge import Bridge
    from ui.registration.place import RegistrationPlace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CODE = "0005.0005.0056.1160"
ANNA = {"surname": "Сидорчук", "name": "Анна", "patronymic": "Григорьевна", "phone": "8 927 111 22 33"}
IGOR = {"surname": "Дубов", "name": "Игорь", "patronymic": "Ильич", "address": "ул. Мира, 4-15"}


def registered_before(bridge: Bridge, qtbot: QtBot, who: dict[str, str]) -> None:
    question = AskedQuestion(id=QuestionId("1"), text="Не вывозят мусор", code=CODE)
    command = RegisterCase(
        applicants=(Applicant(**who),), text="Мусор во дворе.", questions=(question,), place="ул. Мира, 4"
    )
    with qtbot.waitSignal(bridge.changed):
        bridge.do(partial(Workplace.register, command=command))


def typed(place: RegistrationPlace, who: dict[str, str]) -> None:
    place.form.applicants.fill([who])
    place.form.text.field.fill("Мусор не вывозят.")
    place.form.questions.fill([{"text": "Не вывозят мусор", "code": CODE}])
    place.form.reply.fields["place"].fill("ул. Мира, 4")
    place.form.edited.emit()


def sent(place: RegistrationPlace, bridge: Bridge, qtbot: QtBot) -> Case:
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(place.result.isVisible)
    return bridge.workplace.case(bridge.workplace.case_id(place.result.number.text()))


def words(place: RegistrationPlace) -> str:
    return " ".join(one.text() for one in place.form.radar.findChildren(QLabel) if one.isVisible())


def test_a_repeat_is_said_with_its_reason_and_marked_by_one_key(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    registered_before(bridge, qtbot, ANNA)
    assert not place.form.radar.isVisible()
    typed(place, {**ANNA, "surname": "Сидарчук"})
    qtbot.waitUntil(place.form.radar.isVisible)
    assert "Похоже, дубликат" in words(place)
    assert "Имя почти то же; тот же телефон" in words(place)
    press(Key.Key_1, CTRL)
    assert "будет отмечено" in words(place)
    press(Key.Key_1, CTRL)
    assert not place.form.radar.accepted()
    press(Key.Key_1, CTRL)
    case = sent(place, bridge, qtbot)
    assert case.repeat is not None
    assert Mark.REPEATED not in case.marks  # the same appeal once more is no repeat


def test_neighbours_are_linked_and_the_next_appeal_begins_without_suggestions(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    registered_before(bridge, qtbot, ANNA)
    typed(place, IGOR)
    qtbot.waitUntil(place.form.radar.isVisible)
    assert "Та же проблема от других" in words(place)
    button = place.form.radar.findChild(QPushButton, "radar.0.accept")
    assert button is not None
    assert button.accessibleName()
    button.click()
    case = sent(place, bridge, qtbot)
    (problem,) = shared_problems(bridge.workplace)
    assert case.questions[0].problem == problem.id
    assert len(problem.cases) == 2
    place.begin()
    assert not place.form.radar.isVisible()
    assert not place.form.radar.accepted()


def test_in_a_narrow_window_a_line_says_what_is_out_of_sight(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    registered_before(bridge, qtbot, ANNA)
    place.window().resize(900, 500)
    typed(place, ANNA)
    said = "Было раньше: похоже, дубликат (Ctrl+1)"
    qtbot.waitUntil(lambda: place.kept.text().startswith(said))
