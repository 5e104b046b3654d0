"""The note on paper: PDF by ГОСТ Р 7.0.97-2016, the same bytes for the same note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Paragraph, Spacer, Table

from mcu_desktop.reports import fonts, page, tables
from mcu_desktop.reports.outline import DRAFT, TITLE, captions, date_line, headings
from mcu_desktop.reports.sections_pdf import BODY, PLAIN, SUBTITLE, Setting
from mcu_desktop.reports.sections_pdf import TITLE as TITLE_STYLE
from mcu_desktop.reports.sections_pdf import section as section_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.notes import note as notes

_PAGE = page.Page(left=30 * mm, right=10 * mm, top=20 * mm, bottom=20 * mm)
WIDTH = _PAGE.width
_LITTLE = 0.25
_NUMBER_HEIGHT = 10 * mm
"""Page numbers stand in the top margin, 10 mm from the edge (ГОСТ Р 7.0.97 п. 3.2)."""
_ADDRESSEE = 75 * mm
_DRAFT = ParagraphStyle("draft", parent=SUBTITLE, fontSize=10, leading=14)
_SIGNER = ParagraphStyle("signer", parent=PLAIN, alignment=TA_RIGHT)
_EASY = Setting(width=WIDTH)
_CLOSE = Setting(
    width=WIDTH,
    body=ParagraphStyle("close", parent=BODY, fontSize=12, leading=15.5, spaceAfter=3),
    padding=2.5,
)


def pdf(note: notes.Note, *, draft: bool = False) -> bytes:
    """Draw the note; `draft` says so under the title."""
    return printed(note, draft=draft).content


def printed(note: notes.Note, *, draft: bool = False) -> page.Drawn:
    """Draw the note, and tell where its figures stand.

    A note whose last page would hold little more than the signature is set closer, where that saves the page.
    """
    fonts.register()
    easy = _set(note, _EASY, draft=draft)
    if easy.pages > 1 and easy.last_page < _LITTLE:
        close = _set(note, _CLOSE, draft=draft)
        if close.pages < easy.pages:
            return close
    return easy


def _set(note: notes.Note, setting: Setting, *, draft: bool) -> page.Drawn:
    return page.drawn(
        _PAGE,
        _story(note, setting, draft=draft),
        f"Аналитическая записка: {note.period.title}",
        _page_number,
        author=note.letterhead.signer,
    )


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.SERIF, 11)
    canvas.drawCentredString(_PAGE.left + WIDTH / 2, A4[1] - _NUMBER_HEIGHT - 8, str(document.page))


def _story(note: notes.Note, setting: Setting, *, draft: bool) -> list[Any]:
    story = list(_opening(note, draft=draft))
    caption = captions()
    *sections, last = zip(headings(note), note.sections, strict=True)
    for heading, section in sections:
        story += section_of(heading, section, caption, setting)
    story += _ending(section_of(*last, caption, setting), _signature(note))
    return story


def _ending(section: list[Any], signature: list[Any]) -> list[Any]:
    """Keep the signature with the last words: a page never begins with the signature alone."""
    heading, *rest = section
    if len(rest) <= 1:
        return [KeepTogether([heading, *rest, *signature])]
    return [heading, *rest[:-1], KeepTogether([rest[-1], *signature])]


def _opening(note: notes.Note, *, draft: bool) -> Iterable[Any]:
    addressee = Paragraph(page.markup(note.letterhead.addressee), PLAIN)
    yield Table(
        [["", addressee]],
        colWidths=[WIDTH - _ADDRESSEE, _ADDRESSEE],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *_NO_PADDING],
    )
    yield Spacer(1, 26)
    yield Paragraph(TITLE, TITLE_STYLE)
    yield Paragraph(page.markup(f"за {note.period.accusative}"), SUBTITLE)
    if draft:
        yield Paragraph(DRAFT, _DRAFT)
    yield Spacer(1, 10)


def _signature(note: notes.Note) -> list[Any]:
    head = note.letterhead
    line = Table(
        [
            [
                Paragraph(page.markup(head.signer), PLAIN),
                "",
                Paragraph(page.markup(head.signer_name), _SIGNER),
            ]
        ],
        colWidths=[WIDTH * 0.5, WIDTH * 0.22, WIDTH * 0.28],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LINEBELOW", (1, 0), (1, 0), 0.5, tables.RULE),
            *_NO_PADDING,
        ],
    )
    return [Spacer(1, 30), line, Spacer(1, 12), Paragraph(page.markup(date_line(note)), PLAIN)]


_NO_PADDING = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
