"""The operator's morning: ten people at the desk, keys alone; presses and seconds are printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mcu_desktop.domain.cases.commands import RegisterCase
from mcu_desktop.domain.cases.facts import Applicant
from tests.journeys.hands import CTRL, SHIFT, Hands, Key
from tests.ui.keys import focused
from ui.registration.place import RegistrationPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cases.case import Case
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

MOST_PRESSES = 40
KNOWN = Applicant(
    surname="Петрова",
    name="Анна",
    patronymic="Сергеевна",
    address="г. Кинель, ул. Мира, д. 4, кв. 12",
    phone="+7 927 000-00-00",
)
LETTER = """Уважаемый глава города!

Во дворе дома 4 по улице Мира вторую неделю не вывозят мусор, баки переполнены.

На детской площадке сломаны качели, детям негде играть, просим их починить.

С уважением, жители"""


class Desk:
    """The operator's desk: the form, the hands, and what was registered."""

    def __init__(self, place: RegistrationPlace, bridge: Bridge, qtbot: QtBot) -> None:
        self.place = place
        self.bridge = bridge
        self.qtbot = qtbot
        self.hands = Hands()

    def offered(self) -> None:
        """Wait until suggestions hang under the line, and take the first."""
        name = f"{focused().objectName()}:suggestions"

        def shown() -> bool:
            found = self.place.window().findChild(QWidget, name)
            return found is not None and found.isVisible()

        self.qtbot.waitUntil(shown)
        self.hands.key(Key.Key_Down, Key.Key_Return)

    def topic(self, words: str) -> None:
        self.hands.key(Key.Key_F5)
        self.hands.type(words)
        self.offered()

    def registered(self) -> Case:
        """Register, and read the number."""
        self.hands.key(Key.Key_Return, held=CTRL)
        self.qtbot.waitUntil(self.place.result.isVisible)
        office = self.bridge.workplace
        return office.case(office.case_id(self.place.result.number.text()))

    def next(self) -> None:
        self.hands.key(Key.Key_Return)
        self.qtbot.waitUntil(lambda: focused().objectName() == "form")


@pytest.fixture
def desk(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> Desk:
    """A desk that has met one person before."""
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.register(RegisterCase(applicants=(KNOWN,), text="Нет света.")))
    place = window.place
    if not isinstance(place, RegistrationPlace):
        window.show_place("registration")
        place = window.place
    assert isinstance(place, RegistrationPlace)
    place.form.start()
    qtbot.waitUntil(lambda: focused().objectName() == "form")
    return Desk(place, bridge, qtbot)


def known(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F3)
    desk.hands.type("петр")
    desk.offered()
    desk.hands.say("Не вывозят мусор со двора вторую неделю.")
    desk.topic("мусор")
    return desk.registered()


def new(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F3)
    desk.hands.fields("Сидоров", "Пётр", "Ильич", "ул. Лесная, д. 7", "89270001122")
    desk.hands.say("Прошу починить фонарь у дома.")
    desk.topic("освещение")
    return desk.registered()


def collective(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F3)
    desk.hands.fields("Иванова", "Ольга")
    desk.hands.key(Key.Key_F7)
    desk.hands.fields("Смирнов", "Олег")
    desk.hands.key(Key.Key_F7)
    desk.hands.fields("Кузнецова", "Вера")
    desk.hands.key(Key.Key_F4)
    desk.hands.say("Просим сделать тротуар вдоль школы.")
    return desk.registered()


def organisation(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F3, Key.Key_Return)
    desk.hands.fields("ООО «Ромашка»", "ул. Заводская, д. 1", "")
    desk.hands.say("Просим согласовать место стоянки.")
    return desk.registered()


def two_questions(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F3)
    desk.hands.fields("Орлов", "Денис")
    desk.hands.key(Key.Key_F4)
    desk.hands.say("Нет горячей воды, и не ходит автобус.")
    desk.topic("водоснаб")
    desk.hands.key(Key.Key_F8)
    desk.hands.type("транспорт")
    desk.offered()
    return desk.registered()


