"""Directories are added to, mended and withdrawn; what moves terms is shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.register_case import RegisterCase
from tests.ui.office.test_office import asked, due, page
from ui.office.blocks_page import BlocksPage
from ui.office.bodies_page import BodyFiles
from ui.office.card_form import CardForm
from ui.office.effect_dialog import EffectDialog
from ui.office.listed_page import ListedPage
from ui.office.norms_page import NormsPage
from ui.office.people_page import PeoplePage
from ui.office.place import OfficePlace
from ui.office.streets_page import StreetsPage
from ui.office.topics_page import TopicsPage
from ui.office.units_page import UnitsPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge


def fill(dialog: CardForm, **values: str) -> None:
    for name, value in values.items():
        dialog._fields[name].fill(value)


def card_form(shown: QWidget) -> CardForm:
    return shown.findChildren(CardForm)[-1]


def test_a_unit_is_added_mended_and_withdrawn(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    shown = page(place, "Подразделения", UnitsPage)
    before = len(bridge.workplace.office.units)
    shown.new.click()
    dialog = card_form(shown)
    fill(dialog, name="ООО «Чистый двор»", short="", kind="outside")
    dialog.save()
    qtbot.waitUntil(lambda: dialog._fields["short"].complaint == "Поле не заполнено.")
    fill(dialog, short="Чистый двор")
    with qtbot.waitSignal(bridge.changed):
        dialog.save()
    qtbot.waitUntil(lambda: len(bridge.workplace.office.units) == before + 1)
    rows = [row[1] for row in shown.table.rows.all()]
    shown.table.selectRow(rows.index("Чистый двор"))
    shown.short.fill("Двор")
    with qtbot.waitSignal(bridge.changed):
        shown.write.click()
    assert "Двор" in [unit.short for unit in bridge.workplace.office.units.values()]
    with qtbot.waitSignal(bridge.changed):
        shown.remove.click()
    assert len(bridge.workplace.office.units) == before


def test_a_person_is_added_gets_duties_and_is_withdrawn(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    shown = page(place, "Люди", PeoplePage)
    shown.new.click()
    fill(card_form(shown), post="Инженер", name="Яшин Пётр")
    with qtbot.waitSignal(bridge.changed):
        card_form(shown).save()
    person = bridge.workplace.office.person_named("Яшин Пётр")
    shown.table.selectRow([row[0] for row in shown.table.rows.all()].index("Яшин Пётр"))
    shown.duties.tick([Duty.EXECUTOR, Duty.ANALYST])
    with qtbot.waitSignal(bridge.changed):
        shown.write.click()
    assert set(bridge.workplace.office.people[person].duties) == {Duty.EXECUTOR, Duty.ANALYST}
    shown.table.selectRow([row[0] for row in shown.table.rows.all()].index("Яшин Пётр"))
    with qtbot.waitSignal(bridge.changed):
        shown.remove.click()
    assert person not in bridge.workplace.office.people


@pytest.mark.parametrize(
    ("title", "kind", "cards"),
    [
        ("Подразделения", UnitsPage, "units"),
        ("Отраслевые блоки", BlocksPage, "blocks"),
        ("Люди", PeoplePage, "people"),
    ],
)
def test_what_is_gone_before_the_table_has_followed_is_not_withdrawn_again(
    place: OfficePlace,
    bridge: Bridge,
    title: str,
    kind: type[UnitsPage | BlocksPage | PeoplePage],
    cards: str,
) -> None:
    shown, office = page(place, title, kind), bridge.workplace
    shown.table.selectRow(shown.table.rows.rowCount() - 1)
    chosen = shown._chosen()
    assert chosen is not None
    office.withdraw(chosen, reason="Ушёл")
    left = set(getattr(office.office, cards))

    shown.remove.click()
    shown.write.click()

    assert set(getattr(office.office, cards)) == left


def test_nobody_withdraws_himself(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    shown = page(place, "Люди", PeoplePage)
    office = bridge.workplace
    shown.table.selectRow(shown._people.index(office.person))
    shown.remove.click()
    qtbot.waitUntil(lambda: "Себя убрать нельзя" in shown.name.complaint)


def test_a_block_is_added_and_withdrawn(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    shown = page(place, "Отраслевые блоки", BlocksPage)
    shown.new.click()
    fill(card_form(shown), name="Молодёжная политика", short="Молодёжь")
    with qtbot.waitSignal(bridge.changed):
        card_form(shown).save()
    shorts = [row[1] for row in shown.table.rows.all()]
    shown.table.selectRow(shorts.index("Молодёжь"))
    with qtbot.waitSignal(bridge.changed):
        shown.remove.click()
    assert "Молодёжь" not in [block.short for block in bridge.workplace.office.blocks.values()]


def test_a_topic_becomes_a_favourite_and_stops_being_one(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    shown = page(place, "Частые темы", TopicsPage)
    before = len(bridge.workplace.office.favourites)
    shown.search.fill("")
    shown.search.replace("пчеловодство")
    shown._look()
    qtbot.waitUntil(lambda: bool(shown.found.rows.all()))
    code = shown.found.rows.all()[0][0]
    with qtbot.waitSignal(bridge.changed):
        shown.new.click()
    assert code in bridge.workplace.office.favourite_codes
    shown.new.click()
    qtbot.waitUntil(lambda: "уже есть карточка" in shown.search.complaint)
    shown.table.selectRow([row[0] for row in shown.table.rows.all()].index(code))
    with qtbot.waitSignal(bridge.changed):
        shown.remove.click()
    assert len(bridge.workplace.office.favourites) == before


def test_a_term_is_changed_after_one_has_seen_what_moves(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.register(RegisterCase(text="Не вывозят мусор.")))
    before = due(bridge)
    shown = page(place, "Сроки", NormsPage)
    row = next(n for n, norm in enumerate(shown._norms) if norm.id == "59fz.answer")
    shown.table.selectRow(row)
    shown.amount.fill("0")
    shown.valid_from.fill("23.11.2026")
    shown.reason.fill("Порядок администрации")
    shown.write.click()
    qtbot.waitUntil(lambda: "от 1 до" in shown.amount.complaint)
    shown.amount.fill("20")
    shown.write.click()
    looked = asked(shown, qtbot)
    assert "Сдвин" in looked.words.text()
    assert due(bridge) == before
    with qtbot.waitSignal(bridge.changed):
        looked.write.click()
    assert due(bridge) != before
    row = next(n for n, norm in enumerate(shown._norms) if norm.id == "59fz.answer" and norm.amount == 20)
    shown.table.selectRow(row)
    shown.remove.click()
    with qtbot.waitSignal(bridge.changed):
        asked(shown, qtbot).write.click()
    assert due(bridge) == before


def test_streets_are_those_that_cases_named(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    shown = page(place, "Улицы", StreetsPage)
    qtbot.waitUntil(lambda: "Пока не названо" in shown.words.text())
    with qtbot.waitSignal(bridge.changed):
        bridge.do(
            lambda office: office.register(RegisterCase(text="Яма.", place="г. Кинель, ул. Мира, д. 4"))
        )
    qtbot.waitUntil(lambda: bool(shown.table.rows.all()))
    assert shown.table.rows.all()[0][1:] == ("1", "23.11.2026")


def test_bodies_come_from_a_file_after_one_was_told_what_it_changes(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = page(place, "Органы", ListedPage)
    files = shown.findChild(BodyFiles)
    assert files is not None
    assert "возьмите справочник из файла" in shown.words.text()
    table = tmp_path / "bodies.csv"
    table.write_text("Название;Идентификатор ССТУ\nГЖИ;нет", encoding="cp1251")
    files.take(table)
    qtbot.waitUntil(lambda: "строка 2: Идентификатор ССТУ" in shown.words.text())
    table.write_text("Название;Адрес\nГЖИ;Самара\nМВД;Кинель", encoding="utf-8")
    files.take(table)
    qtbot.waitUntil(lambda: bool(shown.findChildren(EffectDialog)))
    dialog = shown.findChildren(EffectDialog)[-1]
    assert dialog.words.text() == "Новых органов – 2, изменятся – 0, уже есть такие же – 0."
    with qtbot.waitSignal(bridge.changed):
        dialog.write.click()
    assert [row[0] for row in shown.table.rows.all()] == ["ГЖИ", "МВД"]
    shown.mend()
    form = card_form(shown)
    fill(form, sstu="не GUID", addressee="Руководителю ГЖИ")
    form.save()
    qtbot.waitUntil(lambda: "Идентификатор ССТУ" in form._fields["sstu"].complaint)
    fill(form, sstu="0a1b2c3d-1111-2222-3333-0123456789ab")
    with qtbot.waitSignal(bridge.changed):
        form.save()
    assert [row[1:] for row in shown.table.rows.all()] == [
        ("Руководителю ГЖИ", "Самара", "да"),
        ("", "Кинель", "нет"),
    ]
    files.write_to(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: "Записано 2 органа" in shown.words.text())
