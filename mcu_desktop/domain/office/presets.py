"""Presets: the office of a decree, ready to be written down as the first cards of a profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import INTAKE, Duty
from mcu_desktop.domain.cards.kinds import (
    Administration,
    Block,
    Card,
    CardId,
    FavouriteTopic,
    NumberTemplate,
    Person,
    Timetable,
    Unit,
    UnitKind,
)
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.office.classifier import CODE
from mcu_desktop.domain.office.numbering import check_apart, check_template
from mcu_desktop.domain.office.tables import read_table
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mcu_desktop.domain.office.tables import Table

OWNING: tuple[Duty, ...] = (Duty.ADMINISTRATOR, *INTAKE)
"""What the owner of a new profile holds besides the post's own duties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A post of the preset, with the keys of its unit and of the blocks it heads."""

    key: str
    person: Person
    unit: str | None = None
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """An office whose parts know each other by key."""

    administration: Administration
    units: tuple[tuple[str, Unit], ...]
    appointments: tuple[Appointment, ...]
    blocks: tuple[tuple[str, Block], ...]
    number_templates: tuple[NumberTemplate, ...]
    favourites: tuple[FavouriteTopic, ...]
    owner: str
    """Key of the person who sets the profile up."""

    @property
    def posts(self) -> tuple[tuple[str, str], ...]:
        """Who may own the workplace: keys and posts, the one whom the preset proposes first."""
        named = [(appointment.key, appointment.person.post) for appointment in self.appointments]
        return tuple(sorted(named, key=lambda one: one[0] != self.owner))

    def owned_by(self, key: str, name: str = "") -> Preset:
        """Let another post of the preset own the workplace, and call the person by name."""
        if all(appointment.key != key for appointment in self.appointments):
            raise Refusal("Такого человека в этой заготовке нет.", field="person")
        appointments = tuple(
            replace(one, person=replace(one.person, name=name.strip() or None)) if one.key == key else one
            for one in self.appointments
        )
        return replace(self, owner=key, appointments=appointments)

    def cards(self, identity: Callable[[], CardId]) -> tuple[tuple[CardId, Card], ...]:
        """Give the cards with identities, heads and units joined, the owner's duties added."""
        units = {key: identity() for key, _ in self.units}
        people = {appointment.key: identity() for appointment in self.appointments}
        cards: list[tuple[CardId, Card]] = [(identity(), self.administration), (identity(), Timetable())]
        cards.extend((units[key], unit) for key, unit in self.units)
        for appointment in self.appointments:
            person = appointment.person
            if appointment.unit is not None:
                person = replace(person, unit=units[appointment.unit])
            if appointment.key == self.owner:
                person = owning(person)
            cards.append((people[appointment.key], person))
        for key, block in self.blocks:
            heads = tuple(people[post.key] for post in self.appointments if key in post.heads)
            cards.append((identity(), replace(block, heads=heads)))
        cards.extend((identity(), template) for template in self.number_templates)
        cards.extend((identity(), favourite) for favourite in self.favourites)
        return tuple(cards)


def owning(person: Person) -> Person:
    """Give a person the administrator's and every intake duty, the post's own duties first."""
    return replace(person, duties=tuple(dict.fromkeys((*person.duties, *OWNING))))


def owner_of(cards: Iterable[tuple[CardId, Card]]) -> CardId:
    """Find the person among the cards who holds all that an owner holds."""
    for key, card in cards:
        if isinstance(card, Person) and set(OWNING) <= set(card.duties):
            return key
    raise Refusal("Никто здесь не держит всех обязанностей владельца рабочего места.", field="owner")


