"""Printing: the very pages that are shown, drawn for paper one after another in the worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from mcu_desktop.problems import Trouble
from ui.paper.pdf_pages import POINTS_PER_INCH, picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.paper.pdf_pages import Size

_FINEST = 300
"""Dots an inch; more is not seen on paper and costs seconds a page."""

NO_PRINTER = "Не удалось начать печать: принтер не отвечает. Проверьте, что он включён, и повторите."


class Printable(Protocol):
    """Pages ready for paper: of a note, of a list, of a case."""

    @property
    def pdf(self) -> bytes:
        """The pages."""

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The size of each page in points."""


class Printing(QObject):
    """One print job: a page is an order of its own, so that commands are not kept waiting."""

    told = Signal(str)
    """How far it is, in words."""
    finished = Signal(bool)
    """Whether everything was handed to the printer."""

    def __init__(
        self, bridge: Bridge, sheet: Printable, printer: QPrinter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sheet = sheet
        self._printer = printer
        self._pages = _asked_pages(printer, len(sheet.sizes))
        self._painter = QPainter()
        self._stopped = False
        _lay_paper(printer, sheet)

    def start(self) -> None:
        """Begin with the first page."""
        self._order(0)

    def stop(self) -> None:
        """Leave the rest unprinted."""
        self._stopped = True

    def _order(self, place: int) -> None:
        if self._stopped or place == len(self._pages):
            self._bridge.ask(self._end, self.finished.emit)
            return
        self.told.emit(f"Печатаю страницу {place + 1} из {len(self._pages)}…")
        self._bridge.ask(lambda _: self._draw(place), lambda _: self._order(place + 1))

    def _draw(self, place: int) -> None:
        begun = self._printer.newPage() if place else self._painter.begin(self._printer)
        if not begun:
            self._painter.end()
            raise Trouble(NO_PRINTER)
        page = self._pages[place]
        dots = self._printer.resolution()
        image = picture(self._sheet.pdf, page, min(dots, _FINEST) / POINTS_PER_INCH)
        width, height = (side * dots / POINTS_PER_INCH for side in self._sheet.sizes[page])
        self._painter.drawImage(QRectF(QPointF(0, 0), QSizeF(width, height)), image)

    def _end(self, _workplace: Workplace) -> bool:
        if self._stopped:
            self._printer.abort()
        if self._painter.isActive():
            self._painter.end()
        return not self._stopped


def _asked_pages(printer: QPrinter, count: int) -> Sequence[int]:
    """Give the pages that the dialog asked for, from 0; all of them when it asked for none."""
    first, last = printer.fromPage(), printer.toPage()
    return range(max(first, 1) - 1, min(last or count, count)) if first else range(count)


def _lay_paper(printer: QPrinter, sheet: Printable) -> None:
    """Take whole sheets: the margins are drawn on the page already."""
    width, height = sheet.sizes[0]
    lying = width > height
    upright = QSizeF(min(width, height), max(width, height))
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF()))
