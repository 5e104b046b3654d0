"""Shows pages under one another, as sharp as the screen; asks for those that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.paper.layout import FIT_WIDTH, STEPS, Layout
from ui.paper.pictures import Pictures
from ui.paper.sheet_painter import frame_figure, paint_sheet
from ui.paper.sight import Sight
from ui.paper.spots import SpotsOnPages
from ui.theme import tokens
from ui.theme.colours import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import (
        QFocusEvent,
        QImage,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from mcu_desktop.domain.notes.drawing import Spots
    from ui.paper.pdf_pages import Size
    from ui.paper.spots import Place

_SETTLED_MS = 120
"""Pages are drawn anew when a resize or a zoom has come to rest."""
_LINE = 48


class PagesView(QAbstractScrollArea):
    """Knows sizes and pictures of pages, nothing of what stands on them."""

    wanted = Signal(int, float)
    """A page is looked at and its picture is missing: page, pixels a point."""
    zoomed = Signal(float)
    turned = Signal(int)
    """Another page is at the top."""
    chosen = Signal(str)
    """The keyboard has come to a figure."""
    picked = Signal(str)
    """The cases behind a figure are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note.pages")
        self.setAccessibleName("Страницы записки")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.zoom = FIT_WIDTH
        self._sizes: tuple[Size, ...] = ()
        self._pictures = Pictures()
        self._words = ""
        self._top_page = 0
        self._spots = SpotsOnPages()
        self._laid_out = Layout((), FIT_WIDTH, QSize())
        self.viewport().setMouseTracking(True)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page at the top of the view, from 0."""
        return self._top_page

    def show_pages(self, sizes: tuple[Size, ...], *, keep_place: bool, spots: Spots = ()) -> None:
        """Show other pages; old pictures stay until the new ones have come."""
        self._spots.show(spots)
        place = self.verticalScrollBar().value() if keep_place else 0
        self._words = ""
        if not keep_place:
            self._pictures.clear()
        self._pictures.blur(len(sizes))
        self._sizes = sizes
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._scrolled()
        self._ask()

    def say(self, words: str) -> None:
        """Show words instead of pages."""
        self._sizes, self._words = (), words
        self._spots.show(())
        self._pictures.clear()
        self._measure()
        self.viewport().update()

    def put(self, page: int, scale: float, image: QImage) -> None:
        """Take the picture of a page; one for a scale that was left behind is not needed."""
        self._pictures.came(page, scale)
        if page < len(self._sizes) and scale == self.scale:
            self._pictures.put(page, scale, image)
            self.viewport().update()

    def drawn(self, page: int) -> bool:
        """Tell whether a page stands there as sharp as it gets."""
        return self._pictures.sharp(page, self.scale)

    def wants(self, page: int, scale: float) -> bool:
        """Tell whether a picture is still looked for; asked by the worker before it draws."""
        return self._pictures.awaited(page, scale)

    @property
    def scale(self) -> float:
        """Pixels of the screen a point."""
        return self._layout.points * self.devicePixelRatioF()

    def set_zoom(self, zoom: float) -> None:
        """Show pages larger or smaller; what is at the top stays there."""
        if zoom == self.zoom:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self.zoom = zoom
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        self._settled.start()
        self.viewport().update()
        self.zoomed.emit(zoom)

    def zoom_in(self) -> None:
        """Take the next larger step."""
        self.set_zoom(next((step for step in STEPS if step > self._layout.factor + 0.01), STEPS[-1]))

    def zoom_out(self) -> None:
        """Take the next smaller step."""
        self.set_zoom(next((step for step in reversed(STEPS) if step < self._layout.factor - 0.01), STEPS[0]))

    # ------------------------------------------------------------------ inside

    @property
    def _layout(self) -> Layout:
        now = Layout(self._sizes, self.zoom, self.viewport().size())
        if now != self._laid_out:
            self._laid_out = now
        return self._laid_out

    def _measure(self) -> None:
        layout, room = self._layout, self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, layout.tops[-1] - room.height()) if self._sizes else 0)
        down.setPageStep(max(1, room.height() - _LINE))
        down.setSingleStep(_LINE)
        across.setRange(0, max(0, layout.widest + 2 * tokens.GAP - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(_LINE)

    @property
    def _sight(self) -> Sight:
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Sight(self._layout, scrolled, self.devicePixelRatioF())

    def _ask(self) -> None:
        if not self._sizes or not self.isVisible():
            return
        scale = self.scale
        for page in self._pictures.missing(self._sight.with_neighbours, scale):
            self.wanted.emit(page, scale)

    def _scrolled(self) -> None:
        if self._sizes:
            page = self._sight.middle_page
            if page != self._top_page:
                self._top_page = page
                self.turned.emit(page)
        self._settled.start()
        self.viewport().update()

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(QColor(colours(self.palette()).muted))
        room = self.viewport().rect().adjusted(tokens.MARGIN, tokens.MARGIN, -tokens.MARGIN, -tokens.MARGIN)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

    def _paint_pages(self, painter: QPainter) -> None:
        sight, edge = self._sight, colours(self.palette()).line
        for page in sight.pages:
            picture, sharp = self._pictures.of(page), self.drawn(page)
            paint_sheet(painter, sight.sheet(page), page, picture, sharp=sharp, edge=edge)
        for place in {self._spots.hovered, self._spots.chosen} - {None}:
            if place is not None and place.page in sight.pages:
                strong = place == self._spots.chosen and self.hasFocus()
                frame_figure(painter, self._on_screen(place), strong=strong)

    def _on_screen(self, place: Place) -> QRectF:
        return self._sight.around(place.page, self._spots.spot(place))

    def _under(self, point: QPointF) -> Place | None:
        """Give the figure under a point of the screen."""
        on_page = self._sight.on_page(point)
        return self._spots.at(*on_page) if on_page is not None else None

    def _step(self, *, forward: bool) -> None:
        place = self._spots.step(forward, self._top_page)
        if place is not None:
            self._bring_into_sight(place)
            self.chosen.emit(self._spots.figure(place))
            self.viewport().update()

    def _bring_into_sight(self, place: Place) -> None:
        room, bar, height = self._on_screen(place), self.verticalScrollBar(), self.viewport().height()
        if room.top() < tokens.GAP:
            bar.setValue(round(bar.value() + room.top() - height / 3))
        elif room.bottom() > height - tokens.GAP:
            bar.setValue(round(bar.value() + room.bottom() - 2 * height / 3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what can be seen of the pages."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours(self.palette()).sunken))
        if self._sizes:
            self._paint_pages(painter)
        else:
            self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours(self.palette()).accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the zoom that depends on the room."""
        super().resizeEvent(event)
        self._measure()
        self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was not asked while nobody looked."""
        super().showEvent(event)
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by Home, End and Space too; walk the figures by Left and Right, open one by Enter."""
        bar = self.verticalScrollBar()
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not self.horizontalScrollBar().maximum():
            self._step(forward=event.key() == Qt.Key.Key_Right)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._spots.chosen:
            self.picked.emit(self._spots.figure(self._spots.chosen))
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be opened."""
        under = self._under(event.position())
        if under != self._spots.hovered:
            self._spots.hovered = under
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor
            )
            self.viewport().setToolTip("Показать дела за этим числом" if under else "")
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the figure that is clicked."""
        under = self._under(event.position())
        if under is not None and event.button() == Qt.MouseButton.LeftButton:
            self._spots.chosen = under
            self.picked.emit(self._spots.figure(under))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame of the focus away."""
        super().focusOutEvent(event)
        self.viewport().update()
