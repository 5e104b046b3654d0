"""The furniture of a page: margins, the running title with its number, letters, headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Paragraph, SimpleDocTemplate, paragraph

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.drawing import Spots
from mcu_desktop.reports import fonts
from mcu_desktop.reports.plain import typeset
from mcu_desktop.reports.spots import SpottingCanvas

_FRAME = 6
"""The padding that reportlab puts inside a frame."""
_KEPT = 40 * mm
"""Room that a heading asks for, so that it does not stand alone at the foot of a page."""
_RUNNING = 9 * mm
"""Where the running title and the number stand, below the upper edge."""
_RUNNING_STYLE = ParagraphStyle("running", fontName=fonts.SERIF, fontSize=9)
Decorate = Callable[[Any, Any], None]
"""Draws on a page what is not part of the text."""
BREAKS = {"splitLongWords": 1, "embeddedHyphenation": 2}
"""Of a style: double names part at their hyphens, only a word longer than a whole line parts elsewhere.

Not for paragraphs of several fonts: reportlab loses the hyphens when it sets those anew.
"""
paragraph._hy_shy_letters_pat = re.compile("^[-\u00adA-Za-zА-Яа-яЁё«»„“…]+$")  # noqa: SLF001 - its own lacks ё and «»


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet of paper with its margins."""

    size: tuple[float, float] = A4
    left: float = 20 * mm
    right: float = 10 * mm
    top: float = 15 * mm
    bottom: float = 15 * mm

    @property
    def width(self) -> float:
        """Give the room between the margins."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """Give the room between the upper and the lower margin."""
        return self.size[1] - self.top - self.bottom


UPRIGHT = Page()
LYING = Page(size=landscape(A4), left=12 * mm, right=12 * mm, bottom=12 * mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Pages as bytes, the figures on each, and how much of the last one is filled."""

    content: bytes
    spots: Spots
    last_page: float

    @property
    def pages(self) -> int:
        """Give how many pages there are."""
        return len(self.spots)


def sheet(page: Page, story: list[Any], title: str, *, author: str = "") -> bytes:
    """Draw a sheet; every page but the first says whose page it is: sheets part on a desk."""

    def running(canvas: Any, document: Any) -> None:
        line = page.size[1] - _RUNNING
        canvas.setFont(_RUNNING_STYLE.fontName, _RUNNING_STYLE.fontSize)
        said = shortened(fonts.drawable(typeset(title)), _RUNNING_STYLE, page.width - 12 * mm)
        canvas.drawString(page.left, line, said)
        canvas.drawRightString(page.size[0] - page.right, line, str(document.page))

    return drawn(page, story, title, running, author=author).content


def drawn(page: Page, story: list[Any], title: str, on_later_pages: Decorate, *, author: str = "") -> Drawn:
    """Set a story on pages; the same story gives the same bytes."""
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=page.size,
        leftMargin=page.left - _FRAME,
        rightMargin=page.right - _FRAME,
        topMargin=page.top - _FRAME,
        bottomMargin=page.bottom - _FRAME,
        title=typeset(title),
        author=typeset(author),
        lang="ru-RU",
        invariant=1,
    )
    document.build(story, onLaterPages=on_later_pages, canvasmaker=SpottingCanvas)
    unused = document.frame._y - document.frame._y1p  # noqa: SLF001 - reportlab tells it in no other way
    return Drawn(
        content=file.getvalue(),
        spots=document.canv.all_spots(document.page),
        last_page=1 - unused / page.height,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The styles of a sheet."""

    cell: ParagraphStyle
    bold: ParagraphStyle
    title: ParagraphStyle
    under: ParagraphStyle
    heading: ParagraphStyle


@cache
def letters(size: float) -> Letters:
    """Give the styles of a sheet whose tables are set in this size; words part at their hyphens."""
    fonts.register()
    cell = ParagraphStyle("cell", fontName=fonts.SERIF, fontSize=size, leading=size * 1.22, **BREAKS)
    bold = ParagraphStyle("bold", parent=cell, fontName=fonts.SERIF_BOLD)
    return Letters(
        cell=cell,
        bold=bold,
        title=ParagraphStyle("title", parent=bold, fontSize=14, leading=18),
        under=ParagraphStyle("under", parent=cell, fontSize=10.5, leading=13.5, spaceAfter=4),
        heading=ParagraphStyle(
            "heading", parent=bold, fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=3
        ),
    )


def words(text: str, style: ParagraphStyle, *, longest: int | None = None) -> Any:
    """Give a text as a paragraph."""
    return Paragraph(markup(text, longest=longest), style)


def markup(text: str, *, longest: int | None = None) -> str:
    """Give a text as reportlab reads it: letters that the fonts have, signs of markup as written."""
    fonts.register()
    line = typeset(text)
    short = line if longest is None or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
    return escape(fonts.drawable(short))


def with_heading(heading: Any, *below: Any) -> list[Any]:
    """Keep a heading from the foot of a page, where what it heads would begin on the next one."""
    return [CondPageBreak(_KEPT), heading, *below]


def shortened(text: str, style: ParagraphStyle, width: float) -> str:
    """Give as much of a line as a width holds."""
    if line_width(text, style) <= width:
        return text
    kept = next(n for n in range(len(text), -1, -1) if line_width(f"{text[:n]}…", style) <= width)
    return f"{text[:kept].rstrip()}…"


def line_width(text: str, style: ParagraphStyle) -> float:
    """Give how wide a text is on one line."""
    return float(stringWidth(text, style.fontName, style.fontSize))
