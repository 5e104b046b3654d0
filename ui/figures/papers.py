"""Figures as a file: PDF as it prints, DOCX to edit, XLSX to reckon with."""

from __future__ import annotations

from mcu_desktop.dataclass import dataclass


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
