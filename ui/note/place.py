"""The note's place: a period, its pages as they will print, its figures, and the cases behind them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import FrozenNote
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.changes import Changes
from ui.figures.behind import CasesBehind
from ui.figures.lines import FigureLine
from ui.figures.papers import PAPERS
from ui.note.figures import line_of
from ui.note.issuing import Issuing
from ui.note.other_words import OtherWords
from ui.note.page import NotePage
from ui.note.sheet import Sheet, keep_proposals, sheet, with_proposals
from ui.paper.pdf_pages import picture
from ui.widgets.allowed import Allowed, press
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QShowEvent

    from mcu_desktop.domain.notes.period import Period
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_APPROVED = "Записка утверждена: слова в ней больше не меняются."


class NotePlace(QWidget):
    """Shows one note at a time; everything long is asked in the worker."""

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

    def reword(self) -> None:
        """Ask for other words of a section."""
        if self._sheet is None:
            return
        if fixed := self._fixed(self._sheet):
            self._bridge.refused.emit(Refusal(fixed))
            return
        self.proposals.flush()
        self._other_words.ask(self._sheet)

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
        self._stack.setCurrentWidget(self._page)
        self._came_from.setFocus()

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self._page = NotePage(self._bridge.workplace)
        self.period_bar, self.toolbar = self._page.period_bar, self._page.toolbar
        Allowed(self._bridge, self, (self.toolbar.print, self.toolbar.save), Export.NOTE_PAPER)
        Allowed(self._bridge, self, (self.toolbar.approve,), FrozenNote)
        Allowed(self._bridge, self, (self._page.proposals.reword,), None)
        self.pages, self.zoom_bar = self._page.pages, self._page.zoom_bar
        self.figures, self.proposals = self._page.figures, self._page.proposals
        self.behind = CasesBehind(self._bridge)
        self.issuing = Issuing(self._bridge, self._page, lambda: self._sheet)
        self._other_words = OtherWords(self._bridge, self)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.behind)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        self.period_bar.chosen.connect(self._choose)
        self.issuing.printed.connect(self._ask_if_stale)
        self.issuing.refused.connect(self._ask)
        self._other_words.kept.connect(self._ask_anew)
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
        save_pdf = partial(self.issuing.ask_path, PAPERS[0])
        on_keys(
            self._page,
            {
                "Alt+Left": self.period_bar.back,
                "Alt+Right": self.period_bar.forward,
                "F2": self.pages.setFocus,
                "F3": self.figures.table.setFocus,
                "F4": self.proposals.field.setFocus,
                "F5": self.reword,
                "Ctrl+P": partial(press, self._bridge, self.toolbar.print),
                "Ctrl+S": partial(press, self._bridge, self.toolbar.save, save_pdf),
                "Ctrl++": self.pages.zoom_in,
                "Ctrl+=": self.pages.zoom_in,
                "Ctrl+-": self.pages.zoom_out,
            },
        )

    def _open_picked(self, figure: str) -> None:
        if self._sheet is not None:
            self.figures.table.choose(figure)
            self.open_figure(line_of(self._sheet.written.note, figure))

    def _choose(self, _period: Period) -> None:
        self.proposals.flush()
        self._ask()

    def _changed(self, _changes: Changes) -> None:
        self._stale = True
        if self.isVisible() and self.issuing.job is None:
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

    def _ask_anew(self) -> None:
        self._stale = True
        self._ask()

    def _ask_if_stale(self) -> None:
        if self._stale:
            self._ask()

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _show(self, asked: int, sheet: Sheet) -> None:
        if asked != self._asked:
            return
        self._waiting_for = None
        same = self._sheet is not None and self._sheet.period == sheet.period
        self._sheet = sheet
        self.proposals.show_text(sheet.proposals, fixed=self._fixed(sheet))
        self.figures.show_figures(sheet.figures)
        self.pages.show_pages(sheet.sizes, keep_place=same, spots=sheet.spots)
        self.pages.setAccessibleDescription("\n".join(sheet.written.note.text))
        self.zoom_bar.show_page()
        self.toolbar.show_state(sheet)
        self.shown.emit()
        self._ask_if_stale()

    def _show_refusal(self, asked: int, refusal: Refusal) -> None:
        if asked == self._asked:
            self._waiting_for = None
            self.pages.say(refusal.reason)
            self.toolbar.wait_for("")

    def _troubled(self) -> None:
        """Let what was asked for be asked for again; the window says what the trouble is."""
        self._waiting_for = None
        self.issuing.give_up()
        if self._sheet is not None:
            self.toolbar.show_state(self._sheet)
        else:
            self.toolbar.wait_for("")

    def _reword(self, text: str) -> None:
        before = self._sheet
        if before is None or self._fixed(before):
            return
        if self._waiting_for is not None:
            self._stale = True
            self._keep_proposals(text)
            return
        self._bridge.ask(
            lambda office: with_proposals(office, before, text), partial(self._show, self._next())
        )

    def _keep_proposals(self, text: str) -> None:
        if self._sheet is not None and not self._fixed(self._sheet):
            period = self._sheet.period
            self._bridge.ask(lambda office: keep_proposals(office, period, text), lambda _: None)

    def _fixed(self, sheet: Sheet) -> str:
        """Say why no words of a note can be changed; nothing where they can."""
        return _APPROVED if sheet.frozen_on else self._bridge.workplace.store.past or ""

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

    def showEvent(self, event: QShowEvent) -> None:
        """Write the note when it is first looked at."""
        super().showEvent(event)
        self._ask_if_stale()
