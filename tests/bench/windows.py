"""Windows that are measured offscreen: shown, drawn into a picture, and gone before the next one is."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1280, 800)


def offscreen(home: Path) -> QApplication:
    """Give the application, dressed as in life."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt only for the rows of windows

    from ui.app import application  # noqa: PLC0415

    app = QApplication.instance() or application(home)
    sys.excepthook = sys.__excepthook__  # the window's own would wait for somebody to read it
    assert isinstance(app, QApplication)
    return app


def drawn(app: QApplication, widget: QWidget) -> None:
    """Let a widget be drawn, and take its picture."""
    app.processEvents()
    widget.grab()


def shown(app: QApplication, widget: QWidget) -> None:
    """Show a window and take its first picture."""
    widget.resize(*SIZE)
    widget.show()
    drawn(app, widget)


def gone(app: QApplication, widget: QWidget) -> None:
    """Let a window go; one that stayed would be drawn again when the next takes the keyboard from it."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
