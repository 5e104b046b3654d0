"""The note's place: a period, its pages as they will print, its figures, and the cases behind them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mcu_desktop.domain.notes.period import Period
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.workplace import Workplace
from ui.bridge import Bridge
from ui.note.actions import Actions
from ui.note.asking import chosen_path, sure_to_approve
from ui.note.behind import CasesBehind
from ui.note.figures import FigureLine, line_of
from ui.note.figures_list import FiguresPanel
from ui.note.period_bar import PeriodBar
from ui.note.proposals import Proposals
from ui.note.rewording import Rewording
from ui.note.saving import PAPERS, Paper, save
from ui.note.sheet import (
    UNFINISHED,
    Sheet,
    forget_proposals,
    keep_proposals,
    keep_words,
    kept_words,
    sheet,
    with_proposals,
)
from ui.paper.pages_view import PagesView
from ui.paper.pdf_pages import picture
from ui.paper.printer import chosen_printer
from ui.paper.printing import Printing
from ui.paper.zoom_bar import ZoomBar
from ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PAGES_SHARE, _SIDE_SHARE = 5, 3
_SIDE_LEAST = 264
_FIGURES_SHARE, _PROPOSALS_SHARE = 3, 1


class NotePlace(QWidget):
    """Shows one note at a time; everything long is asked in the worker."""

    title = "Записка"
    icon = "note"
    key = "note"
    keys = (
        ("Alt+Влево, Alt+Вправо", "Предыдущий, следующий период"),
        ("F2, F3, F4", "Страницы, показатели, предложения"),
        ("F5", "Править текст записки"),
        ("Влево, Вправо на страницах", "К соседнему показателю на странице"),
        ("Enter", "Открыть дела за показателем, затем карточку"),
        ("Esc, Alt+Влево", "От дел назад к тому же месту записки"),
        ("Ctrl+P", "Печать"),
        ("Ctrl+S", "Сохранить PDF"),
        ("Ctrl+Плюс, Ctrl+Минус", "Крупнее, мельче"),
    )
    open_case = Signal(str)
    shown = Signal()
    """The note that was asked for stands there."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sheet: Sheet | None = None
        self._asked = 0
        self._waiting_for: Period | None = None
        self._stale = True
        self._printing: Printing | None = None
        self._make()
        self._came_from: QWidget = self.figures.table
        self._lay_out()
        self._connect()

    @property
    def sheet(self) -> Sheet | None:
        """The note that stands there."""
        return self._sheet

    def refresh(self) -> None:
        """Write the note anew if something happened meanwhile."""
        self.proposals.flush()
        if self._stale:
            self._look_again()

    def leave(self) -> None:
        """Keep what was typed and not yet told."""
        self.proposals.flush()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that stand there."""
        if self._sheet is None:
            return
        self._printing = Printing(self._bridge, self._sheet, printer, self)
        self._printing.told.connect(self.toolbar.print_progress)
        self._printing.finished.connect(self._printed)
        self._printing.start()

    def save_as(self, paper: Paper, path: Path) -> None:
        """Save the note that stands there as a file."""
        if self._sheet is None:
            return
        written = self._sheet.written
        self.toolbar.wait_for(f"Сохраняю «{path.name}»…")
        self._bridge.ask(lambda office: save(office, written, paper, path), self._saved)

    def approve(self) -> None:
        """Freeze the note as it stands there; asking whether one is sure is done before."""
        if self._sheet is None or self._sheet.frozen_on:
            return
        before, proposals = self._sheet, self.proposals.take()
        self.toolbar.wait_for("Утверждаю записку…")
        self._bridge.do(
            lambda office: _frozen(office, before, proposals),
            said=f"Записка за {before.period.accusative} утверждена.",
            refused=self._refused,
        )

    def reword(self) -> None:
        """Ask for other words of a section."""
        if self._sheet is None or self._sheet.frozen_on is not None:
            return
        self.proposals.flush()
        period, office = self._sheet.period, self._bridge.workplace
        unfinished = kept_words(office, period, UNFINISHED)
        dialog = Rewording(self._sheet.written.note, kept_words(office, period), unfinished, self)
        dialog.written.connect(partial(self._keep_words, period))
        dialog.typed.connect(partial(self._keep_unfinished, period))
        dialog.open()

    def open_figure(self, line: FigureLine) -> None:
        """Show exactly the cases that a figure counts."""
        if self._sheet is None or line.figure is None:
            return
        figure = self._sheet.written.note.figures[line.figure]
        if not figure.cases:
            self.figures.hint.setText("За этим показателем нет ни одного дела.")
            return
        self._came_from = self.pages if self.pages.hasFocus() else self.figures.table
        period = self._sheet.period.title
        title = f"{line.name} – {line.value}"
        self.behind.show_cases(title, f"{period[:1].upper()}{period[1:]}", figure.cases)
        self._stack.setCurrentWidget(self.behind)
        self.behind.table.enter()

    def close_figure(self) -> None:
        """Go back to the note, to the place one came from."""
        self._stack.setCurrentWidget(self._note)
        self._came_from.setFocus()

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.period_bar = PeriodBar(
            self._bridge.workplace.today,
            lambda: self._bridge.workplace.office.administration.week_starts,
        )
        self.toolbar = Actions()
        self.pages = PagesView()
        self.zoom_bar = ZoomBar(self.pages)
        self.figures = FiguresPanel()
        self.proposals = Proposals()
        self.behind = CasesBehind(self._bridge)

    def _lay_out(self) -> None:
        self._note = QWidget()
        page = QVBoxLayout(self._note)
        page.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        page.setSpacing(tokens.UNIT)
        page.addWidget(self.period_bar)
        page.addWidget(self.toolbar)
        page.addWidget(self._beside(), stretch=1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._note)
        self._stack.addWidget(self.behind)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.pages)

    def _beside(self) -> QSplitter:
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, tokens.UNIT, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.zoom_bar)
        lines.addWidget(self.pages, stretch=1)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.figures)
        right.addWidget(self.proposals)
        right.setStretchFactor(0, _FIGURES_SHARE)
        right.setStretchFactor(1, _PROPOSALS_SHARE)
        right.setMinimumWidth(_SIDE_LEAST)
        self.figures.setContentsMargins(tokens.UNIT, 0, 0, tokens.UNIT)
        self.proposals.setContentsMargins(tokens.UNIT, tokens.UNIT, 0, 0)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(right)
        both.setStretchFactor(0, _PAGES_SHARE)
        both.setStretchFactor(1, _SIDE_SHARE)
        return both

    def _connect(self) -> None:
        self.period_bar.chosen.connect(self._choose)
        self.toolbar.printing.connect(self._ask_printer)
        self.toolbar.saving.connect(self._ask_path)
        self.toolbar.approving.connect(self._ask_whether_sure)
        self.toolbar.stopping.connect(self._stop_printing)
        self.pages.wanted.connect(self._draw)
        self.pages.chosen.connect(self.figures.table.choose)
        self.pages.picked.connect(self._open_picked)
        self.figures.opened.connect(self.open_figure)
        self.proposals.written.connect(self._reword)
        self.proposals.kept.connect(self._keep_proposals)
        self.proposals.rewording.connect(self.reword)
        self.behind.left.connect(self.close_figure)
        self.behind.open_case.connect(self.open_case)
        self._bridge.changed.connect(self._changed)
        self._bridge.troubled.connect(self._troubled)
        for keys, act in (
            ("Alt+Left", self.period_bar.back),
            ("Alt+Right", self.period_bar.forward),
            ("F2", self.pages.setFocus),
            ("F3", self.figures.table.setFocus),
            ("F4", self.proposals.field.setFocus),
            ("F5", self.reword),
            ("Ctrl+P", self.toolbar.print.click),
            ("Ctrl+S", partial(self._ask_path, PAPERS[0])),
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
        ):
            shortcut = QShortcut(
                QKeySequence(keys), self._note, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(act)

    def _open_picked(self, figure: str) -> None:
        if self._sheet is not None:
            self.figures.table.choose(figure)
            self.open_figure(line_of(self._sheet.written.note, figure))

    def _choose(self, _period: Period) -> None:
        self.proposals.flush()
        self._ask()

    def _changed(self, _changes: Changes) -> None:
        self._stale = True
        if self.isVisible() and self._printing is None:
            self._look_again()

    def _look_again(self) -> None:
        """Write the note anew; where the office begins its week otherwise now, that of the new week."""
        if self._sheet is None or self._sheet.frozen_on is None:
            self.period_bar.align()
        if self._stale:
            self._ask()

    def _ask(self) -> None:
        """Ask for the note of the chosen period; changes that come meanwhile are asked for once, after it."""
        period = self.period_bar.period
        if self._waiting_for == period:
            self._stale = True
            return
        self._stale, self._waiting_for = False, period
        if self._sheet is None or self._sheet.period != period:
            self._sheet = None
            self.pages.say(f"Считаю записку за {period.accusative}…")
            self.figures.show_figures(())
            self.proposals.wait()
        self.toolbar.wait_for("Считаю показатели…")
        asked = self._next()
        self._bridge.ask(
            lambda office: sheet(office, period),
            partial(self._show, asked),
            refused=partial(self._show_refusal, asked),
        )

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _show(self, asked: int, sheet: Sheet) -> None:
        if asked != self._asked:
            return
        self._waiting_for = None
        same = self._sheet is not None and self._sheet.period == sheet.period
        self._sheet = sheet
        self.proposals.show_text(sheet.proposals, frozen=sheet.frozen_on is not None)
        self.figures.show_figures(sheet.figures)
        self.pages.show_pages(sheet.sizes, keep_place=same, spots=sheet.spots)
        self.pages.setAccessibleDescription("\n".join(sheet.written.note.text))
        self.zoom_bar.show_page()
        self.toolbar.show_state(sheet)
        self.shown.emit()
        if self._stale:
            self._ask()

    def _show_refusal(self, asked: int, refusal: Refusal) -> None:
        if asked == self._asked:
            self._waiting_for = None
            self.pages.say(refusal.reason)
            self.toolbar.wait_for("")

    def _refused(self, refusal: Refusal) -> None:
        self._bridge.refused.emit(refusal)
        self._ask()

    def _troubled(self) -> None:
        """Let what was asked for be asked for again; the window says what the trouble is."""
        self._waiting_for, self._printing = None, None
        if self._sheet is not None:
            self.toolbar.show_state(self._sheet)
        else:
            self.toolbar.wait_for("")

    def _reword(self, text: str) -> None:
        before = self._sheet
        if before is None or before.frozen_on is not None:
            return
        if self._waiting_for is not None:
            self._stale = True
            self._keep_proposals(text)
            return
        self._bridge.ask(
            lambda office: with_proposals(office, before, text), partial(self._show, self._next())
        )

    def _keep_words(self, period: Period, section: str, text: str) -> None:
        def kept(_: None) -> None:
            self._stale = True
            self._ask()

        self._bridge.ask(lambda office: keep_words(office, period, section, text), kept)

    def _keep_unfinished(self, period: Period, section: str, text: str) -> None:
        self._bridge.ask(lambda office: keep_words(office, period, section, text, UNFINISHED), lambda _: None)

    def _keep_proposals(self, text: str) -> None:
        if self._sheet is not None and self._sheet.frozen_on is None:
            period = self._sheet.period
            self._bridge.ask(lambda office: keep_proposals(office, period, text), lambda _: None)

    def _draw(self, page: int, scale: float) -> None:
        if self._sheet is None:
            return
        pdf, pages = self._sheet.pdf, self.pages

        def drawn(_: Workplace) -> QImage | None:
            return picture(pdf, page, scale) if pages.wants(page, scale) else None

        def put(image: QImage | None) -> None:
            if image is not None and self._sheet is not None and self._sheet.pdf is pdf:
                pages.put(page, scale, image)

        self._bridge.ask(drawn, put)

    def _ask_printer(self) -> None:
        printer = chosen_printer(self.pages.page_count, self, "Печать записки")
        if printer is not None:
            self.print_on(printer)

    def _printed(self, whole: bool) -> None:
        self._printing = None
        if self._sheet is not None:
            self.toolbar.show_state(self._sheet)
        self.toolbar.say("Записка отправлена на печать." if whole else "Печать прервана.")
        if self._stale:
            self._ask()

    def _stop_printing(self) -> None:
        if self._printing is not None:
            self._printing.stop()

    def _ask_path(self, paper: Paper) -> None:
        path = chosen_path(self._sheet.period, paper, self) if self._sheet is not None else None
        if path is not None:
            self.save_as(paper, path)

    def _saved(self, path: Path) -> None:
        if self._sheet is not None:
            self.toolbar.show_state(self._sheet)
        self.toolbar.say(f"Сохранено: {path}")

    def _ask_whether_sure(self) -> None:
        if self._sheet is not None and sure_to_approve(self._sheet, self):
            self.approve()

    def showEvent(self, event: QShowEvent) -> None:
        """Write the note when it is first looked at."""
        super().showEvent(event)
        if self._stale:
            self._ask()


def _frozen(office: Workplace, before: Sheet, proposals: str) -> Changes:
    from mcu_desktop.workplace import notes  # noqa: PLC0415 - what counts is loaded in the worker

    last = with_proposals(office, before, proposals)
    _, changes = notes.freeze(office, last.written)
    forget_proposals(office, before.period)
    return changes
