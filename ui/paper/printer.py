"""Which printer, and which pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def chosen_printer(pages: int, parent: QWidget, title: str) -> QPrinter | None:
    """Ask for a printer and a range of pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # the printer goes with this call
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, max(1, pages))
    return printer if dialog.exec() else None
