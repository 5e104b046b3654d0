"""What all papers of a note share: its name, numbered headings, numbered captions, the line for the date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.period import day_in_words

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.note import Note

TITLE = "АНАЛИТИЧЕСКАЯ ЗАПИСКА"
DRAFT = "Проект"


@dataclass(slots=True)
class Captions:
    """Counts tables and charts through the whole paper."""

    tables: int = 0
    charts: int = 0

    def table(self, title: str) -> str:
        """Give the caption of the next table."""
        self.tables += 1
        return f"Таблица {self.tables} – {title}"

    def chart(self, title: str) -> str:
        """Give the caption of the next chart."""
        self.charts += 1
        return f"Рисунок {self.charts} – {title}"


def captions() -> Captions:
    """Begin to count."""
    return Captions()


def headings(note: Note) -> tuple[str, ...]:
    """Give the numbered headings of the sections."""
    return tuple(f"{n}. {section.title}" for n, section in enumerate(note.sections, start=1))


def date_line(note: Note) -> str:
    """Give the date of signing, or a blank for it."""
    if note.dated is not None:
        return day_in_words(note.dated)
    return f"«____» ______________ {note.as_of.year} года"
