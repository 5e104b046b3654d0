"""Frames of scrolling: the longest column of a board, a register of all cases by the wheel and by its bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.bench import office
from tests.bench.boards import NOTCH, frames
from tests.bench.measuring import Figure, p95, timed
from tests.bench.windows import gone, offscreen, shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication

_FRAMES = 300
_LINES = 3
"""Lines that one notch of the wheel moves a list."""


def figures(home: Path) -> Iterator[Figure]:
    """Scroll offscreen; what comes into sight is read from the file within the frame."""
    app = offscreen(home)
    yield frames("a frame while a column of a board is scrolled, p95", p95(_column(app, home)))
    by_wheel, by_bar = _register(app, home)
    yield frames("a frame while the register is scrolled by the wheel, p95", p95(by_wheel))
    yield frames("a frame while the register's bar is dragged, p95", p95(by_bar))


def _column(app: QApplication, home: Path) -> list[float]:
    from ui.boards.board import Board  # noqa: PLC0415
    from ui.boards.deck import Deck  # noqa: PLC0415

    with closing(office.opened(home)) as workplace:
        moment = workplace.now()
        board = Board(workplace.block_name, lambda: moment)  # type: ignore[arg-type]  # cards name by id
        board.show_cards(workplace.board_pins(*workplace.office.blocks), Deck(workplace.board_cards))
        shown(app, board)
        longest = max(board.columns.values(), key=lambda column: column.model.rowCount())
        taken = _scrolled(app, longest.cards, range(0, _FRAMES * NOTCH, NOTCH))
        gone(app, board)
    return taken


def _register(app: QApplication, home: Path) -> tuple[list[float], list[float]]:
    from ui.bridge import Bridge  # noqa: PLC0415
    from ui.register.listing import listing  # noqa: PLC0415
    from ui.register.model import RegisterModel  # noqa: PLC0415
    from ui.register.table import RegisterTable  # noqa: PLC0415

    bridge = Bridge(home, open_workplace=office.opened)
    table = RegisterTable(RegisterModel(bridge))
    keys = listing(bridge.workplace, office.everything()).keys
    table.show_list(keys, searched="")
    shown(app, table)
    wheel = _scrolled(app, table, range(0, _FRAMES * _LINES, _LINES))
    anywhere = Random(59)
    bar = _scrolled(app, table, [anywhere.randrange(len(keys)) for _ in range(_FRAMES)])
    gone(app, table)
    bridge.close()
    return wheel, bar


def _scrolled(app: QApplication, view: QAbstractScrollArea, values: range | list[int]) -> list[float]:
    bar = view.verticalScrollBar()

    def frame(value: int) -> None:
        bar.setValue(value)
        app.processEvents()  # draws what came into sight

    return [timed(partial(frame, value)) for value in values]
