"""A report: sections of figures and tables about a period, one description for every paper and the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.note import Figure, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is printed, saved and shown, whole."""

    name: str
    title: str
    subtitle: str
    """Which days it is about: «за октябрь 2026 года»."""
    office: str
    made: str
    """Whose state it tells, and who made it."""
    as_of: date
    figures: Mapping[str, Figure]
    sections: tuple[Section, ...]
    lying: bool = False
    """Its tables need the longer side of the sheet."""

    @property
    def text(self) -> tuple[str, ...]:
        """Every paragraph in order."""
        return tuple(text for section in self.sections for text in section.paragraphs)
