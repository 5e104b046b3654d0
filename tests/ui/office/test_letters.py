"""What letters are made by, in the window: how names are declined, and which templates are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from mcu_desktop.workplace.declining import forms
from tests.ui.office.test_directories import card_form, fill
from tests.ui.office.test_office import page
from ui.office.listed_page import ListedPage
from ui.office.templates_page import TemplatesPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.office.place import OfficePlace


def test_a_name_is_declined_as_the_office_says(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    shown = page(place, "Склонение", ListedPage)
    shown.new.click()
    fill(card_form(shown), name="Заяц", genitive="", dative="Зайцу")
    card_form(shown).save()
    qtbot.waitUntil(lambda: card_form(shown)._fields["genitive"].complaint == "Поле не заполнено.")
    fill(card_form(shown), genitive="Зайца")
    with qtbot.waitSignal(bridge.changed):
        card_form(shown).save()
    qtbot.waitUntil(lambda: list(shown.table.rows.all()) == [("Заяц", "Зайца", "Зайцу")])

    shown.table.selectRow(0)
    shown.change.click()
    fill(card_form(shown), dative="Заяцу")
    with qtbot.waitSignal(bridge.changed):
        card_form(shown).save()
    assert forms(bridge.workplace, "Заяц Олег Ильич").dative == "Заяцу Олегу Ильичу"

    qtbot.waitUntil(lambda: shown.table.rows.all()[0][2] == "Заяцу")
    shown.table.selectRow(0)
    with qtbot.waitSignal(bridge.changed):
        shown.remove.click()
    qtbot.waitUntil(lambda: not shown.table.rows.all())
    assert not shown.change.isEnabled()


def test_a_template_is_saved_laid_in_and_given_up(place: OfficePlace, qtbot: QtBot, tmp_path: Path) -> None:
    shown = page(place, "Шаблоны писем", TemplatesPage)
    shown.table.selectRow(2)
    shown.save_to(tmp_path / "свой.docx")
    qtbot.waitUntil(lambda: shown.words.text().startswith("Шаблон сохранён"))

    paper = docx.Document(str(tmp_path / "свой.docx"))
    paper.add_paragraph("{наш номер}")
    paper.save(str(tmp_path / "чужой.docx"))
    shown.put(tmp_path / "чужой.docx")
    qtbot.waitUntil(lambda: "поля {наш номер} нет" in shown.words.text())
    assert not shown.remove.isEnabled()

    shown.put(tmp_path / "свой.docx")
    qtbot.waitUntil(lambda: shown.table.rows.all()[2][2] == "свой")
    assert (shown.table.currentIndex().row(), shown.remove.isEnabled()) == (2, True)

    shown.remove.click()
    qtbot.waitUntil(lambda: shown.table.rows.all()[2][2] == "обычный")
