"""Printing and saving: the same pages on paper and in files."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from PIL.Image import Resampling
from PySide6.QtPrintSupport import QPrinter

from ui.figures.papers import PAPERS, Paper
from ui.note.saving import proposed_name
from ui.paper.pdf_pages import page_sizes
from ui.paper.printing import Printing

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.note.place import NotePlace

ALIKE = 3
"""Half a pixel of resampling; one page differs from another by more than ten."""


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def seen(pdf: bytes, page: int) -> Image:
    """Give a page as one sees it from afar: every resampling of a letter is grey alike."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        drawn: Image = document[page].render(scale=2).to_pil().convert("L")
    return drawn.resize((149, 210), resample=Resampling.BOX)


def unlike(one: bytes, other: bytes) -> float:
    """Give by how many of 255 shades two papers differ on the average, on the page that differs most."""
    pages = range(len(page_sizes(one)))
    differences = (ImageStat.Stat(ImageChops.difference(seen(one, n), seen(other, n))).mean[0] for n in pages)
    return max(differences)


def test_paper_has_the_pages_of_the_screen(place: NotePlace, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "paper.pdf"
    place.issuing.print_on(printer_to(path))
    assert place.issuing.job is not None
    with qtbot.waitSignal(place.issuing.job.finished) as heard:
        pass
    assert heard.args == [True]
    assert place.sheet is not None
    paper = path.read_bytes()
    assert len(page_sizes(paper)) == len(place.sheet.sizes)
    assert page_sizes(paper)[0] == pytest.approx(place.sheet.sizes[0], abs=1)
    assert unlike(paper, place.sheet.pdf) < ALIKE
    assert "отправлена на печать" in place.toolbar.state.text()


def test_some_pages_can_be_printed(place: NotePlace, bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    assert place.sheet is not None
    printer = printer_to(tmp_path / "paper.pdf")
    printer.setFromTo(2, 3)
    job = Printing(bridge, place.sheet, printer)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert len(page_sizes((tmp_path / "paper.pdf").read_bytes())) == 2


def test_a_stopped_print_says_so(place: NotePlace, tmp_path: Path, qtbot: QtBot) -> None:
    place.issuing.print_on(printer_to(tmp_path / "paper.pdf"))
    assert place.issuing.job is not None
    with qtbot.waitSignal(place.issuing.job.finished) as heard:
        place.toolbar.stop.click()
    assert heard.args == [False]
    assert place.toolbar.state.text() == "Печать прервана."
    assert place.toolbar.print.isEnabled()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.suffix)
def test_saving_writes_the_file(place: NotePlace, paper: Paper, tmp_path: Path, qtbot: QtBot) -> None:
    assert place.sheet is not None
    path = tmp_path / proposed_name(place.sheet.period, paper)
    place.issuing.save_as(paper, path)
    qtbot.waitUntil(lambda: place.toolbar.state.text() == f"Сохранено: {path}")
    assert path.name == f"Аналитическая записка 2026-W47.{paper.suffix}"
    assert sorted(tmp_path.glob("*записка*")) == [path]
    if paper.suffix == "pdf":
        assert path.read_bytes() == place.sheet.pdf
    else:
        with ZipFile(path) as archive:
            assert archive.testzip() is None
