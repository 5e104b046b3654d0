"""A small paper as it will print: looked at, printed, or saved as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.workplace.slips import PAPER_NAMES, Paper, paper
from ui.note.asking import chosen_printer
from ui.note.pages_view import WHOLE_PAGE, PagesView
from ui.note.pdf_pages import Size, page_sizes, picture
from ui.note.printing import Printing
from ui.note.saving import written_whole
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_SIZE = QSize(560, 560)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A paper with the sizes of its pages."""

    pdf: bytes
    sizes: tuple[Size, ...]


class PaperPreview(QDialog):
    """Drawn in the worker; Enter prints."""

    def __init__(self, bridge: Bridge, case: str, number: str, which: Paper, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._name = f"{PAPER_NAMES[which]} {number}"
        self._drawn: Drawn | None = None
        self._printing: Printing | None = None
        self.setObjectName("paper")
        self.setWindowTitle(self._name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self.pages = PagesView()
        self.pages.setObjectName("paper.pages")
        self.pages.setAccessibleName(self._name)
        self.pages.set_zoom(WHOLE_PAGE)
        self.pages.say("Готовлю…")
        self.state = label(role="muted")
        self.state.setObjectName("paper.state")
        self.print = button("Печать… (Enter)", "paper.print", self.ask_printer, role="main")
        self.save = button("Сохранить PDF…", "paper.save", self.ask_path)
        self.shut = button("Закрыть (Esc)", "paper.close", self.reject)
        self._lay_out()
        self.pages.wanted.connect(self._draw)
        for made in (self.print, self.save):
            made.setEnabled(False)
        bridge.ask(lambda office: _made(office, CaseId(case), which), self._show)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that stand there."""
        if self._drawn is None or self._printing is not None:
            return
        self._printing = Printing(self._bridge, self._drawn, printer, self)
        self._printing.told.connect(self.state.setText)
        self._printing.finished.connect(self._printed)
        self._printing.start()

    def save_as(self, path: Path) -> None:
        """Save the paper as a file."""
        if self._drawn is not None:
            pdf = self._drawn.pdf
            self._bridge.ask(
                lambda _: written_whole(path, pdf),
                lambda saved: self.state.setText(f"Сохранено: {saved.name}."),
            )

    def ask_printer(self) -> None:
        """Ask for a printer."""
        printer = chosen_printer(1, self, self._name)
        if printer is not None:
            self.print_on(printer)

    def ask_path(self) -> None:
        """Ask for a file."""
        proposed = f"{self._name.replace('/', '-')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, "Сохранить PDF", proposed, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen))

    def _show(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.pages.show_pages(drawn.sizes, keep_place=False)
        for made in (self.print, self.save):
            made.setEnabled(True)
        self.print.setFocus()

    def _draw(self, page: int, scale: float) -> None:
        drawn, pages = self._drawn, self.pages
        if drawn is None:
            return

        def draw(_: Workplace) -> QImage | None:
            return picture(drawn.pdf, page, scale) if pages.wants(page, scale) else None

        def put(image: QImage | None) -> None:
            if image is not None:
                pages.put(page, scale, image)

        self._bridge.ask(draw, put)

    def _printed(self, whole: bool) -> None:
        self._printing = None
        self.state.setText("Отправлено на печать." if whole else "Печать прервана.")

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(tokens.UNIT)
        across.addWidget(self.state, stretch=1)
        for made in (self.print, self.save, self.shut):
            across.addWidget(made)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.GAP)
        lines.setSpacing(tokens.GAP)
        lines.addWidget(self.pages, stretch=1)
        lines.addLayout(across)


def _made(office: Workplace, case: CaseId, which: Paper) -> Drawn:
    pdf = paper(office, case, which)
    return Drawn(pdf=pdf, sizes=page_sizes(pdf))
