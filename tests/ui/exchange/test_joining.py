"""The first start of a workplace that was invited: file, profile, first exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.exchange import stations
from mcu_desktop.workplace.exchange.roads import add_folder, roads
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import PETROVA
from ui.exchange.joining import JoinOffice
from ui.first_start import FirstStart

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "обмен"
    made.mkdir()
    return made


@pytest.fixture
def invitation(home: Path, folder: Path, tmp_path: Path) -> Path:
    """What the first workplace wrote for the second one; it has exchanged by the folder since."""
    file = tmp_path / "Б.json"
    office = Workplace.open(home)
    office.register(RegisterCase(text="Нет воды вторые сутки.", applicants=(PETROVA,)))
    stations.invite(office, "Б", file)
    add_folder(office.store, folder)
    office.exchange(str(folder))
    office.close()
    return file


@pytest.fixture
def joining(tmp_path: Path, qtbot: QtBot) -> JoinOffice:
    made = JoinOffice(tmp_path / "new")
    qtbot.addWidget(made)
    made.keeper.keeper.fill("open")
    made.show()
    return made


def test_an_invited_workplace_has_the_journal_before_its_window_opens(
    joining: JoinOffice, invitation: Path, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    joining.read(invitation)
    assert "«Б»" in joining.about.text()
    assert not joining.join.isEnabled()
    joining.take_folder(folder)
    with qtbot.waitSignal(joining.accepted):
        joining.join.click()
    office = Workplace.open(tmp_path / "new")
    assert office.store.station == "Б"
    assert office.store.register.count(Filter(), office.now()) == 1
    assert [road.address for road in roads(office.store)] == [str(folder)]
    office.close()


def test_where_nothing_comes_one_is_told_why_and_may_begin_nevertheless(
    joining: JoinOffice, invitation: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "другая папка"
    empty.mkdir()
    joining.read(invitation)
    joining.take_folder(empty)
    joining.join.click()
    qtbot.waitUntil(joining.later.isVisible)
    assert "не пришло" in joining.said.text()
    assert joining.join.text() == "Повторить обмен"
    with qtbot.waitSignal(joining.accepted):
        joining.later.click()


def test_a_file_that_is_no_invitation_is_refused_in_words(joining: JoinOffice, tmp_path: Path) -> None:
    file = tmp_path / "письмо.json"
    file.write_text("[]", encoding="utf-8")
    joining.read(file)
    assert "не приглашение" in joining.said.text()
    assert not joining.join.isEnabled()


def test_the_first_start_offers_to_join(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstStart(tmp_path / "new")
    qtbot.addWidget(first)
    first.show()
    first.join.click()
    joining = first.findChild(JoinOffice)
    assert joining is not None
    with qtbot.waitSignal(first.accepted):
        joining.accept()
