"""The register: found, narrowed, ordered, kept in its place."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.commands import Answer, Assign, NoteStep, SendAnswer, Take
from mcu_desktop.domain.vocabulary import Result
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.register_columns import naming
from tests.ui.case.lives import letter, registered
from tests.ui.keys import focused, press, type_text
from tests.ui.opening import opened
from ui.register.columns import COLUMNS, Column
from ui.register.listing import listing
from ui.register.model import RegisterModel
from ui.register.pages import KEPT, PAGE, Pages
from ui.register.place import RegisterPlace
from ui.theme.colours import colours

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge

SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> RegisterPlace:
    """The register, not yet shown."""
    made = RegisterPlace(bridge)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    return made


def cells(place: RegisterPlace, title: str) -> list[str]:
    column = next(n for n, column in enumerate(COLUMNS) if column.title == title)
    return [place.model.index(row, column).data() for row in range(place.model.rowCount())]


def click(place: RegisterPlace, title: str) -> None:
    column = next(n for n, column in enumerate(COLUMNS) if column.title == title)
    header = place.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_the_model_keeps_qts_contract(bridge: Bridge, qtmodeltester: ModelTester) -> None:
    office = bridge.workplace
    registered(bridge, *(letter(office, days_ago=day) for day in range(12)))
    model = RegisterModel(bridge)
    model.show(array("q", office.keys(Filter())))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # of pytest-qt
    assert isinstance(model, QAbstractItemModel)
    assert model.rowCount() == 12


def test_an_empty_register_says_what_to_do(place: RegisterPlace, qtbot: QtBot) -> None:
    opened(place, qtbot)
    assert place.empty.isVisible()
    assert "Зарегистрируйте первое обращение" in place.empty.text()
    assert place.totals.text() == "Показано 0 дел"


def test_what_is_typed_narrows_the_list(bridge: Bridge, place: RegisterPlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    registered(
        bridge,
        letter(office, "Иванов"),
        letter(office, "Сидоров", "Протекает крыша над пятым подъездом."),
    )
    opened(place, qtbot)
    place.search_for("")
    with qtbot.waitSignal(place.shown):
        type_text("крыши")
    assert cells(place, "Заявитель") == ["Сидоров Анна"]
    place.filters.search.clear()
    with qtbot.waitSignal(place.shown):
        type_text("bdfyjd")
    assert cells(place, "Заявитель") == ["Иванов Анна"]


def test_a_search_without_an_answer_says_so(bridge: Bridge, place: RegisterPlace, qtbot: QtBot) -> None:
    registered(bridge, letter(bridge.workplace))
    opened(place, qtbot)
    place.search_for("")
    with qtbot.waitSignal(place.shown):
        type_text("водолаз")
    assert "ничего не нашлось" in place.empty.text()
    with qtbot.waitSignal(place.shown):
        place.filters.all.click()
    assert place.model.rowCount() == 1


def test_filters_narrow_and_the_totals_follow(bridge: Bridge, place: RegisterPlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    late, mine, controlled, _ = registered(
        bridge,
        letter(office, "Поздняя", days_ago=40),
        letter(office, "Моя", blocks=("Дороги",)),
        letter(office, "Важная"),
        letter(office, "Прочая"),
    )
    office.act(mine, Assign(executor=office.person))
    office.act(controlled, SetControl(reason="Поручение Главы"))
    opened(place, qtbot)
    assert place.totals.text() == "Показано 4 дела: незавершённых 4, просрочено 1"
    for button, who in (
        (place.filters.overdue, "Поздняя Анна"),
        (place.filters.mine, "Моя Анна"),
        (place.filters.control, "Важная Анна"),
    ):
        with qtbot.waitSignal(place.shown):
            button.click()
        assert cells(place, "Заявитель") == [who]
        with qtbot.waitSignal(place.shown):
            button.click()
    with qtbot.waitSignal(place.shown):
        place.filters.block.setCurrentIndex(place.filters.block.findText("Дороги"))
    assert cells(place, "Заявитель") == ["Моя Анна"]
    assert late


def test_a_click_on_a_header_orders_and_another_turns(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    office = bridge.workplace
    registered(bridge, *(letter(office, name, days_ago=day) for day, name in enumerate("БАВ")))
    opened(place, qtbot)
    assert cells(place, "Заявитель") == ["Б Анна", "А Анна", "В Анна"]
    with qtbot.waitSignal(place.shown):
        click(place, "Заявитель")
    assert cells(place, "Заявитель") == ["А Анна", "Б Анна", "В Анна"]
    with qtbot.waitSignal(place.shown):
        click(place, "Заявитель")
    assert cells(place, "Заявитель") == ["В Анна", "Б Анна", "А Анна"]
    with qtbot.waitSignal(place.shown):
        click(place, "Срок")
    assert cells(place, "Заявитель") == ["В Анна", "А Анна", "Б Анна"]


def test_a_click_on_the_number_orders_as_people_count(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    office = bridge.workplace
    numbers = [office.case(id_).number for id_ in registered(bridge, *(letter(office) for _ in range(11)))]
    opened(place, qtbot)
    with qtbot.waitSignal(place.shown):
        click(place, "№")
    assert cells(place, "№") == numbers
    assert numbers != sorted(numbers), "текстом «10» встало бы перед «2»"
    with qtbot.waitSignal(place.shown):
        click(place, "№")
    assert cells(place, "№") == numbers[::-1]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_a_list_can_be_ordered_by_every_column_both_ways(bridge: Bridge, column: Column) -> None:
    office = bridge.workplace
    blocks = ("ЖКХ", "Дороги", "Спорт")
    ids = registered(
        bridge, *(letter(office, name, blocks=(b,)) for name, b in zip("БАВ", blocks, strict=True))
    )
    office.act(ids[1], Assign(executor=office.person))
    named = naming(office)
    there, back = (listing(office, Filter(order=column.order), backwards=way).keys for way in (False, True))
    assert len(there) == 3
    if column.key != "due":
        assert back == there[::-1]
    if column.key in {"applicant", "block"}:
        said = [column.text(line, named) for line in office.lines(there)]
        assert said == sorted(said)
    if column.key == "executor":
        assert office.lines(there)[0].executors == (office.person,), "без исполнителя – в конце"


def test_order_by_status_follows_the_way_of_a_case(bridge: Bridge) -> None:
    office = bridge.workplace
    done, working, fresh = registered(bridge, letter(office), letter(office), letter(office))
    office.act(working, Assign())
    office.act(working, Take())
    office.act(done, Answer(result=Result.EXPLAINED))
    office.act(done, SendAnswer())
    answer = listing(office, Filter(order="status"))
    assert [line.status for line in office.lines(answer.keys)] == ["registered", "in_work", "waiting"]
    turned = listing(office, Filter(order="due"), backwards=True)
    assert [line.due is None for line in office.lines(turned.keys)] == [False, False, True]
    assert fresh


def test_enter_opens_the_case(bridge: Bridge, place: RegisterPlace, qtbot: QtBot) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    opened(place, qtbot)
    place.search_for("")
    press(Qt.Key.Key_Down)
    assert focused() is place.table
    with qtbot.waitSignal(place.open_case) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [id_]


def test_enter_chooses_the_first_case_where_none_is_chosen_yet(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    registered(bridge, letter(bridge.workplace))
    opened(place, qtbot)
    assert not place.table.selectionModel().hasSelection()
    with qtbot.assertNotEmitted(place.open_case):
        press(Qt.Key.Key_Return, widget=place.table)
    with qtbot.waitSignal(place.open_case):
        press(Qt.Key.Key_Return, widget=place.table)


def test_enter_opens_nothing_before_there_are_rows(place: RegisterPlace, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(place.open_case):
        press(Qt.Key.Key_Return, widget=place.table)


def test_selection_and_position_stay_when_the_office_changes(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    office = bridge.workplace
    ids = registered(bridge, *(letter(office, f"Заявитель{n}", days_ago=n % 9 + 1) for n in range(60)))
    opened(place, qtbot)
    place.table.enter()
    place.table.selectRow(40)
    place.table.scrollTo(place.model.index(30, 0), place.table.ScrollHint.PositionAtTop)
    chosen, top = place.model.key_at(40), place.model.key_at(place.table.rowAt(0))
    bridge.do(lambda worker: worker.register(letter(worker, "Новая")))
    qtbot.waitUntil(lambda: place.model.rowCount() == len(ids) + 1)
    assert place.model.key_at(place.table.currentIndex().row()) == chosen
    assert place.model.key_at(place.table.rowAt(0)) == top
    assert place.table.selectionModel().isRowSelected(place.table.currentIndex().row())


def test_a_line_is_told_anew_when_its_case_changes(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    opened(place, qtbot)
    assert cells(place, "Статус") == ["Зарегистрировано"]
    with qtbot.waitSignal(place.shown):
        bridge.do(lambda office: office.act(id_, Assign()))
    assert cells(place, "Статус") == ["Распределено"]


def test_a_hidden_register_looks_again_when_it_is_shown(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    opened(place, qtbot)
    place.hide()
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.act(id_, NoteStep(text="Позвонили.")))
    registered(bridge, letter(bridge.workplace))
    with qtbot.waitSignal(place.shown):
        place.show()
    assert place.model.rowCount() == 2


def test_only_the_pages_looked_at_are_read_and_few_are_kept() -> None:
    read: list[int] = []

    def page(number: int) -> dict[int, str]:
        read.append(number)
        return {number: f"страница {number}"}

    pages = Pages(page)
    for row in (0, PAGE - 1, PAGE, 0):
        pages.of_row(row)
    assert read == [0, 1]
    for row in range(0, PAGE * 40, PAGE):
        pages.of_row(row)
    assert len(pages) == KEPT
    pages.of_row(0)
    assert read[-1] == 0


def test_a_row_speaks_in_whole(bridge: Bridge) -> None:
    office = bridge.workplace
    (id_,) = registered(bridge, letter(office, days_ago=40))
    office.act(id_, SetControl(reason="Поручение Главы"))
    model = RegisterModel(bridge)
    model.show(array("q", office.keys(Filter())))
    number = office.case(id_).number
    spoken = model.index(0, 0).data(SPOKEN)
    assert spoken.startswith(
        f"№ {number}, Петрова Анна, Во дворе вторую неделю не вывозят мусор, просрочено на"
    )
    assert "на контроле" in spoken
    assert model.index(0, 2).data(SPOKEN) == "Статус: Зарегистрировано"
    assert model.index(0, 6).data(SPOKEN) == "Исполнитель: не указано"


def test_the_frame_of_the_keyboard_does_not_cover_a_number(
    bridge: Bridge, place: RegisterPlace, qtbot: QtBot
) -> None:
    registered(bridge, letter(bridge.workplace, days_ago=60))
    opened(place, qtbot)
    qtbot.waitUntil(lambda: place.model.line(0) is not None)
    number = place.model.index(0, 0)
    place.table.setCurrentIndex(number)
    place.table.setFocus()
    picture = place.table.viewport().grab().toImage()
    inside = picture.copy(place.table.visualRect(number).adjusted(3, 3, -3, -3))
    seen = Counter(inside.pixel(x, y) for x in range(inside.width()) for y in range(inside.height()))
    ground, _ = seen.most_common(1)[0]
    assert QColor(ground).name() == colours(place.palette()).accent_soft.lower()
    assert len(seen) > 1
