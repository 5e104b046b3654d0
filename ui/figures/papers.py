"""Figures as a file: PDF as it prints, DOCX to edit, XLSX to reckon with; and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A kind of file."""

    suffix: str
    title: str


PAPERS = (
    Paper(suffix="pdf", title="PDF – как на бумаге"),
    Paper(suffix="docx", title="DOCX – для правки в текстовом редакторе"),
    Paper(suffix="xlsx", title="XLSX – показатели в таблицах"),
)


def chosen_place(caption: str, proposed: str, suffix: str, parent: QWidget) -> Path | None:
    """Ask for a file; without an ending it gets that of its kind."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kind = f"{suffix.upper()} (*.{suffix})"
    chosen, _ = QFileDialog.getSaveFileName(parent, caption, str(Path(documents) / proposed), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")
