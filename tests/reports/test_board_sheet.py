"""A board on paper: every case stands there, nothing is cut, the same board gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pypdfium2

from mcu_desktop.domain.notes.board_sheet import BoardColumn, BoardLine, BoardSheet
from mcu_desktop.reports.board_sheet import pdf

AT = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Samara"))


def line(number: int, summary: str = "Не вывозят мусор", executor: str = "Тюрин Виктор") -> BoardLine:
    return BoardLine(
        number=f"П-А-{number}/26",
        due="23.12.2026",
        left="осталось 30 дней",
        applicant="Петрова Анна",
        summary=summary,
        marks="повторное · почта",
        executor=executor,
    )


def sheet(*columns: BoardColumn, narrowed: str = "") -> BoardSheet:
    return BoardSheet(at=AT, title="ЖКХ", narrowed=narrowed, columns=columns)


def text(content: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(content)
    pages = [document[page].get_textpage().get_text_range() for page in range(len(document))]
    document.close()
    return len(pages), " ".join(" ".join(pages).split())


def test_every_case_of_a_long_column_stands_on_paper() -> None:
    lines = tuple(map(line, range(1, 61)))
    pages, said = text(pdf(sheet(BoardColumn(title="В работе", lines=lines, late=2, limit=50, over=10))))
    assert pages > 1
    assert all(f"П-А-{number}/26" in said for number in range(1, 61))
    assert "В работе – 60 дел, просрочено 2, предел 50, сверх предела 10" in said


def test_a_column_longer_than_a_page_begins_where_the_one_before_ended() -> None:
    long = BoardColumn(title="В работе", lines=tuple(map(line, range(1, 61))), late=0, limit=None, over=0)
    document = pypdfium2.PdfDocument(pdf(sheet(long)))
    first = document[0].get_textpage().get_text_range()
    document.close()
    assert "П-А-1/26" in first
    assert "П-А-10/26" in first


def test_the_paper_says_what_it_leaves_out() -> None:
    column = BoardColumn(title="В работе", lines=(line(1),))
    _, said = text(pdf(sheet(column, narrowed="просроченные")))
    assert "Показаны не все дела: просроченные." in said
    assert "повторное · почта" in said


def test_an_empty_board_says_so_and_long_words_are_broken() -> None:
    assert "Дел на доске нет." in text(pdf(sheet()))[1]
    long = BoardColumn(title="В работе", lines=(line(1, "Водопроводноканализационно" * 9 + "<b>&"),))
    assert text(pdf(sheet(long)))[0] == 1


def test_the_same_board_gives_the_same_bytes() -> None:
    board = sheet(BoardColumn(title="В работе", lines=(line(1),)))
    assert pdf(board) == pdf(board)


def test_several_boards_begin_each_on_a_page_of_its_own() -> None:
    column = BoardColumn(title="В работе", lines=(line(1),))
    pages, said = text(pdf(sheet(column), sheet()))
    assert pages == 2
    assert said.index("П-А-1/26") < said.index("Дел на доске нет.")


def test_lanes_part_a_column_by_executor() -> None:
    lines = (line(1, executor="Без исполнителя"), line(2), line(3))
    column = BoardColumn(title="В работе", lines=lines)
    _, said = text(pdf(BoardSheet(at=AT, title="ЖКХ", narrowed="", columns=(column,), in_lanes=True)))
    assert said.index("Без исполнителя · 1") < said.index("П-А-1/26") < said.index("Тюрин Виктор · 2")
    assert said.index("Тюрин Виктор · 2") < said.index("П-А-2/26") < said.index("П-А-3/26")
