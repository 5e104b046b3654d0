"""The note as a workbook: its words, then its sections."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mcu_desktop.reports.outline import DRAFT, TITLE, date_line, headings
from mcu_desktop.reports.sections_xlsx import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.notes.note import Note


def workbook(note: Note, *, draft: bool = False) -> bytes:
    """Write the note as XLSX; the same note gives the same bytes."""
    book = Book(f"Аналитическая записка: {note.period.title}", note.letterhead.signer, note.as_of)
    book.words("Записка", tuple(_lines(note, draft=draft)))
    for section in note.sections:
        book.section(section)
    return book.finished()


def _lines(note: Note, *, draft: bool) -> Iterator[tuple[str, bool]]:
    head = note.letterhead
    yield from ((head.addressee, False), (TITLE, True), (f"за {note.period.accusative}", False))
    if draft:
        yield DRAFT, False
    told = zip(headings(note), note.sections, strict=True)
    yield from chain.from_iterable(
        ((heading, True), *((text, False) for text in section.paragraphs)) for heading, section in told
    )
    yield from ((f"{head.signer} {head.signer_name}", False), (date_line(note), False))
