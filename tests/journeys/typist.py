"""Somebody who types without a pause into one form, for as long as the process lives.

`python -m tests.journeys.typist HOME FORM` prints the moment of each letter.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tests.ui.keys import type_text
from ui.app import application, open_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

    Find = Callable[[MainWindow, Bridge], QPlainTextEdit | None]

SAID = "Не вывозят мусор, не горит фонарь, не ходит автобус. " * 100
_BETWEEN_LETTERS_MS = 30
_LOOK_AGAIN_MS = 20


def registration(window: MainWindow, _bridge: Bridge) -> QPlainTextEdit | None:
    """Give the citizen's own words."""
    window.show_place("registration")
    letter: QPlainTextEdit = window.place.form.text.letter  # type: ignore[attr-defined]
    return letter


def answer(window: MainWindow, bridge: Bridge) -> QPlainTextEdit | None:
    """Give the text of an answer, over the card of the only case."""
    from mcu_desktop.domain.cases.commands import Answer  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.domain.vocabulary import CaseId  # noqa: PLC0415
    from mcu_desktop.store.register import Filter  # noqa: PLC0415
    from ui.case.doing import begin  # noqa: PLC0415
    from ui.case.offers.groups import offer_of  # noqa: PLC0415

    office = bridge.workplace
    id_ = office.lines(office.keys(Filter()))[0].id
    window.open_case(id_)
    form = begin(bridge, offer_of(Answer), office.case(CaseId(id_)), window.place)
    assert form is not None
    text: QPlainTextEdit = form.editors["text"]  # type: ignore[assignment]
    return text


def proposals(window: MainWindow, _bridge: Bridge) -> QPlainTextEdit | None:
    """Give the proposals, once the note stands there."""
    window.show_place("note")
    if window.place.objectName() != "note":
        return None
    field: QPlainTextEdit = window.place.proposals.field  # type: ignore[attr-defined]
    return None if window.place.sheet is None else field  # type: ignore[attr-defined]


def rewording(window: MainWindow, bridge: Bridge) -> QPlainTextEdit | None:
    """Give a paragraph of the note that is put into other words."""
    from ui.note.rewording import Rewording  # noqa: PLC0415 - loaded with the note

    if proposals(window, bridge) is None:
        return None
    window.place.reword()  # type: ignore[attr-defined]
    return window.place.findChildren(Rewording)[-1].field


FORMS: dict[str, Find] = {one.__name__: one for one in (registration, answer, proposals, rewording)}


def main() -> int:
    """Open the window, find the form, type."""
    home, form = Path(sys.argv[1]), FORMS[sys.argv[2]]
    app = application(home)
    window, bridge = open_window(home)
    typing, looking = QTimer(interval=_BETWEEN_LETTERS_MS), QTimer(interval=_LOOK_AGAIN_MS)
    letters = iter(SAID)

    def look() -> None:
        field = form(window, bridge)
        if field is not None:
            looking.stop()
            typing.timeout.connect(lambda: type_one(field))
            typing.start()

    def type_one(field: QPlainTextEdit) -> None:
        type_text(next(letters), field)
        print(repr(time.time()), flush=True)  # noqa: T201 - whoever kills us reads it

    looking.timeout.connect(look)
    bridge.opened.connect(looking.start)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
