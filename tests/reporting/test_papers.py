"""The three papers of a report hold the same, upright or lying, of nothing and of everything."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import openpyxl
import pypdfium2
import pytest

from mcu_desktop.analytics.reporting.catalogue import CATALOGUE
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.notes.report import Report
from mcu_desktop.workplace.reporting import Asked, drawn, file_of, write
from tests.reports.papers import HOSTILE, LONG

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

OCTOBER = Period(first=date(2026, 10, 1), last=date(2026, 10, 31))
BEFORE_ALL = Period(first=date(2020, 1, 1), last=date(2020, 1, 31))


def words(report: Report) -> list[str]:
    """Every text of a report that is a cell or a paragraph."""
    cells = (cell.value for s in report.sections for t in s.tables for row in t.rows for cell in row)
    return [*report.text, *(value for value in cells if isinstance(value, str))]


def hostile() -> Report:
    """A report of texts that a file could misread, and of endless ones."""
    columns = (Column(title="Что", measure=Measure.TEXT), Column(title="Сколько"))
    rows = tuple((Cell(value=text), Cell(value=n)) for n, text in enumerate((*HOSTILE, LONG), start=1))
    table = Table(title="+1", columns=columns, rows=rows)
    part = Section(key="a", title="Раздел", short="=Раздел", paragraphs=HOSTILE, tables=(table,))
    return Report(
        name="hostile",
        title="=1+1",
        subtitle="@SUM(A1)",
        office=LONG,
        made="-2",
        as_of=OCTOBER.last,
        figures={},
        sections=(part,),
    )


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.name)
def test_pages_and_document_tell_the_same(town: Workplace, kind: object) -> None:
    asked = Asked(name=kind.name, period=OCTOBER)  # type: ignore[attr-defined]
    report = write(town, asked).report
    content, spots = drawn(report)
    with pypdfium2.PdfDocument(content) as pages:
        said = "".join(page.get_textpage().get_text_bounded() for page in pages)
        width, height = pages[0].get_size()
        assert len(spots) == len(pages)
    assert (width > height) is report.lying
    paper = docx.Document(BytesIO(file_of(report, "docx")))
    titles = [table.title for section in report.sections for table in section.tables]
    captions = [p.text for p in paper.paragraphs if p.style is not None and p.style.name == "Caption"]
    assert all(any(title in caption.replace("\u00a0", " ") for caption in captions) for title in titles)
    assert all(title in " ".join(said.replace("\u00a0", " ").split()) for title in titles if len(title) < 60)
    assert drawn(report)[0] == content


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.name)
def test_of_nothing_each_report_says_so_on_one_page(town: Workplace, kind: object) -> None:
    report = write(town, Asked(name=kind.name, period=BEFORE_ALL)).report  # type: ignore[attr-defined]
    with pypdfium2.PdfDocument(drawn(report)[0]) as pages:
        assert len(pages) == (2 if report.name == "comparison" else 1)
    assert report.text


def test_a_cell_is_a_text_whatever_it_begins_with() -> None:
    book = openpyxl.load_workbook(BytesIO(file_of(hostile(), "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    told = {str(cell.value) for cell in cells}
    assert {"=1+1", "@SUM(A1)", "-2", "+7 999"} <= told


def test_endless_names_are_drawn() -> None:
    with pypdfium2.PdfDocument(drawn(hostile())[0]) as pages:
        assert len(pages) >= 1
    assert file_of(hostile(), "docx")


def test_drawing_can_be_left_at_a_page(town: Workplace) -> None:
    class Enough(Exception):
        pass

    def went(page: int) -> None:
        if page > 1:
            raise Enough

    year = Period(first=date(2026, 1, 1), last=date(2026, 6, 30))
    report = write(town, Asked(name="journal", period=year)).report
    with pytest.raises(Enough):
        drawn(report, went)
