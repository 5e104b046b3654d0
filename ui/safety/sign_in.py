"""Who works here: a person is chosen and gives the password; the keyboard alone is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from mcu_desktop.problems import Refusal
from mcu_desktop.vault.attempts import Attempts
from ui.safety.apart import Apart
from ui.safety.passphrase import passphrase_field, shower
from ui.safety.waiting import Waiting
from ui.theme import tokens
from ui.widgets.entrance import fit, lay_out_entrance
from ui.widgets.field import choice_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.problems import Trouble
    from mcu_desktop.workplace.signing_in import Comer, Doorway, Pass
    from ui.widgets.field import Field

AT_START = "Выберите себя и введите личный пароль."
LOCKED = "Рабочее место заперто. Введите личный пароль; начатое не потеряно."
_ONCE = "Пароль одноразовый. Придумайте свой: не короче 8 знаков, лучше несколько слов."
_ANOTHER = "Войдёт другой сотрудник: окно откроется заново, начатое останется в черновиках прежнего."

_NONE_YET = "У этого сотрудника пароля ещё нет: он входит без него."


class SignIn(QDialog):
    """Accepts with a pass in hand; nothing of the office is read before."""

    left = Signal()
    """The person wants to leave the program."""

    def __init__(
        self, home: Path, key: bytes | None, doorway: Doorway, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sign_in")
        self.setWindowTitle("Вход")
        self.setModal(True)
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        self.entry: Pass | None = None
        self._home, self._key = home, key
        self._doorway = doorway
        self._said = words
        self._once = False
        self._apart = Apart(self)
        self._make()
        self._lay_out()
        self._waiting = Waiting(self.enter, self._left, lambda: self._apart.busy, self)
        self.person.fill(doorway.last)
        self.person.edited.connect(self._other_person)
        self._other_person()
        self.enter.setDefault(True)
        (self.password if self._comer.has_password else self.person).setFocus()

    @property
    def _comer(self) -> Comer:
        chosen = self.person.value()
        return next(comer for comer in self._doorway.comers if comer.person == chosen)

    def _make(self) -> None:
        self._words = label(self._said, "muted")
        self._words.setObjectName("sign_in.words")
        people = [(comer.person, comer.title) for comer in self._doorway.comers]
        self.person = choice_field("sign_in.person", "Кто работает", people)
        self.password = passphrase_field("sign_in.password", "Личный пароль")
        self.new = passphrase_field("sign_in.new", "Новый пароль")
        self.again = passphrase_field("sign_in.again", "Новый пароль ещё раз")
        self.show_box = shower("sign_in.show", self.password, self.new, self.again)
        self.enter = button("Войти", "sign_in.enter", self._enter, role="main")
        self.leave = button("Закрыть программу", "sign_in.leave", self._leave)
        for field in (self.new, self.again):
            field.hide()

    def _lay_out(self) -> None:
        lay_out_entrance(
            self,
            self._words,
            (self.person, self.password, self.new, self.again, self.show_box),
            (self.enter, self.leave),
            foot="Забытый пароль сбрасывает администратор: Справочники, Люди.",
        )

    def _other_person(self) -> None:
        comer = self._comer
        self._ask_anew(False)
        self.password.fill("")
        self.password.complain("")
        self.password.setEnabled(comer.has_password)
        self.show_box.setEnabled(comer.has_password)
        self.password.explain("" if comer.has_password else _NONE_YET)
        another = self._said == LOCKED and comer.person != self._doorway.last
        self._words.setText(_ANOTHER if another else self._said)
        self._waiting.look()

    def _ask_anew(self, once: bool) -> None:
        """Show the fields for a password of one's own, or hide them."""
        if once is not self._once:
            fit(self)
        self._once = once
        for field in (self.new, self.again):
            field.setVisible(once)
            field.fill("")
        if once:
            self._words.setText(_ONCE)

    def _left(self) -> int:
        return Attempts(self._home, person=self.person.value()).left()

    def _enter(self) -> None:
        if self._once and self.new.value() != self.again.value():
            self.again.complain("Пароли не совпадают.")
            self.again.setFocus()
            return
        self._hold(True)
        person: CardId = self._comer.person
        typed, new = self.password.value(), self.new.value() if self._once else None

        def come() -> Pass:
            from mcu_desktop.workplace.signing_in import enter  # noqa: PLC0415 - loaded with the office

            return enter(self._home, self._key, person, typed, new=new)

        self._apart.run(come, self._came, self._complain)

    def _came(self, entry: Pass) -> None:
        self._hold(False)
        if entry.once:
            self._ask_anew(True)
            self.new.setFocus()
            return
        self.entry = entry
        self.accept()

    def _complain(self, problem: Refusal | Trouble) -> None:
        self._hold(False)
        field: Field = self.new if self._once else self.password
        if isinstance(problem, Refusal) and not self.password.isEnabled():
            field = self.person
        field.complain(problem.reason if isinstance(problem, Refusal) else str(problem))
        field.setFocus()
        if isinstance(field.control, QLineEdit):
            field.control.selectAll()

    def _hold(self, busy: bool) -> None:
        for part in (self.person, self.new, self.again, self.leave):
            part.setEnabled(not busy)
        self.password.setEnabled(not busy and self._comer.has_password)
        self._waiting.look()

    def _leave(self) -> None:
        if not self._apart.busy:
            self.left.emit()

    def reject(self) -> None:
        """Stay: there is no way past the door."""
