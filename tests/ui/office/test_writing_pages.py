"""Absences, phrases and moved terms among the directories: written by a form, refused at a field, marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.workplace.moves import moves
from tests.ui.case.lives import letter, registered
from ui.office import words
from ui.office.card_form import CardForm
from ui.office.listed_page import ListedPage
from ui.office.moved_page import MovedPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.office.place import OfficePlace


def opened(page: ListedPage) -> CardForm:
    """Ask for a new card."""
    page.add()
    form = page.findChild(CardForm)
    assert form is not None
    return form


def test_an_absence_is_written_by_its_form(bridge: Bridge, place: OfficePlace, qtbot: QtBot) -> None:
    page = place.show_page(words.ABSENCES)
    assert isinstance(page, ListedPage)
    form = opened(page)
    away, instead, *_ = bridge.workplace.office.people
    form._fields["person"].fill(away)
    form._fields["substitute"].fill(instead)
    form._fields["begins"].fill("23.11.2026")
    form._fields["ends"].fill("завтра")
    form._fields["reason"].fill("отпуск")
    form.save()
    qtbot.waitUntil(lambda: "22.11.2026" in form._fields["ends"].complaint)
    form._fields["ends"].fill("30.11.2026")
    with qtbot.waitSignal(bridge.changed):
        form.save()
    (card,) = bridge.workplace.office.absences.values()
    assert (card.person, card.substitute, card.ends) == (away, instead, date(2026, 11, 30))
    qtbot.waitUntil(page.table.isVisible)


def test_a_phrase_with_a_field_that_nothing_fills_is_refused(
    bridge: Bridge, place: OfficePlace, qtbot: QtBot
) -> None:
    page = place.show_page(words.PHRASES)
    assert isinstance(page, ListedPage)
    form = opened(page)
    form._fields["title"].fill("Вступление")
    form._fields["text"].fill("На № {нормер} сообщаем:")
    form.save()
    qtbot.waitUntil(lambda: "{нормер}" in form._fields["text"].complaint)
    form._fields["text"].fill("На № {номер} сообщаем:")
    with qtbot.waitSignal(bridge.changed):
        form.save()
    assert [card.title for card in bridge.workplace.office.phrases.values()] == ["Вступление"]


def test_who_was_told_of_moved_terms_is_marked(bridge: Bridge, place: OfficePlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    (case,) = registered(bridge, letter(office))
    worker = next(person for person in office.office.people if person != office.person)
    office.act(case, Assign(executor=worker))
    office.record(OwnDay(day=date(2026, 12, 23), kind=DayKind.OFF, reason="День города"))
    page = place.show_page(words.MOVED)
    assert isinstance(page, MovedPage)
    qtbot.waitUntil(lambda: page.terms.rows.rowCount() == len(moves(office)[0].terms))
    page.tell()
    qtbot.waitUntil(lambda: not page.mark.isEnabled())
    assert moves(bridge.workplace)[0].untold == 0
