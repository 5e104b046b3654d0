"""The journal of receptions: of a day or of some days, looked at, printed, saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole
from mcu_desktop.workplace.reception.papers import Kind, journal, save_journal
from ui.paper.asking_place import chosen_place
from ui.paper.preview import Preview, pdf_papers
from ui.theme import tokens
from ui.widgets.dates import DayEdit, russian
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import Field, choice_field, compact
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from datetime import date

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_EVERYBODY = "Все, кто ведёт приём"


class JournalDialog(QDialog):
    """Asks which days and whose."""

    def __init__(self, bridge: Bridge, whom: CardId | None, title: str, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("journal")
        self.setWindowTitle("Журнал личного приёма")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        today = bridge.workplace.today
        self._days = {name: DayEdit(today, empty_means="дд.мм.гггг") for name in ("first", "last")}
        self.first = Field("first", "С дня", self._days["first"])
        self.last = Field("last", "По день", self._days["last"])
        self.whom = choice_field("whom", "Чей приём", [(whom or "", title), ("", _EVERYBODY)])
        for edit in self._days.values():
            edit.setText(russian(on))
        self.state = label("", "muted")
        self.look = button("Посмотреть и напечатать…", "journal.look", self.show_pages, role="main")
        self.document = button("DOCX…", "journal.docx", lambda: self._save(Kind.DOCX))
        self.workbook = button("XLSX…", "journal.xlsx", lambda: self._save(Kind.XLSX))
        self.leave = button("Закрыть", "journal.leave", self.reject)
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label(self.windowTitle(), "heading"))
        for field in (self.first, self.last, self.whom):
            lines.addWidget(compact(field))
        lines.addWidget(self.state)
        lines.addStretch()
        answers = (self.leave, self.workbook, self.document, self.look)
        lay_out_dialog(self, page, answers, tokens.FORM_WIDTH * 5 // 8)
        self.look.setFocus()

    def show_pages(self) -> None:
        """Show the journal as it will print."""
        asked = self._asked()
        if asked:
            first, last, whom = asked
            Preview(
                self._bridge,
                "Журнал личного приёма",
                lambda office: pdf_papers(journal(office, first, last, whom)),
                f"Журнал личного приёма {first:%Y-%m-%d}.pdf",
                self,
            ).open()

    def save_as(self, path: Path, kind: Kind) -> None:
        """Write the journal to a file."""
        asked = self._asked()
        if asked:
            self._bridge.ask(
                lambda office: _written(office, path, kind, *asked),
                lambda kept: self.state.setText(f"Сохранено: {kept}."),
                refused=lambda refusal: self.state.setText(refusal.reason),
            )

    def _save(self, kind: Kind) -> None:
        place = chosen_place("Сохранить журнал", f"Журнал личного приёма.{kind}", kind, self)
        if place is not None:
            self.save_as(place, kind)

    def _asked(self) -> tuple[date, date, CardId | None] | None:
        today = self._bridge.workplace.today()
        try:
            first, last = (edit.day(name) or today for name, edit in self._days.items())
        except Refusal as refusal:
            (self.first if refusal.field == "first" else self.last).complain(refusal.reason)
            return None
        if last < first:
            self.last.complain("Последний день раньше первого.")
            return None
        whom = self.whom.value()
        return first, last, CardId(whom) if whom else None


def _written(office: Workplace, path: Path, kind: Kind, first: date, last: date, whom: CardId | None) -> Path:
    if kind is Kind.DOCX:
        return written_whole(path, journal(office, first, last, whom, kind))
    save_journal(office, path, first, last, whom)
    return path
