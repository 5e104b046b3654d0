"""Addresses as people write them: what is named last before the numbers, and the numbers in order."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.russian_stem import stem
from mcu_desktop.domain.spelling import folded, words

_PIECE = re.compile(r"\d+[а-ж]?(?![а-яa-z])|[a-zа-я]+|\d+")
_POSTCODE = re.compile(r"\b\d{6}\b")
_LETTER_OF_HOUSE = re.compile(r"\b(\d+)\s*([а-ж])(?![а-яa-z])")
_KINDS = frozenset(
    words(
        """
        г город гор ул улица пер переулок мкр микрорайон н пос поселок п пгт с село д дом дер деревня
        корп корпус к кв квартира комн комната общ общежитие стр строение участок уч пр т кт проспект
        проезд ш шоссе б р бульвар пл площадь наб р район обл область х хутор ст ца станица
        им имени двор подъезд под перекресток угол и у на в за до около возле напротив рядом маршрут
        автобус снт гск но
        """
    )
)
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        words("первого второго третьего четвертого пятого шестого седьмого восьмого девятого"), start=1
    )
}
_MONTHS = frozenset(
    words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
)
_NAMED_BY_NUMBER = _MONTHS | {"лет"}
"""Behind such a number stands the rest of a street's name: «8 Марта», «50 лет Октября»."""


@dataclass(frozen=True, slots=True)
class Address:
    """What an address comes down to."""

    names: tuple[str, ...] = ()
    """Stems of the settlement, the street …, in their order."""
    numbers: tuple[str, ...] = ()
    """House, building, flat."""
    street: str = ""
    """What is named last before the first number."""

    @property
    def door(self) -> str:
        """By which it is looked up: the street and all numbers; empty where one of both is not said."""
        return " ".join((self.street, *self.numbers)) if self.street and self.numbers else ""

    @property
    def house(self) -> str:
        """The same without what stands behind the house."""
        return f"{self.street} {self.numbers[0]}" if self.street and self.numbers else ""


@lru_cache(maxsize=8_192)
def read(text: str | None) -> Address:
    """Read an address or a place."""
    said = _LETTER_OF_HOUSE.sub(r"\1\2 ", _POSTCODE.sub(" ", folded(text or "")))
    names: list[str] = []
    numbers: list[str] = []
    street = ""
    pieces = _PIECE.findall(said)
    for piece, following in pairwise((*pieces, "")):
        if piece in _KINDS:
            continue
        if piece in _ORDINALS and following in _MONTHS:
            names.append(_ORDINALS[piece])
        elif piece[0].isdigit():
            if following in _NAMED_BY_NUMBER:
                names.append(piece)
                continue
            street = street or (names[-1] if names else "")
            numbers.append(piece)
        else:
            names.append(stem(piece))
    return Address(tuple(names), tuple(numbers), street)


def same_door(one: Address, other: Address) -> bool:
    """Tell whether two addresses are one, whether or not both name the town."""
    return bool(one.door) and one.door == other.door and not _elsewhere(one, other)


def same_house(one: Address, other: Address) -> bool:
    """Tell whether two addresses are in one house."""
    return bool(one.house) and one.house == other.house and not _elsewhere(one, other)


def _elsewhere(one: Address, other: Address) -> bool:
    """Tell whether both name what stands before the street, and name it otherwise."""
    mine, theirs = ({name for name in place.names if name != place.street} for place in (one, other))
    return bool(mine and theirs) and not mine & theirs
