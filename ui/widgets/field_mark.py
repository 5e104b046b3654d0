"""What a field holds elsewhere by now, said beneath it: to be taken, or to be left for one's own wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme.tokens import HALF, UNIT
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEY = "Alt+Return"
_LONGEST = 140


class FieldMark(QFrame):
    """Hidden as long as the field's value is what the form began with."""

    def __init__(self, name: str, take: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(f"{name}:mark")
        self.setProperty("role", "bar-refused")
        self.words = label()
        self.take = button("Взять это", f"{name}:take", take, role="quiet")
        self.take.setToolTip("Взять чужую запись в это поле (Alt+Enter)")
        self.leave = button("Оставить моё", f"{name}:leave", leave, role="quiet")
        lines = QHBoxLayout(self)
        lines.setContentsMargins(UNIT, HALF, UNIT, HALF)
        lines.setSpacing(UNIT)
        lines.addWidget(self.words, 1)
        lines.addWidget(self.take)
        lines.addWidget(self.leave)
        self.hide()

    def say_followed(self, words: str, who: Iterable[str]) -> None:
        """Say that the field, which was not touched, holds theirs by now."""
        self._say(f"Пока вы писали, здесь стало: {_short(words)} ({_named(who)}).", to_choose=False)

    def say_other(self, words: str, who: Iterable[str]) -> None:
        """Say what others wrote where the person is writing."""
        said = f"Пока вы правили, здесь записали другое: {_short(words)} ({_named(who)})."
        self._say(said, to_choose=True)

    @property
    def to_choose(self) -> bool:
        """Theirs was neither taken nor left."""
        return not self.isHidden() and not self.take.isHidden()

    def _say(self, words: str, *, to_choose: bool) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.take.setVisible(to_choose)
        self.leave.setVisible(to_choose)
        self.show()


def _named(who: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(who))


def _short(words: str) -> str:
    said = " ".join(words.split()) or "пусто"
    return f"«{said[:_LONGEST].rstrip()}…»" if len(said) > _LONGEST else f"«{said}»"
