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
        place.approve()
    assert WORDS in text(place)
    assert bridge.workplace.drafts.all("note.words") == ()
    assert place.proposals.reword.isHidden()
    place.reword()
    assert not [one for one in place.findChildren(Rewording) if one.isVisible()]
