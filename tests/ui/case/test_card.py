"""The card: everything of a case, each command by its key, refusals where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableWidgetItem, QToolButton, QWidget

from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Close,
    NoteStep,
    Reopen,
    SendAnswer,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.vocabulary import CaseId, Measures, Result, Status
from tests.ui.case.forms import field, form, put_off, whole
from tests.ui.case.lives import letter, registered
from tests.ui.keys import focused, press, type_text
from ui.case.editors import Applicants, Chosen, Day, Line, LongText, Reason
from ui.case.form import CommandForm
from ui.case.place import CasePlace
from ui.case.view import CaseView
from ui.case.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.problems import Refusal
    from ui.bridge import Bridge

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def shown(place: CasePlace, id_: CaseId) -> CaseView:
    place.show_case(id_)
    return whole(place)


def stands(qtbot: QtBot, view: CaseView, status: Status) -> None:
    """Wait until the card shows a status and no form is left open."""

    def there() -> bool:
        sheet = view.sheet
        return bool(sheet and sheet.case.status is status) and QApplication.activeModalWidget() is None

    qtbot.waitUntil(there)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_case_lives_from_registration_to_the_archive_by_keys_alone(
    bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace, days_ago=3))
    view = shown(place, id_)

    press(Qt.Key.Key_F3)
    assign = form(place, qtbot)
    assert field(assign, "executor", Chosen).currentText().endswith("руководитель блока")
    press(Qt.Key.Key_Return)
    stands(qtbot, view, Status.ASSIGNED)

    press(Qt.Key.Key_F4, widget=view)
    stands(qtbot, view, Status.IN_WORK)

    press(Qt.Key.Key_F6, widget=view)
    answer = form(place, qtbot)
    answer.editors["text"].setFocus()
    type_text("Контейнеры вывезены, график восстановлен.")
    press(Qt.Key.Key_Return, CONTROL)
    stands(qtbot, view, Status.AGREEMENT)

    press(Qt.Key.Key_F8, widget=view)
    form(place, qtbot)
    press(Qt.Key.Key_Return)
    stands(qtbot, view, Status.WAITING)

    press(Qt.Key.Key_F9, widget=view)
    stands(qtbot, view, Status.DONE)
    qtbot.waitUntil(lambda: "Закрыто в дело" in words(view))
    assert "Контейнеры вывезены" in words(view)


def test_buttons_that_are_forbidden_say_why(bridge: Bridge, place: CasePlace) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    close = view.commands.buttons["close"]
    assert not close.isEnabled()
    assert close.toolTip() == "Ответ дан не на все вопросы."
    assert close.accessibleDescription() == "Сейчас нельзя: Ответ дан не на все вопросы."
    assert view.commands.buttons["assign"].isEnabled()
    assert view.commands.buttons["assign"].property("role") == "main"


def test_the_key_of_a_forbidden_command_tells_the_reason(
    bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    with qtbot.waitSignal(bridge.refused) as told:
        press(Qt.Key.Key_F9, widget=view)
    refusal: Refusal = told.args[0]
    assert refusal.reason == "Закрыть в дело сейчас нельзя. Ответ дан не на все вопросы."


def test_a_refusal_is_shown_at_the_field_it_names(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    press(Qt.Key.Key_F6, widget=view)
    asked = form(place, qtbot)
    field(asked, "measures", Chosen).choose(Measures.TAKEN)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(asked.complaints["measures"].isVisible)
    assert asked.complaints["measures"].text() == "Меры указывают только для поддержанного вопроса."
    assert focused() is asked.editors["measures"]
    assert asked.isVisible()


def test_a_day_that_is_none_is_refused_in_the_form(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    bridge.workplace.act(id_, Answer(result=Result.EXPLAINED))
    view = shown(place, id_)
    press(Qt.Key.Key_F8, widget=view)
    asked = form(place, qtbot)
    field(asked, "sent_on", Day).setText("31.02.2026")
    press(Qt.Key.Key_Return)
    assert asked.complaints["sent_on"].text() == "Такого дня нет. Напишите день так: 22.11.2026."


def test_a_long_text_left_half_way_is_there_again(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    press(Qt.Key.Key_F5, widget=view)
    asked = form(place, qtbot)
    asked.editors["text"].setFocus()
    type_text("Выезжали на место")
    put_off(place, qtbot)
    qtbot.waitUntil(lambda: bool(bridge.workplace.drafts.all("command")))

    press(Qt.Key.Key_F5, widget=view)
    again = form(place, qtbot)
    assert field(again, "text", LongText).value() == "Выезжали на место"
    assert again.restored.isVisible()
    again.editors["text"].setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not bridge.workplace.drafts.all("command"))
    assert "Выезжали на место" in bridge.workplace.sheet(id_).history[-1].text


def test_the_last_action_is_taken_back_by_a_key(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    bridge.workplace.act(id_, Assign())
    view = shown(place, id_)
    press(Qt.Key.Key_F2, SHIFT, view)
    stands(qtbot, view, Status.REGISTERED)
    qtbot.waitUntil(lambda: "(отменено)" in words(view))


def test_nothing_is_taken_back_from_a_case_just_registered(bridge: Bridge, place: CasePlace) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    assert not shown(place, id_).commands.buttons["undo"].isEnabled()


def test_a_term_explains_itself_on_demand(bridge: Bridge, place: CasePlace) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    why = view.findChild(QToolButton, "case.term.59fz.answer.why")
    steps = view.findChild(QWidget, "case.term.59fz.answer.steps")
    assert isinstance(why, QToolButton)
    assert isinstance(steps, QWidget)
    assert steps.isHidden()
    why.click()
    assert "30 календарных дней" in words(steps)


def test_the_card_looks_again_when_its_case_is_touched(
    bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    bridge.do(lambda office: office.act(id_, NoteStep(text="Позвонили заявителю.")))
    qtbot.waitUntil(lambda: "Позвонили заявителю." in words(view))


def test_a_question_is_chosen_where_there_are_several(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace, blocks=("ЖКХ", "Дороги")))
    view = shown(place, id_)
    press(Qt.Key.Key_F6, widget=view)
    asked = form(place, qtbot)
    field(asked, "question", Chosen).choose("2")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(bridge.workplace.case(id_).unanswered) == 1)
    assert bridge.workplace.case(id_).unanswered[0].id == "1"


def test_a_correction_changes_only_what_was_changed(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    press(Qt.Key.Key_F2, widget=view)
    asked = form(place, qtbot)
    surname = field(asked, "applicants", Applicants).item(0, 0)
    assert surname is not None
    surname.setText("Петровская")
    field(asked, "reason", Reason).setText("Опечатка в фамилии")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bridge.workplace.case(id_).applicants[0].surname == "Петровская")
    last = bridge.workplace.sheet(id_).history[-1].text
    assert last.startswith("Исправлено: заявители «Петрова Анна» – теперь «Петровская Анна».")


def test_a_file_is_put_to_the_case_and_listed(
    bridge: Bridge, place: CasePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    scan = tmp_path / "скан.pdf"
    scan.write_bytes(b"%PDF-1.4 ...")
    view.attach([scan])
    qtbot.waitUntil(lambda: "скан.pdf" in words(view))


def test_a_file_of_another_kind_is_refused_in_words(
    bridge: Bridge, place: CasePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    virus = tmp_path / "a.exe"
    virus.write_bytes(b"MZ")
    with qtbot.waitSignal(bridge.refused) as told:
        view.attach([virus])
    assert told.args[0].reason == "Принимаются файлы PDF, JPEG, PNG, TIFF, DOCX и ODT."


@pytest.mark.parametrize("commands", [(), (Assign(), Take()), (Withdraw(reason="Сам передумал"),)])
def test_everything_on_the_card_has_a_name(
    bridge: Bridge, place: CasePlace, commands: tuple[Assign | Take | Withdraw, ...]
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace, blocks=("ЖКХ", "Здравоохранение")))
    for command in commands:
        bridge.workplace.act(id_, command)
    view = shown(place, id_)
    reached = [w for w in view.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [w for w in reached if w.isVisible() and not (w.accessibleName() and w.objectName())]
    assert nameless == []


def test_a_block_without_a_head_is_marked(bridge: Bridge, place: CasePlace) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace, blocks=("Здравоохранение",)))
    assert "блок без руководителя" in words(shown(place, id_))


def test_escape_leaves_the_card(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    with qtbot.waitSignal(place.closed):
        press(Qt.Key.Key_Escape, widget=view)


def test_a_finished_case_offers_to_be_reopened(bridge: Bridge, place: CasePlace) -> None:
    office = bridge.workplace
    (id_,) = registered(bridge, letter(office))
    for command in (Answer(result=Result.EXPLAINED), SendAnswer(), Close()):
        office.act(id_, command)
    view = shown(place, id_)
    able = {name for name, made in view.commands.buttons.items() if made.isEnabled()}
    assert not [name for name, made in view.commands.buttons.items() if made.property("role") == "main"]
    assert {"reopen", "note", "undo"} <= able
    assert not able & {"assign", "take", "answer", "send", "close", "withdraw", "correct"}
    office.act(id_, Reopen(reason="Новые сведения"))
    office.act(id_, Undo())
    view.refresh()
    assert view.commands.buttons["reopen"].isEnabled()
    assert QApplication.activeModalWidget() is None


def test_the_longest_word_does_not_widen_the_sheet(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    command = letter(bridge.workplace, "Ы" * 200, "Сверхдлинноеслово" * 40)
    (id_,) = registered(bridge, command)
    view = shown(place, id_)
    qtbot.wait(50)
    assert view.page.widget().width() <= view.page.viewport().width()


def test_lines_and_cells_left_half_way_are_there_again(
    bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    press(Qt.Key.Key_F2, widget=view)
    asked = form(place, qtbot)
    field(asked, "place", Line).setText("У школы")
    cell(asked, 1).setText("Сидоров")
    put_off(place, qtbot)
    qtbot.waitUntil(lambda: bool(bridge.workplace.drafts.all("command")))

    press(Qt.Key.Key_F2, widget=view)
    again = form(place, qtbot)
    assert field(again, "place", Line).value() == "У школы"
    assert field(again, "applicants", Applicants).value()[1].surname == "Сидоров"
    field(again, "place", Line).setText("")
    cell(again, 1).setText("")
    press(Qt.Key.Key_Escape)  # as it was at first: nothing is to be kept
    qtbot.waitUntil(lambda: not bridge.workplace.drafts.all("command"))


def cell(asked: CommandForm, row: int) -> QTableWidgetItem:
    """Give the surname of an applicant."""
    item = field(asked, "applicants", Applicants).item(row, 0)
    assert item is not None
    return item


def test_a_narrow_card_is_not_cut_and_shows_the_words_whole(
    bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    text = "После опрессовки во дворе осталась яма, её не засыпали вторую неделю. " * 2
    (id_,) = registered(bridge, letter(bridge.workplace, text=text, days_ago=45))
    place.resize(840, 660)  # what a screen of 1024 leaves
    view = shown(place, id_)
    assert not view.narrow
    sheet = view.page.widget()
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.width() <= view.page.viewport().width())
    told = sheet.findChild(Words)
    assert told is not None
    qtbot.waitUntil(lambda: told.verticalScrollBar().maximum() == 0)
