"""Tab walks as one reads: in the order in which the layouts lay out, whatever came and went meanwhile."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def order_tabs(ground: QWidget) -> None:
    """Put everything in a ground that Tab stops at into reading order."""
    for one, next_one in pairwise(_stops(ground)):
        QWidget.setTabOrder(one, next_one)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    elif layout is not None:
        yield from _laid_out(layout)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield from _stops(widget)
