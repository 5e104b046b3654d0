"""A template from outside: fields give way to words, nothing else in it is obeyed, what is wrong is named."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from mcu_desktop.papers import qr
from mcu_desktop.papers.content import Content, read
from mcu_desktop.papers.fields import FIELDS
from mcu_desktop.papers.kinds import PAPERS
from mcu_desktop.papers.pdf import drawn
from mcu_desktop.papers.proving import LARGEST
from mcu_desktop.papers.template import Template
from mcu_desktop.papers.trying import require_drawable
from mcu_desktop.problems import Refusal
from mcu_desktop.settings import resource, resource_text
from tests.papers.letters import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PICTURE = qr.png("123456789012345")


def document(*paragraphs: str, change: Callable[[Any], object] = lambda _paper: None) -> bytes:
    paper = docx.Document()
    for text in paragraphs:
        paper.add_paragraph(text)
    change(paper)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def filled(content: bytes, **values: str | tuple[str, ...]) -> Content:
    named = {name.replace("_", " "): value for name, value in values.items()}
    return read(Template.read("свой", content).filled(named, title="x", picture=PICTURE))


def test_a_field_is_found_where_the_word_processor_broke_it() -> None:
    def broken(paper: Any) -> None:
        line = paper.add_paragraph("№ {номер ")
        line.add_run("обращ").bold = True
        line.add_run("ения} от ")
        line.add_run("{дата}")

    assert filled(document(change=broken), номер_обращения="П-1", дата="22.11.2026").lines == (
        "№\u00a0П-1 от 22.11.2026".replace("\u00a0", " "),
    )


def test_an_empty_paragraph_goes_and_a_long_one_is_repeated() -> None:
    content = document("Тел. {телефон администрации}", "– {суть}", "{адресат} {дата}", "Конец")

    said = filled(content, суть=("вода", "снег"), адресат=("Ивановой", "ул. Мира"), дата="сегодня")

    assert said.lines == (
        "– вода",
        "– снег",
        "Ивановой сегодня",
        "ул. Мира сегодня".replace("ул. ", "ул.\u00a0"),
        "Конец",
    )


def test_what_people_typed_is_words_and_no_field() -> None:
    hostile = "{подписавший} {% for x %} <b>&amp;</b> \x00\x1b"

    assert filled(document("{суть}"), суть=hostile, подписавший="Глава").lines == (
        "{подписавший} {% for x\u00a0%} <b>&amp;</b>",
    )
    assert drawn(filled(document("{суть}"), суть=hostile)).startswith(b"%PDF")


def test_what_is_in_doubt_stands_on_yellow() -> None:
    (line,) = filled(document("{адресат}, г. Кинель"), адресат="Заяц ‹проверьте падеж›").blocks

    marked = [piece.text for piece in line.pieces if piece.marked]  # type: ignore[union-attr]
    assert marked == ["‹проверьте падеж›"]


def test_a_row_without_words_goes_with_its_table() -> None:
    def table(paper: Any) -> None:
        grid = paper.add_table(rows=2, cols=1)
        grid.cell(0, 0).text = "{эп сертификат}"
        grid.cell(1, 0).text = "{эп владелец}"

    assert filled(document("Текст", change=table)).lines == ("Текст",)
    assert filled(document("Текст", change=table), эп_владелец="Глава").lines == ("Текст", "Глава")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (document("{номер обращений}"), r"поля \{номер обращений\} нет. Похожее: \{номер обращения\}"),
        (document("{xyz}"), r"поля \{xyz\} нет\.$"),
        (document("{номер обращения"), "скобка без пары"),
        (b"%PDF-1.4", "нужен документ DOCX"),
        (b"PK\x03\x04 no", "нужен документ DOCX"),
    ],
    ids=["a slip", "nonsense", "an open brace", "a pdf", "a broken zip"],
)
def test_a_broken_template_is_refused_by_what_is_wrong(content: bytes, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        Template.read("свой", content)


def test_a_template_may_neither_burst_nor_fetch_anything() -> None:
    bomb = BytesIO(document("{дата}"))
    with ZipFile(bomb, "a", compression=8) as parts:
        parts.writestr("word/media/x.bin", bytes(LARGEST))
    with pytest.raises(Refusal, match="слишком велик"):
        Template.read("свой", bomb.getvalue())

    def fetching(paper: Any) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        paper.part.relate_to("https://example.org/x.dotm", kind, is_external=True)

    with pytest.raises(Refusal, match="внешний файл"):
        Template.read("свой", document("{дата}", change=fetching))


SPAN = '<w:tcPr {0}><w:gridSpan w:val="1000000"/></w:tcPr>'


def instructed(paper: Any) -> None:
    """Break a field that fetches a file into two runs, as a word processor may."""
    for piece in ("INCLUDE", r'TEXT "\\host\x"'):
        run = paper.add_paragraph().add_run()._r
        run.append(parse_xml(f"<w:instrText {nsdecls('w')}>{piece}</w:instrText>"))


def spanned(paper: Any) -> None:
    paper.add_table(rows=1, cols=1).cell(0, 0)._tc.insert(0, parse_xml(SPAN.format(nsdecls("w"))))


def bodiless(paper: Any) -> None:
    paper.element.remove(paper.element.body)


def declaring(content: bytes) -> bytes:
    """Let the text of a document name a file of the machine."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(file, "w") as changed:
        for name in parts.namelist():
            part = parts.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:document", b'<!DOCTYPE d [<!ENTITY x "y">]><w:document', 1)
            changed.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (document("{дата}", change=instructed), "поле INCLUDETEXT, которое берёт данные извне"),
        (document("{дата}", change=spanned), "слишком большая таблица"),
        (document("{дата}", change=bodiless), "нужен документ DOCX"),
        (declaring(document("{дата}")), "нужен документ DOCX"),
        (document("{дата}")[:1500] + bytes(40) + document("{дата}")[1540:], "нужен документ DOCX"),
    ],
    ids=["a fetching field", "a wide cell", "no body", "own entities", "torn"],
)
def test_what_would_hurt_whoever_opens_it_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        Template.read("свой", content)


def test_a_template_of_which_no_page_comes_is_refused_before_it_is_used() -> None:
    def too_large(paper: Any) -> None:
        paper.add_paragraph().add_run("Ш").font.size = Pt(1600)

    with pytest.raises(Refusal, match="не получается страница"):
        require_drawable(Template.read("свой", document("{дата}", change=too_large)))
    require_drawable(Template.read("свой", document("{дата}")))


def test_every_paper_has_its_template_and_every_template_its_paper() -> None:
    sheets = {sheet.template for paper in PAPERS.values() for sheet in paper.sheets}
    assert {path.stem for path in resource("templates").glob("*.docx")} == sheets
    named = frozenset[str]().union(*(shipped(name).fields() for name in sheets))
    assert named <= set(FIELDS)
    assert all("qr" in shipped(name).fields() for name in sheets)


def test_the_help_names_every_field() -> None:
    page = resource_text("help/papers.md")
    assert [name for name in FIELDS if f"| `{{{name}}}` |" not in page] == []


def test_what_ships_is_what_its_texts_make() -> None:
    spec = importlib.util.spec_from_file_location("make_templates", ROOT / "installer/make_templates.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)

    texts = sorted(maker.TEXTS.glob("*.txt"))
    assert len(texts) == len(list(maker.TEMPLATES.glob("*.docx")))
    for text in texts:
        assert (maker.TEMPLATES / f"{text.stem}.docx").read_bytes() == maker.made(text.read_text("utf-8")), (
            text.stem
        )
