"""How large the pages are shown, and which of them is at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.paper.layout import FIT_WIDTH, STEPS, WHOLE_PAGE
from ui.theme import tokens
from ui.widgets.drop_down import DropDown
from ui.widgets.elided import Elided
from ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from ui.paper.pages_view import PagesView

_ZOOMS = (
    ("По ширине", FIT_WIDTH),
    ("Вся страница", WHOLE_PAGE),
    *((f"{step:.0%}".replace("%", " %"), step) for step in STEPS),
)


class ZoomBar(QWidget):
    """Belongs to one view of pages."""

    def __init__(self, pages: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.where = Elided()
        self.where.setProperty("role", "muted")
        self.where.setObjectName("note.where")
        self.smaller = IconButton("minus", "Мельче", "note.smaller", pages.zoom_out, keys="Ctrl+−")
        self.larger = IconButton("add", "Крупнее", "note.larger", pages.zoom_in, keys="Ctrl+Плюс")
        self.zoom = DropDown()
        self.zoom.setObjectName("note.zoom")
        self.zoom.setAccessibleName("Масштаб страниц")
        for words, _ in _ZOOMS:
            self.zoom.addItem(words)
        self._lay_out()
        self.zoom.activated.connect(lambda place: pages.set_zoom(_ZOOMS[place][1]))
        pages.zoomed.connect(self._show_zoom)
        pages.turned.connect(self.show_page)

    def show_page(self) -> None:
        """Say which page is looked at."""
        count = self._pages.page_count
        self.where.say(f"Страница {self._pages.page + 1} из {count}" if count else "")

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setCurrentIndex([step for _, step in _ZOOMS].index(zoom))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.UNIT)
        row.addWidget(self.where, stretch=1)
        for part in (self.smaller, self.zoom, self.larger):
            row.addWidget(part)
