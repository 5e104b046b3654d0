"""The form of a command, as one meets it after a key on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.case.form import CommandForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.case.place import CasePlace

Kind = TypeVar("Kind", bound=QWidget)


def form(place: CasePlace, qtbot: QtBot) -> CommandForm:
    """Wait for the form that a key opened."""
    found: list[CommandForm] = []

    def opened() -> bool:
        found[:] = [f for f in place.findChildren(CommandForm) if f.isVisible()]
        return bool(found) and found[0].isActiveWindow()

    qtbot.waitUntil(opened)
    return found[0]


def field(form: CommandForm, name: str, kind: type[Kind]) -> Kind:
    """Give the editor of a field."""
    editor = form.editors[name]
    assert isinstance(editor, kind)
    return editor
