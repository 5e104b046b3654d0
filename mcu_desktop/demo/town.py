"""The invented town: streets, settlements, institutions, and how Russian sentences name them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.demo.chance import happens
from mcu_desktop.demo.lists import read

if TYPE_CHECKING:
    from random import Random

HOME_SCOPES = frozenset({"house", "home", "street", "settlement"})
"""What a question is about lies where the applicant lives; other scopes name a kind of institution."""

_IN_SETTLEMENT = 22
"""People of a hundred who live in the villages."""
_LONGEST_STREET = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A street of the town with the forms that its name takes in a sentence."""

    name: str
    at: str
    along: str
    of: str
    flats: tuple[int, int] | None = None
    """First and last number of the blocks of flats."""
    private: tuple[int, int] | None = None
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A village of the district."""

    name: str
    at: str
    of: str
    streets: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A school, a park, a bus: a place that many people speak of."""

    kind: str
    short: str
    at: str
    by: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where an applicant lives."""

    address: str
    flat: bool
    street: Street | None
    settlement: Settlement | None
    house: int
    village_street: str = ""


Words = dict[str, str]
"""The slots of a sentence and what stands in them."""


class Town:
    """Gives homes and places; streets with more weight are named more often."""

    def __init__(self) -> None:
        lists = read("town", _Lists)
        self.name = lists.town
        self._streets = lists.street
        self._settlements = lists.settlement
        self._street_weights = list(accumulate(street.weight for street in lists.street))
        self._settlement_weights = list(accumulate(place.weight for place in lists.settlement))
        self._institutions: dict[str, list[Institution]] = {}
        for institution in lists.institution:
            self._institutions.setdefault(institution.kind, []).append(institution)

    @property
    def kinds(self) -> frozenset[str]:
        """Give the kinds of institutions that a topic may be about."""
        return frozenset(self._institutions)

    def home(self, random: Random) -> Home:
        """Give somewhere to live."""
        if happens(_IN_SETTLEMENT, random):
            return self._village_home(random)
        street = random.choices(self._streets, cum_weights=self._street_weights)[0]
        flat = street.private is None or (street.flats is not None and happens(70, random))
        first, last = (street.flats if flat else street.private) or (1, _LONGEST_STREET)
        house = random.randint(first, last)
        address = f"г. {self.name}, {street.name}, д. {house}"
        if flat:
            address = f"{address}, кв. {random.randint(1, 90)}"
        return Home(address=address, flat=flat, street=street, settlement=None, house=house)

    def neighbour(self, home: Home, random: Random) -> str:
        """Give another address close by."""
        whole, _, last = home.address.rpartition(" ")
        other = random.randint(1, 90 if home.flat else _LONGEST_STREET)
        return f"{whole} {other + 1 if str(other) == last else other}"

    def words(self, scope: str, home: Home, random: Random) -> Words:
        """Give the words for the place of a question."""
        if scope == "settlement" or (scope == "street" and home.settlement and happens(30, random)):
            return self._area(home)
        if scope in HOME_SCOPES:
            return _at_home(scope, home)
        if scope == "town":
            return {"short": "", "at": "в городе", "of": "города", "by": "в городе"}
        place = random.choice(self._institutions[scope])
        return {"short": place.short, "at": place.at, "by": place.by, "of": place.of}

    def _village_home(self, random: Random) -> Home:
        settlement = random.choices(self._settlements, cum_weights=self._settlement_weights)[0]
        street, house = random.choice(settlement.streets), random.randint(1, _LONGEST_STREET)
        return Home(
            address=f"{settlement.name}, ул. {street}, д. {house}",
            flat=False,
            street=None,
            settlement=settlement,
            house=house,
            village_street=street,
        )

    def _area(self, home: Home) -> Words:
        if home.settlement:
            place = home.settlement
            return {"short": place.name, "at": place.at, "of": place.of, "along": place.at, "by": place.at}
        assert home.street
        street = home.street
        return {
            "short": street.name, "at": street.at, "of": street.of, "along": street.along,
            "by": f"{street.at} у дома {home.house}",
        }  # fmt: skip


def _at_home(scope: str, home: Home) -> Words:
    if home.settlement:
        place, name = home.settlement, home.village_street
        if scope == "street":
            return {
                "short": f"{place.name}, ул. {name}", "at": f"на улице {_bent(name)} {place.at}",
                "of": f"улицы {_bent(name)} {place.at}", "along": f"по улице {_bent(name)} {place.at}",
                "by": f"на улице {_bent(name)} у дома {home.house} {place.at}",
            }  # fmt: skip
        where = f"дом{{}} {home.house} по улице {_bent(name)} {place.at}"
        short = f"{place.name}, ул. {name}, д. {home.house}"
    else:
        assert home.street
        street = home.street
        if scope == "street":
            return {
                "short": street.name, "at": street.at, "of": street.of, "along": street.along,
                "by": f"{street.at} у дома {home.house}",
            }  # fmt: skip
        where = f"дом{{}} {home.house} {street.along}"
        short = f"{street.name}, д. {home.house}"
    return {
        "short": short,
        "at": "в " + where.format("е"),
        "by": "у " + where.format("а"),
        "of": where.format("а"),
        "yard": "во дворе " + where.format("а"),
        "house": where.format(""),
    }


def _bent(name: str) -> str:
    """Give the name of a feminine street as it stands after «улицы» and «на улице»."""
    return f"{name[:-2]}ой" if name.endswith("ая") else name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    town: str
    street: tuple[Street, ...]
    settlement: tuple[Settlement, ...]
    institution: tuple[Institution, ...]
