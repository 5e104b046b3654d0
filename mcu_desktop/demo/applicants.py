"""People who write to the office: names that agree in gender and kin, telephones nobody has."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.demo.chance import choose, happens
from mcu_desktop.demo.lists import read
from mcu_desktop.demo.town import Home
from mcu_desktop.domain.cases.values import Applicant

if TYPE_CHECKING:
    from random import Random

    from mcu_desktop.demo.town import Town

_WOMEN = 62
"""Of a hundred who write."""
_ADJECTIVE = "ский"
_BENT = ("ов", "ев", "ёв", "ин", "ын")
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "sch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
        ),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Somebody that writes on headed paper."""

    name: str
    head: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A person of the town, who may write more than once."""

    applicant: Applicant
    home: Home
    woman: bool


class Directory:
    """Makes people up."""

    def __init__(self, town: Town) -> None:
        lists = read("names", _Lists)
        self._town = town
        self._kin = [_Kin(people) for people in lists.people]
        self._weights = list(accumulate(people.weight for people in lists.people))
        self._benefits = lists.benefits
        self._organisations = lists.organisation

    def somebody(self, random: Random, home: Home | None = None, *, address: str | None = None) -> Somebody:
        """Give a new person, at home somewhere or where told."""
        home = home or self._town.home(random)
        woman = happens(_WOMEN, random)
        surname, name, patronymic = self._name(random, woman=woman)
        applicant = Applicant(
            surname=surname,
            name=name,
            patronymic=patronymic,
            address=address or home.address,
            phone=_phone(random) if happens(80, random) else None,
            email=_email(surname, random) if happens(25, random) else None,
            benefit=self._benefit(random, woman=woman) if happens(14, random) else None,
        )
        return Somebody(applicant=applicant, home=home, woman=woman)

    def organisation(self, random: Random) -> tuple[Organisation, Applicant]:
        """Give an organisation and who signed for it."""
        known = random.choice(self._organisations)
        surname, name, patronymic = self._name(random, woman=happens(40, random))
        address = known.at if known.at.startswith("дер.") else f"г. {self._town.name}, {known.at}"
        applicant = Applicant(
            surname=surname,
            name=name,
            patronymic=patronymic,
            organisation=known.name,
            address=address,
            phone=_phone(random),
            email=f"office{random.randint(10, 99)}@example.ru",
        )
        return known, applicant

    def _name(self, random: Random, *, woman: bool) -> tuple[str, str, str]:
        kin = random.choices(self._kin, cum_weights=self._weights)[0]
        surname, father = choose(kin.surnames, random), choose(kin.fathers, random)
        if woman:
            return feminine(surname), choose(kin.women, random), daughter(father)
        return surname, choose(kin.men, random), father

    def _benefit(self, random: Random, *, woman: bool) -> str:
        own = self._benefits.women if woman else self._benefits.men
        return choose(self._benefits.anyone if happens(80, random) else own, random)


def feminine(surname: str) -> str:
    """Give the form of a surname that a woman bears."""
    if surname.endswith(_ADJECTIVE):
        return f"{surname[:-2]}ая"
    return f"{surname}а" if surname.endswith(_BENT) else surname


def daughter(patronymic: str) -> str:
    """Give the patronymic of a daughter from that of a son."""
    return f"{patronymic[:-1]}нична" if patronymic.endswith("ьич") else f"{patronymic[:-2]}на"


def _phone(random: Random) -> str:
    number = random.randint(0, 9999)
    pair = f"{number // 100:02}-{number % 100:02}"
    if happens(12, random):
        return f"{random.randint(2, 6)}-{pair}"
    return f"+7 945 {random.randint(0, 99):03}-{pair}" if happens(60, random) else f"8 945 000-{pair}"


def _email(surname: str, random: Random) -> str:
    written = "".join(_LATIN.get(letter, "") for letter in surname.lower())
    return f"{written}{random.randint(1, 99)}@example.ru"


class _Kin:
    """Names that go together."""

    def __init__(self, people: _People) -> None:
        self.surnames = people.surnames.split()
        self.men = people.men.split()
        self.women = people.women.split()
        self.fathers = people.fathers.split()


@dataclass(frozen=True, slots=True, kw_only=True)
class _People:
    weight: int
    surnames: str
    men: str
    women: str
    fathers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Benefits:
    anyone: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    people: tuple[_People, ...]
    benefits: _Benefits
    organisation: tuple[Organisation, ...]
