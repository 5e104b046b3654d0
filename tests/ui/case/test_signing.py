"""The way to the signature on the card: forms by key, what the sheet says, phrases at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu

from mcu_desktop.domain.cards.kinds import Phrase
from mcu_desktop.domain.cases.chapters.orders import GiveOrder
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady
from mcu_desktop.domain.cases.commands import Answer, Assign
from mcu_desktop.domain.vocabulary import QuestionId, Result
from tests.ui.case.forms import field, form, whole
from tests.ui.case.lives import letter, registered
from tests.ui.keys import press
from ui.case.answer_text import AnswerText
from ui.case.passages import Passages
from ui.case.spelling import dictionary

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.vocabulary import CaseId
    from ui.bridge import Bridge
    from ui.case.place import CasePlace

ALT = Qt.KeyboardModifier.AltModifier


def answered(bridge: Bridge) -> CaseId:
    """A case of two questions with results, one of them without words."""
    office = bridge.workplace
    (case,) = registered(bridge, letter(office, blocks=("ЖКХ", "ЖКХ")))
    lawyer, *_ = (person for person in office.office.people if person != office.person)
    office.act(case, Assign(executor=lawyer))
    office.act(case, Answer(question=QuestionId("1"), result=Result.EXPLAINED, text="Вывезут завтра."))
    office.act(case, Answer(question=QuestionId("2"), result=Result.EXPLAINED))
    return case


def test_a_draft_is_written_by_questions_and_made_ready(
    bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    case = answered(bridge)
    place.show_case(case)
    press(Qt.Key.Key_F7, ALT)
    ready = form(place, qtbot)
    ready.save()
    qtbot.waitUntil(ready.complaint.isVisible)
    assert "вопросам: 2" in ready.complaint.text()
    ready.reject()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.setFocus()
    press(Qt.Key.Key_F6, ALT)
    draft = form(place, qtbot)
    passages = field(draft, "passages", Passages)
    assert passages.parts[0].text.value() == "Вывезут завтра."
    passages.parts[1].reason.setText("Ответ дан ранее.")
    with qtbot.waitSignal(bridge.changed):
        draft.save()
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.act(case, MakeReady()), said="")
    assert bridge.workplace.case(case).chain is not None


def test_the_sheet_tells_who_is_asked_and_what_is_ordered(bridge: Bridge, place: CasePlace) -> None:
    case = answered(bridge)
    office = bridge.workplace
    one, two, *_ = (person for person in office.office.people if person != office.person)
    office.act(case, Answer(question=QuestionId("2"), result=Result.EXPLAINED, text="Да."))
    office.act(case, GiveOrder(text="Выехать на место.", responsible=one))
    office.act(case, MakeReady(visas=(one, two)))
    office.person = one
    office.act(case, Agree(remark="Хорошо."))
    place.show_case(case)
    whole(place)
    shown = " ".join(part.text() for part in place.findChildren(QLabel))
    for words in ("согласовано: Хорошо.", "виза, сейчас", "1. Выехать на место.", "в работе"):
        assert words in shown


def test_a_phrase_of_the_topic_is_typed_at_the_cursor(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    bridge.workplace.record(Phrase(topic="", title="Вступление", text="На обращение № {номер} сообщаем: "))
    case = answered(bridge)
    place.show_case(case)
    press(Qt.Key.Key_F6, ALT)
    text = field(form(place, qtbot), "letter", AnswerText)
    text.offer_phrases()
    menu = text.findChild(QMenu, "phrases")
    assert menu is not None
    menu.actions()[0].trigger()
    assert text.value() == f"На обращение № {bridge.workplace.case(case).number} сообщаем: "
    menu.close()


def test_an_unknown_word_is_found_mended_or_kept_as_the_office_s_own(
    bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    case = answered(bridge)
    place.show_case(case)
    press(Qt.Key.Key_F6, ALT)
    text = field(form(place, qtbot), "letter", AnswerText)
    text.setPlainText("Ваше обращние расмотрено.")
    qtbot.waitUntil(lambda: dictionary().ready)
    text.check_words()
    menu = text.findChild(QMenu, "spelling")
    assert menu is not None
    assert menu.actions()[0].text() == "обращение"
    menu.actions()[0].trigger()
    menu.close()
    assert text.value() == "Ваше обращение расмотрено."
    cursor = text.spelling.next_doubt(text.textCursor())
    assert cursor is not None
    assert cursor.selectedText() == "расмотрено"
    with qtbot.waitSignal(bridge.changed):
        text._teach("расмотрено")
    assert text.spelling.next_doubt(cursor) is None
    assert "расмотрено" in bridge.workplace.office.own_words
