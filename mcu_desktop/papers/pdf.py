"""A paper as PDF, drawn from the very document that goes out as DOCX."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Image, KeepTogether, Paragraph, Spacer, Table

from mcu_desktop.papers.content import Content, Grid, Para, Piece
from mcu_desktop.reports import fonts, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcu_desktop.papers.content import Block

_SIDES = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER, "justify": TA_JUSTIFY}
_LINE = 1.22
"""How high a line of our serif is, for one of its size."""
_MARKED = "#FFF200"
_TAB = "\u00a0" * 4
_NUMBER = 10 * mm
"""Where the number of a page stands, below the upper edge (ГОСТ Р 7.0.97)."""


def drawn(content: Content) -> bytes:
    """Draw a paper; the same content gives the same bytes."""
    fonts.register()
    left, right, top, bottom = content.edges
    sheet = page.Page(left=left, right=right, top=top, bottom=bottom)

    def number(canvas: Any, document: Any) -> None:
        canvas.setFont(fonts.SERIF, 11)
        canvas.drawCentredString(sheet.size[0] / 2, sheet.size[1] - _NUMBER, str(document.page))

    return page.drawn(sheet, _story(content.blocks, sheet.width), content.title, number).content


def _story(blocks: Iterable[Block], width: float) -> list[Any]:
    """Set blocks one under another; those that are kept wait for the next one."""
    story: list[Any] = []
    waiting: list[Any] = []
    for block in blocks:
        waiting += _set(block, width)
        if not (isinstance(block, Para) and block.kept):
            story.append(waiting[0] if len(waiting) == 1 else KeepTogether(waiting))
            waiting = []
    return story + waiting


def _cell(cell: Sequence[Block], width: float) -> list[Any]:
    """Set a cell with the room above its first and below its last paragraph, which reportlab leaves out."""
    above = cell[0].before if cell and isinstance(cell[0], Para) else 0
    below = cell[-1].after if cell and isinstance(cell[-1], Para) else 0
    return [Spacer(0, above), *(one for part in cell for one in _set(part, width)), Spacer(0, below)]


def _set(block: Block, width: float) -> list[Any]:
    return _table(block, width) if isinstance(block, Grid) else _paragraph(block)


def _paragraph(block: Para) -> list[Any]:
    pictures = [piece for piece in block.pieces if piece.picture]
    drawings = [_picture(piece, block.side) for piece in pictures]
    size = max((piece.size for piece in block.pieces if not piece.picture), default=0)
    if not block.text.strip():
        blank = size or (0 if drawings else 12)
        return [*drawings, Spacer(0, blank * _LINE * block.spacing + block.before + block.after)]
    style = ParagraphStyle(
        "paper",
        fontName=fonts.SERIF,
        fontSize=size,
        leading=size * _LINE * block.spacing,
        alignment=_SIDES[block.side],
        firstLineIndent=block.first,
        leftIndent=block.left,
        rightIndent=block.right,
        spaceBefore=block.before,
        spaceAfter=block.after,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )
    words = Paragraph("".join(_markup(piece, size) for piece in block.pieces), style)
    if len(words.frags) == 1:
        style.embeddedHyphenation = page.BREAKS["embeddedHyphenation"]
    return [*drawings, words]


def _markup(piece: Piece, usual: float) -> str:
    lines = piece.text.replace("\t", _TAB).split("\n")
    text = "<br/>".join(escape(fonts.drawable(line)) for line in lines)
    size = f' size="{piece.size}"' if piece.size != usual else ""
    back = f' backColor="{_MARKED}"' if piece.marked else ""
    if size or back:
        text = f"<font{size}{back}>{text}</font>"
    if piece.underline:
        text = f"<u>{text}</u>"
    return f"<b>{text}</b>" if piece.bold else text


def _picture(piece: Piece, side: str) -> Any:
    return Image(BytesIO(piece.picture), piece.width, piece.width, kind="proportional", hAlign=side.upper())


def _table(block: Grid, width: float) -> list[Any]:
    whole = sum(block.widths)
    widths = [width * one / whole for one in block.widths] if whole > width else list(block.widths)
    pad = 3 if block.ruled else 0
    rows = [
        [_cell(cell, column - 2 * pad) for cell, column in zip(row, widths, strict=False)]
        for row in block.rows
    ]
    look: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), pad),
        ("RIGHTPADDING", (0, 0), (-1, -1), pad),
        ("TOPPADDING", (0, 0), (-1, -1), pad / 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
    ]
    if block.ruled:
        look.append(("GRID", (0, 0), (-1, -1), 0.5, black))
    return [Table(rows, colWidths=widths, style=look, hAlign="LEFT", splitInRow=1)] if rows else []
