"""A filled document read back: the paragraphs, tables and pictures that the PDF is drawn from."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from mcu_desktop.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIDES = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
_USUAL_SIZE, _USUAL_EDGE = 12.0, Mm(20)


class Piece(NamedTuple):
    """Words in one manner of writing, or a picture."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    marked: bool = False
    size: float = _USUAL_SIZE
    picture: bytes = b""
    width: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """One paragraph."""

    pieces: tuple[Piece, ...]
    side: str = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    spacing: float = 1
    kept: bool = False
    """It does not stand alone at the foot of a page."""

    @property
    def text(self) -> str:
        """Give the words alone."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; lines are drawn around cells only where the document has them."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    ruled: bool


Block = Para | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What stands on paper."""

    blocks: tuple[Block, ...]
    edges: tuple[float, float, float, float]
    """Left, right, top, bottom, in points."""
    title: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the words of every paragraph that has any, in order."""
        return tuple(text for text in _lines(self.blocks) if text)


def read(document: bytes) -> Content:
    """Read a document back."""
    paper = docx.Document(BytesIO(document))
    page = paper.sections[0]
    edges = (page.left_margin, page.right_margin, page.top_margin, page.bottom_margin)
    return Content(
        blocks=tuple(_blocks(paper.iter_inner_content())),
        edges=tuple((edge if edge is not None else _USUAL_EDGE) / Pt(1) for edge in edges),  # type: ignore[arg-type]
        title=paper.core_properties.title,
    )


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Para):
            yield block.text.strip()
        else:
            for row in block.rows:
                for cell in row:
                    yield from _lines(cell)


def _blocks(parts: Iterable[Any]) -> Iterator[Block]:
    for part in parts:
        if isinstance(part, WordParagraph):
            yield _para(part)
        elif isinstance(part, WordTable):
            yield _grid(part)


def _para(part: Any) -> Para:
    layers = tuple(_layers(part))

    def shape(name: str, otherwise: Any = 0) -> Any:
        return _first((layer.paragraph_format for layer in layers), name, otherwise)

    side = _SIDES.get(shape("alignment", None), "left")
    spacing = shape("line_spacing", 1.0)
    return Para(
        pieces=tuple(piece for run in _runs(part) for piece in _pieces(run, layers[1:])),
        side=side,
        first=shape("first_line_indent") / Pt(1),
        left=shape("left_indent") / Pt(1),
        right=shape("right_indent") / Pt(1),
        before=shape("space_before") / Pt(1),
        after=shape("space_after") / Pt(1),
        spacing=spacing if isinstance(spacing, float) else 1.0,
        kept=bool(shape("keep_with_next", otherwise=False)),
    )


def _layers(part: Any) -> Iterator[Any]:
    """Give a paragraph and its styles, the nearest first; styles that rest on each other end it."""
    yield part
    style, seen = part.style, set[str]()
    while style is not None and style.style_id not in seen:
        seen.add(style.style_id)
        yield style
        style = style.base_style


def _runs(part: Any) -> Iterator[Any]:
    for inner in part.iter_inner_content():
        yield from [inner] if isinstance(inner, WordRun) else inner.runs


def _pieces(run: Any, styles: tuple[Any, ...]) -> Iterator[Piece]:
    fonts = [run.font, *(style.font for style in styles)]
    size = next((font.size / Pt(1) for font in fonts if font.size is not None), _USUAL_SIZE)
    bold, italic, underline = (
        bool(_first(fonts, name, otherwise=False)) for name in ("bold", "italic", "underline")
    )
    marked = run.font.highlight_color is not None
    for inner in run.iter_inner_content():
        if isinstance(inner, str):
            yield Piece(inner, bold, italic, underline, marked, size)
        else:
            yield from _pictures(run, inner, size)


def _pictures(run: Any, inner: Any, size: float) -> Iterator[Piece]:
    element = getattr(inner, "_drawing", None)
    if element is None:
        return
    for blip in element.iter(qn("a:blip")):
        part = run.part.related_parts[blip.get(qn("r:embed"))]
        (extent, *_) = element.iter(qn("wp:extent"))
        yield Piece(size=size, picture=part.blob, width=int(extent.get("cx")) / Pt(1))


def _grid(part: Any) -> Grid:
    widths = [(column.width or 0) / Pt(1) for column in part.columns]
    return Grid(
        widths=tuple(widths),
        rows=tuple(
            tuple(tuple(_blocks(cell.iter_inner_content())) for cell in row.cells) for row in part.rows
        ),
        ruled=_ruled(part),
    )


def _ruled(part: Any) -> bool:
    """Tell whether lines are drawn: by the table's own borders, else by its style."""
    own = next(part._tbl.iter(qn("w:tblBorders")), None)  # noqa: SLF001 - the library knows no borders
    if own is not None:
        return any(edge.get(qn("w:val")) not in {"nil", "none"} for edge in own)
    return part.style is not None and "Grid" in part.style.name


def _first(layers: Iterable[Any], name: str, otherwise: Any) -> Any:
    return next((value for layer in layers if (value := getattr(layer, name)) is not None), otherwise)
