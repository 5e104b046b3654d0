"""After registration: the number in large type, its stamp and slip as they will print, the next one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from tests.ui.keys import press, type_text
from ui.paper.preview import Preview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.registration.place import RegistrationPlace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def done(place: RegistrationPlace, qtbot: QtBot) -> RegistrationPlace:
    """A registration that has just got its number."""
    press(Key.Key_F4)
    type_text("Яма.")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(place.result.isVisible)
    return place


def opened(place: RegistrationPlace, qtbot: QtBot) -> Preview:
    (preview,) = place.result.findChildren(Preview)
    qtbot.waitUntil(lambda: preview.pages.page_count == 1)
    qtbot.waitUntil(lambda: preview.pages.drawn(0))
    return preview


@pytest.mark.parametrize(("key", "title"), [(Key.Key_F7, "Штамп"), (Key.Key_F8, "Талон")])
def test_a_paper_is_shown_printed_and_saved(
    done: RegistrationPlace, qtbot: QtBot, tmp_path: Path, key: Qt.Key, title: str
) -> None:
    press(key)
    preview = opened(done, qtbot)
    assert preview.windowTitle().startswith(title)
    assert done.result.number.text() in preview.windowTitle()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    preview.print_on(printer)
    qtbot.waitUntil(lambda: "Отправлено" in preview.state.text())
    assert len(PdfDocument(tmp_path / "paper.pdf")) == 1
    preview.save_as(tmp_path / "saved.pdf")
    qtbot.waitUntil(lambda: "saved.pdf" in preview.state.text())
    saved = PdfDocument(tmp_path / "saved.pdf")
    assert done.result.number.text() in saved[0].get_textpage().get_text_range()
    saved.close()
    preview.reject()


def test_enter_goes_to_the_next_one_and_keys_of_the_form_sleep_meanwhile(
    done: RegistrationPlace, qtbot: QtBot
) -> None:
    press(Key.Key_F3)
    press(Key.Key_F9)
    assert done.result.isVisible()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not done.result.isVisible())
    assert done.form.content().empty
