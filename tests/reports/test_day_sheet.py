"""The sheet of the day on paper: every case once, with what is to be done."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mcu_desktop.domain.notes.day_sheet import DaySheet, SheetLine, SheetPart
from mcu_desktop.reports.day_sheet import pdf
from tests.reports.papers import HOSTILE, LONG
from tests.reports.test_note_pdf import pages, read

AT = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Samara"))


def a_line(number: int, text: str = "Не вывозят мусор") -> SheetLine:
    return SheetLine(
        number=f"П-А-{number}/26",
        due="23.11.2026",
        left="сегодня последний день",
        applicant="Петрова Анна",
        summary=text,
        executor="Иванов Пётр",
        to_do="Возьмите в работу",
    )


def a_sheet(*parts: SheetPart) -> DaySheet:
    return DaySheet(at=AT, person="Мальцева Ольга", duty="все обязанности", parts=parts)


def part(count: int, *, total: int | None = None, above: int = 0) -> SheetPart:
    lines = tuple(a_line(number) for number in range(1, count + 1))
    return SheetPart(title="Срок сегодня", total=total or count + above, lines=lines, above=above)


def test_the_sheet_names_day_person_and_every_case() -> None:
    text = read(pdf(a_sheet(part(3))))
    assert "Понедельник, 23 ноября 2026 года" in text
    assert "Мальцева Ольга · все обязанности · составлен в 09:30" in text
    assert "Срок сегодня – 3 дела" in text
    for number in (1, 2, 3):
        assert f"П-А-{number}/26" in text
    assert "Возьмите в работу." in text


def test_what_is_not_listed_is_counted() -> None:
    text = read(pdf(a_sheet(part(2, total=150, above=3))))
    assert "Срок сегодня – 150 дел" in text
    assert "Из них названо выше: 3. Ещё 145 дел – в программе, раздел «Сегодня»." in text


def test_an_empty_day_says_so_on_one_page() -> None:
    sheet = pdf(a_sheet(part(0)))
    assert len(pages(sheet)) == 1
    assert "Просроченного, срочного и ждущего нет." in read(sheet)


@pytest.mark.parametrize("text", [*HOSTILE, LONG * 5, "Безпробелов" * 90])
def test_any_words_can_be_printed(text: str) -> None:
    lines = (a_line(1, text),)
    assert "П-А-1/26" in read(pdf(a_sheet(SheetPart(title="На контроле", total=1, lines=lines))))


def test_the_same_day_gives_the_same_bytes() -> None:
    assert pdf(a_sheet(part(60))) == pdf(a_sheet(part(60)))
