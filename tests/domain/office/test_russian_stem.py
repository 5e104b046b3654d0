"""Forms of one word meet in its stem."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.office.russian_stem import stem


@pytest.mark.parametrize(
    "forms",
    [
        "дорога дороги дороге дорогу дорогой дорог дорогам дорогами дорогах",
        "площадка площадки площадок площадками",
        "субсидия субсидии субсидий субсидиями",
        "детский детская детские детских детскими детскому детского",
        "освещение освещения освещением",
        "обучающиеся обучающихся обучающимся",
        "площадь площади площадью",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["тко", "дом", "я", ""])
def test_a_short_word_is_its_own_stem(word):
    assert stem(word) == word