def parse_preset(text: str) -> Preset:
    """Read a preset; a broken one is refused with the key to mend."""
    root = read_table(text)
    root.knows_only("administration", "unit", "block", "person", "number", "favourites")
    units = tuple(_unit(table) for table in root.tables("unit"))
    blocks = tuple(_block(table, order) for order, table in enumerate(root.tables("block"), start=1))
    people = root.tables("person")
    appointments = tuple(_appointment(table, dict(units), dict(blocks)) for table in people)
    for kind, keys in (
        ("unit", [key for key, _ in units]),
        ("block", [key for key, _ in blocks]),
        ("person", [appointment.key for appointment in appointments]),
    ):
        _check_distinct(kind, keys)
    return Preset(
        administration=_administration(root.table("administration")),
        units=units,
        appointments=appointments,
        blocks=blocks,
        number_templates=_number_templates(root),
        favourites=_favourites(root),
        owner=_owner(people),
    )


def _administration(table: Table) -> Administration:
    table.knows_only("preset", "name", "town", "head_post", "zone", "count_from", "last_day")
    return Administration(
        name=table.text("name"),
        town=table.text("town", ""),
        head_post=table.text("head_post"),
        zone=table.text("zone", "Europe/Moscow"),
        count_from=table.word("count_from", CountFrom.NEXT),
        last_day=table.word("last_day", LastDay.PRECEDING),
        preset=table.text("preset"),
    )


def _unit(table: Table) -> tuple[str, Unit]:
    table.knows_only("key", "name", "short", "kind")
    name = table.text("name")
    kind = table.word("kind", UnitKind.SUBDIVISION)
    return table.text("key"), Unit(name=name, short=table.text("short", name), kind=kind)


def _block(table: Table, order: int) -> tuple[str, Block]:
    table.knows_only("key", "name", "short", "aliases", "significant", "codes")
    name = table.text("name")
    block = Block(
        name=name,
        short=table.text("short", name),
        aliases=table.texts("aliases"),
        significant=table.flag("significant"),
        codes=_codes(table, "codes"),
        order=order,
    )
    return table.text("key"), block


def _appointment(table: Table, units: dict[str, Unit], blocks: dict[str, Block]) -> Appointment:
    table.knows_only("key", "post", "unit", "duties", "heads", "owner")
    unit = table.text("unit", "") or None
    heads = table.texts("heads")
    if unit is not None and unit not in units:
        raise table.refused("unit", f"Подразделения с ключом {unit!r} нет.")
    for head in heads:
        if head not in blocks:
            raise table.refused("heads", f"Блока с ключом {head!r} нет.")
    return Appointment(
        key=table.text("key"),
        person=Person(post=table.text("post"), duties=table.words("duties", Duty)),
        unit=unit,
        heads=heads,
    )


def _owner(people: tuple[Table, ...]) -> str:
    owners = [table.text("key") for table in people if table.flag("owner")]
    if len(owners) != 1:
        raise Refusal(
            "Владельцем рабочего места (owner = true) должен быть ровно один человек.", field="person"
        )
    return owners[0]


def _number_templates(root: Table) -> tuple[NumberTemplate, ...]:
    templates = tuple(_number_template(table) for table in root.tables("number"))
    _check_distinct("number", [template.journal for template in templates])
    check_apart(templates)
    return templates


def _number_template(table: Table) -> NumberTemplate:
    table.knows_only("journal", "index", "template")
    template = NumberTemplate(journal=table.text("journal"), index=table.text("index"))
    template = replace(template, template=table.text("template", template.template))
    try:
        check_template(template)
    except Refusal as refusal:
        raise table.refused(refusal.field or "template", refusal.reason) from refusal
    return template


def _favourites(root: Table) -> tuple[FavouriteTopic, ...]:
    codes = _codes(root, "favourites")
    _check_distinct("favourites", codes)
    return tuple(FavouriteTopic(code=code, order=order) for order, code in enumerate(codes, start=1))


def _codes(table: Table, key: str) -> tuple[str, ...]:
    codes = table.texts(key)
    for code in codes:
        if CODE.fullmatch(code) is None:
            raise table.refused(key, f"{code!r} не похоже на код классификатора.")
    return codes


def _check_distinct(kind: str, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for position, key in enumerate(keys):
        if key in seen:
            raise Refusal(f"Ключ {key!r} стоит дважды.", field=f"{kind}[{position}]")
        seen.add(key)
