"""Fields for a passphrase: what is typed is hidden, and may be shown to its own eyes."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.widgets.field import Field, line_field


def passphrase_field(name: str, title: str, *, hint: str = "") -> Field:
    """Make a field that shows dots."""
    made = line_field(name, title, hint=hint)
    line = made.control
    assert isinstance(line, QLineEdit)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def shower(name: str, *fields: Field) -> QCheckBox:
    """Make a box that shows what was typed in the fields."""
    box = QCheckBox("Показать пароль")
    box.setObjectName(name)
    box.setAccessibleName(box.text())

    def show(on: bool) -> None:
        for field in fields:
            assert isinstance(field.control, QLineEdit)
            mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
            field.control.setEchoMode(mode)

    box.toggled.connect(show)
    return box
