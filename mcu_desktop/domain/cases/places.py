"""Where a case is about: the settlement or street of a free-text place."""

from __future__ import annotations

import re

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
