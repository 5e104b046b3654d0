"""The furniture of a page: columns as wide as their words, heads and headings where they belong."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from reportlab.platypus import Indenter

from mcu_desktop.reports import page, tables
from mcu_desktop.reports.case_lines import HEADS, TYPE
from tests.reports.papers import LONG

ROOM = page.UPRIGHT.width
NUMBER = "ПОС-А-1048/26"
NAMES = (
    "Святославовна-Константиновна Александрина",
    "Кривошеина-Преображенская Александрина Константиновна",
    "Ким Анна (Кривошеина-Преображенская-Новосельцева-Мусина-Пушкина)",
    "Семёнова-Королёва-Воробьёва-Тяньшанская-Новосёлова-Преображенская",
    "ООО «Завод-Теплоэнергоремонт-Электроавтоматика»",
)
PART = re.compile("[А-яЁё]+")


def row(*texts: str) -> list[tables.Cell]:
    return [[(text, TYPE.cell)] for text in texts]


def a_sheet(rows: list[list[tables.Cell]]) -> list[str]:
    widths = tables.fitted(HEADS, rows, ROOM, TYPE)
    heading = page.words("Просрочено", TYPE.heading)
    story = page.with_heading(heading, tables.table(HEADS, rows, widths, TYPE))
    document = pypdfium2.PdfDocument(page.sheet(page.UPRIGHT, story, "Лист для примера"))
    texts = [one.get_textpage().get_text_bounded().replace("\u00a0", " ") for one in document]
    document.close()
    return texts


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row(NUMBER, "20.10.2026 до 10:35", "Мусор", "Петров Пётр")], id="short words"),
        pytest.param([row(NUMBER, "20.10.2026", LONG, LONG)], id="long words"),
        pytest.param([row("Б" * 90, "В" * 90, "Г" * 90, "Д" * 90)], id="words longer than the page"),
        pytest.param([row("", "", "", "")], id="no words"),
    ],
)
def test_columns_share_the_whole_width(rows: list[list[tables.Cell]]) -> None:
    widths = tables.fitted(HEADS, rows, ROOM, TYPE)
    assert sum(widths) == pytest.approx(ROOM)
    assert all(width > 0 for width in widths)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_days_and_names_are_not_broken(name: str) -> None:
    (text,) = a_sheet([row(NUMBER, "осталось 30 дней", LONG[:200], name)])
    assert NUMBER in text
    assert "осталось 30 дней" in text
    lines = text.splitlines()
    for part in PART.findall(name):
        assert any(part in line for line in lines), part


@pytest.mark.parametrize("width", range(120, 200, 8))
def test_a_double_name_parts_at_its_hyphens_wherever_a_line_ends(width: int) -> None:
    said = "Алёшина-Йосич Анна (Кривошеина-Преображенская-Новосельцева), мать Алёшиной-Йосич Анны…"
    story = [Indenter(0, ROOM - width), page.words(f"{said} {said}", TYPE.cell)]
    document = pypdfium2.PdfDocument(page.sheet(page.UPRIGHT, story, "Имена"))
    read = document[0].get_textpage().get_text_bounded().replace("\x02", "-")  # a hyphen where a line ends
    document.close()
    assert "".join(read.split()) == "".join(f"{said} {said}".split())
    assert set(PART.findall(read)) == set(PART.findall(said))


def test_every_page_has_the_head_of_the_table_and_says_whose_it_is() -> None:
    first, *others = a_sheet([row(f"П-А-{n}/26", "20.10.2026", "Мусор", "Петров") for n in range(150)])
    assert len(others) >= 2
    assert "Лист для примера" not in first
    for number, text in enumerate(others, start=2):
        assert "Заявитель и вопрос" in text
        assert text.splitlines()[0] == f"Лист для примера {number}"


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    for filled in range(30, 50):
        story = [page.words("Строка", TYPE.cell) for _ in range(filled)]
        rows = [row(NUMBER, "20.10.2026", LONG[:230], "Петров")]
        widths = tables.fitted(HEADS, rows, ROOM, TYPE)
        story += page.with_heading(
            page.words("Просрочено", TYPE.heading), tables.table(HEADS, rows, widths, TYPE)
        )
        document = pypdfium2.PdfDocument(page.sheet(page.UPRIGHT, story, "Лист"))
        for one in document:
            text = one.get_textpage().get_text_bounded()
            assert ("Просрочено" in text) == (NUMBER in text)
        document.close()


def test_a_running_title_gives_way_to_the_number_of_the_page() -> None:
    short = page.shortened(LONG, TYPE.cell, 100)
    assert short.endswith("…")
    assert LONG.startswith(short[:-1])
    assert page.shortened("Лист", TYPE.cell, 100) == "Лист"
