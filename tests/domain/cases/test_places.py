"""Where a case is about: the settlement, else the street, of a place as people write it."""

from __future__ import annotations

import time

import pytest

from mcu_desktop.domain.cases.places import territory


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("г. Кинель, ул. Мира, д. 4", "ул. Мира"),
        ("ул.Мира, 4", "ул. Мира"),
        ("улица Мира 4", "ул. Мира"),
        ("г.о. Кинель, пос. Алексеевка, ул. Невская, 8", "пос. Алексеевка"),
        ("посёлок Усть-Кинельский", "пос. Усть-Кинельский"),
        ("п.Алексеевка", "пос. Алексеевка"),
        ("с. Бобровка", "с. Бобровка"),
        ("дер. Студёный Овраг", "дер. Студёный Овраг"),
        ("пр-т Ленина, 1", "пр-т Ленина"),
        ("мкр. Лебедь", "мкр. Лебедь"),
        ("ул. 27 Партсъезда, 3", "ул. 27 Партсъезда"),
        ("ул. 1-я Садовая", "ул. 1-я Садовая"),
        ("ул. 50 лет Октября, д. 7", "ул. 50 лет Октября"),
        ("ул. А. Матросова, 2", "ул. А. Матросова"),
        ("двор у школы", ""),
        ("", ""),
        ("д. 4, кв. 12", ""),
    ],
)
def test_the_territory_of_a_place(place: str, found: str) -> None:
    assert territory(place) == found


def test_the_address_helps_where_the_place_names_nothing() -> None:
    assert territory("у подъезда", "г. Кинель, ул. Мира, д. 4") == "ул. Мира"
    assert territory(None, None) == ""


def test_a_place_that_never_ends_is_read_in_no_time() -> None:
    begun = time.thread_time()  # of our own work: a loaded machine keeps us waiting besides
    for hostile in ("ул. " * 250, "ул. А" * 200, "п " * 500, "ул. 50 лет " * 90, "А. " * 300):
        territory(hostile)
    assert time.thread_time() - begun < 0.5
