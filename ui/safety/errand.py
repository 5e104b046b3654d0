"""A step that needs the profile alone: the window closes, the step is done in sight, another window opens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout

from mcu_desktop.problems import Refusal, Trouble
from ui.safety.apart import Apart
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.vault.header import Header


class Errand(Protocol):
    """What is to be done while no window has the profile open."""

    title: str

    def __call__(self, home: Path, key: bytes | None) -> bytes | None:
        """Do it; give the key of the profile from now on."""


class Restoring:
    """Puts a copy in the place of the profile."""

    title = "Возвращаю профиль из копии…"

    def __init__(self, source: Path, copys_key: bytes | None) -> None:
        self._source = source
        self._copys_key = copys_key

    def __call__(self, home: Path, key: bytes | None) -> bytes | None:
        """Restore."""
        from mcu_desktop.store.backup.restoring import restore  # noqa: PLC0415 - seldom

        now = datetime.now().astimezone()
        return restore(home, self._source, now=now, key=self._copys_key or key).key


class Protecting:
    """Encrypts the profile, or changes what keeps its key."""

    title = "Шифрую данные…"

    def __init__(self, keep: Callable[[], Callable[[bytes], Header] | None]) -> None:
        self._keep = keep

    def __call__(self, home: Path, key: bytes | None) -> bytes | None:
        """Protect."""
        from mcu_desktop.workplace.safekeeping import seal  # noqa: PLC0415 - seldom

        keep = self._keep()
        assert keep is not None
        return seal(home, keep, key)


class Doing(QDialog):
    """Shows that the step goes on; says what kept it from its end."""

    def __init__(self, errand: Errand, home: Path, key: bytes | None) -> None:
        super().__init__()
        self.setObjectName("errand")
        self.setWindowTitle("Сохранность данных")
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        self.key = key
        self._apart = Apart(self)
        self.words = label(errand.title)
        self.words.setObjectName("errand.words")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Идёт работа")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.understood = button("Понятно", "errand.understood", self.reject, role="main")
        self.understood.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        lines.setSpacing(tokens.GAP)
        for part in (self.words, self.progress, self.understood):
            lines.addWidget(part)
        self._apart.run(lambda: errand(home, key), self._done, self._fail)

    def _done(self, key: bytes | None) -> None:
        self.key = key
        self.accept()

    def _fail(self, problem: Refusal | Trouble) -> None:
        self.progress.hide()
        self.words.setText(f"Не сделано. {problem}")
        self.understood.show()
        self.understood.setFocus()

    def reject(self) -> None:
        """Stay while the step goes on."""
        if not self._apart.busy:
            super().reject()


def carry_out(errand: Errand, home: Path, key: bytes | None) -> bytes | None:
    """Do the step in sight; give the key of the profile from now on."""
    doing = Doing(errand, home, key)
    doing.exec()
    return doing.key
