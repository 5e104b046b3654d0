"""Where a case is about: the settlement or street of a free-text place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_SETTLEMENT = re.compile(
    r"\b(?P<kind>пос[её]лок|пос|пгт|п|село|с|деревня|дер|д|станица|ст-ца|хутор|х)(?:\.\s*|\s+)"
    r"(?P<name>[А-ЯЁ][\w-]*(?:\s+[А-ЯЁ][\w-]*)?)"
)
_STREET = re.compile(
    r"\b(?P<kind>улица|ул|проспект|пр-т|пр|переулок|пер|бульвар|б-р|шоссе|ш|проезд|микрорайон|мкр|площадь|пл|набережная|наб)(?:\.\s*|\s+)"
    r"(?P<name>(?:\d+(?:-[а-я]+)?\s+(?:лет\s+)?)?(?:[А-ЯЁ]\.\s*){0,2}[А-ЯЁ][\w-]*(?:\s+[А-ЯЁ][\w-]*)?)"
)
_SETTLEMENTS = {
    "поселок": "пос.", "посёлок": "пос.", "пос": "пос.", "п": "пос.", "пгт": "пгт",
    "село": "с.", "с": "с.", "деревня": "дер.", "дер": "дер.", "д": "дер.",
    "станица": "ст-ца", "ст-ца": "ст-ца", "хутор": "х.", "х": "х.",
}  # fmt: skip
_STREETS = {
    "улица": "ул.", "ул": "ул.", "проспект": "пр-т", "пр-т": "пр-т", "пр": "пр-т",
    "переулок": "пер.", "пер": "пер.", "бульвар": "б-р", "б-р": "б-р", "шоссе": "ш.", "ш": "ш.",
    "проезд": "проезд", "микрорайон": "мкр.", "мкр": "мкр.", "площадь": "пл.", "пл": "пл.",
    "набережная": "наб.", "наб": "наб.",
}  # fmt: skip


_HOUSE = re.compile(r",?\s*(?:дом|д)(?:\.\s*|\s+)\d|,\s*\d", re.IGNORECASE)
_MOST_STREETS = 2


def streets(addresses: Iterable[str]) -> tuple[str, ...]:
    """Give the streets that several of the addresses stand in, each as it is written up to the house."""
    cut = Counter(filter(None, map(_up_to_house, addresses)))
    return tuple(street for street, times in cut.most_common(_MOST_STREETS) if times > 1)


def _up_to_house(address: str) -> str:
    street = _STREET.search(address)
    house = _HOUSE.search(address, street.end()) if street else None
    return address[: house.start()].rstrip(" ,") if house else ""


def territory(*places: str | None) -> str:
    """Give the settlement, else the street, of the first place that names one; empty when none does."""
    for place in places:
        if not place:
            continue
        settlement = _SETTLEMENT.search(place)
        if settlement:
            return f"{_SETTLEMENTS[settlement['kind']]} {settlement['name']}"
        street = _STREET.search(place)
        if street:
            return f"{_STREETS[street['kind']]} {street['name']}"
    return ""
