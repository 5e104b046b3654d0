"""The note on paper: what is in it can be read back, twice the same."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
import pytest
from reportlab.lib.units import mm

from mcu_desktop.domain.notes.cells import shown
from mcu_desktop.reports.note_pdf import pdf
from tests.reports.papers import empty, endless, full, hostile

A_SPACE = 4
"""A line may end with a space that nobody sees."""
PAPERS = pytest.mark.parametrize("make", [full, empty, hostile, endless])


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(content))
    texts = []
    for page in document:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_bounded())
        textpage.close()
        page.close()
    document.close()
    return texts


def read(content: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(pages(content)).replace("\u00a0", " "))


@PAPERS
def test_the_same_note_gives_the_same_bytes(make):
    assert pdf(make()) == pdf(make())


def test_the_paper_says_every_figure_of_its_tables_and_its_text():
    note = full()
    text = read(pdf(note))
    for section in note.sections:
        assert section.title in text
        for table in section.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row, strict=True):
                    assert shown(cell.value, column.measure).replace("\u00a0", " ") in text
    assert "Главе городского округа Кинель" in text
    assert "АНАЛИТИЧЕСКАЯ ЗАПИСКА за неделю с 16 по 22 ноября 2026 года" in text
    assert "Руководитель МЦУ" in text
    assert "И. И. Иванов" in text


def test_pages_are_numbered_from_the_second():
    texts = pages(pdf(full()))
    assert len(texts) > 2
    assert not any(line.strip() == "1" for line in texts[0].splitlines()[:1])
    for number, text in enumerate(texts[1:], start=2):
        assert str(number) in {text.splitlines()[0].strip(), text.splitlines()[-1].strip()}


def test_an_empty_week_takes_one_page():
    assert len(pages(pdf(empty()))) == 1


def test_a_draft_says_so():
    assert "Проект" in read(pdf(full(), draft=True))
    assert "Проект" not in read(pdf(full()))


def test_marks_of_markup_are_printed_as_they_were_written():
    text = read(pdf(hostile()))
    assert "<b>&amp;</b>" in text
    assert "=1+1" in text


@PAPERS
def test_nothing_stands_in_the_margins(make):
    document = pypdfium2.PdfDocument(BytesIO(pdf(make())))
    for page in document:
        textpage = page.get_textpage()
        for n in range(textpage.count_rects()):
            left, bottom, right, _top = textpage.get_rect(n)
            assert left >= 30 * mm - 3
            assert right <= 200 * mm + A_SPACE
            assert bottom >= 20 * mm - 3
        textpage.close()
        page.close()
    document.close()


@PAPERS
def test_the_signature_never_stands_alone_on_a_page(make):
    last = pages(pdf(make()))[-1]
    assert "Руководитель МЦУ" in last
    before = last[: last.index("Руководитель МЦУ")]
    assert len(before.strip()) > 10
