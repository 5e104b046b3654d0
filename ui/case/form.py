"""One form for every command: asks what the command needs, shows a refusal at the field it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import OwnWord
from mcu_desktop.domain.cases.commands import CASE_COMMANDS, COMMAND_NAMES, CaseCommand
from mcu_desktop.domain.office.absences import stands_in
from mcu_desktop.problems import Refusal
from ui.case.answer_text import AnswerText
from ui.case.editors import Chosen, Tick
from ui.case.form_draft import FormDraft
from ui.case.marks import Marks
from ui.case.offers.fields import executors_offered
from ui.case.offers.offer import Field, Occasion, Offer
from ui.theme.tokens import GAP, HALF, SECTION, UNIT
from ui.widgets.text import button, give, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLabel

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.case.offers.offer import Carry


_WIDTH = 680
_ROUND_FIELDS = 260
"""Height of what stands above and below the fields, and of the window's own frame."""
_NAMES = {command: name for name, command in CASE_COMMANDS.items()}


class CommandForm(QDialog):
    """Stays open until the command is done; what is typed is kept as a draft meanwhile.

    `about` says what it is about where that is more than one case.
    """

    handed_over = Signal()
    """The command is on its way."""

    def __init__(
        self,
        bridge: Bridge,
        offer: Offer,
        occasion: Occasion,
        editors: dict[str, QWidget],
        parent: QWidget | None = None,
        *,
        carry: Carry | None = None,
        about: str = "",
        seen: Seen | None = None,
    ) -> None:
        super().__init__(parent)
        self._about = about or f"№ {occasion.case.number}"
        self._bridge = bridge
        self._offer = offer
        self.editors = editors
        self._occasion = occasion
        self._marks = Marks(bridge, offer, occasion, editors, seen, self) if seen is not None else None
        self._carry = carry or self._act
        self._draft = FormDraft(
            bridge,
            f"{about or occasion.case.id}.{_NAMES[offer.command]}",
            f"{COMMAND_NAMES[offer.command]}, {self._about}",
            editors,
            self,
        )
        self._make()
        self._lay_out()
        self._connect()
        self.restored.setVisible(self._draft.take_up())

    def command(self) -> CaseCommand:
        """Give what the form asks for, or refuse at a field that cannot be read."""
        values: dict[str, Any] = {}
        for name, editor in self.editors.items():
            try:
                values[name] = editor.value()  # type: ignore[attr-defined]  # every editor has it
            except Refusal as refusal:
                raise Refusal(refusal.reason, field=name) from None
        return self._offer.made(self._occasion.named | values)

    def save(self) -> None:
        """Hand the command over; the form waits for the answer."""
        self._complain(None)
        try:
            command = self.command()
        except Refusal as refusal:
            self._complain(refusal)
            return
        self.ok.setEnabled(False)
        self.handed_over.emit()
        seen = self._marks.seen if self._marks else None
        self._bridge.do(
            lambda office: self._carry(office, command, seen),
            said=self._offer.said.format(number=self._occasion.case.number),
            done=self._carried_out,
            refused=self._complain,
        )

    def _act(self, office: Workplace, command: CaseCommand, seen: Seen | None) -> Changes:
        return office.act(self._occasion.case.id, command, seen=seen)

    def _make(self) -> None:
        name = COMMAND_NAMES[self._offer.command]
        self.setObjectName(f"command.{_NAMES[self._offer.command]}")
        self.setWindowTitle(f"{name} – {self._about}")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.complaints: dict[str, QLabel] = {}
        for field in self._offer.fields:
            if field.name in self.editors:
                self._name(field, self.editors[field.name])
        self.complaint = label(role="complaint")
        self.complaint.setObjectName("command.complaint")
        self.complaint.hide()
        self.restored = label("Восстановлен черновик: вы уже начинали это писать.", "caption")
        self.restored.hide()
        self.ok = button(name, "command.ok", self.save, role="main")
        self.ok.setDefault(True)
        self.cancel = button("Не сейчас", "command.cancel", self.reject)

    def _name(self, field: Field, editor: QWidget) -> None:
        editor.setObjectName(f"command.{field.name}")
        editor.setAccessibleName(field.label or (editor.text() if isinstance(editor, Tick) else ""))
        if hint := field.hint_on(self._occasion):
            editor.setAccessibleDescription(hint)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(SECTION, SECTION, SECTION, GAP)
        page.setSpacing(GAP)
        page.addWidget(label(COMMAND_NAMES[self._offer.command], "heading"))
        page.addWidget(self.restored)
        if self._marks is not None:
            page.addWidget(self._marks.notice)
        fields = QWidget()
        lines = QFormLayout(fields)
        lines.setContentsMargins(0, 0, HALF, 0)
        lines.setHorizontalSpacing(GAP)
        lines.setVerticalSpacing(UNIT)
        lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in self._offer.fields:
            if field.name in self.editors:
                lines.addRow(field.label, self._with_complaint(field))
        self._fields = QScrollArea()
        self._fields.setWidgetResizable(True)
        self._fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fields.setWidget(fields)
        page.addWidget(self._fields, 1)
        page.addWidget(self.complaint)
        ends = QHBoxLayout()
        ends.addWidget(label("Ctrl+Enter – выполнить, Esc – отложить", "caption", wrap=False), 1)
        ends.addWidget(self.cancel)
        ends.addWidget(self.ok)
        page.addLayout(ends)
        self.resize(_WIDTH, 0)
        self._fit()
        self.resize(_WIDTH, page.totalMinimumHeightForWidth(_WIDTH))

    def _fit(self) -> None:
        """Show all fields where the screen lets; scroll the rest."""
        room = self.screen().availableGeometry().height() - _ROUND_FIELDS
        fields = self._fields.widget()
        asked = fields.heightForWidth(self.width() - 2 * SECTION), fields.minimumSizeHint().height()
        self._fields.setMinimumHeight(min(max(asked) + HALF, room))

    def _with_complaint(self, field: Field) -> QWidget:
        both = QWidget()
        lines = QVBoxLayout(both)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        lines.addWidget(self.editors[field.name])
        if self._marks is not None:
            lines.addWidget(self._marks.fields[field.name])
        if hint := field.hint_on(self._occasion):
            lines.addWidget(label(hint, "caption"))
        complaint = self.complaints[field.name] = label(role="complaint")
        complaint.hide()
        lines.addWidget(complaint)
        return both

    def _connect(self) -> None:
        self._bridge.troubled.connect(self._may_try_again)
        if self._marks is not None:
            self._marks.shown.connect(self._fit)
        for text in self.findChildren(AnswerText):
            text.word_taught.connect(self._keep_word)
        block, executor = self.editors.get("block"), self.editors.get("executor")
        if isinstance(block, Chosen) and isinstance(executor, Chosen):
            block.activated.connect(lambda _: self._offer_executors(block, executor))

    def _keep_word(self, word: str) -> None:
        said = f"«{word}» добавлено в слова учреждения."
        self._bridge.do(lambda office: office.record(OwnWord(word=word))[1], said=said)

    def _may_try_again(self, _trouble: str) -> None:
        self.ok.setEnabled(True)

    def _offer_executors(self, block: Chosen, executor: Chosen) -> None:
        heads = self._occasion.office.heads_of(block.value()) if block.value() else ()
        chosen = stands_in(self._occasion.office, heads[0]) if heads else None
        executor.offer(executors_offered(self._occasion.office, block.value()), chosen)

    def _carried_out(self, _changes: Changes) -> None:
        self._draft.drop()
        self.ok.setEnabled(True)
        self.accept()

    def _complain(self, refusal: Refusal | None) -> None:
        self.ok.setEnabled(True)
        for name, complaint in self.complaints.items():
            complaint.hide()
            give(self.editors[name], "refused", value=False)
        self.complaint.hide()
        if refusal is None:
            return
        name = (refusal.field or "").split("[")[0].split(".")[0]
        at = self.complaints.get(name, self.complaint)
        at.setText(refusal.reason)
        at.show()
        self._fit()
        if name in self.editors:
            give(self.editors[name], "refused", value=True)
            self.editors[name].setAccessibleDescription(refusal.reason)
            self.editors[name].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter carries out from any field, also from a text of many lines."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave, unless the answer is on its way."""
        if self.ok.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        """Keep what was typed last when one leaves."""
        self._draft.keep_last()
        super().done(result)
        beneath = self.parentWidget()
        if beneath is not None:
            beneath.activateWindow()  # not every window manager gives the keyboard back
