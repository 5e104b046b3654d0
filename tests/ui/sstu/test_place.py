"""The place of the report to ССТУ: what lacks leads to its card, what is ready goes into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Person
from mcu_desktop.domain.cases.commands import Answer, SendAnswer
from mcu_desktop.domain.vocabulary import CaseId, Result
from tests.offices import WATER
from tests.ui.keys import press, type_text
from tests.ui.opening import opened
from ui.case.portal import Portal
from ui.sstu.place import SstuPlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.main_window import MainWindow


ANSWERED = (Answer(result=Result.EXPLAINED, text="Ждите."), SendAnswer())


def rows(place: SstuPlace) -> list[tuple[str, ...]]:
    return list(place.table.rows.all())


def test_a_month_says_what_lacks_and_enter_opens_the_card(
    place: SstuPlace, window: MainWindow, qtbot: QtBot
) -> None:
    assert place.summary.text() == "За ноябрь 2026 года: 2 обращения, не хватает сведений в 1."
    assert [row[3] for row in rows(place)] == ["", "Не указан код тематического классификатора."]
    place.table.selectRow(1)
    with qtbot.waitSignal(place.open_case):
        press(Qt.Key.Key_Return, widget=place.table)
    assert window.place.objectName() == "case"


def test_what_is_ready_is_written_and_known_from_then_on(
    place: SstuPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert place.foot.going.text() == "В файл пойдёт 1 обращение, 1 ждёт сведений."
    with qtbot.waitSignal(place.told) as said, qtbot.waitSignal(place.shown):
        place.foot.save_as(tmp_path / "month.zip")
    assert "записан, 1 обращение" in said.args[0]
    assert len(ZipFile(tmp_path / "month.zip").namelist()) == 1
    assert [row[2][:12] for row in rows(place)] == ["выгружено 23", "не выгружено"]
    place.foot.only_new.click()
    assert not place.foot.write.isEnabled()
    assert place.foot.going.text() == "Записывать пока нечего."


def test_the_choice_narrows_and_an_empty_month_says_what_to_do(place: SstuPlace, qtbot: QtBot) -> None:
    place.which.setCurrentIndex(1)
    place.which.activated.emit(1)
    assert [row[1] for row in rows(place)] == ["Находится на рассмотрении"]
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, place.table)
    assert "сообщать не о чем" in place._either.words.text()
    assert not place.foot.write.isEnabled()


def test_a_letter_without_its_appeal_comes_and_goes(place: SstuPlace, bridge: Bridge, qtbot: QtBot) -> None:
    place.letter.click()
    form = place.findChild(QDialog, "card")
    assert form is not None
    for field, typed in (
        ("number", "77-1"),
        ("written_on", "02.11.2026"),
        ("name", "Иванов"),
        ("code", WATER),
    ):
        type_text(typed, form._fields[field].control)  # type: ignore[attr-defined]
    with qtbot.waitSignal(place.shown):
        form.save()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(rows(place)) == 3)
    assert rows(place)[0][:2] == ("письмо 77-1", "Не поступило")
    place.table.selectRow(0)
    with qtbot.waitSignal(place.shown):
        place.remove.click()
    assert len(rows(place)) == 2


def test_the_card_of_an_ended_appeal_says_what_the_portal_lacks(
    place: SstuPlace, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    place.table.selectRow(0)
    press(Qt.Key.Key_Return, widget=place.table)
    qtbot.waitUntil(lambda: window.findChild(Portal) is not None)
    case = CaseId(place._entries[0].key)
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.act_on_each([(case, one) for one in ANSWERED]))

    def said() -> list[str]:
        shown = [one for one in window.findChildren(Portal) if one.isVisible()]
        return [line.text() for one in shown for line in one.findChildren(QLabel)]

    lacking = "Нет файла ответа: вложите его в карточку, назвав «Ответ…»."
    qtbot.waitUntil(lambda: said() == ["Выгрузка в ССТУ", "Не выгружено.", lacking])


def test_what_the_portal_did_not_take_is_marked_by_keys_and_goes_again(
    place: SstuPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(place.shown):
        place.foot.save_as(tmp_path / "month.zip")
    place.foot.only_new.click()
    assert not place.foot.write.isEnabled()
    place.table.selectRow(0)
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier, place.table)
    assert rows(place)[0][2] == "портал не принял 23.11.2026"
    assert place.foot.write.isEnabled()
    assert not place.refused.isEnabled()


def test_who_may_not_report_is_told_who_may(place: SstuPlace, bridge: Bridge, qtbot: QtBot) -> None:
    def come_in(office: Workplace) -> None:
        office.person, _ = office.record(Person(post="Аналитик", duties=(Duty.ANALYST,)))

    bridge.ask(come_in, lambda _: place.refresh())
    qtbot.waitUntil(lambda: "«Выгрузить отчёт в ССТУ» – не ваша обязанность" in place.summary.text())
    assert rows(place) == []
    assert not place.foot.write.isEnabled()


def test_what_a_duty_does_not_let_is_grey_and_its_key_says_why(bridge: Bridge, qtbot: QtBot) -> None:
    office = bridge.workplace
    office.person, _ = office.record(Person(post="Аналитик", duties=(Duty.ANALYST,)))
    place = SstuPlace(bridge)
    qtbot.addWidget(place)
    opened(place, qtbot)
    buttons = (place.letter, place.remove, place.settings, place.by_hand, place.refused)
    assert not [made.objectName() for made in buttons if made.isEnabled()]
    assert place.letter.toolTip().startswith("«Отметить непоступившее обращение» – не ваша обязанность")
    with qtbot.waitSignal(bridge.refused) as told:
        press(Qt.Key.Key_F6, widget=place)
    assert told.args[0].reason == place.by_hand.toolTip()
