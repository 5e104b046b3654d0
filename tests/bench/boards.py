"""A board of 1,000 cards against a bare QListView of 1,000 strings; and a frame while a card is dragged."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, in_turns, middle, p95

_CARDS = 1_000
_ROUNDS = 15
_FRAMES = 120
_FRAME = 0.016
_STEP = 48
"""Pixels that one notch of the wheel moves a column."""
_SIZE = (1280, 800)


def figures(home: Path) -> tuple[Figure, Figure]:
    """Open boards offscreen, ask for their cards included."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QMimeData, QPoint, QStringListModel, Qt  # noqa: PLC0415 - Qt only for these rows
    from PySide6.QtGui import QDragMoveEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QListView, QWidget  # noqa: PLC0415

    from ui.app import application  # noqa: PLC0415
    from ui.boards.board import Board  # noqa: PLC0415

    app = QApplication.instance() or application(home)
    sys.excepthook = sys.__excepthook__  # the window's own would wait for somebody to read it
    shown: list[QWidget] = []
    with closing(office.opened(home)) as workplace:
        blocks = tuple(workplace.office.blocks)
        moment = workplace.now()  # as the place does: asked once a minute
        titles = [f"Карточка {number}" for number in range(_CARDS)]

        def show(widget: QWidget) -> None:
            widget.resize(*_SIZE)
            widget.show()
            app.processEvents()
            widget.grab()
            shown.append(widget)

        def open_board(_: int) -> None:
            board = Board(workplace.block_name, lambda: moment)  # type: ignore[arg-type]  # cards name by id
            cards = chain.from_iterable(map(workplace.board, blocks))
            board.show_cards(tuple(islice(cards, _CARDS)))
            show(board)

        def open_list(_: int) -> None:
            bare = QListView()
            bare.setModel(QStringListModel(titles, bare))
            bare.setUniformItemSizes(True)
            show(bare)
            shown.pop().deleteLater()

        ours, floor = in_turns(open_board, open_list, _ROUNDS)
        board = shown[-1]
        assert isinstance(board, Board)
        full = max(board.columns.values(), key=lambda column: column.model.rowCount())
        data: QMimeData = full.model.mimeData([full.model.index(0, 0)])
        columns = [column for column in board.columns.values() if not column.is_folded]

        def frame(number: int) -> None:
            viewport = columns[number // 8 % len(columns)].cards.viewport()
            point = QPoint(40, 20 + number * 5 % max(1, viewport.height() - 40))
            drag = QDragMoveEvent(
                point,
                Qt.DropAction.MoveAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            app.sendEvent(viewport, drag)
            bar = full.cards.verticalScrollBar()
            bar.setValue(bar.value() + _STEP)
            for column in columns:
                column.cards.viewport().repaint()

        frames, _ = in_turns(frame, lambda _: None, _FRAMES)
        for widget in shown:
            widget.deleteLater()
        app.processEvents()
    return (
        Figure(
            work=f"open a board of {_CARDS:,} cards".replace(",", " "),
            floor_work="a bare QListView of 1 000 strings",
            ours=middle(ours),
            floor=middle(floor),
            unit=SECONDS,
            at_most=3,
        ),
        Figure(
            work="a frame while a card is dragged, p95",
            floor_work="16 ms",
            ours=p95(frames),
            floor=_FRAME,
            unit=SECONDS,
            at_most=1,
        ),
    )
