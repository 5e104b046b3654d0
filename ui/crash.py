"""What a fault of ours leaves behind: a report without personal data, and one window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from mcu_desktop.crash import crash_report

if TYPE_CHECKING:
    from pathlib import Path

_shown: list[QMessageBox] = []


def tell(home: Path, fault: BaseException) -> None:
    """Write the report; show the window unless it stands there already."""
    path = crash_report(home, fault)
    sys.stderr.write(f"Ошибка программы ({type(fault).__name__}). Отчёт: {path}\n")
    if _shown:
        return
    window = QMessageBox(
        QMessageBox.Icon.Warning,
        "Ошибка программы",
        "В программе произошла ошибка. Записанное в журнал и черновики целы: можно продолжать работу.\n\n"
        f"Отчёт без персональных данных сохранён:\n{path}\n\nПередайте его администратору.",
    )
    window.addButton("Понятно", QMessageBox.ButtonRole.AcceptRole)
    _shown.append(window)
    window.exec()
    _shown.clear()
