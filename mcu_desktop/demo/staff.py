"""The people of the invented office: the posts of a preset with names, and executors for every block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.demo.lists import read
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Block, Card, CardId, Person, Unit, UnitKind
from mcu_desktop.domain.office.presets import Appointment, parse_preset
from mcu_desktop.domain.vocabulary import Regime
from mcu_desktop.settings import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.office.presets import Preset

_PRESET = "kinel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who does what; every list has somebody in it."""

    cards: tuple[tuple[CardId, Card], ...]
    blocks: Mapping[str, CardId]
    names: Mapping[CardId, str]
    head: CardId
    curator: CardId
    intake: Mapping[Regime, tuple[CardId, ...]]
    dispatch: Mapping[Regime, CardId]
    """Who hands cases out and sends answers."""
    heads: Mapping[str, CardId]
    """Who leads a block; the head of the centre where nobody does."""
    _executors: Mapping[str, tuple[tuple[CardId, frozenset[str]], ...]]

    def executors(self, block: str, scope: str) -> tuple[CardId, ...]:
        """Give who does the work of a block; some go only to streets and parks."""
        return tuple(id_ for id_, scopes in self._executors[block] if not scopes or scope in scopes)


def staff(identity: Callable[[], str]) -> Staff:
    """Give the office of the demonstration with fresh identities."""
    lists = read("staff", _Lists)
    preset = _peopled(parse_preset(_renamed()), lists)
    cards = preset.cards(lambda: CardId(identity()))
    by_name = {card.name: id_ for id_, card in cards if isinstance(card, Person)}
    by_block = {card.name: id_ for id_, card in cards if isinstance(card, Block)}
    blocks = {key: by_block[block.name] for key, block in preset.blocks}
    people = {appointment.key: by_name[appointment.person.name] for appointment in preset.appointments}
    heads = {block: people[post.key] for post in preset.appointments for block in post.heads}
    calls = tuple(people[person.key] for person in lists.person if Duty.CALL_OPERATOR in person.duties)
    dispatch = dict.fromkeys(Regime, people["appeals"]) | {
        Regime.POS: people["pos"],
        Regime.INCIDENT: people["incident"],
    }
    return Staff(
        cards=cards,
        blocks=blocks,
        names={id_: name or "" for name, id_ in by_name.items()},
        head=people["head"],
        curator=people["curator"],
        intake={regime: (somebody,) for regime, somebody in dispatch.items()} | {Regime.CALL: calls},
        dispatch=dispatch,
        heads={block: heads.get(block, people["head"]) for block in blocks},
        _executors={
            block: tuple(
                (people[person.key], frozenset(person.scopes))
                for person in lists.person
                if block in person.blocks
            )
            for block in blocks
        },
    )


def _renamed() -> str:
    text = (resource("presets") / f"{_PRESET}.toml").read_text("utf-8")
    town = read("staff", _Lists).administration.town
    return text.replace(" Самарской области", "").replace("Кинель", town)


def _peopled(preset: Preset, lists: _Lists) -> Preset:
    named = (
        replace(appointment, person=replace(appointment.person, name=lists.names[appointment.key]))
        for appointment in preset.appointments
    )
    hired = (
        Appointment(
            key=person.key,
            person=Person(post=person.post, name=person.name, duties=person.duties or (Duty.EXECUTOR,)),
            unit=person.unit,
        )
        for person in lists.person
    )
    units = ((unit.key, Unit(name=unit.name, short=unit.short, kind=unit.kind)) for unit in lists.unit)
    administration = lists.administration
    return replace(
        preset,
        administration=replace(
            preset.administration,
            name=administration.name,
            town=administration.town,
            head_post=administration.head_post,
            phone=administration.phone,
            address=administration.address,
            email=administration.email,
            site=administration.site,
        ),
        units=(*preset.units, *units),
        appointments=(*named, *hired),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Administration:
    name: str
    town: str
    head_post: str
    phone: str
    address: str
    email: str
    site: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    key: str
    name: str
    short: str
    kind: UnitKind = UnitKind.SUBDIVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    key: str
    name: str
    post: str
    unit: str
    blocks: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    """Where the questions of the blocks lie; anywhere when nothing is said."""
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    administration: _Administration
    names: dict[str, str]
    unit: tuple[_Unit, ...]
    person: tuple[_Person, ...]
