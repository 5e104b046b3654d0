"""A report with its pages, as the place shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.reports.outline import as_table
from ui.figures.lines import FigureLine, lines_of

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.drawing import Spots
    from mcu_desktop.workplace.reporting import WrittenReport
    from ui.paper.pdf_pages import Size


class Sheet(NamedTuple):
    """What stands there."""

    written: WrittenReport
    pdf: bytes
    sizes: tuple[Size, ...]
    spots: Spots

    def line(self, figure: str) -> FigureLine | None:
        """Give a figure under the name that its table gives it."""
        sections = self.written.report.sections
        tables = (table for part in sections for table in (*part.tables, *map(as_table, part.charts)))
        return next((line for table in tables for line in lines_of(table) if line.figure == figure), None)
