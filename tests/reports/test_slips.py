"""The small papers of registration: one page each, whatever the names, and nothing cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from mcu_desktop.reports.slips import SLIP, STAMP, Slip, slip_for_citizen, stamp
from tests.reports.papers import HOSTILE, LONG

PLAIN = Slip(
    office="Администрация городского округа Кинель",
    number="У-А-17/26",
    registered_on=date(2026, 11, 23),
    received_on=date(2026, 11, 20),
    applicant="Петрова Анна Сергеевна",
    about="Не вывозят мусор со двора",
    due=date(2026, 12, 23),
    phone="8 (84663) 2-11-11",
    accepted_by="Орлова Ирина",
    sheets=2,
)


def told(pdf: bytes) -> tuple[str, tuple[float, float]]:
    document = PdfDocument(pdf)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    size = document.get_page_size(0)
    document.close()
    return " ".join(text.replace("\u00a0", " ").split()), size


def test_a_stamp_says_office_number_and_day() -> None:
    text, size = told(stamp(PLAIN))
    assert size == pytest.approx(STAMP, abs=1)
    assert text == "Администрация городского округа Кинель Вх. № У-А-17/26 от 23.11.2026 Приложений: 2"


def test_a_slip_says_number_term_and_where_to_ask() -> None:
    text, size = told(slip_for_citizen(PLAIN))
    assert size == pytest.approx(SLIP, abs=1)
    for said in (
        "№ У-А-17/26",
        "Петрова Анна Сергеевна",
        "до 23.12.2026",
        "8 (84663) 2-11-11",
        "Орлова Ирина",
    ):
        assert said in text


def test_a_slip_leaves_room_for_a_phone_nobody_wrote_down() -> None:
    text, _ = told(slip_for_citizen(replace(PLAIN, phone="", due=None, sheets=0)))
    assert "Телефон для справок: ____" in text
    assert "не установлен" in text


@pytest.mark.parametrize("name", [*HOSTILE, LONG, "Безпробелов" * 60, ""])
def test_a_name_of_any_kind_stays_on_one_page(name: str) -> None:
    odd = replace(PLAIN, office=name, applicant=name, about=name, phone=name, accepted_by=name)
    for draw in (stamp, slip_for_citizen):
        told(draw(odd))
        assert draw(odd) == draw(odd)
