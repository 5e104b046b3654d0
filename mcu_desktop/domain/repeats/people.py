"""Whether two applicants are one person: by the name, and by what else says where to find them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.repeats.addresses import Address, read, same_door, same_house
from mcu_desktop.domain.repeats.names import Likeness, likeness, sound, tokens
from mcu_desktop.domain.spelling import folded, phone_digits, words

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.values import Applicant

_NATIONAL, _LOCAL = 10, 5
_WHOLE_NAME = 3


@dataclass(frozen=True)
class Who:
    """An applicant as they are compared with another one."""

    name: tuple[str, ...] = ()
    """Surname, name, patronymic, as far as they are said."""
    organisation: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    address: str = ""

    @cached_property
    def door(self) -> Address:
        """Where they live."""
        return read(self.address)

    @property
    def sounds(self) -> tuple[str, ...]:
        """By which a name is looked up: how each of its words sounds, for any of them may be the surname."""
        if self.name:
            return tuple(dict.fromkeys(map(sound, self.name)))
        return (" ".join(sorted(self.organisation)),)

    @property
    def found(self) -> bool:
        """It is said where to find them."""
        return bool(self.phone or self.email or self.door.door)


def who(applicant: Applicant) -> Who:
    """Read an applicant for comparison."""
    return Who(
        name=tokens(applicant.surname, applicant.name, applicant.patronymic),
        organisation=tuple(words(applicant.organisation or "")),
        phone=_phone(applicant.phone or ""),
        email=folded(applicant.email or "").strip(),
        address=applicant.address or "",
    )


def same_person(one: Who, other: Who) -> tuple[str, ...]:
    """Say why two applicants are one person, most telling first; nothing where they are not.

    The same name at another address with another telephone is a namesake.
    """
    if one.organisation or other.organisation:
        return _same_organisation(one, other)
    alike = likeness(one.name, other.name)
    contacts = _contacts(one, other)
    if alike is Likeness.WHOLE and (contacts or _unreachable(one, other)):
        return (_NAMED if one.name == other.name else _NEARLY, *contacts)
    if alike is Likeness.SHORT and contacts:
        return ("фамилия та же, имя не расходится", *contacts)
    if alike is Likeness.NEW_SURNAME and set(contacts) - {_HOUSE}:
        return ("имя и отчество те же, фамилия другая", *contacts)
    return ()


_NAMED, _NEARLY, _HOUSE = "фамилия, имя и отчество те же", "имя почти то же", "тот же дом"


def _contacts(one: Who, other: Who) -> tuple[str, ...]:
    return tuple(
        why
        for why, holds in (
            ("тот же телефон", bool(one.phone) and one.phone == other.phone),
            ("та же электронная почта", bool(one.email) and one.email == other.email),
            ("тот же адрес", same_door(one.door, other.door)),
            (
                _HOUSE,
                same_house(one.door, other.door)
                and one.door.door != other.door.door
                and 1 in {len(one.door.numbers), len(other.door.numbers)},
            ),
        )
        if holds
    )


def _unreachable(one: Who, other: Who) -> bool:
    """Tell whether a whole name has to do: one of both did not say where to find them."""
    return min(len(one.name), len(other.name)) >= _WHOLE_NAME and not (one.found and other.found)


def _same_organisation(one: Who, other: Who) -> tuple[str, ...]:
    if one.organisation and sorted(one.organisation) == sorted(other.organisation):
        return ("та же организация",)
    return ()


def _phone(text: str) -> str:
    """Give a telephone to compare: a mobile one whole, of another the digits dialled within the town."""
    digits = phone_digits(text)
    if len(digits) == _NATIONAL and digits[0] == "9":
        return digits
    return digits[-_LOCAL:] if len(digits) >= _LOCAL else ""
