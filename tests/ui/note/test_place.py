"""The note's place on a real office: pages, figures, proposals, approval."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QScrollBar, QWidget

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import notes
from tests.ui.keys import focused, press, type_text
from ui.figures.papers import PAPERS
from ui.note.actions import state_in_words
from ui.office.changing import set_policy
from ui.paper.pdf_pages import page_sizes, picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.figures.lines import FigureLine
    from ui.note.place import NotePlace
    from ui.note.sheet import Sheet

FAR = date(2020, 1, 15)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.note.proposals.PAUSE_MS", 50)


def shown(place: NotePlace) -> Sheet:
    assert place.sheet is not None
    return place.sheet


def figure(place: NotePlace, name: str) -> FigureLine:
    return next(line for line in shown(place).figures if line.figure == name)


def test_the_pages_shown_are_the_pages_of_the_pdf(place: NotePlace) -> None:
    assert place.pages.page_count == len(page_sizes(shown(place).pdf)) > 1


def test_a_page_is_drawn_as_sharp_as_the_screen_when_it_is_looked_at(place: NotePlace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: place.pages.drawn(0))
    last = place.pages.page_count - 1
    assert not place.pages.drawn(last)
    press(Qt.Key.Key_End, widget=place.pages)
    qtbot.waitUntil(lambda: place.pages.drawn(last))
    kept = place.pages._pictures.of(last)
    assert kept is not None
    assert kept.image == picture(shown(place).pdf, last, kept.scale)


def test_a_larger_page_is_drawn_anew(place: NotePlace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: place.pages.drawn(0))
    before = place.pages.scale
    place.zoom_bar.larger.click()
    assert place.pages.scale > before
    assert not place.pages.drawn(0)
    qtbot.waitUntil(lambda: place.pages.drawn(0))


def test_periods_are_walked_by_the_keyboard_up_to_today(place: NotePlace, qtbot: QtBot) -> None:
    week = shown(place).period
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, place.pages)
    assert shown(place).period == week.previous()
    for _ in range(2):
        with qtbot.waitSignal(place.shown):
            press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, place.pages)
    assert not place.period_bar.next.isEnabled()
    with qtbot.assertNotEmitted(place.shown, wait=200):
        press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, place.pages)


def test_every_figure_opens_exactly_its_cases(place: NotePlace, bridge: Bridge) -> None:
    told = notes.write(bridge.workplace, shown(place).period).figures()
    counted = [line for line in shown(place).figures if line.figure and line.value.strip("0–")]
    assert len(counted) > 20
    for line in counted:
        assert line.figure is not None
        place.open_figure(line)
        rows = place.behind.model.rowCount()
        ids = {found.id for row in range(rows) if (found := place.behind.model.line(row))}
        assert ids == set(told[line.figure]["cases"])
        if isinstance(told[line.figure]["value"], int):
            assert rows == told[line.figure]["value"] == int(line.value.replace("\u00a0", ""))


def test_enter_opens_the_cases_then_the_card_and_escape_leads_back(place: NotePlace, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F3, widget=place.pages)
    place.figures.table.choose("received")
    press(Qt.Key.Key_Return)
    assert place.behind.isVisible()
    with qtbot.waitSignal(place.open_case) as heard:
        press(Qt.Key.Key_Return)
    line = place.behind.model.line(0)
    assert line is not None
    assert heard.args == [line.id]
    press(Qt.Key.Key_Escape)
    assert place.figures.table.hasFocus()
    chosen = place.figures.table.currentIndex().siblingAtColumn(0)
    assert chosen.data() == figure(place, "received").name


def test_the_cases_can_be_ordered_and_stay_the_same_cases(place: NotePlace, qtbot: QtBot) -> None:
    place.open_figure(figure(place, "in_work"))
    before = set(place.behind.model._keys)
    place.behind.table.order = "number"
    place.behind._order()
    qtbot.waitUntil(lambda: place.behind.model._keys[0] != max(before))
    assert set(place.behind.model._keys) == before


def test_a_figure_is_found_by_the_beginning_of_a_word(place: NotePlace) -> None:
    place.figures.search.setFocus()
    type_text("просроч")
    model = place.figures._model
    names = [line.name for row in range(model.rowCount()) if (line := model.line(row))]
    assert names
    assert all("просроч" in name.lower() for name in names)


def test_proposals_come_into_the_note_on_a_pause_and_are_kept(
    place: NotePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F4, widget=place.pages)
    with qtbot.waitSignal(place.shown):
        type_text("Проверить вывоз мусора.")
    assert "Проверить вывоз мусора." in shown(place).written.note.text
    drafts = bridge.workplace.drafts.all("note.proposals")
    assert [draft.body for draft in drafts] == ["Проверить вывоз мусора."]
    with qtbot.waitSignal(place.shown):
        place.period_bar.back()
    assert place.proposals.field.toPlainText() == ""
    with qtbot.waitSignal(place.shown):
        place.period_bar.forward()
    assert place.proposals.field.toPlainText() == "Проверить вывоз мусора."


def test_what_was_typed_last_is_not_lost_when_the_period_changes(
    place: NotePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    place.proposals.field.setFocus()
    type_text("Срочно.")
    with qtbot.waitSignal(place.shown):
        place.period_bar.back()
    assert [draft.body for draft in bridge.workplace.drafts.all("note.proposals")] == ["Срочно."]


def test_a_new_case_is_counted_at_once(place: NotePlace, bridge: Bridge, qtbot: QtBot) -> None:
    before = len(shown(place).written.note.figures["received"].cases)
    day = shown(place).period.first
    case = RegisterCase(text="Яма на дороге.", received_on=day, registered_on=day)
    with qtbot.waitSignal(place.shown):
        bridge.do(lambda office: office.register(case))
    assert len(shown(place).written.note.figures["received"].cases) == before + 1


def test_the_week_follows_the_day_that_the_office_begins_it_with(
    place: NotePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    friday = {"week_starts": 4}
    with qtbot.waitSignal(place.shown):
        bridge.do(lambda office: set_policy(office, friday, "Распоряжение № 7", preview=False))
    assert shown(place).period == Period(first=date(2026, 11, 13), last=date(2026, 11, 19))


def test_an_approved_note_prints_alike_for_ever(place: NotePlace, bridge: Bridge, qtbot: QtBot) -> None:
    place.proposals.field.setFocus()
    type_text("Поручить проверку.")
    with qtbot.waitSignals([bridge.carried_out, place.shown]):
        place.issuing.approve()
    approved = shown(place)
    assert approved.frozen_on == bridge.workplace.today()
    assert "Поручить проверку." in approved.written.note.text
    assert bridge.workplace.drafts.all("note.proposals") == ()
    day = approved.period.first
    with qtbot.waitSignal(place.shown):
        bridge.do(
            lambda office: office.register(RegisterCase(text="Яма.", received_on=day, registered_on=day))
        )
    assert shown(place).pdf == approved.pdf
    assert shown(place).written.note == approved.written.note


def test_an_approved_note_says_so_and_takes_no_more_words(place: NotePlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.shown):
        place.issuing.approve()
    assert place.toolbar.state.text() == state_in_words(shown(place))
    assert "Утверждена 23 ноября 2026 года" in place.toolbar.state.text()
    assert place.proposals.field.isReadOnly()
    assert not place.toolbar.approve.isVisible()


def test_a_note_approved_by_another_meanwhile_is_refused_and_shown(
    place: NotePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    period = shown(place).period
    notes.freeze(bridge.workplace, notes.write(bridge.workplace, period))
    with qtbot.waitSignals([bridge.refused, place.shown]):
        place.issuing.approve()
    assert shown(place).frozen_on is not None


def test_an_empty_period_says_what_to_do(place: NotePlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.shown):
        place.period_bar._choose(Period(first=FAR, last=FAR))
    assert "Выберите другой период" in place.figures.hint.text()
    assert place.pages.page_count == 1


def test_a_period_to_come_is_refused_at_its_fields(place: NotePlace, qtbot: QtBot) -> None:
    place.period_bar.kind.setCurrentIndex(4)
    place.period_bar._chose_kind(4)
    place.period_bar.first.setText("01.12.2026")
    place.period_bar.last.setText("05.11.2026")
    with qtbot.assertNotEmitted(place.shown, wait=200):
        place.period_bar._typed_days()
    assert "раньше первого" in place.period_bar.complaint.text()


def test_a_case_behind_a_figure_can_be_opened_by_its_id(place: NotePlace, bridge: Bridge) -> None:
    place.open_figure(figure(place, "received"))
    line = place.behind.model.line(0)
    assert line is not None
    assert bridge.workplace.case(CaseId(line.id)).number == line.number


def test_a_trouble_lets_one_try_again(place: NotePlace, bridge: Bridge, qtbot: QtBot) -> None:
    path = bridge.home / "нет такой папки" / "записка.pdf"
    with qtbot.waitSignal(bridge.troubled) as heard:
        place.issuing.save_as(PAPERS[0], path)
    assert "Не удалось сохранить" in heard.args[0]
    assert place.toolbar.save.isEnabled()


def test_the_future_is_refused_by_the_office_too(bridge: Bridge, qtbot: QtBot) -> None:
    def ask(office: Workplace) -> None:
        far = FAR.replace(year=2030)
        notes.write(office, Period(first=far, last=far))

    refusals: list[Refusal] = []
    bridge.ask(ask, lambda _: None, refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert "не начался" in refusals[0].reason


def test_everything_that_can_be_acted_on_is_named(place: NotePlace) -> None:
    place.open_figure(figure(place, "received"))
    for whole in (place._page, place.behind):
        for widget in whole.findChildren(QWidget):
            by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            inner = isinstance(widget, QScrollBar | QListView) or widget.objectName().startswith("qt_")
            if by_tab and not inner:
                assert widget.objectName(), widget
                assert widget.accessibleName(), widget.objectName()


def test_the_foot_of_the_list_shows_no_row_by_halves(place: NotePlace) -> None:
    table = place.figures.table
    room = table.viewport().height()
    rows = range(table.model().rowCount())
    cut = next(r for r in rows if table.rowViewportPosition(r) + table.rowHeight(r) > room)
    assert table.rowViewportPosition(cut) < room
    foot = table.viewport().grab().toImage().copy(0, table.rowViewportPosition(cut), 200, room)
    ground = {foot.pixel(x, y) for x in range(4, 200) for y in range(room - table.rowViewportPosition(cut))}
    assert len(ground) == 1


def test_tab_reaches_everything_in_the_order_it_is_read(place: NotePlace) -> None:
    place.period_bar.kind.setFocus()
    order = []
    for _ in range(13):
        order.append(focused().objectName())
        press(Qt.Key.Key_Tab)
    assert order == [
        "note.span",
        "note.previous",
        "note.next",
        "note.now",
        "note.print",
        "note.save",
        "note.approve",
        "note.smaller",
        "note.zoom",
        "note.larger",
        "note.pages",
        "note.figures.search",
        "note.figures",
    ]
    assert focused() is place.proposals.field
