"""A board of 1,000 cards against a bare QListView of 1,000 strings; and a frame while a card is dragged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, middle, p95, timed, worked
from tests.bench.windows import drawn, gone, offscreen, shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.workplace.workplace import Workplace
    from ui.boards.board import Board

_CARDS = 1_000
_FRAMES = 120
FRAME = 0.016
NOTCH = 48
"""Pixels that one notch of the wheel moves a column."""


def figures(home: Path) -> Iterator[Figure]:
    """Open boards offscreen, ask for their cards included: each board another, as a person does."""
    app = offscreen(home)
    with closing(office.opened(home)) as workplace:
        pairs = list(pairwise(workplace.office.blocks))
        floor: list[float] = []
        first: list[float] = []
        for blocks in pairs:  # before a board stands, which would be drawn again with every bare list
            floor.append(_bare_list(app))
            first.append(_new_board(app, workplace, blocks))
        board = _board(workplace)
        shown(app, board)
        again = [worked(partial(_open, app, board, workplace, b)) for b in pairs[::2]]
        dragging = [timed(frame) for frame in _dragged(app, board)]
        gone(app, board)
    thousand = f"{_CARDS:,}".replace(",", " ")
    bare = f"a bare QListView of {thousand} strings"
    yield _ratio(f"open a board of {thousand} cards", middle(again), bare, middle(floor))
    yield _ratio("the same in a window that has no board yet", middle(first), bare, middle(floor))
    yield frames("a frame while a card is dragged, p95", p95(dragging))


def frames(work: str, seconds: float) -> Figure:
    """Give the time of a frame against what an eye needs."""
    return Figure(work=work, floor_work="16 ms", ours=seconds, floor=FRAME, unit=SECONDS, at_most=1)


def _ratio(work: str, ours: float, floor_work: str, floor: float) -> Figure:
    return Figure(work=work, floor_work=floor_work, ours=ours, floor=floor, unit=SECONDS, at_most=3)


def _board(workplace: Workplace) -> Board:
    from ui.boards.board import Board  # noqa: PLC0415

    moment = workplace.now()  # as the place does: asked once a minute
    return Board(workplace.block_name, lambda: moment)  # type: ignore[arg-type]  # cards name by id


def _open(app: QApplication, board: Board, workplace: Workplace, blocks: tuple[CardId, CardId]) -> None:
    """Show other blocks on a board that stands, from the question to the picture."""
    _ask(board, workplace, blocks)
    drawn(app, board)


def _new_board(app: QApplication, workplace: Workplace, blocks: tuple[CardId, CardId]) -> float:
    made: list[Board] = []

    def open_one() -> None:
        made.append(_board(workplace))
        _ask(made[0], workplace, blocks)
        shown(app, made[0])

    taken = worked(open_one)
    gone(app, made[0])
    return taken


def _ask(board: Board, workplace: Workplace, blocks: tuple[CardId, CardId]) -> None:
    """Ask where the cards hang and show them; what is written on those in sight is read as they are drawn."""
    from ui.boards.deck import Deck  # noqa: PLC0415

    board.show_cards(workplace.board_pins(*blocks)[:_CARDS], Deck(workplace.board_cards))


def _bare_list(app: QApplication) -> float:
    from PySide6.QtCore import QStringListModel  # noqa: PLC0415
    from PySide6.QtWidgets import QListView  # noqa: PLC0415

    titles = [f"Карточка {number}" for number in range(_CARDS)]
    made: list[QListView] = []

    def open_one() -> None:
        bare = QListView()
        made.append(bare)
        bare.setModel(QStringListModel(titles, bare))
        bare.setUniformItemSizes(True)
        shown(app, bare)

    taken = worked(open_one)
    gone(app, made[0])
    return taken


def _dragged(app: QApplication, board: Board) -> Iterator[Callable[[], None]]:
    """Give frames in which the drag moves, the longest column scrolls and all open ones are drawn."""
    from PySide6.QtCore import QPoint, Qt  # noqa: PLC0415
    from PySide6.QtGui import QDragMoveEvent  # noqa: PLC0415

    full = max(board.columns.values(), key=lambda column: column.model.rowCount())
    data = full.model.mimeData([full.model.index(0, 0)])
    columns = [column for column in board.columns.values() if not column.is_folded]
    bar = full.cards.verticalScrollBar()

    def frame(number: int) -> None:
        viewport = columns[number // 8 % len(columns)].cards.viewport()
        point = QPoint(40, 20 + number * 5 % max(1, viewport.height() - 40))
        action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        drag = QDragMoveEvent(point, action, data, button, Qt.KeyboardModifier.NoModifier)
        app.sendEvent(viewport, drag)
        bar.setValue(bar.value() + NOTCH)
        for column in columns:
            column.cards.viewport().repaint()

    return (partial(frame, number) for number in range(_FRAMES))
