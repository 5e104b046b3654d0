"""Round the card: related cases and the way back, papers, pictures, another day, questions mended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QScrollArea

from mcu_desktop.domain.cases.commands import CASE_COMMANDS, Answer, SendAnswer
from mcu_desktop.domain.vocabulary import Result
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import case_paper
from tests.ui.case.forms import field, form
from tests.ui.case.lives import letter, registered
from tests.ui.case.test_card import shown
from tests.ui.keys import press, type_text
from ui.case.doing import begin
from ui.case.editors import Day, Questions, Reason
from ui.case.offers.groups import offer_of
from ui.case.place import CasePlace
from ui.case.related import RelatedCases
from ui.case.sections import Broken, readable
from ui.paper.pdf_pages import picture
from ui.paper.preview import Preview, pdf_papers, picture_papers
from ui.theme.tokens import GAP

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge

CONTROL = Qt.KeyboardModifier.ControlModifier


def links(place: CasePlace) -> list[QPushButton]:
    assert place.view is not None
    box = place.view.page.findChild(RelatedCases)
    return box.findChildren(QPushButton) if box is not None and box.isVisible() else []


def preview(place: CasePlace, qtbot: QtBot) -> Preview:
    found = next(one for one in place.findChildren(QDialog) if isinstance(one, Preview))
    qtbot.waitUntil(lambda: found.papers is not None)
    return found


def test_related_cases_are_walked_there_and_back(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    first, second, _ = registered(bridge, letter(office), letter(office), letter(office, "Другая"))
    view = shown(place, first)
    qtbot.waitUntil(lambda: len(links(place)) == 1)
    assert office.case(second).number in links(place)[0].text()
    links(place)[0].setFocus()
    press(Qt.Key.Key_Return)
    assert view.case_id == second
    press(Qt.Key.Key_Escape, widget=view)
    assert view.case_id == first
    with qtbot.waitSignal(place.closed):
        press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, view)


def test_a_case_is_closed_on_another_day_on_demand(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    (id_,) = registered(bridge, letter(office, days_ago=5))
    office.act(id_, Answer(result=Result.EXPLAINED))
    office.act(id_, SendAnswer(sent_on=date(2026, 11, 19)))
    view = shown(place, id_)
    press(Qt.Key.Key_F9, CONTROL, widget=view)
    asking = form(place, qtbot)
    day = field(asking, "closed_on", Day)
    assert day.text() == "23.11.2026"
    day.setText("20.11.2026")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.case(id_).closed_on == date(2026, 11, 20))


def test_questions_are_mended_on_the_card(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    (id_,) = registered(bridge, letter(office))
    view = shown(place, id_)
    press(Qt.Key.Key_F2, widget=view)
    asking = form(place, qtbot)
    table = field(asking, "questions", Questions)
    code = office.classifier.search("мусор")[0].code
    for column, text in enumerate(("Не вывозят мусор", code)):
        item = table.item(0, column)
        assert item is not None
        item.setText(text)
    field(asking, "reason", Reason).setFocus()
    type_text("Описка")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.case(id_).questions[0].code == code)
    assert office.case(id_).questions[0].text == "Не вывозят мусор"
    assert "теперь «1: Не вывозят мусор" in office.sheet(id_).history[-1].text


def test_a_long_question_goes_on_below(bridge: Bridge, place: CasePlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    press(Qt.Key.Key_F2, widget=view)
    table = field(form(place, qtbot), "questions", Questions)
    low = table.rowHeight(0)
    item = table.item(0, 0)
    assert item is not None
    item.setText("Восстановить уличное освещение во дворах и на подходах к школе. " * 2)
    qtbot.waitUntil(lambda: table.rowHeight(0) > low)


@pytest.mark.parametrize("command", ["ready", "sign"])
def test_a_form_is_just_as_high_as_its_fields(
    command: str, bridge: Bridge, place: CasePlace, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    begin(bridge, offer_of(CASE_COMMANDS[command]), bridge.workplace.case(id_), shown(place, id_))
    fields = form(place, qtbot).findChild(QScrollArea)
    assert fields is not None
    asked = fields.widget().minimumSizeHint().height()
    assert asked <= fields.viewport().height() < asked + GAP


def test_tab_leaves_out_what_a_part_of_the_card_opened(
    bridge: Bridge, place: CasePlace, qtlog: pytest.LogCaptureFixture
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    view = shown(place, id_)
    opened = QDialog(view.page.widget())
    QLineEdit(opened)
    view.page.whole.emit()
    assert not [one.message for one in qtlog.records if "setTabOrder" in one.message]


def test_the_card_goes_on_paper(bridge: Bridge, place: CasePlace, qtbot: QtBot, tmp_path: Path) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    shown(place, id_)
    place.print.click()
    paper = preview(place, qtbot)
    assert paper.pages.page_count == 1
    paper.save_as(tmp_path / "карточка.pdf")
    qtbot.waitUntil((tmp_path / "карточка.pdf").exists)
    assert (tmp_path / "карточка.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: paper.pages.drawn(0))
    drawn = paper.pages._pictures.of(0)
    assert drawn is not None
    assert drawn.image == picture((tmp_path / "карточка.pdf").read_bytes(), 0, drawn.scale)


def test_a_long_letter_fits_its_paper(bridge: Bridge) -> None:
    office = bridge.workplace
    (id_,) = registered(bridge, letter(office, text=f"{'Слово ' * 3000}\n{'ы' * 4000}"))
    assert len(pdf_papers(case_paper.pages(office, id_)).sizes) > 2


def test_pictures_and_papers_are_looked_at_in_the_window(
    bridge: Bridge, place: CasePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    office = bridge.workplace
    (id_,) = registered(bridge, letter(office))
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.save(str(tmp_path / "снимок.png"))
    office.attach(id_, tmp_path / "снимок.png")
    view = shown(place, id_)
    look = next(one for one in view.findChildren(QPushButton) if one.text() == "Посмотреть")
    look.click()
    shown_picture = preview(place, qtbot)
    assert shown_picture.papers is not None
    assert shown_picture.papers.sizes == ((150.0, 75.0),)
    assert shown_picture.print.isHidden()


@pytest.mark.parametrize("taken", [pdf_papers, picture_papers], ids=["pdf", "picture"])
def test_a_damaged_file_says_so(taken: object) -> None:
    assert callable(taken)
    with pytest.raises(Refusal, match="Файл повреждён"):
        taken(b"\x00\x01")


def test_a_broken_word_is_copied_whole(bridge: Bridge, qtbot: QtBot) -> None:
    word = "ы" * 60
    made = readable(f"Слово {word}")
    qtbot.addWidget(made)
    assert isinstance(made, Broken)
    made.copy()
    assert QGuiApplication.clipboard().text() == f"Слово {word}"
    assert bridge.ready
