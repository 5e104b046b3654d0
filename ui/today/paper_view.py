"""The sheet of the day as it will print: looked at, printed, saved as PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.note.asking import chosen_printer
from ui.note.pages_view import PagesView
from ui.note.pdf_pages import picture
from ui.note.printing import Printing
from ui.note.saving import written_whole
from ui.note.zoom_bar import ZoomBar
from ui.theme import tokens
from ui.today.paper import DayPaper, day_paper
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class PaperView(QWidget):
    """Shows one sheet; knows nothing of what stands on it."""

    left = Signal()
    shown = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.paper")
        self.setAccessibleName("Лист дня")
        self._bridge = bridge
        self.paper: DayPaper | None = None
        self._printing: Printing | None = None
        self._make()
        self._lay_out()
        self._connect()

    def show_day(self, duty: Duty | None) -> None:
        """Write the sheet of the day under one duty, or under all."""
        self.paper = None
        self.pages.say("Готовлю лист дня…")
        self._let_use(False)
        self._bridge.ask(lambda office: day_paper(office, duty), self._show)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that stand there."""
        if self.paper is None or self._printing is not None:
            return
        self._printing = Printing(self._bridge, self.paper, printer, self)
        self._printing.told.connect(self.state.setText)
        self._printing.finished.connect(self._printed)
        self._let_use(False)
        self.stop.show()
        self._printing.start()

    def save_as(self, path: Path) -> None:
        """Keep the pages as a file."""
        if self.paper is not None:
            pdf = self.paper.pdf
            self._bridge.ask(
                lambda _: written_whole(path, pdf), lambda kept: self.state.setText(f"Сохранено: {kept}.")
            )

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.back = button("Назад", "today.paper.back", self.left.emit, role="quiet")
        self.back.setToolTip("Вернуться к списку (Esc)")
        self.state = label(role="muted")
        self.state.setObjectName("today.paper.state")
        self.stop = button("Прервать", "today.paper.stop", self._stop)
        self.stop.hide()
        self.print = button("Печать…", "today.paper.print", self._ask_printer, role="main")
        self.print.setToolTip("Печать (Ctrl+P)")
        self.save = button("Сохранить PDF…", "today.paper.save", self._ask_path)
        self.save.setToolTip("Сохранить файлом PDF (Ctrl+S)")
        self.pages = PagesView()
        self.pages.setObjectName("today.pages")
        self.pages.setAccessibleName("Страницы листа дня")
        self.zoom_bar = ZoomBar(self.pages)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(tokens.UNIT)
        above.addWidget(self.back)
        above.addWidget(self.state, stretch=1)
        for part in (self.stop, self.save, self.print):
            above.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        page.setSpacing(tokens.UNIT)
        page.addLayout(above)
        page.addWidget(self.pages, stretch=1)
        page.addWidget(self.zoom_bar)
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        self.pages.wanted.connect(self._draw)
        self._bridge.troubled.connect(self._troubled)
        for keys, act in (
            ("Esc", self.left.emit),
            ("Ctrl+P", self.print.click),
            ("Ctrl+S", self.save.click),
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
        ):
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(act)

    def _show(self, paper: DayPaper) -> None:
        self.paper = paper
        self.pages.show_pages(paper.sizes, keep_place=False)
        parts = [part.heading for part in paper.sheet.parts if part.total]
        self.pages.setAccessibleDescription("\n".join([paper.sheet.title, *parts]))
        self.zoom_bar.show_page()
        self.state.setText("")
        self._let_use(True)
        self.shown.emit()

    def _draw(self, page: int, scale: float) -> None:
        paper, pages = self.paper, self.pages
        if paper is None:
            return

        def drawn(_: Workplace) -> QImage | None:
            return picture(paper.pdf, page, scale) if pages.wants(page, scale) else None

        self._bridge.ask(drawn, partial(self._put, paper, page, scale))

    def _put(self, paper: DayPaper, page: int, scale: float, image: QImage | None) -> None:
        if image is not None and paper is self.paper:
            self.pages.put(page, scale, image)

    def _ask_printer(self) -> None:
        printer = chosen_printer(self.pages.page_count, self, "Печать листа дня")
        if printer is not None:
            self.print_on(printer)

    def _ask_path(self) -> None:
        if self.paper is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(documents) / f"Лист дня {self.paper.sheet.at:%Y-%m-%d}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, "Сохранить лист дня", str(proposed), "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save_as(path if path.suffix == ".pdf" else path.with_name(f"{path.name}.pdf"))

    def _stop(self) -> None:
        if self._printing is not None:
            self._printing.stop()

    def _printed(self, whole: bool) -> None:
        self._printing = None
        self.stop.hide()
        self._let_use(True)
        self.state.setText("Лист отправлен на печать." if whole else "Печать прервана.")

    def _troubled(self) -> None:
        self._printing = None
        self.stop.hide()
        self.state.setText("")
        self._let_use(self.paper is not None)

    def _let_use(self, use: bool) -> None:
        self.print.setEnabled(use)
        self.save.setEnabled(use)
