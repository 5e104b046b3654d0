"""Organisations without a login, from the card: a commission goes out, an answer comes in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from mcu_desktop.domain.cards.kinds import Unit, UnitKind
from mcu_desktop.domain.cases.commissions import number, spaced
from mcu_desktop.domain.vocabulary import CaseId
from tests.ui.case.lives import letter, registered
from tests.ui.case.test_card import shown
from tests.ui.keys import press
from tests.workplace.test_guests import SAID, sealed
from ui.case.guests.answer_form import AnswerForm
from ui.case.guests.commission_form import CommissionForm

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cases.chapters.commissions import Commissioned
    from ui.bridge import Bridge
    from ui.case.place import CasePlace

SHIFT = Qt.KeyboardModifier.ShiftModifier
Form = TypeVar("Form", bound=QDialog)


@pytest.fixture
def case(bridge: Bridge, place: CasePlace) -> CaseId:
    """A case on its card, in an office that knows a managing company."""
    bridge.workplace.record(Unit(name="ООО «УК Комфорт»", short="УК Комфорт", kind=UnitKind.OUTSIDE))
    (id_,) = registered(bridge, letter(bridge.workplace))
    shown(place, id_)
    return id_


def opened(place: CasePlace, qtbot: QtBot, key: Qt.Key, kind: type[Form]) -> Form:
    """Give the form that a key opens."""
    assert place.view is not None
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    press(key, SHIFT, widget=place.view)
    qtbot.waitUntil(lambda: any(form.isVisible() for form in place.findChildren(kind)))
    return place.findChildren(kind)[0]


def commissioned(
    bridge: Bridge, place: CasePlace, case: CaseId, qtbot: QtBot, file: Path, patch: pytest.MonkeyPatch
) -> Commissioned:
    """Send a packet by the form."""
    patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    form = opened(place, qtbot, Qt.Key.Key_F5, CommissionForm)
    form.unit.setCurrentText("УК Комфорт")
    form.text.setPlainText("Проверьте стояк")
    form.save()
    qtbot.waitUntil(lambda: file.exists() and not place.findChildren(CommissionForm))
    (one,) = bridge.workplace.case(case).commissions
    return one


def test_what_the_organisation_will_learn_is_shown_before_it_goes(
    bridge: Bridge, place: CasePlace, case: CaseId, qtbot: QtBot
) -> None:
    form = opened(place, qtbot, Qt.Key.Key_F5, CommissionForm)
    assert "здесь появится всё, что уйдёт" in form.learns.text()
    form.unit.setCurrentText("УК Комфорт")
    form.text.setPlainText("Проверьте стояк")
    qtbot.waitUntil(lambda: "Проверьте стояк" in form.learns.text())
    assert "Петрова" not in form.learns.text()
    form.named.setChecked(True)
    qtbot.waitUntil(lambda: "Петрова Анна; г. Кинель, ул. Мира" in form.learns.text())
    assert not bridge.workplace.case(case).commissions


def test_a_refused_commission_stays_in_its_form(
    bridge: Bridge, place: CasePlace, case: CaseId, qtbot: QtBot
) -> None:
    form = opened(place, qtbot, Qt.Key.Key_F5, CommissionForm)
    form.save()
    assert form.complaint.text() == "Выберите, кому поручить."
    form.unit.setCurrentText("УК Комфорт")
    form.save()
    qtbot.waitUntil(lambda: form.complaint.text() == "Поле не заполнено.")
    assert not bridge.workplace.case(case).commissions


def test_a_packet_is_saved_and_its_answer_is_taken_in_from_a_file(
    bridge: Bridge,
    place: CasePlace,
    case: CaseId,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = commissioned(bridge, place, case, qtbot, tmp_path / "п.html", monkeypatch)
    (tmp_path / "о.json").write_text(json.dumps(sealed(one, SAID)), encoding="utf-8")
    form = opened(place, qtbot, Qt.Key.Key_F6, AnswerForm)
    form.read(tmp_path / "о.json")
    qtbot.waitUntil(lambda: form.text.toPlainText() == "Вода подана")
    assert "УК Комфорт: Проверьте стояк" in form.about.text()
    form.save()
    qtbot.waitUntil(lambda: bool(bridge.workplace.case(case).answers))


def test_an_answer_is_typed_from_a_sheet_by_its_number(
    bridge: Bridge,
    place: CasePlace,
    case: CaseId,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = commissioned(bridge, place, case, qtbot, tmp_path / "п.html", monkeypatch)
    form = opened(place, qtbot, Qt.Key.Key_F6, AnswerForm)
    assert not form.ok.isEnabled()
    digits = number(one.commission)
    form.number.setText(digits[:-1] + str((int(digits[-1]) + 1) % 10))
    assert "ошибка" in form.complaint.text()
    form.number.setText(spaced(digits))
    qtbot.waitUntil(form.ok.isEnabled)
    form.text.setPlainText("Сделано")
    form.save()
    qtbot.waitUntil(lambda: bool(bridge.workplace.case(case).answers))
    assert place.view is not None
    qtbot.waitUntil(
        lambda: not place.findChildren(QPushButton, f"case.commission.answer.{one.commission[:8]}")
    )
