"""The form helps: previous values, known streets, usual ways, letters split, refusals at fields one left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.keys import focused, press, type_text
from ui.registration.content import Content

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow
    from ui.registration.place import RegistrationPlace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CODE = "0005.0005.0056.1160"
LETTER = (
    "Уважаемый глава!\n\n"
    "Во дворе\u00a0дома 4 по улице Мира вторую неделю не вывозят  мусор.\n\n"
    "На детской площадке сломаны качели,\tпросим их починить.\n"
)


def shown(place: RegistrationPlace, name: str) -> bool:
    found = place.window().findChild(QWidget, name)
    return found is not None and found.isVisible()


def register(place: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(place.result.isVisible)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: focused().objectName() == "form")


def test_ctrl_d_takes_the_previous_value_of_the_field(place: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_D, CTRL)
    assert "пока нет" in place.kept.text()
    place.form.applicants.fill([{"surname": "Жукова", "address": "ул. Мира, д. 8"}])
    place.form.text.field.fill("Нет света.")
    register(place, qtbot)
    place.form.go_to("applicants[0].address")
    press(Key.Key_D, CTRL)
    press(Key.Key_F4)
    press(Key.Key_D, CTRL)
    place.form.go_to("applicants[0].phone")
    press(Key.Key_D, CTRL)
    assert "пусто" in place.kept.text()
    press(Key.Key_F7)
    press(Key.Key_D, CTRL)
    said = place.form.content()
    assert [one["surname"] for one in said.applicants] == ["", "Жукова"]
    assert (said.applicants[0]["address"], said.text) == ("ул. Мира, д. 8", "Нет света.")


def test_the_previous_appeal_is_known_after_a_new_start(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    press(Key.Key_F4)
    type_text("Нет света.")
    register(place, qtbot)
    place._previous = None
    place._opened()
    press(Key.Key_F4)
    qtbot.waitUntil(lambda: place._previous is not None)
    press(Key.Key_D, CTRL)
    assert place.form.content().text == "Нет света."


@pytest.mark.parametrize("typed", ["МИРА", "vbhf"])
def test_addresses_complete_from_streets_known_so_far(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot, typed: str
) -> None:
    for house in ("4", "8"):
        who = Applicant(surname="Ёлкина", address=f"г. Кинель, ул. Мира, д. {house}")
        with qtbot.waitSignal(bridge.changed):
            bridge.do(partial(Workplace.register, command=RegisterCase(applicants=(who,), text="Яма.")))
    place.form.go_to("place")
    type_text(typed)
    qtbot.waitUntil(lambda: shown(place, "place:suggestions"))
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert place.form.content().reply["place"] == "г. Кинель, ул. Мира, "
    type_text("д. 6")
    assert place.form.content().reply["place"] == "г. Кинель, ул. Мира, д. 6"


def test_a_topic_brings_the_block_and_who_worked_on_it_before(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    office = bridge.workplace.office
    executor = next(iter(office.people))
    block = bridge.workplace.proposed_block(CODE)
    question = AskedQuestion(id=QuestionId("1"), text="Мусор", code=CODE, block=block)

    def before(office: Workplace) -> None:
        made = office.register(RegisterCase(text="Мусор.", questions=(question,)))
        office.act(made.id, Assign(executor=executor))

    bridge.ask(before, lambda _: None)
    press(Key.Key_F4)
    type_text("Опять мусор.")
    press(Key.Key_F5)
    type_text(CODE)
    fields = place.form.questions.parts[0].fields
    qtbot.waitUntil(lambda: fields["executor"].value() == executor)
    assert fields["block"].value() == block
    assert "прежде: 1 раз." in fields["executor"].hint
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(place.result.isVisible)
    case = bridge.workplace.case(bridge.workplace.case_id(place.result.number.text()))
    assert case.questions[0].executor == executor


def test_a_pasted_letter_is_kept_to_the_letter_and_proposes_questions(
    place: RegistrationPlace, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(LETTER)
    press(Key.Key_F4)
    press(Key.Key_V, CTRL)
    assert place.form.content().text == LETTER
    assert shown(place, "text.split")
    press(Key.Key_F5, SHIFT)
    said = place.form.content()
    assert said.text == LETTER
    assert [one["text"] for one in said.questions] == [
        "Во дворе дома 4 по улице Мира вторую неделю не вывозят мусор.",
        "На детской площадке сломаны качели, просим их починить.",
    ]
    assert focused().objectName() == "questions[0].code"
    place.window().toast.undo()  # type: ignore[attr-defined]  # the main window
    assert [one["text"] for one in place.form.content().questions] == [""]


def test_the_offer_of_a_pasted_letter_comes_into_sight(
    place: RegistrationPlace, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    press(Key.Key_F7)
    QGuiApplication.clipboard().setText(LETTER * 3)
    place.form.text.field.fill("Прежний длинный текст. " * 200)
    qtbot.wait(50)  # the form is laid out round it
    press(Key.Key_F4)
    press(Key.Key_A, CTRL)
    press(Key.Key_V, CTRL)
    accept = place.form.text.accept
    qtbot.waitUntil(accept.isVisible)
    qtbot.waitUntil(lambda: accept.visibleRegion().boundingRect() == accept.rect())


def test_a_new_form_knows_nothing_of_the_one_before(place: RegistrationPlace, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(LETTER)
    press(Key.Key_F4)
    press(Key.Key_V, CTRL)
    press(Key.Key_F5)
    type_text(CODE)
    fields = place.form.questions.parts[0].fields
    qtbot.waitUntil(lambda: bool(fields["block"].value()))
    assert fields["block"].hint
    press(Key.Key_N, CTRL)
    assert not shown(place, "text.split")
    assert [field.hint for field in fields.values()] == [""] * 4


def test_a_letter_of_many_questions_comes_in_turns_and_none_is_missed(
    place: RegistrationPlace, qtbot: QtBot
) -> None:
    paragraphs = [f"Во дворе дома {house} вторую неделю не вывозят мусор." for house in range(1, 10)]
    place.form.ask_all(paragraphs)
    assert [question.text for question in place.form.command().questions] == paragraphs
    qtbot.waitUntil(lambda: len(place.form.questions.parts) == 9)
    assert [one["text"] for one in place.form.content().questions] == paragraphs
    place.form.ask_all(["Ещё один вопрос."])
    press(Key.Key_F8)
    assert [one["text"] for one in place.form.content().questions] == [*paragraphs, "Ещё один вопрос.", ""]


def test_a_short_paste_asks_nothing(place: RegistrationPlace) -> None:
    QGuiApplication.clipboard().setText("Яма у дома.")
    press(Key.Key_F4)
    press(Key.Key_V, CTRL)
    assert not shown(place, "text.split")
    press(Key.Key_F5, SHIFT)
    assert "F8" in place.form.text.field.hint


def test_a_refusal_is_shown_when_its_field_is_left(place: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_F5)
    type_text("9999")
    qtbot.wait(500)
    code = place.form.questions.parts[0].fields["code"]
    assert code.complaint == ""
    press(Key.Key_F6)
    qtbot.waitUntil(lambda: "нет" in code.complaint)
    press(Key.Key_F2)
    for _ in range(3):
        press(Key.Key_Tab)
    type_text("45.45")
    assert place.form.origin.fields["received_on"].complaint == ""
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: "не дата" in place.form.origin.fields["received_on"].complaint)


def test_a_refusal_is_shown_in_place_when_the_hands_rest(place: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_F5)
    type_text("9999")
    code = place.form.questions.parts[0].fields["code"]
    qtbot.waitUntil(lambda: "нет" in code.complaint)
    assert focused() is code.control
    press(Key.Key_Backspace)
    assert code.complaint == ""


def test_what_must_be_filled_is_not_asked_for_while_one_types(place: RegistrationPlace, qtbot: QtBot) -> None:
    press(Key.Key_F4)
    type_text("я")
    press(Key.Key_Backspace)
    press(Key.Key_F3)
    type_text("П")
    with qtbot.waitSignal(place.keeper.kept):
        pass
    qtbot.wait(400)
    assert [field.name for field in place.form.fields() if field.complaint] == []


def test_several_drafts_are_kept_at_once(
    place: RegistrationPlace, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    for text in ("Первое", "Второе", "Третье", "Четвёртое", "Пятое"):
        press(Key.Key_F4)
        type_text(text)
        press(Key.Key_N, CTRL)
        qtbot.waitUntil(lambda: focused().objectName() == "form")
    qtbot.waitUntil(lambda: len(place.drafts._drafts) == 5)
    assert not shown(place, "drafts[4].go_on")
    more = place.findChild(QWidget, "drafts.more")
    assert more is not None
    more.click()  # type: ignore[attr-defined]  # a button
    last = place.drafts._drafts[4]
    qtbot.waitUntil(lambda: shown(place, "drafts[4].go_on"))
    place.findChild(QWidget, "drafts[4].go_on").click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: place.form.content().text == last.title)
    assert len(bridge.workplace.drafts.all("registration")) == 5


@pytest.mark.parametrize(("more", "first"), [(Key.Key_F7, "surname"), (Key.Key_F8, "text")])
def test_what_was_removed_with_words_in_it_can_be_had_back(
    place: RegistrationPlace, window: MainWindow, more: Qt.Key, first: str
) -> None:
    section = place.form.applicants if more == Key.Key_F7 else place.form.questions
    press(more)
    press(more, SHIFT)
    assert not window.toast.isVisible()
    press(more)
    section.parts[1].fields[first].fill("Важное")
    press(more, SHIFT)
    assert len(section.parts) == 1
    assert "2 убран" in window.toast.words.text()
    window.toast.undo()
    assert [part.fields[first].value() for part in section.parts] == ["", "Важное"]


def test_the_mouse_takes_away_the_one_it_points_at(place: RegistrationPlace) -> None:
    press(Key.Key_F7)
    for part, surname in zip(place.form.applicants.parts, ("Первая", "Вторая"), strict=True):
        part.fields["surname"].fill(surname)
    place.findChild(QPushButton, "applicants[0].remove").click()  # type: ignore[union-attr]
    assert [one["surname"] for one in place.form.content().applicants] == ["Вторая"]
    assert not shown(place, "applicants[0].remove")


@pytest.mark.parametrize("name", ["applicants[0].surname", "text", "received_on"])
def test_what_dictation_or_a_screen_reader_puts_in_is_kept_like_typing(
    place: RegistrationPlace, qtbot: QtBot, name: str
) -> None:
    place.form.go_to(name)
    with qtbot.waitSignal(place.form.edited):
        QAccessible.queryAccessibleInterface(focused()).setText(QAccessible.Text.Value, "20.11.2026")
    with qtbot.assertNotEmitted(place.form.edited):
        place.form.fill(Content())


def test_files_are_no_text(place: RegistrationPlace) -> None:
    mime = QMimeData()
    mime.setText("слова")
    assert place.form.text.letter.canInsertFromMimeData(mime)
    mime.setUrls([QUrl.fromLocalFile("скан.pdf")])
    assert not place.form.text.letter.canInsertFromMimeData(mime)
