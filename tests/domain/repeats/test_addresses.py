"""Addresses as people write them come down to the same door."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.repeats.addresses import read, same_door, same_house


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("446430, г. Кинель, ул. Маяковского, д. 41, кв. 7", "Маяковского 41-7"),
        ("мкр. Лебедь, д. 2, корп. 1, кв. 57", "мкр-н Лебедь 2/1-57"),
        ("ул. Восьмого Марта, д. 16 А, кв. 3", "г.Кинель, ул.8 Марта, 16а-3"),
        ("ул. 50 лет Октября, д. 7", "50 лет Октября, 7"),
        ("пос. Алексеевка, ул. Невская, 8", "посёлок Алексеевка, улица Невская, дом 8"),
    ],
)
def test_one_door(one: str, other: str) -> None:
    assert same_door(read(one), read(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("ул. Мира, 4-12", "ул. Мира, 4-13", id="the neighbour"),
        pytest.param("ул. Мира, 4", "ул. Мира, 4а", id="the house beside"),
        pytest.param("с. Бобровка, ул. Мира, 4", "пос. Кинельский, ул. Мира, 4", id="another village"),
        pytest.param("до востребования", "до востребования", id="no door at all"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_two_doors(one: str, other: str) -> None:
    assert not same_door(read(one), read(other))


def test_a_flat_is_in_its_house() -> None:
    assert same_house(read("г. Кинель, ул. Мира, д. 4, кв. 12"), read("ул. Мира, 4"))
