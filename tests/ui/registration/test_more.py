"""What is seldom said: kept out of the way of Enter, carried into the case, refused at its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from mcu_desktop.problems import Refusal
from tests.ui.keys import focused, press, type_text
from ui.registration.content import read, written

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.registration.place import RegistrationPlace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(place: RegistrationPlace) -> RegistrationPlace:
    """A complaint of two, sent on by another body."""
    form = place.form
    form.origin.fields["kind"].replace("complaint")
    form.applicants.more()
    form.applicants.fill(
        (
            {"surname": "Петрова", "address": "ул. Мира, 4"},
            {"surname": "Иванов", "address": "ул. Мира, 6"},
        )
    )
    form.text.field.fill("Дорогу не чистят.")
    for name, value in (
        ("covering.body", "Прокуратура области"),
        ("covering.number", "7-1/22"),
        ("covering.dated", "20.11.2026"),
        ("representative", "2"),
        ("meeting", "1"),
        ("social", "Пенсионер"),
    ):
        form.more.fields[name].fill(value)
    choice = form.more.fields["against"].control
    form.more.fields["against"].fill(choice.itemData(1))  # type: ignore[attr-defined]  # a combo box
    return place


def test_what_is_seldom_said_goes_into_the_case(
    said: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    said.form.go_to("social")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(said.result.isVisible)
    case = bridge.workplace.case(bridge.workplace.case_id(said.result.number.text()))
    assert case.covering is not None
    assert (case.covering.body, case.covering.number) == ("Прокуратура области", "7-1/22")
    assert [one.surname for one in case.applicants] == ["Иванов", "Петрова"]
    assert case.applicants[1].social == "Пенсионер"
    assert case.against.people == (next(iter(bridge.workplace.office.people)),)
    assert case.meeting


def test_a_draft_keeps_it(said: RegistrationPlace) -> None:
    content = said.form.content()
    assert read(written(content)) == content
    said.form.fill(read("{}"))
    assert not any(said.form.content().more.values())


def test_enter_passes_by_and_the_list_offers_standings(place: RegistrationPlace, qtbot: QtBot) -> None:
    place.form.go_to("answer_channel")
    with qtbot.waitSignal(place.form.finished):
        press(Key.Key_Return)
    place.form.go_to("social")
    type_text("пенс")
    social = place.form.more.fields["social"]
    qtbot.waitUntil(lambda: social.choosing)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert social.value() == "Пенсионер"
    assert focused() is social.control


def test_a_mailbox_abroad_is_warned_of_and_not_refused(place: RegistrationPlace) -> None:
    email = place.form.applicants.parts[0].fields["email"]
    email.replace("petrova@gmail.com")
    assert ".com" in email.hint
    email.replace("petrova@mail.ru")
    assert email.hint == ""


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("covering.body", "Прокуратура", "covering.dated"),
        ("covering.dated", "вчера", "covering.dated"),
        ("representative", "второму", "representative"),
    ],
)
def test_what_is_no_answer_is_refused_at_its_field(
    place: RegistrationPlace, name: str, value: str, field: str
) -> None:
    place.form.more.fields[name].fill(value)
    with pytest.raises(Refusal) as refused:
        place.form.command()
    assert refused.value.field == field
