"""Each of the twenty papers for five hard names: what it says, in DOCX and PDF alike, and to LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from mcu_desktop.domain.cards.kinds import NormChange
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.terms.norms import with_changes
from mcu_desktop.papers.content import read
from mcu_desktop.papers.kinds import PAPERS
from mcu_desktop.papers.wish import Seal
from tests.offices import TODAY
from tests.papers.letters import HARD_NAMES, drawn, subject, wish

if TYPE_CHECKING:
    from pathlib import Path

CALLED = {
    "a woman's surname on a consonant": ("Ткач И.П.", "Ткач Ирины Петровны", "Уважаемая Ирина Петровна!"),
    "a double surname": (
        "Салтыковой-Щедриной Н.И.",
        "Салтыковой-Щедриной Надежды Ильиничны",
        "Уважаемая Надежда Ильинична!",
    ),
    "a foreign name": ("Гарсии Маркесу Г.", "Гарсии Маркеса Габриэля", "Уважаемый господин Гарсия Маркес!"),
    "no patronymic, a doubtful surname": (
        "Заяц О. ‹проверьте падеж›",
        "Заяц О. ‹проверьте падеж›",
        "Уважаемый заявитель!",
    ),
    "an organisation": (
        "Ковалю П.П.",
        "Товарищества собственников жилья «Мирный двор», Коваля Павла Павловича",
        "Уважаемый Павел Павлович!",
    ),
}
OFFICE = shutil.which("soffice")
OF_A_NORM = [kind for kind, paper in PAPERS.items() if paper.norms and kind is not PaperKind.EMAIL]
"""The explanation to who wrote an e-mail names its law itself."""


def squeezed(text: str) -> str:
    """Give the letters of a text: where lines break is the page's own affair."""
    return re.sub(r"[\s\u00ad\x02\ufffe-]", "", text)


def on_pages(pages: bytes) -> str:
    """Give what a PDF says, without the number of a page."""
    document = pypdfium2.PdfDocument(pages)
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in document))


@pytest.mark.parametrize("kind", PaperKind)
def test_a_paper_says_the_same_as_docx_and_as_pdf(kind: PaperKind) -> None:
    name = HARD_NAMES[list(HARD_NAMES)[list(PaperKind).index(kind) % len(HARD_NAMES)]]  # each name four times
    for sheet in drawn(subject(name), wish(kind)).sheets:
        said, lines = on_pages(sheet.pages), read(sheet.document).lines
        assert [line for line in lines if squeezed(line) not in said] == []
        assert sum(len(squeezed(line)) for line in lines) == len(said)
        assert not any("{" in line or "впишите" in line for line in lines)


@pytest.mark.parametrize("who", HARD_NAMES)
def test_everybody_is_called_as_the_language_asks(who: str) -> None:
    dative, genitive, greeting = CALLED[who]
    paper = drawn(subject(HARD_NAMES[who]), wish(PaperKind.FORWARD))
    cover, _, notice = ("\n".join(read(sheet.document).lines) for sheet in paper.sheets)

    assert f"\n{dative}\n" in notice
    assert greeting in notice
    assert f"обращение {genitive} (адрес для ответа" in cover
    assert bool(paper.warnings) is ("проверьте" in dative)


@pytest.mark.parametrize("kind", OF_A_NORM)
def test_the_article_is_that_of_the_norm_and_the_office_may_change_it(kind: PaperKind) -> None:
    about = subject(HARD_NAMES["a double surname"])
    changes = [
        NormChange(norm=norm, amount=9, article="п. 7 Порядка", valid_from=date(2026, 1, 1), reason="x")
        for norm in PAPERS[kind].norms
    ]
    changed = replace(about, terms=replace(about.terms, norms=with_changes(about.terms.norms, changes)))

    sheets = drawn(changed, wish(kind)).sheets
    named = [sheet for sheet in sheets if "п.\u00a07 Порядка" in "\n".join(read(sheet.document).lines)]

    assert named


def test_the_mark_of_an_electronic_signature_stands_only_where_there_is_one() -> None:
    about = subject(HARD_NAMES["a double surname"])
    seal = Seal(certificate="01 AB 5F", owner="Прокудин А.А.", valid_from=TODAY, valid_to=date(2027, 11, 22))

    marked = read(drawn(about, wish(PaperKind.ANSWER, seal=seal)).sheets[0].document).lines
    plain = read(drawn(about, wish(PaperKind.ANSWER)).sheets[0].document).lines

    assert any("Сертификат 01 AB 5F" in line and "по 22.11.2027" in line for line in marked)
    assert not any("электронной подписью" in line for line in plain)


@pytest.mark.parametrize("kind", [PaperKind.RECEPTION, PaperKind.SEVERAL])
def test_whatever_people_typed_a_paper_is_drawn(kind: PaperKind) -> None:
    long = Applicant(
        surname="Й" * 1000, organisation="<b>&amp;{дата} " * 60, address="\u202eу" * 400, social="с" * 900
    )
    about = subject(long)
    questions = tuple(one._replace(text=("слово " * 500 + "Ы" * 5000)) for one in about.case.questions)

    for sheet in drawn(replace(about, case=about.case._replace(questions=questions)), wish(kind)).sheets:
        assert len(pypdfium2.PdfDocument(sheet.pages)) > 1
        assert "{дата}" in "".join(read(sheet.document).lines)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("who", HARD_NAMES)
def test_libreoffice_opens_every_sheet_and_draws_the_same_words(who: str, tmp_path: Path) -> None:
    about = subject(HARD_NAMES[who])
    sheets = {
        f"{kind}-{n}": sheet for kind in PaperKind for n, sheet in enumerate(drawn(about, wish(kind)).sheets)
    }
    for name, sheet in sheets.items():
        (tmp_path / f"{name}.docx").write_bytes(sheet.document)

    files = [str(file) for file in sorted(tmp_path.glob("*.docx"))]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    told = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(told, check=True, capture_output=True, timeout=240)

    for name, sheet in sheets.items():
        again = (tmp_path / f"{name}.pdf").read_bytes()
        assert sorted(on_pages(again)) == sorted(on_pages(sheet.pages)), name
        assert len(pypdfium2.PdfDocument(again)) == len(pypdfium2.PdfDocument(sheet.pages))
