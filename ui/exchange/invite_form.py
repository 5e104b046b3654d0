"""Invites a workplace into the office, and believes one no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.office.card_form import CardForm
from ui.paper.asking_place import documents
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import compact, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values

_WARNING = (
    "Файл приглашения и есть новое место: кто его прочтёт, тот сможет писать от имени места. Передайте его "
    "из рук в руки, прочтите на новом компьютере один раз и удалите."
)


class InviteForm(QDialog):
    """Asks for a letter, then for the place of the file."""

    invited = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("invite")
        self.setWindowTitle("Приглашение")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self.letter = line_field(
            "--station", "Буква нового рабочего места", hint="Войдёт в его номера. Занятые буквы не годятся."
        )
        self.said = label("", "complaint")
        self.said.hide()
        self.write = button("Сохранить приглашение…", "invite.write", self.ask_file, role="main")
        self.leave = button("Отмена", "invite.leave", self.reject)
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label("Пригласить рабочее место", "heading"))
        lines.addWidget(compact(self.letter))
        lines.addWidget(label(_WARNING))
        lines.addWidget(self.said)
        lines.addStretch()
        lay_out_dialog(self, page, (self.leave, self.write), tokens.FORM_WIDTH * 5 // 8)
        self.letter.setFocus()

    def ask_file(self) -> None:
        """Ask where the invitation is to lie."""
        letter = self.letter.value().strip()
        if not letter:
            self.letter.complain("Назовите букву: она войдёт в номера этого места.")
            self.letter.setFocus()
            return
        proposed = str(Path(documents()) / f"Приглашение {letter}.json")
        name, _ = QFileDialog.getSaveFileName(self, "Приглашение", proposed, "Приглашение (*.json)")
        if name:
            self.save(Path(name))

    def save(self, file: Path) -> None:
        """Enrol the workplace and write its invitation."""
        letter = self.letter.value().strip()

        def invite(office: Workplace) -> str:
            from mcu_desktop.workplace.exchange import stations  # noqa: PLC0415 - seldom

            file.unlink(missing_ok=True)  # the person has just agreed to replace it
            stations.invite(office, letter, file)
            return f"Место «{letter}» приглашено: {file}. Передайте файл из рук в руки и удалите."

        self.write.setEnabled(False)
        self._bridge.ask(invite, self._done, refused=self._refuse)

    def _done(self, words: str) -> None:
        self.invited.emit(words)
        self.accept()

    def _refuse(self, refusal: Refusal) -> None:
        self.write.setEnabled(True)
        if refusal.field == self.letter.name:
            self.letter.complain(refusal.reason)
            self.letter.setFocus()
            return
        self.said.setText(refusal.reason)
        self.said.show()


class RevokeForm(CardForm):
    """Asks why."""

    def __init__(self, bridge: Bridge, station: str, parent: QWidget) -> None:
        def revoke(office: Workplace, values: Values, _seen: Seen | None) -> Changes:
            from mcu_desktop.workplace.exchange import stations  # noqa: PLC0415 - seldom

            return stations.revoke(office, station, values["reason"])

        reason = line_field("reason", "Причина", hint="Остальные места узнают об этом при обмене.")
        super().__init__(bridge, f"Отозвать место «{station}»", (reason,), revoke, parent)
