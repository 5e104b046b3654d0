"""Appeals are registered by keys alone, known people are offered, refusals land at their field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from tests.ui.keys import focused, press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cases.case import Case
    from ui.bridge import Bridge
    from ui.registration.place import RegistrationPlace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def line(*texts: str) -> None:
    """Type into fields one after another, Enter after each."""
    for text in texts:
        type_text(text)
        press(Key.Key_Return)


def registered(place: RegistrationPlace, bridge: Bridge, qtbot: QtBot) -> Case:
    """Press Ctrl+Enter and wait for the number in large type."""
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(place.result.isVisible)
    return bridge.workplace.case(bridge.workplace.case_id(place.result.number.text()))


def test_an_oral_appeal(place: RegistrationPlace, bridge: Bridge, qtbot: QtBot) -> None:
    line("", "")
    assert focused().objectName() == "applicants[0].surname"
    line("Петрова", "Анна", "Сергеевна", "ул. Мира, д. 4", "")
    assert focused().objectName() == "text"
    press(Key.Key_Return, SHIFT)
    assert focused().objectName() == "applicants[0].phone"
    press(Key.Key_F4)
    type_text("Не вывозят мусор со двора.")
    case = registered(place, bridge, qtbot)
    assert (case.form, case.channel, case.text) == ("oral", "reception", "Не вывозят мусор со двора.")
    assert case.applicants[0].surname == "Петрова"
    assert case.number == "У-А-1/26"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: focused().objectName() == "form")
    assert place.form.content().empty


@pytest.mark.parametrize(
    ("channel", "regime"),
    [
        pytest.param("pos", "pos", id="a message of ПОС"),
        pytest.param("incident", "incident", id="an incident"),
        pytest.param("letter", "appeal", id="a letter after that"),
    ],
)
def test_a_channel_brings_its_order_of_consideration(
    place: RegistrationPlace, channel: str, regime: str
) -> None:
    origin = place.form.origin.fields
    for chosen in ("pos", channel):
        origin["channel"].replace(chosen)
    assert origin["regime"].value() == regime


def test_an_order_that_belongs_to_no_channel_stays(place: RegistrationPlace) -> None:
    origin = place.form.origin.fields
    origin["regime"].replace("other")
    origin["channel"].replace("letter")
    assert origin["regime"].value() == "other"


def test_one_more_question_is_seen_whole(place: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_F5)
    press(Key.Key_F8)
    asked = place.form.questions.parts[-1]
    qtbot.waitUntil(lambda: asked.visibleRegion().boundingRect() == asked.rect())


def test_words_are_not_found_fault_with_while_topics_are_offered(
    place: RegistrationPlace, qtbot: QtBot
) -> None:
    press(Key.Key_F5)
    code = place.form.questions.parts[0].fields["code"]
    type_text("вывоз мусора")
    qtbot.waitUntil(lambda: not place.form.checking.typing)
    qtbot.wait(100)
    assert not code.complaint
    press(Key.Key_Escape)
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: "«вывоз мусора» нет" in code.complaint)


def test_a_written_appeal_with_its_day_topic_and_two_applicants(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    press(Key.Key_Down)
    line("")
    assert place.form.origin.fields["channel"].value() == "letter"
    line("", "20.11")
    assert focused().objectName() == "applicants[0].surname"
    press(Key.Key_F3)
    line("Сидоров", "Пётр")
    press(Key.Key_F7)
    line("Сидорова", "Ольга")
    press(Key.Key_F4)
    type_text("Просим убрать мусор и починить фонарь.")
    press(Key.Key_F5)
    type_text("мусор")
    suggestions = focused().objectName() + ":suggestions"
    qtbot.waitUntil(lambda: shown(place, suggestions))
    press(Key.Key_Down)
    press(Key.Key_Return)
    press(Key.Key_F8)
    for _ in ("block", "executor", "text"):
        press(Key.Key_Tab)
    type_text("Починить фонарь")
    case = registered(place, bridge, qtbot)
    assert case.received_on.isoformat() == "2026-11-20"
    assert [one.surname for one in case.applicants] == ["Сидоров", "Сидорова"]
    assert [question.text for question in case.questions] == [
        "Просим убрать мусор и починить фонарь.",
        "Починить фонарь",
    ]
    assert case.questions[0].code is not None


def shown(place: RegistrationPlace, name: str) -> bool:
    found = place.window().findChild(QWidget, name)
    return found is not None and found.isVisible()


def test_an_earlier_applicant_fills_the_rest(place: RegistrationPlace, bridge: Bridge, qtbot: QtBot) -> None:
    known = Applicant(surname="Ёлкина", name="Вера", address="ул. Мира, д. 4", phone="+7 927 000-00-00")
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.register(RegisterCase(applicants=(known,), text="Яма.")))
    press(Key.Key_F3)
    type_text("tkr")
    qtbot.waitUntil(lambda: shown(place, "applicants[0].surname:suggestions"))
    press(Key.Key_Down)
    press(Key.Key_Return)
    said = place.form.content().applicants[0]
    assert (said["surname"], said["name"], said["phone"]) == ("Ёлкина", "Вера", "+7 927 000-00-00")
    assert focused().objectName() == "text"


def test_the_directory_shows_enough_of_an_earlier_applicant_to_decide(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    address = "Самарская область, г. о. Кинель, пгт Усть-Кинельский, ул. Спортивная, д. 14, кв. 102"
    for organisation in ("СНТ «Берёзка»", None):
        who = Applicant(surname="Ёлкина", name="Вера", organisation=organisation, address=address)
        bridge.workplace.register(RegisterCase(applicants=(who,), text="Яма у школы."))
    press(Key.Key_F3)
    type_text("ёл")
    qtbot.waitUntil(lambda: shown(place, "applicants[0].surname:suggestions"))
    found = place.window().findChild(QListView, "applicants[0].surname:suggestions")
    assert found is not None
    rows = [found.model().index(row, 0) for row in range(found.model().rowCount())]
    spoken = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert [("СНТ" in one, address in one, "в работе 1" in one, "Яма" in one) for one in spoken] == [
        (False, True, True, True),
        (True, True, True, True),
    ]
    assert all(found.sizeHintForIndex(row).width() <= found.viewport().width() for row in rows)


@pytest.mark.parametrize(
    ("keys", "field", "because"),
    [
        pytest.param((Key.Key_F4,), "text", "не заполнено", id="no text"),
        pytest.param((Key.Key_F2, *[Key.Key_Tab] * 3, "32.13"), "received_on", "не дата", id="no day"),
        pytest.param(
            (Key.Key_F4, "Текст", Key.Key_F2, *[Key.Key_Tab] * 3, "20.11.2027"),
            "received_on",
            "позже",
            id="a day to come",
        ),
        pytest.param((Key.Key_F4, "Текст", Key.Key_F7), "applicants[0]", "ничего не сказано", id="nobody"),
        pytest.param((Key.Key_F4, "Текст", Key.Key_F5, "9999"), "questions[0].code", "нет", id="no code"),
        pytest.param(
            (Key.Key_F4, "Текст", Key.Key_F8, "9999"), "questions[1].code", "нет", id="a code after a gap"
        ),
    ],
)
def test_a_refusal_lands_at_its_field(
    place: RegistrationPlace, qtbot: QtBot, keys: tuple[object, ...], field: str, because: str
) -> None:
    for key in keys:
        type_text(key) if isinstance(key, str) else press(key)  # type: ignore[arg-type]
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: any(one.complaint for one in place.form.fields()))
    complaining = next(one for one in place.form.fields() if one.complaint)
    assert complaining.name.startswith(field)
    assert because in complaining.complaint
    assert focused() is complaining.control
    type_text("1")
    assert complaining.complaint == ""


def test_tab_walks_every_field_and_enter_those_that_are_usually_said(place: RegistrationPlace) -> None:
    usual = ["form", "kind", "applicants[0].surname", "applicants[0].organisation", "applicants[0].address"]
    usual += ["applicants[0].phone", "text", "questions[0].code", "place", "answer_channel"]
    assert walked(place, Key.Key_Return) == usual
    assert focused() is place.send
    place.form.start()
    everywhere = walked(place, Key.Key_Tab)
    assert [name for name in everywhere if name in names(place)] == names(place)
    place.form.go_to("answer_channel")
    for name in reversed(usual):
        assert focused().objectName() == name
        press(Key.Key_Return, SHIFT)


def test_enter_asks_a_person_for_the_name_and_nobody_for_the_organisation(
    place: RegistrationPlace,
) -> None:
    press(Key.Key_F3)
    line("Петрова")
    assert focused().objectName() == "applicants[0].name"
    line("Анна", "Сергеевна")
    assert focused().objectName() == "applicants[0].address"


def test_a_day_of_receipt_is_asked_of_a_letter_alone(place: RegistrationPlace) -> None:
    press(Key.Key_Down)
    line("", "")
    assert focused().objectName() == "received_on"


def names(place: RegistrationPlace) -> list[str]:
    return [field.name for field in place.form.fields()]


def walked(place: RegistrationPlace, key: Qt.Key) -> list[str]:
    """Press a key until the form is left; a long text takes an empty line first."""
    been: list[str] = []
    while focused() is not place.send and len(been) < 60:
        been.append(focused().objectName())
        press(key)
    return been


def test_terms_show_as_soon_as_the_day_is_known(place: RegistrationPlace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(place.form.terms.clocks))
    assert [clock.norm for clock in place.form.terms.clocks] == ["59fz.register", "59fz.answer"]
    press(Key.Key_F2)
    for _ in ("channel", "kind", "received_on"):
        press(Key.Key_Tab)
    type_text("20.11")
    qtbot.waitUntil(lambda: place.form.terms.clocks[0].due == "2026-11-23")


def test_every_control_has_a_name_and_a_label(place: RegistrationPlace) -> None:
    for field in place.form.fields():
        assert field.control.accessibleName(), field.name
        assert field.control.objectName() == field.name


def test_two_presses_register_once(place: RegistrationPlace, bridge: Bridge, qtbot: QtBot) -> None:
    press(Key.Key_F4)
    type_text("Яма на дороге.")
    press(Key.Key_Return, CTRL)
    case = registered(place, bridge, qtbot)
    assert case.number.endswith("-1/26")
    qtbot.wait(200)
    assert len(bridge.workplace.search("яма")) == 1
