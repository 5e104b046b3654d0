"""A paper or a picture as it will print: looked at, printed, saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole
from mcu_desktop.workplace.workplace import Workplace
from ui.paper.asking_place import chosen_place
from ui.paper.pages_view import PagesView
from ui.paper.pdf_pages import POINTS_PER_INCH, Size, page_sizes, picture
from ui.paper.printer import chosen_printer
from ui.paper.printing import Printing
from ui.paper.zoom_bar import ZoomBar
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.bridge import Bridge

_SHARE = 0.9
"""Of the window beneath."""
_DOTS_PER_INCH = 96


class Papers(NamedTuple):
    """Pages with their sizes; `image` stands in place of a PDF where a picture is looked at."""

    content: bytes
    sizes: tuple[Size, ...]
    image: QImage | None = None

    @property
    def pdf(self) -> bytes:
        """The pages."""
        return self.content

    def drawn(self, page: int, scale: float) -> QImage:
        """Draw a page at so many pixels a point; in the worker."""
        if self.image is None:
            return picture(self.content, page, scale)
        width, height = (round(side * scale) for side in self.sizes[page])
        ratio = Qt.AspectRatioMode.IgnoreAspectRatio
        return self.image.scaled(width, height, ratio, Qt.TransformationMode.SmoothTransformation)


def pdf_papers(content: bytes) -> Papers:
    """Take a PDF apart, or refuse what is none."""
    return Papers(content, page_sizes(content))


def picture_papers(content: bytes) -> Papers:
    """Take a picture, turned as it was taken, or refuse what is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise Refusal("Файл повреждён или это не снимок: показать его нельзя.")
    points = POINTS_PER_INCH / _DOTS_PER_INCH
    return Papers(content, ((image.width() * points, image.height() * points),), image)


class Preview(QDialog):
    """Asks the worker for the papers; knows nothing of what stands on them."""

    shown = Signal()

    def __init__(
        self,
        bridge: Bridge,
        title: str,
        make: Callable[[Workplace], Papers],
        file_name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._title = title
        self._file_name = file_name
        self.papers: Papers | None = None
        self._printing: Printing | None = None
        self._make()
        self._lay_out()
        self._connect()
        self._let_use(False)
        self.pages.say("Готовлю страницы…")
        bridge.ask(make, self._show, refused=self._refused)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that stand there."""
        if self.papers is None or self._printing is not None:
            return
        self._printing = Printing(self._bridge, self.papers, printer, self)
        self._printing.told.connect(self.state.setText)
        self._printing.finished.connect(self._printed)
        self._let_use(False)
        self.stop.show()
        self._printing.start()

    def save_as(self, path: Path) -> None:
        """Keep what is looked at as a file."""
        if self.papers is not None:
            content = self.papers.content
            self._bridge.ask(
                lambda _: written_whole(path, content), lambda kept: self.state.setText(f"Сохранено: {kept}.")
            )

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.state = label(role="muted")
        self.state.setObjectName("preview.state")
        self.stop = button("Прервать", "preview.stop", self._stop)
        self.stop.hide()
        self.print = button("Печать…", "preview.print", self._ask_printer, role="main")
        self.print.setToolTip("Печать (Ctrl+P)")
        self.save = button("Сохранить…", "preview.save", self._ask_path)
        self.save.setToolTip("Сохранить файлом (Ctrl+S)")
        self.leave = button("Закрыть", "preview.leave", self.reject)
        self.leave.setToolTip("Закрыть (Esc)")
        self.pages = PagesView()
        self.pages.setObjectName("preview.pages")
        self.pages.setAccessibleName(self._title)
        self.zoom_bar = ZoomBar(self.pages)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(tokens.UNIT)
        above.addWidget(self.zoom_bar, stretch=1)
        above.addWidget(self.state, stretch=1)
        for part in (self.stop, self.leave, self.save, self.print):
            above.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        page.setSpacing(tokens.UNIT)
        page.addLayout(above)
        page.addWidget(self.pages, stretch=1)
        beneath = self.parentWidget()
        if beneath is not None:
            room = beneath.window().size()
            self.resize(round(room.width() * _SHARE), round(room.height() * _SHARE))
        self.pages.setFocus()

    def _connect(self) -> None:
        self.pages.wanted.connect(self._draw)
        self._bridge.troubled.connect(self._troubled)
        for keys, act in (
            ("Ctrl+P", self.print.click),
            ("Ctrl+S", self.save.click),
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show(self, papers: Papers) -> None:
        self.papers = papers
        self.pages.show_pages(papers.sizes, keep_place=False)
        self.zoom_bar.show_page()
        self._let_use(True)
        self.shown.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.pages.say(refusal.reason)

    def _draw(self, page: int, scale: float) -> None:
        papers, pages = self.papers, self.pages
        if papers is None:
            return

        def drawn(_: Workplace) -> QImage | None:
            return papers.drawn(page, scale) if pages.wants(page, scale) else None

        self._bridge.ask(drawn, partial(self._put, page, scale))

    def _put(self, page: int, scale: float, image: QImage | None) -> None:
        if image is not None:
            self.pages.put(page, scale, image)

    def _ask_printer(self) -> None:
        printer = chosen_printer(self.pages.page_count, self, f"Печать: {self._title}")
        if printer is not None:
            self.print_on(printer)

    def _ask_path(self) -> None:
        suffix = Path(self._file_name).suffix.removeprefix(".")
        place = chosen_place(f"Сохранить: {self._title}", self._file_name, suffix, self)
        if place is not None:
            self.save_as(place)

    def _stop(self) -> None:
        if self._printing is not None:
            self._printing.stop()

    def _printed(self, whole: bool) -> None:
        self._printing = None
        self.stop.hide()
        self._let_use(True)
        self.state.setText("Отправлено на печать." if whole else "Печать прервана.")

    def _troubled(self, words: str) -> None:
        self._printing = None
        self.stop.hide()
        self.state.setText(words)
        self._let_use(self.papers is not None)

    def _let_use(self, use: bool) -> None:
        picture = self.papers is not None and self.papers.image is not None
        self.print.setVisible(not picture)
        self.print.setEnabled(use and self.papers is not None and not picture)
        self.save.setEnabled(use)
