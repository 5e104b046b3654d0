"""The form of an answer: from the file that an organisation sent, or typed from its sheet by its number."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QHBoxLayout, QWidget

from mcu_desktop.domain.cases.commissions import number, read_number, spaced
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import guests
from ui.case.editors import Line, LongText
from ui.paper.asking_place import documents
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.text import button, give, label

if TYPE_CHECKING:
    from mcu_desktop.workplace.guests import Came, Standing
    from ui.bridge import Bridge

_HOW = (
    "Выберите файл, который прислала организация, – или наведите сканер на код листа, "
    "наберите номер поручения и перепишите ответ."
)


class AnswerForm(QDialog):
    """Shows what an answer is to and what it says before it is taken in."""

    taken = Signal(str)
    """The case whose answer was taken in."""

    def __init__(self, bridge: Bridge, parent: QWidget, of: Standing | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setWindowTitle("Ответ организации")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._of: Standing | None = None
        self._came: Came | None = None
        self._make()
        self._lay_out()
        self.number.textChanged.connect(self._typed)
        bridge.troubled.connect(self._allow)
        if of is not None:
            self.number.setText(spaced(number(of.commission.commission)))
        self._allow()
        self.number.setFocus()

    def save(self) -> None:
        """Take the answer in."""
        if self._of is None:
            self._complain(Refusal("Наберите номер поручения или выберите файл.", field="number"))
            return
        self._complain(None)
        self.ok.setEnabled(False)
        files = self._came.files if self._came else ()
        answer = guests.Came(self._of, self.by.text(), self.text.value(), files)
        case = self._of.case
        self._bridge.do(
            lambda office: guests.take_in(office, answer),
            said=f"Ответ организации по делу № {self._of.number} принят.",
            done=lambda _: self._done(case),
            refused=self._complain,
        )

    def choose(self) -> None:
        """Ask for a file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Ответ организации", documents(), "Файл ответа (*.json)"
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, file: Path) -> None:
        """Open an answer file; what it says is shown, nothing is written."""
        self._complain(None)
        self._bridge.ask(lambda office: guests.came(office, file), self._show_file, refused=self._complain)

    def _make(self) -> None:
        self.file = button("Выбрать файл…", "answer.file", self.choose)
        self.number = Line()
        self.number.setPlaceholderText("0000 0000 0000 00")
        self.about = label("", "muted")
        self.about.setObjectName("answer.about")
        self.by = Line()
        self.text = LongText(lines=5)
        self.text.setFixedHeight(self.text.minimumHeight())
        self.enclosed = label("", "muted")
        self.enclosed.hide()
        self.complaint = label(role="complaint")
        self.complaint.setObjectName("answer.complaint")
        self.complaint.hide()
        self.ok = button("Принять ответ", "answer.ok", self.save, role="main")
        self.leave = button("Не сейчас", "answer.leave", self.reject)

    def _lay_out(self) -> None:
        page = QWidget()
        lines = page_layout(page, tokens.GAP)
        lines.addWidget(label("Ответ организации", "heading"))
        lines.addWidget(label(_HOW, "muted"))
        which = QHBoxLayout()
        which.setSpacing(tokens.UNIT)
        which.addWidget(self.number, 1)
        which.addWidget(self.file)
        fields = QFormLayout()
        fields.setHorizontalSpacing(tokens.GAP)
        fields.setVerticalSpacing(tokens.UNIT)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.addRow("Номер поручения", which)
        fields.addRow("", self.about)
        fields.addRow("Кто ответил", self.by)
        fields.addRow("Ответ", self.text)
        fields.addRow("", self.enclosed)
        for name, title, editor in (
            ("number", "Номер поручения", self.number),
            ("by", "Кто ответил", self.by),
            ("text", "Ответ", self.text),
        ):
            editor.setObjectName(f"answer.{name}")
            editor.setAccessibleName(title)
        lines.addLayout(fields)
        lines.addWidget(self.complaint)
        lay_out_dialog(self, page, (self.leave, self.ok), tokens.FORM_WIDTH * 3 // 4)

    def _typed(self, typed: str) -> None:
        """Find the commission as soon as its number is whole."""
        if self._came is not None:
            return
        self._of = None
        self.about.clear()
        self._complain(None)
        try:
            digits = read_number(typed)
        except Refusal as refusal:
            if "ошибка" in refusal.reason:
                self._complain(refusal)
            self._allow()
            return
        self._bridge.ask(
            lambda office: guests.found(office, digits), partial(self._show, digits), refused=self._complain
        )

    def _show(self, digits: str, one: Standing) -> None:
        if self._came is None and number(one.commission.commission) == digits:
            self._tell(one)
            self.by.setFocus()

    def _show_file(self, came: Came) -> None:
        self._came = came
        self.number.setText(spaced(number(came.standing.commission.commission)))
        self.number.setReadOnly(True)
        self._tell(came.standing)
        self.by.setText(came.by)
        self.text.setPlainText(came.text)
        for editor in (self.by, self.text):
            editor.setReadOnly(True)
        names = ", ".join(file.name for file in came.files)
        self.enclosed.setText(f"К делу приложатся файлы: {names}.")
        self.enclosed.setVisible(bool(names))
        self.ok.setFocus()

    def _tell(self, one: Standing) -> None:
        self._of = one
        unit = self._bridge.workplace.unit_name(one.commission.unit)
        self.about.setText(f"Дело № {one.number}, {unit}: {one.commission.text}")
        self._allow()

    def _allow(self) -> None:
        self.ok.setEnabled(self._of is not None)

    def _done(self, case: str) -> None:
        self.taken.emit(case)
        self.accept()

    def _complain(self, refusal: Refusal | None) -> None:
        self._allow()
        self.complaint.setVisible(refusal is not None)
        self.complaint.setText(refusal.reason if refusal else "")
        for name, editor in (("number", self.number), ("by", self.by), ("text", self.text)):
            give(editor, "refused", refusal is not None and refusal.field == name)
