"""The form of a command, as one meets it after a key on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.keys import PATIENCE_MS, press
from ui.case.form import CommandForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.case.place import CasePlace
    from ui.case.view import CaseView

Kind = TypeVar("Kind", bound=QWidget)


def whole(place: CasePlace) -> CaseView:
    """Wait until every part of the card stands there: they come in turns."""
    view = place.view
    assert view is not None
    patience = QDeadlineTimer(PATIENCE_MS)
    while not view.complete:
        assert not patience.hasExpired(), "карточка не становится целой"
        QApplication.processEvents()
    return view


def form(place: CasePlace, qtbot: QtBot) -> CommandForm:
    """Wait for the form that a key opened."""
    found: list[CommandForm] = []

    def opened() -> bool:
        found[:] = [f for f in place.findChildren(CommandForm) if f.isVisible()]
        return bool(found) and found[0].isActiveWindow()

    qtbot.waitUntil(opened)
    return found[0]


def put_off(place: CasePlace, qtbot: QtBot) -> None:
    """Leave the form with what is typed in it; keys go to the card again once its window has them."""
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(place.isActiveWindow)


def field(form: CommandForm, name: str, kind: type[Kind]) -> Kind:
    """Give the editor of a field."""
    editor = form.editors[name]
    assert isinstance(editor, kind)
    return editor
