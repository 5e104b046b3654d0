"""Saving the note as a file: PDF as it prints, DOCX to edit, XLSX to reckon with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.workplace import notes
from mcu_desktop.workplace.workplace import Workplace
from ui.note.spans import file_name
from ui.paper.files import written_whole

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A kind of file that a note can be saved as."""

    suffix: str
    title: str
    content: Callable[[Workplace, notes.WrittenNote], bytes]


PAPERS = (
    Paper(suffix="pdf", title="PDF – как на бумаге", content=notes.pages),
    Paper(suffix="docx", title="DOCX – для правки в текстовом редакторе", content=notes.document),
    Paper(suffix="xlsx", title="XLSX – показатели в таблицах", content=notes.workbook),
)


def proposed_name(period: Period, paper: Paper) -> str:
    """Propose how to call the file."""
    return f"Аналитическая записка {file_name(period)}.{paper.suffix}"


def save(workplace: Workplace, written: notes.WrittenNote, paper: Paper, path: Path) -> Path:
    """Write the file whole: what stood there before is replaced at the end."""
    return written_whole(path, paper.content(workplace, written))
