"""The paragraphs of a note in a person's own words: kept until approval, taken back at will."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.keys import press
from ui.note.rewording import Rewording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.note.place import NotePlace

WORDS = "Неделя прошла спокойно."


def text(place: NotePlace) -> tuple[str, ...]:
    assert place.sheet is not None
    return place.sheet.written.note.text


def asked(place: NotePlace, qtbot: QtBot) -> Rewording:
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    press(Qt.Key.Key_F5, widget=place.pages)
    return place.findChildren(Rewording)[-1]


def test_words_of_ones_own_stand_in_the_note_until_they_are_taken_back(
    place: NotePlace, qtbot: QtBot
) -> None:
    computed = text(place)
    dialog = asked(place, qtbot)
    assert not dialog.back.isEnabled()
    dialog.field.setPlainText(WORDS)
    with qtbot.waitSignal(place.shown):
        dialog.ok.click()
    assert WORDS in text(place)
    with qtbot.waitSignal(place.shown):
        place.period_bar.back()
    assert WORDS not in text(place)
    with qtbot.waitSignal(place.shown):
        place.period_bar.forward()
    assert WORDS in text(place)
    dialog = asked(place, qtbot)
    assert dialog.section.currentText().endswith("исправлен")
    assert dialog.go_on.isHidden()
    with qtbot.waitSignal(place.shown):
        dialog.back.click()
    assert text(place) == computed


def test_an_approved_note_holds_the_words_and_takes_no_more(
    place: NotePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    dialog = asked(place, qtbot)
    dialog.field.setPlainText(WORDS)
    with qtbot.waitSignal(place.shown):
        dialog.ok.click()
    with qtbot.waitSignals([bridge.carried_out, place.shown]):
        place.issuing.approve()
    assert WORDS in text(place)
    assert bridge.workplace.drafts.all("note.words") == ()
    assert place.proposals.reword.isHidden()
    place.reword()
    assert not [one for one in place.findChildren(Rewording) if one.isVisible()]


def test_words_left_half_way_are_offered_again_and_do_not_stand_in_the_note(
    place: NotePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    computed = text(place)
    dialog = asked(place, qtbot)
    dialog.field.setPlainText(WORDS)
    dialog.section.setCurrentIndex(1)
    press(Qt.Key.Key_Escape, widget=dialog.field)
    qtbot.waitUntil(lambda: [d.body for d in bridge.workplace.drafts.all("note.unfinished")] == [WORDS])

    dialog = asked(place, qtbot)
    assert dialog.field.toPlainText() == WORDS
    assert dialog.go_on.isVisible()
    assert text(place) == computed
    dialog.leave.click()
    qtbot.waitUntil(lambda: not bridge.workplace.drafts.all("note.unfinished"))


def test_every_section_in_which_one_typed_is_written(place: NotePlace, bridge: Bridge, qtbot: QtBot) -> None:
    dialog = asked(place, qtbot)
    dialog.field.setPlainText(WORDS)
    dialog.section.setCurrentIndex(1)
    dialog.field.setPlainText("Показатели проверены.")
    dialog.ok.click()
    qtbot.waitUntil(lambda: {WORDS, "Показатели проверены."} <= set(text(place)))
    assert not bridge.workplace.drafts.all("note.unfinished")
