"""After registration: the number in large type, its terms, the papers, late files, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import counted
from ui.registration.files import ScanOffers, files_in, paste
from ui.registration.pasted import forget_pasted
from ui.registration.terms_panel import TermsPanel
from ui.theme import tokens
from ui.widgets.flow import flowing
from ui.widgets.line import carries_files
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.slips import Paper
    from mcu_desktop.workplace.taking_in import TakenIn
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.registration.scans import Scans


class Result(QWidget):
    """What the citizen is told, and what goes home with him."""

    next_wanted = Signal()
    card_wanted = Signal(str)

    def __init__(self, bridge: Bridge, scans: Scans) -> None:
        super().__init__()
        self._bridge = bridge
        self._case = ""
        self._attached = 0
        self.number = label(role="number")
        self.number.setObjectName("result.number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.who = label("", "muted")
        self.left = label("", "warning")
        self.left.setObjectName("result.left")
        self.files = label("", "muted")
        self.files.setObjectName("result.files")
        self.offers = ScanOffers(scans, "result")
        self.terms = TermsPanel()
        self.next = button("Следующее (Enter)", "result.next", self.next_wanted.emit, role="main")
        self.stamp = button("Печать штампа… (F7)", "result.stamp", self.show_stamp)
        self.slip = button("Талон заявителю… (F8)", "result.slip", self.show_slip)
        self.attach = button("Приложить файл… (F10)", "result.attach", self.ask_files)
        self.card = button("Открыть карточку", "result.card", lambda: self.card_wanted.emit(self._case))
        self.copy = button("Копировать номер", "result.copy", self._copy)
        self.offers.wanted.connect(lambda path: self.put([path]))
        self.setFocusProxy(self.next)
        self.setAcceptDrops(True)
        self._lay_out()

    def show_case(self, taken: TakenIn, who: str, today: date) -> None:
        """Show a case that has just got its number."""
        registration = taken.registration
        self._case = registration.id
        self._attached = taken.attached
        self.number.setText(registration.number)
        self.number.setAccessibleName(f"Номер {registration.number}")
        self.who.setText(who)
        self.left.setText("\n".join(taken.left))
        self.left.setVisible(bool(taken.left))
        self._count_files()
        self.terms.show_clocks([clock for clock in registration.clocks if clock.running], today)
        self.next.setFocus()

    def put(self, paths: Sequence[Path]) -> None:
        """Attach files to the case that was registered, each an action of its own."""
        case, number = self._case, self.number.text()
        for path in paths:

            def attach(office: Workplace, path: Path = path) -> Changes:
                from mcu_desktop.domain.vocabulary import CaseId  # noqa: PLC0415 - loaded with the office

                changes = office.attach(CaseId(case), path)
                forget_pasted(office.store.home, [path])
                return changes

            said = f"Файл «{path.name}» приложен к делу № {number}."
            self._bridge.do(attach, said=said, done=lambda _: self._one_more(case))

    def ask_files(self) -> None:
        """Ask for files."""
        from ui.case.attachments import choose_files  # noqa: PLC0415 - when asked for

        self.put(choose_files(self))

    def paste(self) -> None:
        """Attach what lies in the clipboard."""
        paste(self._bridge, self.put)

    def show_stamp(self) -> None:
        """Show the stamp as it will print."""
        from mcu_desktop.workplace.slips import Paper  # noqa: PLC0415 - when asked for

        self._preview(Paper.STAMP)

    def show_slip(self) -> None:
        """Show the slip as it will print."""
        from mcu_desktop.workplace.slips import Paper  # noqa: PLC0415 - when asked for

        self._preview(Paper.SLIP)

    def _preview(self, which: Paper) -> None:
        from mcu_desktop.domain.vocabulary import CaseId  # noqa: PLC0415 - loaded with the office
        from mcu_desktop.workplace.slips import PAPER_NAMES, paper  # noqa: PLC0415 - when asked for
        from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415

        name, case = f"{PAPER_NAMES[which]} {self.number.text()}", CaseId(self._case)
        file_name = f"{name.replace('/', '-')}.pdf"
        Preview(
            self._bridge, name, lambda office: pdf_papers(paper(office, case, which)), file_name, self
        ).open()

    def _one_more(self, case: str) -> None:
        if case == self._case:
            self._attached += 1
            self._count_files()

    def _count_files(self) -> None:
        words = counted(self._attached, "файл приложен", "файла приложено", "файлов приложено")
        self.files.setText(f"{words}." if self._attached else "")
        self.files.setVisible(bool(self._attached))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(tokens.FORM_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(tokens.GAP, tokens.SECTION, tokens.GAP, tokens.SECTION)
        inside.setSpacing(tokens.UNIT)
        inside.addWidget(label("Зарегистрировано под номером", "muted"))
        for part in (self.number, self.who, self.files, self.left):
            inside.addWidget(part)
        inside.addSpacing(tokens.GAP)
        row = QWidget()
        across = flowing(row)
        for made in (self.next, self.stamp, self.slip, self.attach, self.card, self.copy):
            across.addWidget(made)
        inside.addWidget(row)
        inside.addWidget(self.offers)
        self.terms.setMaximumWidth(tokens.FORM_WIDTH)
        ground = QWidget()
        scroll = QScrollArea()
        scroll.setObjectName("result.scroll")
        scroll.setProperty("role", "form")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        lines = QVBoxLayout(ground)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        lines.setSpacing(tokens.GAP)
        lines.addWidget(card)
        lines.addWidget(self.terms)
        lines.addStretch()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.number.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus; Enter begins the next case."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            here = self.focusWidget()
            (here if isinstance(here, QAbstractButton) and here.isVisible() else self.next).click()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if carries_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files."""
        self.put(files_in(event.mimeData()))
        event.acceptProposedAction()
