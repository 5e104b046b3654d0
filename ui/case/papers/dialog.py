"""The papers of a case: which one, what it says besides what the case knows, its sheets, its issue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole
from mcu_desktop.workplace import papers
from ui.case.editors import TYPED, Chosen, Day
from ui.case.form_draft import FormDraft
from ui.case.papers import asking
from ui.case.papers.sheets import SheetsView
from ui.case.several import Several
from ui.paper.asking_place import documents
from ui.theme import tokens
from ui.widgets.text import button, give, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.papers.drawing import Paper
    from mcu_desktop.papers.wish import Wish
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.papers import Possible
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_SHARE = 0.9
"""Of the window beneath."""
_LIST, _FORM, _SHEETS = 300, 360, 560
_PAUSE_MS = 350
"""The sheets are drawn anew when typing rests."""
_PAPER = Qt.ItemDataRole.UserRole


class PapersDialog(QDialog):
    """A list of the papers, the fields of the chosen one, and its sheets, which follow what is typed."""

    def __init__(self, bridge: Bridge, case: Case, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("papers")
        self.setWindowTitle(f"Бумаги дела № {case.number}")
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._case = case
        self._paper: Possible | None = None
        self._wish: Wish | None = None
        self._draft: FormDraft | None = None
        self.editors: dict[str, QWidget] = {}
        self._make()
        self._lay_out()
        self._connect()
        self._fill()

    def wish(self) -> Wish:
        """Give the paper as it is filled in, or refuse what cannot be read."""
        assert self._wish is not None
        return asking.wished(self._bridge.workplace, self._wish, self.editors)

    def issue(self) -> None:
        """Register the paper: its numbers, its files in the case."""
        if self._paper is None:
            return
        if self._paper.why_not:
            self._complain(Refusal(f"{self._paper.why_not.rstrip('.')}. Пока это только проект."))
            return
        wish = self._filled_in()
        if wish is None:
            return
        self._let_use(use=False)
        id_, title = self._case.id, self._paper.title

        def act(office: Workplace) -> Changes:
            return papers.issue(office, id_, wish).changes

        self._bridge.do(
            act,
            said=f"{title} по делу № {self._case.number}: бумага зарегистрирована, файлы в деле.",
            done=lambda _: self._issued(),
            refused=self._complain,
        )

    def save_draft(self, folder: Path) -> None:
        """Write the sheets as DOCX and PDF, without numbers."""
        wish = self._filled_in()
        if wish is None:
            return
        case = self._case

        def write(office: Workplace) -> int:
            drawn = papers.draft(office, case.id, wish)
            for one in drawn.sheets:
                written_whole(folder / papers.file_name(one, case, "docx"), one.document)
                written_whole(folder / papers.file_name(one, case, "pdf"), one.pages)
            return 2 * len(drawn.sheets)

        self._bridge.ask(
            write, lambda files: self.state.setText(f"Файлов сохранено: {files}."), refused=self._complain
        )

    # ------------------------------------------------------------------ inside

    def _filled_in(self) -> Wish | None:
        """Give the paper as it is filled in; what cannot be read is said, and there is none."""
        try:
            return self.wish()
        except Refusal as refusal:
            self._complain(refusal)
            return None

    def _make(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("papers.list")
        self.list.setAccessibleName("Какая бумага")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heading = label("", "heading")
        self.reason = label("", "warning")
        self.restored = label("Восстановлен черновик: вы уже начинали это писать.", "caption")
        self.complaint = label(role="complaint")
        self.complaint.setObjectName("papers.complaint")
        self.warnings = label("", "warning")
        self.warnings.setObjectName("papers.warnings")
        self.state = label("", "muted")
        self.sheets = SheetsView(self._bridge)
        self.fields = QScrollArea()
        self.fields.setObjectName("papers.fields")
        self.fields.setWidgetResizable(True)
        self.fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ok = button("Зарегистрировать", "papers.ok", self.issue, role="main")
        self.ok.setToolTip("Дать исходящий номер и приложить к делу (Ctrl+Enter)")
        self.save = button("Сохранить проект…", "papers.save", self._ask_folder)
        self.save.setToolTip("DOCX и PDF без номера (Ctrl+S)")
        self.leave = button("Закрыть", "papers.leave", self.reject)
        self.leave.setToolTip("Закрыть (Esc)")
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        for one in (self.reason, self.restored, self.complaint, self.warnings):
            one.hide()

    def _lay_out(self) -> None:
        middle = QWidget()
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(tokens.UNIT, 0, tokens.UNIT, 0)
        lines.setSpacing(tokens.UNIT)
        for part in (self.heading, self.reason, self.restored):
            lines.addWidget(part)
        lines.addWidget(self.fields, 1)
        for part in (self.complaint, self.warnings):
            lines.addWidget(part)
        beside = QSplitter()
        beside.setChildrenCollapsible(False)
        for one, width in ((self.list, _LIST), (middle, _FORM), (self.sheets, _SHEETS)):
            one.setMinimumWidth(width // 2)
            beside.addWidget(one)
        beside.setSizes([_LIST, _FORM, _SHEETS])
        foot = QHBoxLayout()
        foot.setSpacing(tokens.UNIT)
        foot.addWidget(self.state, 1)
        for pressed in (self.leave, self.save, self.ok):
            foot.addWidget(pressed)
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.GAP)
        page.setSpacing(tokens.GAP)
        page.addWidget(beside, 1)
        page.addLayout(foot)
        beneath = self.parentWidget()
        if beneath is not None:
            room = beneath.window().size()
            self.resize(round(room.width() * _SHARE), round(room.height() * _SHARE))

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda item: self._choose(item) if item else None)
        self._soon.timeout.connect(self._look)
        self._bridge.troubled.connect(self._troubled)
        for keys, act in (
            ("Ctrl+Return", self.issue),
            ("Ctrl+Enter", self.issue),
            ("Ctrl+S", self._ask_folder),
            ("F2", self._to_fields),
            ("F3", self.sheets.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _fill(self) -> None:
        offered = papers.possible(self._bridge.workplace, self._case.id)
        for paper in offered:
            item = QListWidgetItem(paper.title, self.list)
            item.setData(_PAPER, paper)
            if paper.why_not:
                item.setToolTip(f"{paper.why_not.rstrip('.')}. Пока можно сделать только проект.")
                item.setForeground(self.palette().placeholderText())
        ready = (row for row, paper in enumerate(offered) if not paper.why_not)
        self.list.setCurrentRow(next(ready, 0))
        self.list.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        if self._draft is not None:
            self._draft.keep_last()
        office = self._bridge.workplace
        paper: Possible = item.data(_PAPER)
        self._paper, self._wish = paper, papers.offered(office, self._case.id, paper.kind)
        rows = asking.rows(office, paper, self._wish)
        self.editors = {name: editor for name, (_, editor) in rows.items()}
        self._put(rows)
        self.heading.setText(paper.title)
        self.reason.setText(f"{paper.why_not.rstrip('.')}: пока это только проект." if paper.why_not else "")
        self.reason.setVisible(bool(paper.why_not))
        self._complain(None)
        named = f"{self._case.id}.paper.{paper.kind}"
        title = f"{paper.title}, № {self._case.number}"
        self._draft = FormDraft(self._bridge, named, title, self.editors, self)
        self.restored.setVisible(self._draft.take_up())
        self._look()

    def _put(self, rows: asking.Rows) -> None:
        page = QWidget()
        lines = QFormLayout(page)
        lines.setContentsMargins(0, 0, tokens.HALF, 0)
        lines.setVerticalSpacing(tokens.UNIT)
        lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, (title, editor) in rows.items():
            editor.setObjectName(f"papers.{name}")
            editor.setAccessibleName(title)
            lines.addRow(title, editor)
            match editor:
                case Chosen():
                    editor.currentIndexChanged.connect(self._soon.start)
                case Several():
                    editor.list.itemChanged.connect(self._soon.start)
                case Day():
                    editor.textChanged.connect(self._soon.start)
                case _ if isinstance(editor, TYPED):
                    editor.said_anew.connect(self._soon.start)
        self.fields.setWidget(page)

    def _look(self) -> None:
        self._soon.stop()
        wish = self._filled_in()
        if wish is None:
            return
        id_ = self._case.id
        if not self.sheets.page_count:
            self.sheets.empty("Готовлю страницы…")
        self.sheets.look(lambda office: papers.preview(office, id_, wish), self._looked, self._not_drawn)

    def _looked(self, paper: Paper) -> None:
        self.warnings.setText("\n".join(paper.warnings))
        self.warnings.setVisible(bool(paper.warnings))

    def _not_drawn(self, refusal: Refusal) -> None:
        self.sheets.empty(refusal.reason)

    def _issued(self) -> None:
        if self._draft is not None:
            self._draft.drop()
        self.accept()

    def _complain(self, refusal: Refusal | None) -> None:
        self._let_use(use=True)
        self.complaint.setText(refusal.reason if refusal else "")
        self.complaint.setVisible(refusal is not None)
        for name, editor in self.editors.items():
            give(editor, "refused", value=refusal is not None and refusal.field == name)
            if refusal is not None and refusal.field == name:
                editor.setFocus()

    def _troubled(self, _words: str) -> None:
        self._let_use(use=True)

    def _let_use(self, *, use: bool) -> None:
        self.ok.setEnabled(use)
        self.save.setEnabled(use)

    def _to_fields(self) -> None:
        next(iter(self.editors.values())).setFocus()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Куда сохранить проект", documents())
        if chosen:
            self.save_draft(Path(chosen))

    def reject(self) -> None:
        """Leave, unless the answer is on its way."""
        if self.ok.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        """Keep what was typed last when one leaves."""
        if self._draft is not None:
            self._draft.keep_last()
        self.sheets.forget()
        super().done(result)
        beneath = self.parentWidget()
        if beneath is not None:
            beneath.activateWindow()  # not every window manager gives the keyboard back
