"""What all papers of a note share: its name, numbered headings, numbered captions, the line for the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Table
from mcu_desktop.domain.notes.period import day_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.notes.note import Chart, Note, Section
    from mcu_desktop.domain.notes.report import Report

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
    """Give the numbered headings of a note."""
    return section_headings(note.sections)


def section_headings(sections: Sequence[Section]) -> tuple[str, ...]:
    """Give the numbered headings of sections."""
    return tuple(f"{n}. {section.title}" for n, section in enumerate(sections, start=1))


def report_headings(report: Report) -> tuple[str, ...]:
    """Give the headings of a report; a section alone stands under the title of the whole."""
    return section_headings(report.sections) if len(report.sections) > 1 else ("",)


def widest(report: Report) -> int:
    """Give how many columns the widest table of a report has."""
    return max((len(table.columns) for part in report.sections for table in part.tables), default=0)


def date_line(note: Note) -> str:
    """Give the date of signing, or a blank for it."""
    if note.dated is not None:
        return day_in_words(note.dated)
    return f"«____» ______________ {note.as_of.year} года"


def as_table(chart: Chart) -> Table:
    """Give a chart as the table of its figures, for papers that hold no drawing."""
    return Table(
        title=chart.title,
        columns=(
            Column(title=chart.over, measure=Measure.TEXT, width=3),
            *(Column(title=series.name[:1].upper() + series.name[1:]) for series in chart.series),
        ),
        rows=tuple(
            (
                Cell(value=label),
                *(
                    Cell(value=series.values[n], figure=series.figures[n] if series.figures else None)
                    for series in chart.series
                ),
            )
            for n, label in enumerate(chart.labels)
        ),
    )
