"""How safe the data lies and what can be done about it: copies, the way back, encryption."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from ui.paper.asking_place import documents
from ui.safety.apart import Apart
from ui.safety.errand import Protecting
from ui.safety.keeper import KeeperChoice
from ui.safety.restoring import KINDS, choose
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_small
from ui.widgets.snug import snug
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.problems import Refusal, Trouble
    from mcu_desktop.workplace.safety import Safety
    from ui.bridge import Bridge
    from ui.safety.errand import Errand


class SafetyDialog(QDialog):
    """Says it in sentences; each step has its button."""

    errand_wanted = Signal(object)
    """A step for which the window has to close."""
    copied = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safety")
        self.setWindowTitle("Сохранность данных")
        self.setMinimumWidth(tokens.FORM_WIDTH * 2 // 3)
        self._bridge = bridge
        self._key = bridge.workplace.store.key
        self._apart = Apart(self)
        self.sealed = label()
        self.sealed.setObjectName("safety.sealed")
        self.last = label()
        self.last.setObjectName("safety.last")
        self.told = label("", "caption")
        self.told.setObjectName("safety.told")
        self.copy = button("Сделать копию сейчас", "safety.copy", self._copy, role="main")
        self.into_file = button("Копия в файл…", "safety.file", self._ask_file)
        self.back = button("Вернуть из копии…", "safety.back", self._restore)
        self.protect = button("", "safety.protect", self._protect)
        self.close_button = button("Закрыть", "safety.close", self.accept)
        self._lay_out()
        self.copy.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Ask the office how the data lies."""
        from mcu_desktop.workplace.safety import safety  # noqa: PLC0415 - loaded with the office

        self._bridge.ask(
            lambda office: (safety(office.store), office.store.records(), office.now()), self._show
        )

    def save(self, target: Path) -> None:
        """Write a whole copy into a file."""
        home, key, entry = self._bridge.home, self._key, self._bridge.entry

        def back_up() -> str:
            from mcu_desktop.workplace.safekeeping import hand_out  # noqa: PLC0415 - with the first copy
            from mcu_desktop.workplace.safety import only_here  # noqa: PLC0415 - loaded with the office
            from mcu_desktop.workplace.signing_in import with_pass  # noqa: PLC0415
            from mcu_desktop.workplace.workplace import Workplace  # noqa: PLC0415

            office = Workplace.open(home, key=key, door=with_pass(entry))
            try:
                hand_out(office, target)
            finally:
                office.close()
            here = " Она откроется только на этом компьютере: добавьте пароль для другого."
            return f"Копия сделана и проверена: {target}.{here if only_here(home) else ''}"

        self._begin(back_up)

    def _copy(self) -> None:
        home, key = self._bridge.home, self._key

        def take() -> str:
            from mcu_desktop.workplace.safekeeping import copy_of_the_day  # noqa: PLC0415 - with the first copy

            copy_of_the_day(home, key)
            return "Копия сделана и проверена."

        self._begin(take)

    def _begin(self, step: Callable[[], str]) -> None:
        self._lock(True)
        self._say("Делаю копию и проверяю её…")
        self._apart.run(step, self._copied, self._fail)

    def _copied(self, words: str) -> None:
        self._lock(False)
        self._say(words)
        self.refresh()
        self.copied.emit()

    def _fail(self, problem: Refusal | Trouble) -> None:
        self._lock(False)
        self._say(str(problem))

    def _ask_file(self) -> None:
        named = str(Path(documents()) / f"mcu-{datetime.now().astimezone():%Y-%m-%d}.mcu-backup")
        name, _ = QFileDialog.getSaveFileName(self, "Копия в файл", named, KINDS)
        if name:
            self.save(Path(name))

    def _restore(self) -> None:
        choose(self._bridge.home, self._key, self, self._leave_for)

    def _protect(self) -> None:
        asked = ChooseKeeper(self)
        asked.accepted.connect(lambda: self._leave_for(Protecting(asked.choice.chosen())))
        asked.open()

    def _leave_for(self, errand: Errand) -> None:
        self.accept()
        self.errand_wanted.emit(errand)

    def _show(self, answer: tuple[Safety, int, datetime]) -> None:
        told, records, now = answer
        self.sealed.setText(told.words)
        self.last.setText(_last_words(told, records, now))
        self.protect.setText("Сменить пароль или хранилище…" if told.protected else "Зашифровать…")
        self.protect.setAccessibleName(self.protect.text())
        snug(self)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        snug(self)

    def _lock(self, busy: bool) -> None:
        for part in (self.copy, self.into_file, self.back, self.protect, self.close_button):
            part.setEnabled(not busy)

    def _lay_out(self) -> None:
        how = (
            "Копия делается сама раз в день, если что-то изменилось, и перед рискованными шагами. "
            "Остаются последние за 7 дней, 4 недели и 12 месяцев. Раз в неделю сохраняйте копию в файл "
            "на другом носителе: копии в папке профиля погибнут вместе с диском."
        )
        parts = (
            *(self.sealed, _row(self.protect)),
            *(self.last, _row(self.copy, self.into_file, self.back)),
            *(label(how, "caption"), self.told),
        )
        self.told.hide()
        lay_out_small(self, "Сохранность данных", parts, self.close_button)

    def reject(self) -> None:
        """Stay while a copy is being made."""
        if not self._apart.busy:
            super().reject()


class ChooseKeeper(QDialog):
    """Accepts when it is said how the key is to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("protect")
        self.setWindowTitle("Защита данных")
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        self.choice = KeeperChoice(may_lie_open=False)
        self.go_on = button("Продолжить", "protect.go", self._go_on, role="main")
        self.leave = button("Отмена", "protect.leave", self.reject)
        words = "Окно закроется и откроется снова: данные шифруются на копии и заменяются целиком."
        parts = (self.choice, label(words, "caption"))
        lay_out_small(self, "Защита данных", parts, self.leave, self.go_on)

    def _go_on(self) -> None:
        if self.choice.sound():
            self.accept()


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(tokens.UNIT)
    for part in parts:
        across.addWidget(part)
    across.addStretch()
    return row


def _last_words(told: Safety, records: int, now: datetime) -> str:
    if told.last is None:
        return "Проверенной копии ещё нет."
    since = "с тех пор ничего не изменилось" if records == told.last.records else "с тех пор есть изменения"
    return f"Последняя проверенная {told.last_copy(now)}; {since}. Она лежит здесь: {told.last.file}"
