"""The note to edit: reopened, it holds the same words and numbers."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from mcu_desktop.domain.notes.cells import shown
from mcu_desktop.reports.note_docx import document
from mcu_desktop.reports.outline import as_table
from mcu_desktop.reports.plain import typeset
from tests.reports.papers import empty, endless, full, hostile


@pytest.mark.parametrize("make", [full, empty, hostile, endless])
def test_the_same_note_gives_the_same_bytes_and_opens(make):
    content = document(make())
    assert content == document(make())
    assert docx.Document(BytesIO(content)).paragraphs


def test_tables_hold_the_figures_of_the_note():
    note = full()
    paper = docx.Document(BytesIO(document(note)))
    expected = [
        [
            [shown(cell.value, column.measure) for column, cell in zip(table.columns, row, strict=True)]
            for row in table.rows
        ]
        for section in note.sections
        for table in (*section.tables, *map(as_table, section.charts))
    ]
    found = [[[cell.text for cell in row.cells] for row in table.rows[1:]] for table in paper.tables[:-1]]
    assert found == [[[typeset(text) for text in row] for row in rows] for rows in expected]


def test_headings_are_headings_and_heads_of_tables_are_repeated():
    note = full()
    paper = docx.Document(BytesIO(document(note, draft=True)))
    headings = [p.text for p in paper.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[0] == "1. Что требует решения"
    assert len(headings) == len(note.sections)
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in paper.tables[:-1])
    assert any(paragraph.text == "Проект" for paragraph in paper.paragraphs)


def test_the_font_has_a_substitute_and_the_page_its_margins():
    content = document(full())
    page = docx.Document(BytesIO(content)).sections[0]
    sides = (page.left_margin, page.right_margin, page.top_margin)
    assert [round(side.mm) for side in sides if side is not None] == [30, 10, 20]
    assert page.different_first_page_header_footer
    with ZipFile(BytesIO(content)) as parts:
        assert b'<w:altName w:val="Times New Roman"/>' in parts.read("word/fontTable.xml")
        assert b"PAGE" in parts.read("word/header1.xml")
