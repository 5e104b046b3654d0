"""The boards: cards walk and move; a move is a command, or a reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from mcu_desktop.domain.cases.chapters.requests import Request
from mcu_desktop.domain.cases.commands import Answer, Assign, Close, Reopen, SendAnswer, Take
from mcu_desktop.domain.vocabulary import CaseId, Result, Status
from mcu_desktop.problems import Refusal
from tests.offices import INSPECTION, SOMEBODY, Life
from tests.ui.case.lives import letter, registered
from tests.ui.keys import press
from tests.ui.opening import opened
from ui.boards.blocks import blocks_of
from ui.boards.cards import CardModel
from ui.boards.deck import Deck
from ui.boards.moves import move, questions_meant
from ui.boards.place import BoardsPlace
from ui.case.editors import Chosen
from ui.case.form import CommandForm

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ui.boards.column import Column
    from ui.bridge import Bridge

CONTROL = Qt.KeyboardModifier.ControlModifier
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> BoardsPlace:
    """The boards, not yet shown."""
    made = BoardsPlace(bridge)
    qtbot.addWidget(made)
    made.resize(1500, 800)
    return made


def test_a_view_that_is_chosen_before_the_first_answer_waits_for_it(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    _, number = one(bridge)
    place.view.lanes.setChecked(True)
    opened(place, qtbot)
    assert [number] in numbers(place).values()
    assert place.board.columns[Status.REGISTERED].model.rowCount() == 1


def column(place: BoardsPlace, status: Status) -> Column:
    return place.board.columns[status]


def numbers(place: BoardsPlace) -> dict[str, list[str]]:
    return {
        str(status): [column.model.index(row).data() for row in range(column.model.rowCount())]
        for status, column in place.board.columns.items()
        if column.model.rowCount()
    }


def lies(place: BoardsPlace, qtbot: QtBot, status: Status, number: str) -> None:
    qtbot.waitUntil(lambda: number in numbers(place).get(str(status), []))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def form(place: BoardsPlace, qtbot: QtBot) -> CommandForm:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), CommandForm))
    found = QApplication.activeWindow()
    assert isinstance(found, CommandForm)
    return found


def one(bridge: Bridge, *blocks: str) -> tuple[CaseId, str]:
    (id_,) = registered(bridge, letter(bridge.workplace, blocks=blocks or ("ЖКХ",)))
    return id_, bridge.workplace.case(id_).number


def test_the_cards_keep_qts_contract(bridge: Bridge, qtmodeltester: ModelTester) -> None:
    office = bridge.workplace
    registered(bridge, *(letter(office, days_ago=day) for day in range(5)))
    model = CardModel(str, office.now)
    model.show(office.board_pins(office.office.block_named("ЖКХ")), Deck(office.board_cards))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # of pytest-qt
    assert model.rowCount() == 5


def test_a_card_is_moved_by_keys_through_its_whole_way(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    _, number = one(bridge)
    opened(place, qtbot)
    place.board.enter()

    press(Qt.Key.Key_Right, CONTROL)
    form(place, qtbot)
    press(Qt.Key.Key_Return)
    lies(place, qtbot, Status.ASSIGNED, number)
    assert column(place, Status.ASSIGNED).cards.hasFocus()

    press(Qt.Key.Key_Right, CONTROL)
    lies(place, qtbot, Status.IN_WORK, number)

    press(Qt.Key.Key_Right, CONTROL)
    form(place, qtbot)
    press(Qt.Key.Key_Return, CONTROL)
    lies(place, qtbot, Status.AGREEMENT, number)

    press(Qt.Key.Key_Right, CONTROL)
    form(place, qtbot)
    press(Qt.Key.Key_Return)
    lies(place, qtbot, Status.WAITING, number)

    press(Qt.Key.Key_Right, CONTROL)
    lies(place, qtbot, Status.DONE, number)
    assert column(place, Status.DONE).cards.hasFocus()


def test_a_move_that_the_rules_refuse_says_why_and_the_card_stays(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    id_, number = one(bridge)
    for command in (Assign(), Take(), Answer(result=Result.SUPPORTED), SendAnswer()):
        bridge.workplace.act(id_, command)
    opened(place, qtbot)
    place.board.enter()
    with qtbot.waitSignal(bridge.refused) as told:
        press(Qt.Key.Key_Right, CONTROL)
    assert told.args[0].reason == (
        f"№ {number}: «Закрыть в дело» сейчас нельзя. "
        "Поддержано, но меры ещё не приняты: дело остаётся на контроле."
    )
    assert numbers(place) == {"waiting": [number]}
    assert column(place, Status.WAITING).cards.hasFocus()


def test_a_finished_card_goes_back_by_reopening(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    id_, number = one(bridge)
    for command in (Assign(), Answer(result=Result.EXPLAINED), SendAnswer(), Close()):
        bridge.workplace.act(id_, command)
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_Left, CONTROL)
    asked = form(place, qtbot)
    assert list(asked.editors) == ["reason"]
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(asked.complaints["reason"].isVisible)
    assert asked.complaints["reason"].text() == "Поле не заполнено."
    press(Qt.Key.Key_Escape)
    assert numbers(place) == {"done": [number]}


def test_a_reopened_card_is_given_to_another_executor(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    id_, number = one(bridge)
    ended = (Assign(), Answer(result=Result.EXPLAINED), SendAnswer(), Reopen(reason="Не согласна"))
    for command in ended:
        bridge.workplace.act(id_, command)
    opened(place, qtbot)
    qtbot.waitUntil(lambda: numbers(place) == {"agreement": [number]})
    place.board.enter()
    press(Qt.Key.Key_F3)
    executor = form(place, qtbot).editors["executor"]
    assert isinstance(executor, Chosen)
    executor.setCurrentIndex(executor.count() - 1)
    chosen = executor.value()
    press(Qt.Key.Key_Return, CONTROL)
    lies(place, qtbot, Status.ASSIGNED, number)
    (question,) = bridge.workplace.case(id_).questions
    assert question.executor == chosen
    assert question.result is None


def test_arrows_walk_between_cards_and_columns(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    first, second, third = registered(bridge, *(letter(office, days_ago=day) for day in (9, 6, 3)))
    office.act(third, Assign())
    office.act(third, Take())
    opened(place, qtbot)
    place.board.enter()
    fresh, working = column(place, Status.REGISTERED).cards, column(place, Status.IN_WORK).cards
    assert fresh.current is not None
    assert fresh.current.id == first
    press(Qt.Key.Key_Down)
    assert fresh.current.id == second
    press(Qt.Key.Key_Right)
    assert working.hasFocus()
    assert working.current is not None
    assert working.current.id == third
    with qtbot.waitSignal(place.open_case) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [third]
    press(Qt.Key.Key_Left)
    assert fresh.hasFocus()


def test_a_card_dropped_on_another_column_asks_for_its_command(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    id_, number = one(bridge)
    bridge.workplace.act(id_, Assign())
    opened(place, qtbot)
    source, target = column(place, Status.ASSIGNED), column(place, Status.IN_WORK)
    dragged: QMimeData = source.model.mimeData([source.model.index(0)])
    drop = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.cards.dropEvent(drop)
    lies(place, qtbot, Status.IN_WORK, number)


def test_a_move_concerns_the_questions_of_the_board_alone(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    id_, number = one(bridge, "ЖКХ", "ЖКХ", "Дороги")
    bridge.workplace.act(id_, Assign())
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_Right, CONTROL)
    asked = form(place, qtbot)
    press(Qt.Key.Key_Return, CONTROL)
    lies(place, qtbot, Status.IN_WORK, number)
    assert asked
    assert [q.taken for q in bridge.workplace.case(id_).questions] == [True, True, False]


def test_several_blocks_are_shown_as_one_board(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    _, both = one(bridge, "ЖКХ", "Дороги")
    _, roads = one(bridge, "Дороги")
    opened(place, qtbot)
    assert numbers(place) == {"registered": [both]}
    with qtbot.waitSignal(place.shown):
        place.blocks.item(1).setSelected(True)
    assert numbers(place) == {"registered": [both, roads]}


def test_a_block_without_a_head_is_marked(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    one(bridge, "Здравоохранение")
    opened(place, qtbot)
    qtbot.waitUntil(lambda: numbers(place) != {})
    assert place.headless.isVisible()
    assert place.headless.text().startswith("Блок без руководителя: «Здравоохранение».")


def test_blocks_say_how_much_lies_on_them(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    registered(bridge, letter(bridge.workplace), letter(bridge.workplace, days_ago=40))
    opened(place, qtbot)
    qtbot.waitUntil(lambda: place.blocks.loads()[0].open is not None)
    assert place.blocks.item(0).data(SPOKEN) == "ЖКХ, незавершённых дел: 2, просрочено: 1"


def test_those_that_the_person_heads_come_first(bridge: Bridge, qtbot: QtBot) -> None:
    office = bridge.workplace
    head = next(p for p in office.office.people if len(office.office.blocks_headed_by(p)) > 1)
    office.person = head
    mine = office.office.blocks_headed_by(head)
    assert tuple(load.id for load in blocks_of(office)[: len(mine)]) == mine


def test_the_first_board_is_one_that_has_cards(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    _, number = one(bridge, "Спорт")
    opened(place, qtbot)
    qtbot.waitUntil(lambda: numbers(place) == {"registered": [number]})


def test_an_empty_board_says_what_to_do(place: BoardsPlace, qtbot: QtBot) -> None:
    opened(place, qtbot)
    assert place.empty.isVisible()
    assert "На этой доске нет дел" in place.empty.text()
    assert not place.head.print.isEnabled()


def test_out_of_the_flow_is_folded_until_it_is_asked_for(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    one(bridge)
    opened(place, qtbot)
    out = column(place, Status.OUT)
    assert out.is_folded
    out.heading.click()
    assert out.cards.isVisible()
    assert out.heading.accessibleName() == "Свернуть столбец: Вне потока · 0"


def test_a_card_speaks_in_whole(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    _, number = one(bridge)
    opened(place, qtbot)
    spoken = column(place, Status.REGISTERED).model.index(0).data(SPOKEN)
    assert spoken.startswith(f"№ {number}, Петрова Анна, Во дворе вторую неделю")
    assert "осталось 30 дней" in spoken
    assert "без исполнителя" in spoken


@pytest.mark.parametrize(
    ("from_", "to", "because"),
    [
        pytest.param(Status.IN_WORK, Status.REGISTERED, "не возвращают", id="to the beginning"),
        pytest.param(Status.AGREEMENT, Status.IN_WORK, "Назад дело не двигают", id="backwards"),
        pytest.param(Status.DONE, Status.OUT, "только вернуть в работу", id="from one end to the other"),
        pytest.param(Status.REGISTERED, Status.IN_WORK, "Нет назначенных вопросов", id="over a column"),
    ],
)
def test_moves_that_mean_nothing_are_refused(bridge: Bridge, from_: Status, to: Status, because: str) -> None:
    id_, _ = one(bridge)
    with pytest.raises(Refusal, match=because):
        move(bridge.workplace.case(id_), from_, to)


def test_what_only_waited_for_another_body_may_be_answered() -> None:
    ask = Request(body=INSPECTION, text="Акт", outgoing="01-1")
    case = Life.registered().do(Assign(executor=SOMEBODY), Take(), ask).case
    assert case.status is Status.WAITING
    assert move(case, Status.WAITING, Status.AGREEMENT) is Answer


def test_a_card_of_all_questions_means_the_whole_case(bridge: Bridge) -> None:
    office = bridge.workplace
    id_, _ = one(bridge, "ЖКХ", "ЖКХ")
    assert questions_meant(office.case(id_), (office.office.block_named("ЖКХ"),), Status.REGISTERED) == ()
