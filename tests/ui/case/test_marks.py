"""A form stays its author's while colleagues write in the same case: marked, taken or left by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.commands import Answer, Assign, Close, CorrectCase, NoteStep, SendAnswer
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.vocabulary import CaseId, Result
from mcu_desktop.journal.names import CASE
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import conflicts
from mcu_desktop.workplace.exchange import stations
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import Hands
from tests.ui.case.forms import field, form
from tests.ui.case.lives import letter, registered
from tests.ui.conftest import MONDAY
from tests.ui.keys import press
from ui.case.editors import Applicants, Chosen, Line, LongText, Reason
from ui.widgets.field_mark import FieldMark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.case.form import CommandForm
    from ui.case.place import CasePlace

SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def case(bridge: Bridge) -> CaseId:
    (id_,) = registered(bridge, letter(bridge.workplace))
    return id_


@pytest.fixture
def colleague(home: Path, case: CaseId) -> Iterator[Workplace]:
    """A second window on the same profile."""
    opened = Workplace.open(home, clock=lambda: MONDAY)
    yield opened
    opened.close()


def begun(place: CasePlace, case: CaseId, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_F2) -> CommandForm:
    """Open the form of a command on the card of the case."""
    place.show_case(case)
    assert place.view is not None
    press(key, widget=place.view)
    return form(place, qtbot)


@pytest.fixture
def correction(place: CasePlace, case: CaseId, qtbot: QtBot) -> CommandForm:
    """A correction in which the place is being written."""
    opened = begun(place, case, qtbot)
    field(opened, "place", Line).setText("ул. Садовая, 1")
    return opened


@pytest.fixture
def marked(correction: CommandForm, colleague: Workplace, case: CaseId, qtbot: QtBot) -> CommandForm:
    """The same once a colleague has written another place."""
    colleague.act(case, CorrectCase(reason="Уточнено", place="ул. Мира, 4"))
    qtbot.waitUntil(lambda: mark(correction, "place").to_choose)
    return correction


def mark(form: CommandForm, name: str) -> FieldMark:
    found = form.findChild(FieldMark, f"command.{name}:mark")
    assert found is not None
    return found


def saved(form: CommandForm, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Return, CONTROL, widget=form)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def in_the_tray(bridge: Bridge, case: CaseId) -> list[str]:
    return [one.field for one in conflicts.fields_of(bridge.workplace, Stream(CASE, case))]


def test_what_is_being_edited_stays_and_its_field_is_marked(
    bridge: Bridge, marked: CommandForm, case: CaseId, qtbot: QtBot
) -> None:
    said = mark(marked, "place").words.text()
    assert said.startswith("Пока вы правили, здесь записали другое: «ул. Мира, 4» (")
    assert "Исправлено: место" in words(marked)
    assert field(marked, "place", Line).text() == "ул. Садовая, 1"

    field(marked, "reason", Reason).setText("Со слов заявителя")
    saved(marked, qtbot)
    assert in_the_tray(bridge, case) == ["place"]


def test_theirs_is_taken_by_one_key(bridge: Bridge, marked: CommandForm, case: CaseId, qtbot: QtBot) -> None:
    field(marked, "text", LongText).setPlainText("Нет воды.")
    press(Qt.Key.Key_Return, ALT, widget=marked)
    assert field(marked, "place", Line).text() == "ул. Мира, 4"
    assert not mark(marked, "place").to_choose

    field(marked, "reason", Reason).setText("Опечатка")
    saved(marked, qtbot)
    now = bridge.workplace.case(case)
    assert (now.place, now.text) == ("ул. Мира, 4", "Нет воды.")
    assert in_the_tray(bridge, case) == []


def test_who_leaves_their_own_wording_overwrites_knowingly(
    bridge: Bridge, marked: CommandForm, case: CaseId, qtbot: QtBot
) -> None:
    mark(marked, "place").leave.click()
    field(marked, "reason", Reason).setText("Со слов заявителя")
    saved(marked, qtbot)
    assert bridge.workplace.case(case).place == "ул. Садовая, 1"
    assert in_the_tray(bridge, case) == []


def test_a_field_that_was_not_touched_follows_and_is_not_written_back(
    bridge: Bridge, place: CasePlace, colleague: Workplace, case: CaseId, qtbot: QtBot
) -> None:
    asked = begun(place, case, qtbot)
    field(asked, "text", LongText).setPlainText("Нет воды.")
    people = (Applicant(surname="Сорокина"), Applicant(surname="Петрова"), Applicant(surname="Иванов"))
    colleague.act(case, CorrectCase(reason="Уточнено", place="ул. Мира, 4", applicants=people))

    qtbot.waitUntil(lambda: mark(asked, "applicants").isVisible())
    assert not mark(asked, "applicants").to_choose
    assert [one.surname for one in field(asked, "applicants", Applicants).value()] == [
        "Сорокина",
        "Петрова",
        "Иванов",
    ]
    field(asked, "reason", Reason).setText("Опечатка")
    saved(asked, qtbot)
    last = bridge.workplace.sheet(case).history[-1].text
    assert last.startswith("Исправлено: текст.")
    assert bridge.workplace.case(case).applicants == people


def test_a_block_that_was_chosen_meanwhile_is_marked_in_an_assignment(
    bridge: Bridge, place: CasePlace, colleague: Workplace, case: CaseId, qtbot: QtBot
) -> None:
    blocks = [CardId(one) for one in bridge.workplace.office.blocks]
    asked = begun(place, case, qtbot, Qt.Key.Key_F3)
    field(asked, "block", Chosen).choose(blocks[1])
    colleague.act(case, Assign(block=blocks[2]))
    qtbot.waitUntil(lambda: mark(asked, "block").to_choose)
    assert bridge.workplace.office.blocks[blocks[2]].short in mark(asked, "block").words.text()
    assert field(asked, "block", Chosen).value() == blocks[1]
    mark(asked, "block").take.click()
    assert field(asked, "block", Chosen).value() == blocks[2]


def test_what_makes_no_sense_any_more_is_refused_and_the_draft_stays(
    bridge: Bridge, place: CasePlace, colleague: Workplace, case: CaseId, qtbot: QtBot
) -> None:
    asked = begun(place, case, qtbot)
    field(asked, "text", LongText).setPlainText("Нет воды третий день.")
    field(asked, "reason", Reason).setText("Опечатка")
    colleague.act(case, Answer(result=Result.EXPLAINED))
    colleague.act(case, SendAnswer())
    colleague.act(case, Close())
    qtbot.waitUntil(lambda: "Закрыто в дело" in words(asked))
    press(Qt.Key.Key_Return, CONTROL, widget=asked)
    qtbot.waitUntil(lambda: "завершено" in asked.complaint.text())
    assert field(asked, "text", LongText).toPlainText() == "Нет воды третий день."
    asked.reject()
    qtbot.waitUntil(lambda: bool(bridge.workplace.drafts.all("command")))


def test_what_an_exchange_brings_is_marked_as_well(
    bridge: Bridge,
    correction: CommandForm,
    case: CaseId,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))
    office, road = bridge.workplace, tmp_path / "road"
    road.mkdir()
    hands = Hands()
    other = accept(tmp_path / "other", stations.invite(office, "Б", tmp_path / "invitation"), clock=hands)
    for desk in (office, other):
        desk.exchange(str(road))
    hands.on(minutes=1)
    other.act(case, CorrectCase(reason="Уточнено", place="ул. Мира, 4"))
    other.act(case, NoteStep(text="Звонила."))
    other.exchange(str(road))
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda desk: desk.exchange(str(road)).changes)

    qtbot.waitUntil(lambda: mark(correction, "place").to_choose)
    assert "Звонила." in words(correction)
    field(correction, "reason", Reason).setText("Со слов заявителя")
    saved(correction, qtbot)
    assert in_the_tray(bridge, case) == ["place"]
    for desk in (office, other, office):
        desk.exchange(str(road))
    assert conflicts.fields_of(other, Stream(CASE, case))
    other.close()


def words(form: CommandForm) -> str:
    found = form.findChild(QWidget, "command.notice")
    return str(found.property("text")) if found is not None else ""
