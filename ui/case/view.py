"""A case on one sheet beside its commands; looks again when the case is touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import case_paper
from mcu_desktop.workplace.citizens import related
from mcu_desktop.workplace.exchange.files import absent
from ui.case import sections
from ui.case.attachments import attach_all, attachments, choose_files, look_at
from ui.case.commands import CommandButtons
from ui.case.doing import begin
from ui.case.guests.section import ask_organisation, commissions, take_answer
from ui.case.portal import portal
from ui.case.readers import readers
from ui.case.related import RelatedCases
from ui.case.sheet_page import SheetPage
from ui.case.signing_section import orders, signing
from ui.case.terms import terms
from ui.case.together import together
from ui.theme.tokens import GAP, SECTION, UNIT
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.sheet import CaseSheet
    from ui.bridge import Bridge
    from ui.case.offers.offer import Offer

_MINUTE_MS = 60_000
_NARROW = 760
"""A sheet beside its commands needs as much; with less room either is shown."""


class CaseView(QWidget):
    """Everything of one case."""

    open_case = Signal(str)
    """Another case is wanted from this one."""
    settle_wanted = Signal(str)
    """What several wrote of this case at once is to be settled."""
    shared = Signal()
    """The room was shared anew between sheet and commands."""

    def __init__(self, bridge: Bridge, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sheet: CaseSheet | None = None
        self._absent: tuple[str, ...] = ()
        self._opened: set[str] = set()
        self._turned = False
        self._make()
        self._lay_out()
        self._connect()
        self.show_case(case_id)

    @property
    def case_id(self) -> str:
        """The case that is shown."""
        return self._id

    @property
    def sheet(self) -> CaseSheet | None:
        """The case as it is shown."""
        return self._sheet

    @property
    def complete(self) -> bool:
        """Every part of the sheet stands there, and every command."""
        return self.page.complete and self.commands.complete

    @property
    def narrow(self) -> bool:
        """There is room for the sheet or for the commands, not for both."""
        return self.width() < _NARROW

    def show_case(self, case_id: str) -> None:
        """Show this case instead of the one before."""
        self._id = CaseId(case_id)
        self._sheet = None
        self._opened.clear()
        self._turned = False
        self.refresh()
        self._share_room()

    def turn(self) -> None:
        """Show the commands instead of the sheet, or the sheet again."""
        self._turned = not self._turned
        self._share_room()
        (self.side if self._turned else self.page).setFocus()

    def refresh(self) -> None:
        """Read the case again; what looks the same is not touched."""
        try:
            sheet = self._bridge.workplace.read(self._id)
        except Refusal as refusal:
            self._bridge.refused.emit(refusal)
            if self._sheet is None:
                self.page.clear()
            return
        missing = absent(self._bridge.workplace.store, sheet.case)
        if (sheet, missing) == (self._sheet, self._absent):
            return
        show = self.page.begin if self._sheet is None else self.page.renew
        self._sheet, self._absent = sheet, missing
        self.commands.show_sheet(sheet)
        self.side.setFixedWidth(self.commands.room + SECTION)
        show(self._parts(sheet))

    def preview(self) -> None:
        """Show the card as it will print."""
        if self._sheet is None:
            return
        from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415 - the reader of PDF, when needed

        id_, number = self._id, self._sheet.case.number
        Preview(
            self._bridge,
            f"Карточка № {number}",
            lambda office: pdf_papers(case_paper.pages(office, id_)),
            f"Карточка {number.replace('/', '-')}.pdf",
            self,
        ).open()

    def attach(self, files: Iterable[Path]) -> None:
        """Put files to the case."""
        if self._sheet is not None:
            attach_all(self._bridge, self._sheet.case, files)

    def _make(self) -> None:
        self.setObjectName("case.view")
        self.setAcceptDrops(True)
        self.commands = CommandButtons(self._bridge, self)
        self.side = QScrollArea()
        self.side.setObjectName("case.side")
        self.side.setWidgetResizable(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(self.commands)
        self.page = SheetPage()
        self.setFocusProxy(self.page)
        self._minute = QTimer(self, interval=_MINUTE_MS)

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(GAP, UNIT, GAP, GAP)
        columns.setSpacing(GAP)
        columns.addWidget(self.page, 1)
        columns.addWidget(self.side)

    def _connect(self) -> None:
        self.commands.asked.connect(self._begin)
        self.commands.completed.connect(self._walk_on)
        self.page.whole.connect(self._walk_on)
        self.commands.commission_asked.connect(self._ask_organisation)
        self.commands.answer_asked.connect(self._take_answer)
        self.commands.papers_asked.connect(self._show_papers)
        on_keys(self, {"Shift+F5": self._ask_organisation, "Shift+F6": self._take_answer})
        self._bridge.changed.connect(self._changed)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def _parts(self, sheet: CaseSheet) -> Iterator[QWidget]:
        """Make the parts of the sheet, a step each."""
        office, case = self._bridge.workplace, sheet.case
        yield sections.head(sheet, office, lambda: self.settle_wanted.emit(self._id))
        yield sections.applicants(case, sheet.unsettled)
        yield sections.text(case, sheet.unsettled)
        yield from sections.questions(case, office, sheet.unsettled)
        yield from _told(signing(case, office))
        yield from _told(orders(case, office))
        yield terms(sheet, office, self._opened)
        yield from attachments(
            self._bridge,
            case,
            self._absent,
            self._choose_files,
            lambda file: look_at(self._bridge, self._id, file, self),
        )
        yield from _told(commissions(self._bridge, case, self))
        yield from _told(self._together(case))
        yield self._related()
        yield from _told(portal(self._bridge, case))
        yield from sections.history(sheet.history)
        yield from _told(readers(self._bridge, self._id))

    def _together(self, case: Case) -> QWidget | None:
        others = together(self._bridge, case)
        if others is not None:
            others.asked.connect(self.open_case)
        return others

    def _related(self) -> QWidget:
        shown, id_ = RelatedCases(), self._id
        shown.asked.connect(self.open_case)
        self._bridge.ask(lambda office: related(office, id_), shown.show_cases)
        return shown

    def _walk_on(self) -> None:
        """Let Tab go through the sheet first, then through the commands beside it."""
        sheet = self.page.widget()
        if sheet is None:
            return
        before: QWidget = self.page
        for one in (*sheet.findChildren(QWidget), *self.commands.stops):
            ours = one.window() is self.window()  # a list or a dialog that a part opened is walked by itself
            if ours and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, one)
                before = one

    def _begin(self, offer: Offer) -> None:
        if self._sheet is not None:
            begin(self._bridge, offer, self._sheet.case, self)

    def _ask_organisation(self) -> None:
        if self._sheet is not None:
            ask_organisation(self._bridge, self._sheet.case, self)

    def _take_answer(self) -> None:
        take_answer(self._bridge, self)

    def _show_papers(self) -> None:
        if self._sheet is None:
            return
        from ui.case.papers.dialog import PapersDialog  # noqa: PLC0415 - the reader of PDF, when needed

        PapersDialog(self._bridge, self._sheet.case, self).open()

    def _choose_files(self) -> None:
        self.attach(choose_files(self))

    def _changed(self, changes: Changes) -> None:
        if not changes.streams or any(stream.id == self._id for stream in changes.streams):
            self.refresh()

    def _tick(self) -> None:
        if self._sheet is not None and self.isVisible():
            self.page.renew(self._parts(self._sheet))

    def _share_room(self) -> None:
        self.page.setVisible(not (self.narrow and self._turned))
        self.side.setVisible(self._sheet is not None and (not self.narrow or self._turned))
        self.shared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._share_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dropped files to the case."""
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


def _told(part: QWidget | None) -> Iterator[QWidget]:
    """Give a part unless there is nothing to tell."""
    if part is not None:
        yield part