def anonymous(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F4)
    desk.hands.say("На улице Садовой яма посреди дороги.")
    desk.hands.key(Key.Key_F6)
    desk.hands.type("ул. Садовая")
    return desk.registered()


def a_letter(desk: Desk) -> Case:
    desk.hands.key(Key.Key_Down, Key.Key_Return, Key.Key_Return)
    desk.hands.fields("20.11", "Жукова", "Нина", "", "ул. Мира, д. 8", "")
    desk.hands.say("Прошу спилить сухое дерево.")
    return desk.registered()


def a_pasted_letter(desk: Desk) -> Case:
    QGuiApplication.clipboard().setText(LETTER)
    desk.hands.key(Key.Key_F4)
    desk.hands.key(Key.Key_V, held=CTRL)
    desk.hands.key(Key.Key_F5, held=SHIFT)
    return desk.registered()


def the_same_address(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F3)
    desk.hands.fields("Жуков", "Семён", "")
    desk.hands.key(Key.Key_D, held=CTRL)
    desk.hands.key(Key.Key_F4)
    desk.hands.say("Прошу расчистить двор от снега.")
    return desk.registered()


def a_known_street(desk: Desk) -> Case:
    desk.hands.key(Key.Key_F3)
    desk.hands.fields("Белова", "Инна", "")
    desk.hands.type("мир")
    desk.offered()
    desk.hands.key(Key.Key_F4)
    desk.hands.say("В доме холодно.")
    return desk.registered()


def letter_before(act: Callable[[Desk], Case], desk: Desk) -> Case:
    """A letter came in before; now people speak again."""
    desk.hands.key(Key.Key_Up)
    return act(desk)


MORNING: tuple[tuple[str, Callable[[Desk], Case], Callable[[Case], object]], ...] = (
    ("известный заявитель", known, lambda case: case.applicants == (KNOWN,) and case.questions[0].code),
    ("новый заявитель", new, lambda case: case.applicants[0].phone == "89270001122"),
    (
        "коллективное",
        collective,
        lambda case: [one.name for one in case.applicants] == ["Ольга", "Олег", "Вера"],
    ),
    ("организация", organisation, lambda case: case.applicants[0].organisation == "ООО «Ромашка»"),
    ("два вопроса", two_questions, lambda case: [bool(one.code) for one in case.questions] == [True, True]),
    ("без подписи", anonymous, lambda case: not case.applicants and case.place == "ул. Садовая"),
    ("письмо", a_letter, lambda case: (case.form, case.received_on.day) == ("written", 20)),
    ("вставленное письмо", a_pasted_letter, lambda case: case.text == LETTER and len(case.questions) == 2),
    ("тот же адрес", partial(letter_before, the_same_address), lambda case: case.form == "oral"),
    ("знакомая улица", a_known_street, lambda case: "Мира" in (case.applicants[0].address or "")),
)


def test_an_oral_appeal_of_a_known_person_takes_at_most_forty_presses(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    case = known(desk)
    assert (case.form, case.applicants) == ("oral", (KNOWN,))
    assert case.questions[0].code
    assert desk.hands.presses <= MOST_PRESSES
    with capsys.disabled():
        print(  # noqa: T201 - the figure
            f"\n  устное обращение известного заявителя: {desk.hands.presses} нажатий сверх текста "
            f"({desk.hands.words} в тексте), {desk.hands.seconds:.1f} с"
        )


def test_a_morning_of_ten_people(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    lines = []
    for name, act, as_it_should in MORNING:
        desk.hands = Hands()
        case = act(desk)
        assert as_it_should(case), (name, [q.text for q in case.questions], case.text == LETTER)
        desk.next()
        hands = desk.hands
        lines.append(f"  {name}: {hands.presses} + {hands.words} в тексте, {hands.seconds:.1f} с")
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - the figures
