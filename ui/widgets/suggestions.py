"""What the office knows about what is being typed, offered under the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from mcu_desktop.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLineEdit

    Asking = Callable[[str, Callable[[Sequence["Suggestion"]], None]], None]
    """How the office is asked: what is typed, and who takes the answer."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to choose: its name, lines of context enough to decide, and what it stands for."""

    title: str
    context: str
    value: Any


def suggest(line: QLineEdit, ask: Asking, take: Callable[[Any], None]) -> None:
    """Offer under a line what the office knows; the list is made with the first letter typed there."""

    def begin() -> None:
        from ui.widgets.suggestions_list import Suggestions  # noqa: PLC0415 - with the first letter

        Suggestions(line, ask, take).typed()

    line.textEdited.connect(begin, Qt.ConnectionType.SingleShotConnection)
