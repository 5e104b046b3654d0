"""A password that opens once: asked for, made up, shown to the administrator this one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.workplace.signing_in import reset_password
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_small
from ui.widgets.snug import snug
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_ASKED = (
    "{} получит одноразовый пароль и при первом входе заменит его своим. "
    "Прежний пароль, если он был, перестанет действовать на всех рабочих местах после обмена."
)
_TOLD = "Передайте этот пароль лично: больше его нигде не увидеть."


class PasswordReset(QDialog):
    """First asks whether one is sure, then shows the password."""

    def __init__(self, bridge: Bridge, person: CardId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reset")
        self.setWindowTitle("Сброс пароля")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        self._bridge = bridge
        self._person = person
        title = bridge.workplace.person_name(person)
        self.words = label(_ASKED.format(title))
        self.words.setObjectName("reset.words")
        self.password = label(role="title")
        self.password.setObjectName("reset.password")
        self.password.setAccessibleName("Одноразовый пароль")
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.password.hide()
        self.reset = button("Сбросить", "reset.go", self._reset, role="main")
        self.leave = button("Не сбрасывать", "reset.leave", self.reject)
        self._lay_out()
        self.leave.setFocus()

    def _lay_out(self) -> None:
        lay_out_small(self, "Сброс пароля", (self.words, self.password), self.leave, self.reset)

    def _reset(self) -> None:
        self.reset.setEnabled(False)
        person, made = self._person, list[str]()

        def act(office: Workplace) -> Changes:
            password, changes = reset_password(office, person)
            made.append(password)
            return changes

        self._bridge.do(act, done=lambda _: self._show(made[0]), refused=self._refused)

    def _show(self, password: str) -> None:
        self.reset.hide()
        self.words.setText(_TOLD)
        self.password.setText(password)
        self.password.show()
        self.leave.setText("Закрыть")
        self.leave.setAccessibleName("Закрыть")
        self.password.setFocus()
        snug(self)

    def _refused(self, refusal: Refusal) -> None:
        self.words.setText(refusal.reason)
        snug(self)
