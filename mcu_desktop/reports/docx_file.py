"""A document as bytes that tell nothing of the clock, with a substitute named for our font."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mcu_desktop.reports.fonts import OFFICE, SUBSTITUTE

_FONT = f'<w:font w:name="{OFFICE}"><w:altName w:val="{SUBSTITUTE}"/><w:family w:val="roman"/></w:font>'


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
