"""Where a file goes: asked of the person, beginning among their documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def documents() -> str:
    """Give the folder that dialogs of files begin in: the home where a person keeps no documents."""
    kept = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(kept if kept.is_dir() else Path.home())


def chosen_folder(caption: str, parent: QWidget) -> Path | None:
    """Ask for a folder."""
    chosen = QFileDialog.getExistingDirectory(parent, caption, documents())
    return Path(chosen) if chosen else None


def chosen_place(caption: str, proposed: str, suffix: str, parent: QWidget) -> Path | None:
    """Ask for a file; without an ending it gets that of its kind."""
    kind = f"{suffix.upper()} (*.{suffix})"
    chosen, _ = QFileDialog.getSaveFileName(parent, caption, str(Path(documents()) / proposed), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")
