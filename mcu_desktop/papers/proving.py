"""What a template from outside must not hold: it would fetch something, or swell."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as BrokenStream  # noqa: N812 - the library calls it by the bare word

from docx.oxml.ns import qn

from mcu_desktop.problems import Refusal

LARGEST, MOST_PARTS, MOST_CELLS, WIDEST = 20_000_000, 500, 2_000, 63
"""Bytes and files once it is unpacked, cells of its tables, columns of one as Word knows them."""
_FETCHING = re.compile(r"\b(INCLUDE\w*|IMPORT|LINK|DDE\w*|DATABASE|MACROBUTTON|RD)\b", re.IGNORECASE)
"""Fields of a word processor by which a document fetches or starts something when it is opened."""
_INSTRUCTIONS = (qn("w:instrText"), qn("w:fldSimple"))


def require_file(name: str, content: bytes) -> None:
    """Refuse what is no archive, what is too large once unpacked, and what declares words of its own."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            infos = parts.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
                raise Refusal(f"Шаблон «{name}» слишком велик.", field="file")
            declares = any(b"<!DOCTYPE" in parts.read(info) for info in infos)
    except (BadZipFile, BrokenStream, NotImplementedError, RuntimeError, EOFError):
        raise not_a_document(name) from None
    if declares:
        raise not_a_document(name)


def not_a_document(name: str) -> Refusal:
    """Say that a file is no DOCX."""
    return Refusal(f"Шаблон «{name}» не открывается: нужен документ DOCX.", field="file")


def require_document(name: str, document: Any) -> None:
    """Refuse what would fetch something from elsewhere, or is no text on pages."""
    if document.element.body is None or not document.sections:
        raise not_a_document(name)
    for part in document.part.package.iter_parts():
        for link in part.rels.values():
            if link.is_external and not link.reltype.endswith("/hyperlink"):
                raise Refusal(
                    f"Шаблон «{name}» ссылается на внешний файл: вставьте его в документ.", field="file"
                )
        root = getattr(part, "element", None)
        if root is not None and (found := _FETCHING.search(_instructions(root))):
            raise Refusal(
                f"Шаблон «{name}» содержит поле {found[1].upper()}, которое берёт данные извне: уберите его.",
                field="file",
            )
    _require_modest_tables(name, document.element.body)


def _instructions(root: Any) -> str:
    """Give what fields of a word processor ask for, also where it was broken into several runs."""
    written = (one.text or one.get(qn("w:instr")) or " " for one in root.iter(*_INSTRUCTIONS))
    return "".join(written)


def _require_modest_tables(name: str, body: Any) -> None:
    cells = sum(1 for _ in body.iter(qn("w:tc")))
    spans = (one.get(qn("w:val"), "") for one in body.iter(qn("w:gridSpan")))
    if cells > MOST_CELLS or any(not span.isdecimal() or int(span) > WIDEST for span in spans):
        raise Refusal(f"В шаблоне «{name}» слишком большая таблица.", field="file")
