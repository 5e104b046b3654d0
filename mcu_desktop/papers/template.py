"""A template and its filling: `{поле}` in a DOCX gives way to words; nothing else in it is ever obeyed."""

from __future__ import annotations

import re
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.run import Run

from mcu_desktop.dataclass import dataclass
from mcu_desktop.papers.fields import FIELDS, MARK_FROM, MARK_TO, QR
from mcu_desktop.papers.proving import not_a_document, require_document, require_file
from mcu_desktop.problems import Refusal
from mcu_desktop.reports.docx_file import timeless
from mcu_desktop.reports.plain import plain, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.papers.fields import Value, Values

_FIELD = re.compile(r"\{([^{}]*)\}")
_STRAY = re.compile("[{}]")
_MARKED = re.compile(f"({MARK_FROM}[^{MARK_TO}]*{MARK_TO})")
_QR_WIDTH = Mm(22)
_W_P, _W_R, _W_T, _W_TR, _W_TC = (qn(f"w:{name}") for name in ("p", "r", "t", "tr", "tc"))


@dataclass(frozen=True, slots=True)
class Template:
    """A DOCX with fields, proven to name none but known ones."""

    name: str
    content: bytes

    @classmethod
    def read(cls, name: str, content: bytes) -> Template:
        """Read a template, or refuse it by the field or the part that is wrong."""
        require_file(name, content)
        for text in _texts(_opened(name, content)):
            for field in _FIELD.findall(text):
                if field not in FIELDS:
                    near = _near(field)
                    hint = f" Похожее: {{{near}}}." if near else ""
                    raise Refusal(f"Шаблон «{name}»: поля {{{field}}} нет.{hint}", field=field)
            if _STRAY.search(_FIELD.sub("", text)):
                raise Refusal(f"Шаблон «{name}»: скобка без пары в абзаце «{text[:60]}».", field="{}")
        return cls(name, content)

    def fields(self) -> frozenset[str]:
        """Give the fields that are named."""
        texts = _texts(_opened(self.name, self.content))
        return frozenset(field for text in texts for field in _FIELD.findall(text))

    def filled(self, values: Values, *, title: str, picture: bytes) -> bytes:
        """Write the values where their fields stand; a paragraph all of whose fields are empty goes."""
        document = _opened(self.name, self.content)
        for paragraph in list(_paragraphs(document)):
            _fill(document, paragraph, values, picture)
        document.core_properties.title = typeset(title)
        document.core_properties.author = document.core_properties.last_modified_by = ""
        return timeless(document)


def _fill(document: Any, paragraph: Any, values: Values, picture: bytes) -> None:
    named = _FIELD.findall("".join(text.text or "" for text in paragraph.iter(_W_T)))
    if not named:
        return
    if named == [QR]:
        _draw(document, paragraph, picture)
        return
    several = [value for field in named if isinstance(value := values.get(field, ""), tuple)]
    rounds = max(map(len, several)) if several else 1
    for turn in range(rounds):
        said = {field: _turn(values.get(field, ""), turn) for field in named}
        if any(said.values()):
            copy = deepcopy(paragraph)
            paragraph.addprevious(copy)
            _write(copy, said)
    _remove(paragraph)


def _turn(value: Value, turn: int) -> str:
    if isinstance(value, str):
        return typeset(value)
    return typeset(value[turn]) if turn < len(value) else ""


def _write(paragraph: Any, said: dict[str, str]) -> None:
    """Put words in place of fields, also where a word processor broke a field into several runs."""
    texts = list(paragraph.iter(_W_T))
    written = [""] * len(texts)
    owner = [place for place, text in enumerate(texts) for _ in text.text or ""]
    whole = "".join(text.text or "" for text in texts)
    at = 0
    for found in _FIELD.finditer(whole):
        for place, letter in zip(owner[at : found.start()], whole[at : found.start()], strict=True):
            written[place] += letter
        words = said[found[1]]
        written[owner[found.start()]] += words
        at = found.end() + (words.endswith(".") and whole[found.end() : found.end() + 1] == ".")
    for place, letter in zip(owner[at:], whole[at:], strict=True):
        written[place] += letter
    for text, words in zip(texts, written, strict=True):
        text.text = words
        text.set(qn("xml:space"), "preserve")
        if MARK_FROM in words:
            _highlight(text)


def _highlight(text: Any) -> None:
    """Part a run so that what is to be looked at stands on yellow."""
    run = text.getparent()
    for piece in filter(None, _MARKED.split(text.text)):
        copy = deepcopy(run)
        run.addprevious(copy)
        (words,) = copy.iter(_W_T)
        words.text = piece
        if piece.startswith(MARK_FROM):
            Run(copy, None).font.highlight_color = WD_COLOR_INDEX.YELLOW  # type: ignore[arg-type]
    run.getparent().remove(run)


def _draw(document: Any, paragraph: Any, picture: bytes) -> None:
    runs = list(paragraph.iter(_W_R))
    for run in runs[1:]:
        run.getparent().remove(run)
    for text in list(runs[0].iter(_W_T)):
        runs[0].remove(text)
    Run(runs[0], document).add_picture(BytesIO(picture), width=_QR_WIDTH)


def _remove(paragraph: Any) -> None:
    """Take a paragraph out; a row that is left empty goes with it, and a table without rows."""
    parent = paragraph.getparent()
    parent.remove(paragraph)
    if parent.tag != _W_TC or parent.find(_W_P) is not None:
        return
    parent.append(OxmlElement("w:p"))
    row = parent.getparent()
    if row.tag == _W_TR and not any((text.text or "").strip() for text in row.iter(_W_T)):
        table = row.getparent()
        table.remove(row)
        if table.find(_W_TR) is None:
            table.getparent().remove(table)


def _paragraphs(document: Any) -> Iterator[Any]:
    """Give every paragraph: of the body, of tables, of frames, of headers and footers."""
    yield from document.element.body.iter(_W_P)
    for section in document.sections:
        for edge in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not edge.is_linked_to_previous:
                yield from edge._element.iter(_W_P)  # noqa: SLF001 - the library walks no frames


def _texts(document: Any) -> Iterator[str]:
    for paragraph in _paragraphs(document):
        yield "".join(text.text or "" for text in paragraph.iter(_W_T))


def _opened(name: str, content: bytes) -> Any:
    try:
        document = docx.Document(BytesIO(content))
    except (OpcError, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise not_a_document(name) from error
    require_document(name, document)
    return document


def _near(field: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a field that nobody knows

    return next(iter(get_close_matches(plain(field).lower(), FIELDS, n=1, cutoff=0.5)), "")
