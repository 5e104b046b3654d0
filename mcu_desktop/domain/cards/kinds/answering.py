"""What the office answers together, and the notes that went to the head."""

from __future__ import annotations

from datetime import date

from mcu_desktop.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One matter that several people wrote about; their cases are linked to it, question by question."""

    title: str
    """In the office's words, without names: «Не вывозят мусор с площадки на Маяковского, 22»."""
    about: str = ""
    """What was found out and is done about it."""
    answer: str = ""
    """What all of them are answered, as far as it is put together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenNote:
    """A weekly note as it went to the head: its pages are kept and never drawn anew."""

    period_from: date
    period_to: date
    content: str
    """SHA-256 of the note itself among the attachments; the next three are of its papers."""
    pages: str
    document: str
    workbook: str
