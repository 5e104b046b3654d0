"""What becomes of the report that stands there: printed, saved; what leaves is judged first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mcu_desktop.whole_file import written_whole
from mcu_desktop.workplace.reporting import file_of, take
from ui.figures.papers import PAPERS, Paper
from ui.figures.spans import file_name
from ui.paper.asking_place import chosen_place
from ui.paper.printer import chosen_printer
from ui.paper.printing import Printing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from mcu_desktop.problems import Refusal
    from ui.bridge import Bridge
    from ui.reports.drawing import Drawer
    from ui.reports.page import ReportsPage
    from ui.reports.sheet import Sheet


class Issuing(QObject):
    """Asks what has to be asked, and says on the page how far it is."""

    def __init__(
        self, bridge: Bridge, page: ReportsPage, drawer: Drawer, sheet: Callable[[], Sheet | None]
    ) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self._drawer = drawer
        self._sheet = sheet
        self.job: Printing | None = None
        """What is being printed."""
        page.bar.printing.connect(self.ask_printer)
        page.bar.saving.connect(self.ask_place)

    def ask_printer(self) -> None:
        """Print on a printer that the person chooses."""
        if self._sheet() is None:
            return
        printer = chosen_printer(self._page.pages.page_count, self._page, "Печать отчёта")
        if printer is not None:
            self.print_on(printer)

    def ask_place(self, paper: Paper = PAPERS[0]) -> None:
        """Save where the person chooses."""
        sheet = self._sheet()
        if sheet is None or not self._page.bar.save.isEnabled():
            return
        name = f"{sheet.written.report.title} {file_name(sheet.written.asked.period)}.{paper.suffix}"
        place = chosen_place("Сохранить отчёт", name, paper.suffix, self._page)
        if place is not None:
            self.save_as(paper, place)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that stand there."""
        sheet = self._sheet()
        if sheet is not None:
            self._page.bar.wait_for("Начинаю печать…")
            self._bridge.ask(
                lambda office: take(office, sheet.written, "печать"),
                lambda _: self._begin_printing(sheet, printer),
                refused=self._refused,
            )

    def save_as(self, paper: Paper, place: Path) -> None:
        """Save the report that stands there as a file."""
        sheet = self._sheet()
        if sheet is not None:
            self._page.bar.wait_for(f"Сохраняю «{place.name}»…", stoppable=True)
            self._bridge.ask(
                lambda office: take(office, sheet.written, paper.suffix),
                lambda _: self._draw(sheet, paper, place),
                refused=self._refused,
            )

    def stop(self) -> None:
        """Leave the rest unprinted."""
        if self.job is not None:
            self.job.stop()

    def _draw(self, sheet: Sheet, paper: Paper, place: Path) -> None:
        if paper.suffix == "pdf":
            self._write(place, sheet.pdf)
            return
        report = sheet.written.report
        self._drawer.draw(lambda _went: file_of(report, paper.suffix), partial(self._write, place))

    def _write(self, place: Path, content: bytes) -> None:
        self._bridge.ask(
            lambda _: written_whole(place, content), lambda kept: self._done(f"Сохранено: {kept}")
        )

    def _begin_printing(self, sheet: Sheet, printer: QPrinter) -> None:
        self.job = Printing(self._bridge, sheet, printer, self)
        self.job.told.connect(partial(self._page.bar.wait_for, stoppable=True))
        self.job.finished.connect(self._printed)
        self.job.start()

    def _printed(self, whole: bool) -> None:
        self.job = None
        self._done("Отчёт отправлен на печать." if whole else "Печать прервана.")

    def _done(self, words: str) -> None:
        self._page.bar.be_ready(words)

    def _refused(self, refusal: Refusal) -> None:
        self._page.bar.be_ready("")
        self._bridge.refused.emit(refusal)
