"""What a fault of ours leaves behind: a report without personal data, and one window."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QMessageBox

from mcu_desktop import __version__

if TYPE_CHECKING:
    from pathlib import Path

_shown: list[QMessageBox] = []


def tell(folder: Path, kind: type[BaseException], fault: BaseException) -> None:
    """Write the report; show the window unless it stands there already."""
    path = write(folder, kind, fault)
    sys.stderr.write(f"Ошибка программы ({kind.__name__}). Отчёт: {path}\n")
    if _shown:
        return
    window = QMessageBox(
        QMessageBox.Icon.Warning,
        "Ошибка программы",
        "В программе произошла ошибка. Записанное в журнал и черновики целы: можно продолжать работу.\n\n"
        f"Отчёт без персональных данных сохранён:\n{path}\n\nПередайте его администратору.",
    )
    _shown.append(window)
    window.exec()
    _shown.clear()


def write(folder: Path, kind: type[BaseException], fault: BaseException) -> Path:
    """Keep where it happened; never what was typed, so neither the fault's words nor any value."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.now():%Y-%m-%d_%H-%M-%S_%f}.txt"  # noqa: DTZ005 - the desk's own clock
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [
        f"mcu-desktop {__version__}, Qt {qt_version}",
        f"Python {platform.python_version()}, {platform.platform()}",
        f"{kind.__module__}.{kind.__qualname__}",
        *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
