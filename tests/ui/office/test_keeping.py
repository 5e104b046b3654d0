"""Terms of keeping in the window: what may go is listed, put into an act, and gone once that is confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mcu_desktop.domain.cases.chapters.holding import Hold
from mcu_desktop.domain.cases.commands import Withdraw
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, ZONE, Hands
from ui.bridge import Bridge
from ui.office.keeping_forms import KeepingForm
from ui.office.words import KEEPING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.office.keeping_page import KeepingPage
    from ui.office.place import OfficePlace


@pytest.fixture
def hands() -> Hands:
    """The clock of the window."""
    return Hands()


@pytest.fixture
def bridge(home: Path, hands: Hands, qtbot: QtBot) -> Iterator[Bridge]:
    """A bridge on whose desk years may pass."""
    made = Bridge(home, open_workplace=lambda path: Workplace.open(path, clock=hands))
    with qtbot.waitSignal(made.opened):
        made.open_soon()
    yield made
    made.close()


@pytest.fixture
def page(bridge: Bridge, place: OfficePlace, hands: Hands, qtbot: QtBot) -> KeepingPage:
    """Two old cases, one of them held."""
    desk = bridge.workplace
    cases = [desk.register(replace(APPEAL, text=text, questions=())).id for text in ("Нет воды", "Нет света")]
    for case in cases:
        desk.act(case, Withdraw(reason="Сам передумал"))
    desk.act(cases[1], Hold(reason="Запрос прокуратуры"))
    hands.moment = datetime(2032, 1, 12, 9, 0, tzinfo=ZONE)
    made: KeepingPage = place.show_page(KEEPING)  # type: ignore[assignment]  # by its title
    qtbot.waitUntil(lambda: bool(made.expired.rows.all()))
    return made


def form_of(page: KeepingPage, qtbot: QtBot) -> KeepingForm:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), KeepingForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, KeepingForm)
    return form


def fill(form: KeepingForm, **values: str) -> None:
    for name, value in values.items():
        form._fields[name].fill(value)
    form.write.click()


def test_an_act_is_drawn_up_and_its_cases_are_destroyed_once_its_number_is_typed(
    page: KeepingPage, qtbot: QtBot
) -> None:
    assert [row[3] for row in page.expired.rows.all()] == ["", "уничтожение запрещено"]
    page.new.click()
    fill(form_of(page, qtbot), basis="Номенклатура", chair="Зам. главы", members="Архивист, Юрист")
    qtbot.waitUntil(lambda: bool(page.acts.rows.all()))
    assert page.erase.isEnabled()
    page.erase.click()
    form = form_of(page, qtbot)
    fill(form, confirm="да")
    qtbot.waitUntil(lambda: "Отменить уничтожение нельзя" in form._fields["confirm"].complaint)
    assert page.acts.rows.all()[0][3] == "ещё нет"
    fill(form, confirm=page.acts.rows.all()[0][0])
    qtbot.waitUntil(lambda: page.acts.rows.all()[0][3] == "1")
    assert not page.erase.isEnabled()
    assert [row[3] for row in page.expired.rows.all()] == ["уничтожение запрещено"]


def test_a_term_is_changed_with_its_article(page: KeepingPage, qtbot: QtBot) -> None:
    page.terms.selectRow(1)
    page.change.click()
    fill(form_of(page, qtbot), years="10", article="ст. 9 номенклатуры", reason="Новая номенклатура")
    qtbot.waitUntil(lambda: page.terms.rows.all()[1][1] == "10 лет")
    qtbot.waitUntil(lambda: not page.expired.rows.all())
