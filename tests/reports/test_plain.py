"""Texts for files: nothing forbidden, nothing torn apart."""

from __future__ import annotations

import pytest

from mcu_desktop.reports import fonts
from mcu_desktop.reports.plain import plain, typeset


def test_control_characters_and_line_breaks_do_not_reach_a_file():
    assert plain(" а\x00б\n\tв \x07 г ") == "аб в г"


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("жалоб – 70", "жалоб\u00a0– 70"),
        ("г. Кинель, ул. Мира", "г.\u00a0Кинель, ул.\u00a0Мира"),
        ("дер. Малые Родники, корп. 2, кв. 60", "дер.\u00a0Малые Родники, корп.\u00a02, кв.\u00a060"),
        ("№ 5, 8 обращений", "№\u00a05, 8\u00a0обращений"),
        ("ч. 2 ст. 8 Закона № 59-ФЗ", "ч.\u00a02\u00a0ст.\u00a08 Закона №\u00a059-ФЗ"),
        ("0003.0009.0099.0733 автомобильный транспорт", "0003.0009.0099.0733 автомобильный транспорт"),
        ("год. Начало", "год. Начало"),
    ],
)
def test_what_belongs_together_stays_on_a_line(text, tied):
    assert typeset(text) == tied


def test_letters_that_the_fonts_lack_are_replaced_by_what_prints():
    fonts.register()
    assert fonts.drawable("А → Б ✓ №") == "А – Б ? №"
