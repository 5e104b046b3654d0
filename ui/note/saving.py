"""Saving the note as a file: PDF as it prints, DOCX to edit, XLSX to reckon with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.whole_file import written_whole
from mcu_desktop.workplace.workplace import Workplace
from ui.figures.papers import Paper
from ui.figures.spans import file_name

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.period import Period
    from mcu_desktop.workplace.notes import WrittenNote


def proposed_name(period: Period, paper: Paper) -> str:
    """Propose how to call the file."""
    return f"Аналитическая записка {file_name(period)}.{paper.suffix}"


def save(workplace: Workplace, written: WrittenNote, paper: Paper, path: Path) -> Path:
    """Write the file whole: what stood there before is replaced at the end."""
    from mcu_desktop.workplace import notes  # noqa: PLC0415 - what counts is loaded in the worker

    drawn = {"pdf": notes.pages, "docx": notes.document, "xlsx": notes.workbook}[paper.suffix]
    return written_whole(path, drawn(workplace, written))
