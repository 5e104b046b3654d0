"""The place of the exchange: roads come and go, stations are invited and revoked, refusals are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mcu_desktop.workplace.exchange.invitation import read_invitation
from mcu_desktop.workplace.exchange.roads import add_folder, roads, switched_off
from ui.exchange.database_form import DatabaseForm
from ui.exchange.invite_form import InviteForm, RevokeForm
from ui.exchange.place import ExchangePlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stick that is in."""
    made = tmp_path / "FLASH"
    made.mkdir()
    return made


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> ExchangePlace:
    made = ExchangePlace(bridge)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "Смотрю" not in made.words.text())
    return made


def test_a_desk_that_works_alone_is_told_what_to_do(place: ExchangePlace) -> None:
    assert "назовите путь обмена" in place.words.text()
    assert not place.now.isEnabled()


@pytest.mark.parametrize(
    ("linked", "stands_in"), [(True, "exchange.now"), (False, "exchange.database")], ids=["linked", "alone"]
)
def test_the_keyboard_begins_at_what_is_wanted_most(
    window: MainWindow, bridge: Bridge, folder: Path, qtbot: QtBot, linked: bool, stands_in: str
) -> None:
    if linked:
        add_folder(bridge.workplace.store, folder)
    window.show_place("exchange")
    qtbot.waitUntil(lambda: focus_name() == stands_in)


def test_the_keyboard_stays_with_the_exchange_while_it_goes(
    window: MainWindow, bridge: Bridge, folder: Path, qtbot: QtBot
) -> None:
    add_folder(bridge.workplace.store, folder)
    window.show_place("exchange")
    qtbot.waitUntil(lambda: focus_name() == "exchange.now")
    place = window.place
    assert isinstance(place, ExchangePlace)
    road = {"what": "phase", "road": str(folder), "words": "Обмен идёт"}
    place._process.going[str(folder)] = road
    place._process.news.emit(road)
    assert focus_name() == "exchange.cancel"
    del place._process.going[str(folder)]
    place._process.news.emit({**road, "what": "done", "notices": []})
    assert focus_name() == "exchange.now"


def focus_name() -> str:
    holder = QApplication.focusWidget()
    return holder.objectName() if holder else ""


def test_a_folder_is_named_exchanged_by_and_taken_away_again(
    place: ExchangePlace, bridge: Bridge, folder: Path, qtbot: QtBot
) -> None:
    place.roads.take_folder(folder)
    qtbot.waitUntil(lambda: any(folder.rglob("*.seg")))
    qtbot.waitUntil(lambda: place.roads.table.rows.all()[0][1] != "ещё не было")
    assert "А (это место)" in [row[0] for row in place.stations.table.rows.all()]
    place.roads.remove.click()
    qtbot.waitUntil(lambda: not roads(bridge.workplace.store))
    qtbot.waitUntil(lambda: "назовите путь" in place.words.text())


def test_a_folder_that_is_not_there_is_refused(place: ExchangePlace, tmp_path: Path, qtbot: QtBot) -> None:
    place.roads.take_folder(tmp_path / "нет такой")
    qtbot.waitUntil(lambda: "нет" in place.doing.text())


def test_the_exchange_is_switched_off_and_on(
    place: ExchangePlace, bridge: Bridge, folder: Path, qtbot: QtBot
) -> None:
    place.roads.take_folder(folder)
    qtbot.waitUntil(place.roads.by_itself.isEnabled)
    place.roads.by_itself.click()
    qtbot.waitUntil(lambda: switched_off(bridge.workplace.store))
    qtbot.waitUntil(lambda: "по просьбе" in place.words.text())
    place.roads.by_itself.click()
    qtbot.waitUntil(lambda: not switched_off(bridge.workplace.store))


def test_a_database_is_prepared_and_linked(place: ExchangePlace, tmp_path: Path, qtbot: QtBot) -> None:
    place.roads.add_database()
    form = place.findChild(DatabaseForm)
    assert form is not None
    form.where.fill("file")
    form.file.fill(str(tmp_path / "hub.db"))
    form.link.click()
    qtbot.waitUntil(form.link.isEnabled)
    assert "Файла общей базы" in form.said.text()
    with qtbot.waitSignal(form.linked):
        form.prepare.click()
    qtbot.waitUntil(lambda: place.roads.table.rows.rowCount() == 1)
    assert str(tmp_path / "hub.db") in place.roads.table.rows.all()[0][0]


def test_an_address_asks_for_what_it_lacks(place: ExchangePlace) -> None:
    place.roads.add_database()
    form = place.findChild(DatabaseForm)
    assert form is not None
    form.link.click()
    assert form.server.complaint
    form.server.fill("srv:5433")
    form.base.fill("mcu")
    form.user.fill("desk")
    form.password.fill("p@ss/слово")
    assert form.address() == ("postgresql://desk:p%40ss%2F%D1%81%D0%BB%D0%BE%D0%B2%D0%BE@srv:5433/mcu")
    form.reject()


def test_a_workplace_is_invited_and_revoked(
    place: ExchangePlace, bridge: Bridge, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    place.roads.take_folder(folder)
    place.stations.invite()
    form = place.findChild(InviteForm)
    assert form is not None
    form.letter.fill("А")
    form.save(tmp_path / "А.json")
    qtbot.waitUntil(lambda: "занята" in form.letter.complaint)
    form.letter.fill("Б")
    with qtbot.waitSignal(form.invited):
        form.save(tmp_path / "Б.json")
    assert read_invitation(tmp_path / "Б.json").station == "Б"
    qtbot.waitUntil(lambda: [row[0] for row in place.stations.table.rows.all()][-1] == "Б")
    place.stations.table.selectRow(1)
    place.stations.revoke_button.click()
    asked = place.findChild(RevokeForm)
    assert asked is not None
    asked.save()
    qtbot.waitUntil(lambda: bool(asked.complaint.text() or asked._fields["reason"].complaint))
    asked._fields["reason"].fill("Компьютер украден")
    with qtbot.waitSignal(asked.accepted):
        asked.save()
    qtbot.waitUntil(lambda: "отозвано" in place.stations.table.rows.all()[-1][3])
