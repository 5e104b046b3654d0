"""The note as a document to edit: its addressee, its sections, its signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.shared import Mm, Pt

from mcu_desktop.reports.docx_file import timeless
from mcu_desktop.reports.outline import DRAFT, TITLE, date_line, headings
from mcu_desktop.reports.plain import typeset
from mcu_desktop.reports.sections_docx import UPRIGHT, add_sections, begun

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.note import Note

_ADDRESSEE = 95
"""Millimetres from the left margin to the addressee."""


def document(note: Note, *, draft: bool = False) -> bytes:
    """Write the note as DOCX; the same note gives the same bytes."""
    paper = begun(f"Аналитическая записка: {note.period.title}", note.letterhead.signer, note.as_of)
    _opening(paper, note, draft=draft)
    add_sections(paper, tuple(zip(headings(note), note.sections, strict=True)), UPRIGHT)
    _signature(paper, note)
    return timeless(paper)


def _opening(paper: Any, note: Note, *, draft: bool) -> None:
    addressee = paper.add_paragraph(typeset(note.letterhead.addressee), style="Normal")
    addressee.paragraph_format.left_indent = Mm(_ADDRESSEE)
    addressee.paragraph_format.space_after = Pt(26)
    paper.add_paragraph(TITLE, style="Title")
    paper.add_paragraph(typeset(f"за {note.period.accusative}"), style="Subtitle")
    if draft:
        paper.add_paragraph(DRAFT, style="Subtitle")


def _signature(paper: Any, note: Note) -> None:
    head = note.letterhead
    line = paper.add_table(rows=1, cols=3)
    widths = (Mm(UPRIGHT * 0.5), Mm(UPRIGHT * 0.2), Mm(UPRIGHT * 0.3))
    texts = (typeset(head.signer), "____________", typeset(head.signer_name))
    for place, text, width in zip(line.rows[0].cells, texts, widths, strict=True):
        place.width = width
        place.paragraphs[0].add_run(text)
    date = paper.add_paragraph(typeset(date_line(note)), style="Normal")
    date.paragraph_format.space_before = Pt(12)
