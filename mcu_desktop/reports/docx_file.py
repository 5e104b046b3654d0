"""A document as bytes that tell nothing of the clock, with a substitute named for our font."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from mcu_desktop.reports.fonts import OFFICE, SUBSTITUTE

_FONT = f'<w:font w:name="{OFFICE}"><w:altName w:val="{SUBSTITUTE}"/><w:family w:val="roman"/></w:font>'


def number_pages(paper: Any) -> None:
    """Put numbers on the pages from the second on, in the middle above the text (ГОСТ Р 7.0.97)."""
    section = paper.sections[0]
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = number.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields of its own


def timeless(paper: Any) -> bytes:
    """Write a document; the same one gives the same bytes."""
    written, file = BytesIO(), BytesIO()
    paper.save(written)
    with ZipFile(written) as parts, ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "word/fontTable.xml" and _FONT.encode() not in content:
                content = content.replace(b"</w:fonts>", _FONT.encode() + b"</w:fonts>")
            packed.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return file.getvalue()
