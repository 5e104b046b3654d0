"""Which copy the profile is to come back from: one of its own, or a file from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from mcu_desktop.problems import Refusal, Trouble
from ui.paper.asking_place import documents
from ui.safety.errand import Restoring
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_small
from ui.widgets.field import choice_field
from ui.widgets.snug import snug
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from mcu_desktop.store.backup.folder import Copy
    from ui.safety.errand import Errand

KINDS = "Копии профиля (*.mcu-backup);;Все файлы (*)"
_WHY = {
    "timed": "по расписанию",
    "rebuild": "перед перестройкой проекций",
    "edition": "перед новой редакцией норм",
    "upgrade": "перед обновлением программы",
    "protected": "после шифрования",
}
_KEPT = (
    "Ничего не стирается: нынешние файлы отложатся в папку aside-… профиля. Записанное после копии вернёт "
    "обмен с общей базой, если она есть; иначе его придётся внести заново."
)


class ChooseCopy(QDialog):
    """Accepts with an errand for which the window has to close."""

    def __init__(
        self, home: Path, key: bytes | None, words: str, leave: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restore")
        self.setWindowTitle("Вернуть из копии")
        self.setMinimumWidth(tokens.FORM_WIDTH * 2 // 3)
        self.errand: Errand | None = None
        self._home = home
        self._key = key
        self._copies = _copies(home)
        self.copy = choice_field(
            "restore.copy", "Копия", ((str(one.file), _title(one)) for one in self._copies)
        )
        self.words = label(words)
        self.words.setObjectName("restore.words")
        self.complaint = label("", "complaint")
        self.complaint.setObjectName("restore.complaint")
        self.restore = button("Вернуть эту копию", "restore.restore", self._restore, role="main")
        self.file = button("Из файла…", "restore.file", self._ask_file)
        self.leave = button(leave, "restore.leave", self.reject)
        self._lay_out()

    def take(self, source: Path) -> None:
        """Decide on a copy; one that another passphrase seals asks for it."""
        try:
            copys_key = self._copys_key(source)
        except (Refusal, Trouble) as problem:
            self._complain(str(problem))
            return
        if copys_key is not _GIVEN_UP:
            self.errand = Restoring(source, copys_key)
            self.accept()

    def _copys_key(self, source: Path) -> bytes | None:
        from mcu_desktop.settings import passphrase  # noqa: PLC0415
        from mcu_desktop.store.backup.file import header_of  # noqa: PLC0415 - with the copy
        from mcu_desktop.vault import vault  # noqa: PLC0415

        header = header_of(source)
        if header is None or (self._key is not None and header.fits(self._key)):
            return self._key
        if header.store is not None or passphrase() is not None:
            return None
        from ui.safety.unlock import Unlock  # noqa: PLC0415 - seldom

        words = "Копия зашифрована другим паролем профиля. Введите его."
        unlock = Unlock(self._home, lambda typed: vault.opened(header, self._home, typed), words, self)
        return unlock.key if unlock.exec() else _GIVEN_UP

    def _restore(self) -> None:
        self.take(Path(self.copy.value()))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Вернуть из файла", documents(), KINDS)
        if name:
            self.take(Path(name))

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.show()

    def _lay_out(self) -> None:
        none = label(
            "Своих копий у этого профиля ещё нет. Если копия есть на другом носителе, откройте её файл."
        )
        chosen = self.copy if self._copies else none
        parts = (self.words, chosen, label(_KEPT, "caption"), self.complaint)
        self.complaint.hide()
        lay_out_small(self, "Вернуть из копии", parts, self.leave, self.file, self.restore)
        (self.copy if self._copies else self.file).setFocus()
        self.restore.setVisible(bool(self._copies))
        self.restore.setDefault(bool(self._copies))

    def showEvent(self, event: QShowEvent) -> None:
        """Stand as high as the words need."""
        super().showEvent(event)
        snug(self)


_GIVEN_UP = b""
"""The person did not type the copy's passphrase."""


def _copies(home: Path) -> tuple[Copy, ...]:
    from mcu_desktop.store.backup.folder import copies  # noqa: PLC0415 - seldom

    return copies(home)


def _title(copy: Copy) -> str:
    made = copy.made_at.astimezone()
    return f"{made:%d.%m.%Y %H:%M} – {_WHY.get(copy.why, 'сделана вручную')}"


def choose(
    home: Path,
    key: bytes | None,
    parent: QWidget,
    then: Callable[[Errand], object],
    *,
    words: str = "Рабочее место вернётся к тому, что было в копии.",
    leave: str = "Отмена",
) -> None:
    """Ask for the copy; `then` gets the errand."""
    asked = ChooseCopy(home, key, words, leave, parent)
    asked.accepted.connect(lambda: then(asked.errand) if asked.errand else None)
    asked.open()
