"""Labels and buttons with a role; what a role looks like, the sheet of `ui.theme` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from ui.theme.colours import colours
from ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton, QWidget


def label(text: str = "", role: str | None = None, *, wrap: bool = True) -> QLabel:
    """Make a label; long words wrap, and by the sheet markup is shown as it was typed."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        made.setProperty("role", role)
    return made


def button(
    text: str, name: str, pressed: Callable[[], object] | None = None, *, role: str | None = None
) -> QPushButton:
    """Make a button that Enter presses too."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(True)
    if role:
        made.setProperty("role", role)
    if pressed:
        on_press(made, pressed)
    return made


def on_press(made: QAbstractButton, act: Callable[[], object]) -> None:
    """Let a button do something."""
    made.clicked.connect(lambda _checked: act())


def give_role(widget: QWidget, role: str) -> None:
    """Change what a widget is; the sheet is asked again."""
    give(widget, "role", role)


def give(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_icon(target: QAbstractButton, name: str) -> None:
    """Draw a button's icon in the colour of its text; call again when the palette changes."""
    target.setIcon(icon(name, colours(target.palette()).text))


def opens_more(target: QAbstractButton) -> None:
    """Draw an arrow behind the words of a button: more lies below it."""
    target.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    set_icon(target, "down")
