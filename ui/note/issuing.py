"""What becomes of the note that stands there: printed, saved as a file, approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.note.asking import chosen_path, sure_to_approve
from ui.note.saving import save
from ui.note.sheet import forget_proposals, with_proposals
from ui.paper.printer import chosen_printer
from ui.paper.printing import Printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.figures.papers import Paper
    from ui.note.page import NotePage
    from ui.note.sheet import Sheet


class Issuing(QObject):
    """Asks what has to be asked, does it in the worker, and says on the page how far it is."""

    printed = Signal()
    """A print job has ended, whole or not."""
    refused = Signal()
    """The note was not approved: what stands there may be out of date."""

    def __init__(self, bridge: Bridge, page: NotePage, sheet: Callable[[], Sheet | None]) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self._sheet = sheet
        self.job: Printing | None = None
        """What is being printed."""
        page.toolbar.printing.connect(self.ask_printer)
        page.toolbar.saving.connect(self.ask_path)
        page.toolbar.approving.connect(self.ask_whether_sure)
        page.toolbar.stopping.connect(self._stop)

    def ask_printer(self) -> None:
        """Print on a printer that the person chooses."""
        printer = chosen_printer(self._page.pages.page_count, self._page, "Печать записки")
        if printer is not None:
            self.print_on(printer)

    def ask_path(self, paper: Paper) -> None:
        """Save where the person chooses."""
        sheet = self._sheet()
        path = chosen_path(sheet.period, paper, self._page) if sheet is not None else None
        if path is not None:
            self.save_as(paper, path)

    def ask_whether_sure(self) -> None:
        """Approve if the person is sure: it cannot be undone."""
        sheet = self._sheet()
        if sheet is not None and sure_to_approve(sheet, self._page):
            self.approve()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that stand there."""
        sheet = self._sheet()
        if sheet is None:
            return
        self.job = Printing(self._bridge, sheet, printer, self)
        self.job.told.connect(self._page.toolbar.print_progress)
        self.job.finished.connect(self._printed)
        self.job.start()

    def save_as(self, paper: Paper, path: Path) -> None:
        """Save the note that stands there as a file."""
        sheet = self._sheet()
        if sheet is None:
            return
        written = sheet.written
        self._page.toolbar.wait_for(f"Сохраняю «{path.name}»…")
        self._bridge.ask(lambda office: save(office, written, paper, path), self._saved)

    def approve(self) -> None:
        """Freeze the note as it stands there; asking whether one is sure is done before."""
        before = self._sheet()
        if before is None or before.frozen_on:
            return
        proposals = self._page.proposals.take()
        self._page.toolbar.wait_for("Утверждаю записку…")
        self._bridge.do(
            lambda office: _frozen(office, before, proposals),
            said=f"Записка за {before.period.accusative} утверждена.",
            refused=self._refused,
        )

    def give_up(self) -> None:
        """Wait for no printer any longer; the window says what the trouble is."""
        self.job = None

    def _stop(self) -> None:
        if self.job is not None:
            self.job.stop()

    def _printed(self, whole: bool) -> None:
        self.job = None
        self._say("Записка отправлена на печать." if whole else "Печать прервана.")
        self.printed.emit()

    def _saved(self, path: Path) -> None:
        self._say(f"Сохранено: {path}")

    def _say(self, words: str) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self._page.toolbar.show_state(sheet)
        self._page.toolbar.say(words)

    def _refused(self, refusal: Refusal) -> None:
        self._bridge.refused.emit(refusal)
        self.refused.emit()


def _frozen(office: Workplace, before: Sheet, proposals: str) -> Changes:
    from mcu_desktop.workplace import notes  # noqa: PLC0415 - what counts is loaded in the worker

    last = with_proposals(office, before, proposals)
    _, changes = notes.freeze(office, last.written)
    forget_proposals(office, before.period)
    return changes
