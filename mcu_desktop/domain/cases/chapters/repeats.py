"""Repeats: what earlier cases make of this one, as somebody who compared them said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.vocabulary import RUSSIAN, CaseId, Relation
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

REPEAT = "repeat"
MOST_EARLIER = 100
_MARKED = frozenset({Relation.REPEATED, Relation.MANY, Relation.ANSWERED})
_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCase:
    """A case that was before, by its id and the number that it bore then."""

    id: CaseId
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """What this case is beside some earlier ones."""

    relation: Relation
    of: tuple[EarlierCase, ...]

    @property
    def marked(self) -> bool:
        """Tell whether it is marked as repeated; a duplicate is the same appeal once more."""
        return self.relation in _MARKED


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatFound:
    """Somebody saw that the case repeats others; each of them keeps its number, term and answer."""

    relation: Relation
    of: tuple[EarlierCase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatDenied:
    """Somebody saw that the case repeats nothing: another question, or another person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRepeat:
    """Say which earlier cases this one repeats, and how."""

    relation: Relation = Relation.REPEATED
    of: tuple[EarlierCase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DenyRepeat:
    """Say that the case repeats nothing."""


RepeatFact = RepeatFound | RepeatDenied
RepeatCommand = NoteRepeat | DenyRepeat


def _note(case: Case, command: NoteRepeat, _rules: Rules) -> tuple[RepeatFound]:
    if command.relation is Relation.PROBLEM:
        raise Refusal(
            "Обращение другого человека – не повтор: свяжите дела общей проблемой.", field="relation"
        )
    earlier = {one.id: one for one in command.of}
    if not earlier:
        raise Refusal("Назовите дела, которые были раньше.", field="of")
    if len(earlier) > MOST_EARLIER:
        raise Refusal(f"Назовите не больше {MOST_EARLIER} дел.", field="of")
    if case.id in earlier:
        raise Refusal("Дело не повторяет само себя.", field="of")
    if not all(_ID.fullmatch(id_) for id_ in earlier):
        raise Refusal("Дело называют его идентификатором.", field="of")
    found = RepeatFound(relation=command.relation, of=tuple(earlier.values()))
    if case.repeat == Repeat(relation=found.relation, of=found.of):
        raise Refusal("Так уже отмечено.")
    return (found,)


def _deny(case: Case, _command: DenyRepeat, _rules: Rules) -> tuple[RepeatDenied]:
    if case.repeat is None:
        raise Refusal(f"Дело {case.number} не отмечено как повторное.")
    return (RepeatDenied(),)


def _found(case: Case, fact: RepeatFound) -> Case:
    return case._replace(repeat=Repeat(relation=fact.relation, of=fact.of))


def _denied(case: Case, _fact: RepeatDenied) -> Case:
    return case._replace(repeat=None)


def _writes(_case: Case, _fact: RepeatFact) -> tuple[str]:
    return (REPEAT,)


def _tell_found(_case: Case | None, fact: RepeatFound, _names: Names) -> str:
    return f"Отмечено как {RUSSIAN[fact.relation]}: раньше {_numbers(fact.of)}."


def _tell_denied(_case: Case | None, _fact: RepeatDenied, _names: Names) -> str:
    return "Отмечено, что обращение не повторное."


def _words(repeat: Repeat | None, _names: Names) -> str:
    return f"{RUSSIAN[repeat.relation]} ({_numbers(repeat.of)})" if repeat else "не повторное"


def _numbers(cases: tuple[EarlierCase, ...]) -> str:
    return ", ".join(f"№ {one.number}" for one in cases)


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="repeat_found",
            fact=RepeatFound,
            action="отметка о повторности",
            fold=_found,
            sentence=_tell_found,
            written=_writes,
        ),
        FactOf(
            kind="repeat_denied",
            fact=RepeatDenied,
            action="снятие отметки о повторности",
            fold=_denied,
            sentence=_tell_denied,
            written=_writes,
        ),
    ),
    commands=(
        CommandOf(
            name="repeat",
            command=NoteRepeat,
            title="Отметить как повторное",
            decide=_note,
            after_the_end=True,
        ),
        CommandOf(
            name="not-repeat",
            command=DenyRepeat,
            title="Отметить, что не повторное",
            decide=_deny,
            why_not=lambda case: None if case.repeat else "Дело не отмечено как повторное",
            after_the_end=True,
        ),
    ),
    fields=(FieldOf(name=REPEAT, type=Repeat | None, title="повторность", words=_words),),
)
