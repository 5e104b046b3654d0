"""People in the directories: passwords reset, what is not one's to change not offered, readings listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.vault import password as passwords
from mcu_desktop.vault.header import Cost
from mcu_desktop.workplace.signing_in import enter
from ui.case.view import CaseView
from ui.office.place import OfficePlace
from ui.office.words import CALENDAR, PEOPLE, READINGS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cards.kinds import CardId
    from ui.bridge import Bridge
    from ui.office.people_page import PeoplePage
    from ui.office.readings_page import ReadingsPage
    from ui.registration.place import RegistrationPlace


LETTER = RegisterCase(text="Нет воды вторые сутки.")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real algorithm at the least cost it takes."""
    real = passwords.hashed
    monkeypatch.setattr(passwords, "hashed", lambda said: real(said, Cost(memory=32, passes=1, lanes=1)))


def sit_down(bridge: Bridge, duty: Duty, qtbot: QtBot) -> CardId:
    """Let somebody with this duty work at both ends of the bridge."""
    office = bridge.workplace
    person = next(id_ for id_ in office.office.people if duty in office.office.duties_of(id_))
    office.person = person
    done: list[None] = []
    bridge.ask(lambda worker: setattr(worker, "person", person), done.append)
    qtbot.waitUntil(lambda: bool(done))
    return person


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> OfficePlace:
    made = OfficePlace(bridge)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_administrator_resets_a_password_and_sees_it_once(
    bridge: Bridge, place: OfficePlace, qtbot: QtBot
) -> None:
    page: PeoplePage = place.show_page(PEOPLE)  # type: ignore[assignment]  # by its title
    page.reset.click()
    from ui.office.password_reset import PasswordReset  # noqa: PLC0415

    (dialog,) = page.findChildren(PasswordReset)
    with qtbot.waitSignal(bridge.changed):
        dialog.reset.click()
    qtbot.waitUntil(dialog.password.isVisible)
    person = page._people[page.table.currentIndex().row()]
    assert enter(bridge.home, None, person, dialog.password.text()).once
    dialog.leave.click()


def test_what_is_not_one_s_to_change_is_disabled_with_the_reason(
    bridge: Bridge, place: OfficePlace, qtbot: QtBot
) -> None:
    sit_down(bridge, Duty.CURATOR, qtbot)
    page: PeoplePage = place.show_page(PEOPLE)  # type: ignore[assignment]  # by its title
    bridge.changed.emit(None)
    for button in (page.write, page.new, page.remove, page.reset):
        assert not button.isEnabled()
        assert "системный администратор" in button.toolTip()
    page.table.selectRow(2)
    page.write.setEnabled(True)
    assert not page.write.isEnabled()
    days = place.show_page(CALENDAR)
    assert not days.write.isEnabled()  # type: ignore[attr-defined]  # by its title
    sit_down(bridge, Duty.ADMINISTRATOR, qtbot)
    place.show_page(PEOPLE)
    bridge.changed.emit(None)
    assert page.write.isEnabled()
    assert "администратор" not in page.write.toolTip()


def test_who_looked_is_listed_for_the_head_and_refused_to_others(
    bridge: Bridge, place: OfficePlace, qtbot: QtBot
) -> None:
    case = bridge.workplace.register(LETTER)
    view = CaseView(bridge, case.id)
    qtbot.addWidget(view)
    page: ReadingsPage = place.show_page(READINGS)  # type: ignore[assignment]  # by its title
    page.refresh()
    qtbot.waitUntil(lambda: f"№ {case.number}" in str(page.table.rows.all()))
    view = CaseView(bridge, case.id)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: any("открыта карточка" in one.text() for one in view.findChildren(QLabel)))
    sit_down(bridge, Duty.BLOCK_HEAD, qtbot)
    page.refresh()
    qtbot.waitUntil(page.table.isHidden)
    assert "не ваша обязанность" in page.words.text()


def test_opening_a_card_is_written_down_by_the_worker_and_changes_nothing_in_it(
    bridge: Bridge, qtbot: QtBot
) -> None:
    case = bridge.workplace.register(LETTER).id
    before = bridge.workplace.sheet(case)
    views = [CaseView(bridge, case) for _ in range(3)]
    for view in views:
        qtbot.addWidget(view)
    trails = bridge.workplace.store.trails
    qtbot.waitUntil(lambda: len(trails.of_case(case, 9)) == 1)
    assert bridge.workplace.sheet(case) == before


def test_the_registration_says_beforehand_who_may_register(
    bridge: Bridge, place: OfficePlace, qtbot: QtBot
) -> None:
    from ui.registration.place import RegistrationPlace as Registration  # noqa: PLC0415

    sit_down(bridge, Duty.CURATOR, qtbot)
    made: RegistrationPlace = Registration(bridge)
    qtbot.addWidget(made)
    made.complete()
    made.show()
    qtbot.waitUntil(lambda: not made.send.isEnabled())
    assert "оператор по приёму" in made.send.toolTip()
    assert place.isVisible()
