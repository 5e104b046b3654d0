"""The papers of a reception: a card printed before and after, a journal in three kinds of file."""

from __future__ import annotations

from datetime import time
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.reception.commands import Call, End, Miss
from mcu_desktop.domain.reception.visit import Outcome
from mcu_desktop.papers.wish import Wish
from mcu_desktop.workplace.papers import preview
from mcu_desktop.workplace.reception import doing
from mcu_desktop.workplace.reception.papers import Kind, card, card_paper, journal, save_journal
from tests.offices import SOMEBODY, Hands
from tests.workplace.reception.conftest import MONDAY, VISITOR, booked

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.reception.doing import Visited
    from mcu_desktop.workplace.workplace import Workplace

TITLES = (
    "Дата и время приёма",
    "Место приёма",
    "Кто принял",
    "Фамилия, имя, отчество",
    "Место работы, должность",
    "Адрес, телефон",
    "Краткое содержание обращения",
    "Результат рассмотрения",
    "Исполнитель, срок",
)
"""Of the eleven items that the model card has; the two signatures stand below."""


@pytest.fixture
def explained(desk: Workplace, hands: Hands) -> Visited:
    """One who was answered by word of mouth, and one who did not come."""
    visit = booked(desk).visit
    doing.act(desk, visit, Call())
    done = doing.end(
        desk,
        visit,
        End(
            outcome=Outcome.EXPLAINED,
            visitor=VISITOR,
            text="Течёт крыша.",
            said="Ремонт в мае.",
            consent=True,
            id_shown=True,
        ),
    )
    late = booked(desk, time(10)).visit
    hands.on(minutes=30)
    doing.act(desk, late, Miss())
    return done


def text_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def words_of(document: bytes) -> str:
    paper = docx.Document(BytesIO(document))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return " ".join(" ".join((*(line.text for line in paper.paragraphs), *cells)).split())


def test_a_card_is_printed_before_the_visit_with_lines_left_for_the_pen(desk: Workplace) -> None:
    paper = card_paper(desk, booked(desk).visit)
    rows = {row.name: row.words for row in paper.rows}
    assert set(TITLES) <= set(rows)
    assert rows["Краткое содержание обращения"] == "Крыша"
    assert rows["Результат рассмотрения"] == rows["Документ, удостоверяющий личность"] == ""
    assert [words.split(":")[0] for words in paper.signatures] == [
        "Гражданин (согласие на устный ответ)",
        "Принял",
        "Исполнитель",
    ]


@pytest.mark.parametrize(("kind", "read"), [(Kind.PDF, text_of), (Kind.DOCX, words_of)])
def test_a_card_tells_what_was_decided_and_by_which_article(
    desk: Workplace, explained: Visited, kind: Kind, read: object
) -> None:
    said = read(card(desk, explained.visit, kind))  # type: ignore[operator]  # one of the two readers
    for words in (
        "ЛП-А-1/26",
        "Кузнецова Анна Ивановна",
        "предъявлен",
        "получено",
        "ч. 3 ст. 13",
        "У-А-1/26",
    ):
        assert words in said.replace("\xa0", " ")


@pytest.mark.parametrize(("kind", "read"), [(Kind.PDF, text_of), (Kind.DOCX, words_of)])
def test_a_journal_lists_who_was_received_and_counts_the_rest(
    desk: Workplace, explained: Visited, kind: Kind, read: object
) -> None:
    said = read(journal(desk, MONDAY, MONDAY, SOMEBODY, kind)).replace("\xa0", " ")  # type: ignore[operator]
    assert "Принято 1 человек: разъяснено устно с согласия гражданина – 1. Прочие: не пришёл – 1." in said
    assert "Течёт крыша." in said


def test_a_journal_is_saved_as_a_workbook(desk: Workplace, explained: Visited, tmp_path: Path) -> None:
    save_journal(desk, tmp_path / "j.xlsx", MONDAY, MONDAY)
    rows = list(load_workbook(tmp_path / "j.xlsx").active.values)
    assert rows[0][:3] == ("№", "Дата и время", "Фамилия, имя, отчество")
    assert rows[1][6] == "ЛП-А-1/26; У-А-1/26"
    assert len(rows) == 2


def test_the_paper_of_the_case_knows_who_received_and_how_it_ended(
    desk: Workplace, explained: Visited
) -> None:
    assert explained.case
    (drawn,) = preview(desk, explained.case, Wish(kind=PaperKind.RECEPTION)).sheets
    said = words_of(drawn.document)
    assert desk.person_name(SOMEBODY) in said
    assert "Ремонт в мае." in said
