"""The office as its cards tell it: blocks with heads, people with duties, how it counts and numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import DUTY_NAMES, Duty
from mcu_desktop.domain.cards.kinds import (
    Absence,
    Administration,
    AwaitedLetter,
    Block,
    Body,
    Card,
    CardId,
    FavouriteTopic,
    NameForm,
    NormChange,
    NumberTemplate,
    OwnDay,
    OwnWord,
    PaperTemplate,
    Person,
    Phrase,
    Problem,
    ReceptionHours,
    ReceptionPriorities,
    RetentionChange,
    SstuSettings,
    Timetable,
    Unit,
)
from mcu_desktop.domain.office.journals import ALL_JOURNALS
from mcu_desktop.domain.spelling import folded, other_layout, words
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LISTED = 8
_LONGEST_NAME = 200
UNNAMED = Administration(name="Администрация", town="", head_post="Главе администрации")
"""Stands in until the card of the administration has arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who works here, on what, and by which habits."""

    administration: Administration = UNNAMED
    blocks: Mapping[CardId, Block] = field(default_factory=dict)
    """In the order of the office."""
    people: Mapping[CardId, Person] = field(default_factory=dict)
    units: Mapping[CardId, Unit] = field(default_factory=dict)
    bodies: Mapping[CardId, Body] = field(default_factory=dict)
    """Other bodies of power, by name."""
    name_forms: Mapping[str, NameForm] = field(default_factory=dict)
    """By the name that is declined otherwise than the rules say."""
    paper_templates: Mapping[str, PaperTemplate] = field(default_factory=dict)
    """By the template in whose place it stands."""
    timetable: Timetable = field(default_factory=Timetable)
    own_days: tuple[OwnDay, ...] = ()
    number_templates: Mapping[str, NumberTemplate] = field(default_factory=dict)
    """By journal."""
    favourites: tuple[FavouriteTopic, ...] = ()
    norm_changes: tuple[NormChange, ...] = ()
    retention_changes: Mapping[str, RetentionChange] = field(default_factory=dict)
    """By the term that the office changed."""
    reception_hours: Mapping[CardId, ReceptionHours] = field(default_factory=dict)
    reception_priorities: ReceptionPriorities | None = None
    """The office's own list; `None` where the shipped one holds."""
    sstu: SstuSettings = field(default_factory=SstuSettings)
    awaited: Mapping[CardId, AwaitedLetter] = field(default_factory=dict)
    problems: Mapping[CardId, Problem] = field(default_factory=dict)
    """What several people wrote about, by title."""
    absences: Mapping[CardId, Absence] = field(default_factory=dict)
    phrases: Mapping[CardId, Phrase] = field(default_factory=dict)
    word_cards: Mapping[CardId, OwnWord] = field(default_factory=dict)
    day: date | None = None
    """Today, which decides who stands in for whom."""

    @property
    def favourite_codes(self) -> frozenset[str]:
        """The codes that a search of the classifier puts first."""
        return frozenset(favourite.code for favourite in self.favourites)

    @property
    def own_words(self) -> frozenset[str]:
        """The words that no dictionary knows and this office writes, folded."""
        return frozenset(folded(card.word) for card in self.word_cards.values())

    @property
    def headless_blocks(self) -> tuple[CardId, ...]:
        """Blocks that nobody heads; they work and are marked."""
        return tuple(block for block in self.blocks if not self.heads_of(block))

    def template_for(self, journal: str) -> NumberTemplate:
        """Give the template of a journal, the usual one until the office writes its own."""
        return self.number_templates.get(journal) or NumberTemplate(
            journal=journal, index=ALL_JOURNALS[journal]
        )

    def significant(self, block: CardId) -> bool:
        """Tell whether a block is one of the socially significant topics (Кинель п. 1.1)."""
        return block in self.blocks and self.blocks[block].significant

    def heads_of(self, block: CardId) -> tuple[CardId, ...]:
        """Give those who head a block and still work here."""
        if block not in self.blocks:
            return ()
        return tuple(head for head in self.blocks[block].heads if head in self.people)

    def blocks_headed_by(self, person: CardId) -> tuple[CardId, ...]:
        """Give the blocks of one person; there may be several (Кинель: up to four)."""
        return tuple(block for block in self.blocks if person in self.heads_of(block))

    def duties_of(self, person: CardId) -> tuple[Duty, ...]:
        """Give the hats of a person; heading a block is one of them."""
        if person not in self.people:
            return ()
        duties = self.people[person].duties
        if Duty.BLOCK_HEAD not in duties and self.blocks_headed_by(person):
            return (*duties, Duty.BLOCK_HEAD)
        return duties

    def block_named(self, text: str, field: str = "block") -> CardId:
        """Find a block by its whole name, short name, alias or id, however it is spelt."""
        if CardId(text) in self.blocks:
            return CardId(text)
        said = _quotable(text)
        for wanted in (_plain(said), _plain(other_layout(said))):
            for names in _BLOCK_NAMES:
                found = [key for key, block in self.blocks.items() if _said(wanted, names(block))]
                if len(found) == 1:
                    return found[0]
                if found:
                    listed = _listed(self.blocks[key].name for key in found)
                    raise Refusal(f"Под «{said}» подходят несколько блоков: {listed}.", field=field)
        raise Refusal(self._no_block(said), field=field)

    def body_named(self, text: str, field: str = "body") -> CardId:
        """Find another body of power by its name, the unmistakable beginning of one, or id."""
        named = {key: (body.name,) for key, body in self.bodies.items()}
        return _one_named(text, named, field, several="несколько органов", nobody="Органа")

    def unit_named(self, text: str, field: str = "unit") -> CardId:
        """Find a subdivision or organisation by its name, the unmistakable beginning of one, or id."""
        named = {key: (unit.name, unit.short) for key, unit in self.units.items()}
        return _one_named(text, named, field, several="несколько организаций", nobody="Организации")

    def person_named(self, text: str, field: str = "person") -> CardId:
        """Find a person by id, name, post, main duty or an unmistakable beginning of a name or post."""
        if CardId(text) in self.people:
            return CardId(text)
        said = _quotable(text)
        wanted = _plain(said)
        if not wanted:
            raise Refusal("Назовите человека: фамилию, должность или обязанность.", field=field)
        for fits in (self._is_called, self._has_post, self._mainly_does, self._begins):
            found = [key for key in self.people if fits(key, wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                listed = _listed(self._introduced(key) for key in found)
                raise Refusal(f"Под «{said}» подходят несколько человек: {listed}.", field=field)
        listed = _listed(self._introduced(key) for key in self.people)
        raise Refusal(f"Никого под именем «{said}» здесь нет. Работают: {listed}.", field=field)

    def problem_named(self, text: str, field: str = "problem") -> CardId:
        """Find a problem of several people by its id or its title, however it is spelt."""
        if CardId(text) in self.problems:
            return CardId(text)
        wanted = _plain(_quotable(text))
        found = next((key for key, one in self.problems.items() if _plain(one.title) == wanted), None)
        if found is None:
            known = _listed(one.title for one in self.problems.values()) or "пока ни одной"
            raise Refusal(f"Общей проблемы «{_quotable(text)}» нет. Есть: {known}.", field=field)
        return found

    def _is_called(self, person: CardId, wanted: str) -> bool:
        return _plain(self.people[person].name or "") == wanted

    def _has_post(self, person: CardId, wanted: str) -> bool:
        return _plain(self.people[person].post) == wanted

    def _mainly_does(self, person: CardId, wanted: str) -> bool:
        return any(wanted in {_plain(duty), _plain(DUTY_NAMES[duty])} for duty in self.duties_of(person)[:1])

    def _begins(self, person: CardId, wanted: str) -> bool:
        card = self.people[person]
        return _plain(card.name or "").startswith(wanted) or _plain(card.post).startswith(wanted)

    def _introduced(self, person: CardId) -> str:
        title = self.people[person].title
        main = self.duties_of(person)[:1]
        return f"{title} ({DUTY_NAMES[main[0]]})" if main else title

    def _no_block(self, text: str) -> str:
        spelt = {
            _plain(name): block.name
            for block in self.blocks.values()
            for names in _BLOCK_NAMES
            for name in names(block)
            if _plain(name)
        }
        from difflib import get_close_matches  # noqa: PLC0415 - only for a name that nobody bears

        near = dict.fromkeys(spelt[name] for name in get_close_matches(_plain(text), spelt, n=3, cutoff=0.5))
        if near:
            return f"Отраслевого блока «{text}» нет. Похожие: {_listed(near)}."
        if not self.blocks:
            return f"Отраслевого блока «{text}» нет: блоки ещё не заведены."
        everyone = "; ".join(f"«{block.name}»" for block in self.blocks.values())
        return f"Отраслевого блока «{text}» нет. Есть: {everyone}."


def office_of(cards: Iterable[tuple[CardId, Card]]) -> Office:
    """Fold the cards of an office; of two about one thing the later shows, registers are passed by."""
    kinds = _Kinds(cards)
    return Office(
        administration=kinds.last(Administration) or UNNAMED,
        blocks=dict(sorted(kinds.of(Block).items(), key=lambda item: (item[1].order, item[1].name, item[0]))),
        people=kinds.of(Person),
        units=kinds.of(Unit),
        bodies=dict(sorted(kinds.of(Body).items(), key=lambda item: (item[1].name, item[0]))),
        name_forms=kinds.by(NameForm, "name"),
        paper_templates=kinds.by(PaperTemplate, "template"),
        timetable=kinds.last(Timetable) or Timetable(),
        own_days=tuple(sorted(kinds.by(OwnDay, "day").values(), key=lambda own: own.day)),
        number_templates=kinds.by(NumberTemplate, "journal"),
        favourites=tuple(
            sorted(kinds.by(FavouriteTopic, "code").values(), key=lambda card: (card.order, card.code))
        ),
        norm_changes=tuple(
            sorted(kinds.of(NormChange).values(), key=lambda change: (change.norm, change.valid_from))
        ),
        retention_changes=kinds.by(RetentionChange, "term"),
        reception_hours=kinds.of(ReceptionHours),
        reception_priorities=kinds.last(ReceptionPriorities),
        sstu=kinds.last(SstuSettings) or SstuSettings(),
        awaited=kinds.of(AwaitedLetter),
        problems=dict(sorted(kinds.of(Problem).items(), key=lambda item: (item[1].title, item[0]))),
        absences=kinds.of(Absence),
        phrases=dict(sorted(kinds.of(Phrase).items(), key=lambda item: (item[1].topic, item[1].title))),
        word_cards=kinds.of(OwnWord),
    )


Kind = TypeVar("Kind")


class _Kinds:
    """The cards of an office by their kind, in the order in which they were told."""

    def __init__(self, cards: Iterable[tuple[CardId, Card]]) -> None:
        self._found: defaultdict[type[Any], dict[CardId, Any]] = defaultdict(dict)
        for key, card in cards:
            self._found[type(card)][key] = card

    def of(self, kind: type[Kind]) -> dict[CardId, Kind]:
        return self._found[kind]

    def by(self, kind: type[Kind], what: str) -> dict[Any, Kind]:
        return {getattr(card, what): card for card in self._found[kind].values()}

    def last(self, kind: type[Kind]) -> Kind | None:
        return next(reversed(self._found[kind].values()), None)


_BLOCK_NAMES: tuple[Callable[[Block], tuple[str, ...]], ...] = (
    lambda block: (block.name,),
    lambda block: (block.short,),
    lambda block: block.aliases,
)


def _one_named(
    text: str, named: Mapping[CardId, tuple[str, ...]], field: str, *, several: str, nobody: str
) -> CardId:
    """Find the one card that bears a name, or alone begins so."""
    if CardId(text) in named:
        return CardId(text)
    said = _quotable(text)
    wanted = _plain(said) or said
    for fits in (str.__eq__, str.startswith):
        found = [key for key, names in named.items() if any(fits(_plain(name), wanted) for name in names)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = _listed(named[key][0] for key in found)
            raise Refusal(f"Под «{said}» подходят {several}: {listed}.", field=field)
    listed = _listed(names[0] for names in named.values()) or "справочник пуст"
    raise Refusal(f"{nobody} «{said}» нет. Есть: {listed}.", field=field)


def _said(wanted: str, names: tuple[str, ...]) -> bool:
    return wanted != "" and wanted in map(_plain, names)


def _quotable(text: str) -> str:
    return text[:_LONGEST_NAME].strip(" «»\"'")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(words(text))


def _listed(names: Iterable[str]) -> str:
    shown = [f"«{name}»" for name in names]
    rest = f" и ещё {len(shown) - _LISTED}" if len(shown) > _LISTED else ""
    return ", ".join(shown[:_LISTED]) + rest
