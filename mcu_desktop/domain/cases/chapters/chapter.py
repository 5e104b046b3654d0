"""What a chapter brings to a case; `contents` lists the chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.known_facts import CaseFact
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.domain.cases.values import Started


def _nothing(_case: Case, _fact: Any) -> Iterable[str]:
    return ()


def _latest(values: Sequence[Any]) -> Any:
    return values[-1]


def _fields_alone(case: Case, _seen: Case, _fact: Any) -> Case:
    return case


def as_ever(fold: Callable[[Case, Any], Case]) -> Callable[[Case, Case, Any], Case]:
    """Apply a fact in the same way, whatever its author had not seen."""
    return lambda case, _seen, fact: fold(case, fact)


class FactOf(NamedTuple):
    """One kind of fact."""

    kind: str
    """Its name in the journal; a released name never changes."""
    fact: type[Any]
    action: str
    """The action it belongs to, as a noun: «регистрация»."""
    fold: Callable[[Case, Any], Case]
    """Apply it. Never refuses: what was recorded happened."""
    sentence: Callable[[Case | None, Any, Names], str]
    """Tell it in words; the case is how things stood before it."""
    texts: tuple[str, ...] = ()
    """The attributes in which people may be named: who may not know them reads nothing there."""
    written: Callable[[Case, Any], Iterable[str]] = _nothing
    """Name the fields that it writes, where two may stand against each other (docs/conflicts.md)."""
    late: Callable[[Case, Case, Any], Case] = _fields_alone
    """Apply what it does beside its fields to a case of which its author had seen less: the second one."""


class CommandOf(NamedTuple):
    """One command."""

    name: str | None
    """Its name in the terminal; `None` where it has a door of its own."""
    command: type[Any]
    title: str
    """How buttons and the history call it."""
    decide: Callable[[Case, Any, Rules], tuple[CaseFact, ...]]
    why_not: Callable[[Case], str | None] | None = None
    """Say why it makes no sense for a case now, `None` when it does."""
    after_the_end: bool = False
    """It makes sense for a case that has ended, too."""


class FieldOf(NamedTuple):
    """One field of the case, named as its attribute, that two people may write at once."""

    name: str
    type: Any
    title: str
    words: Callable[[Any, Names], str]
    """Tell a value in words."""
    of_question: bool = False
    """It is an attribute of each question."""
    shows: Callable[[Sequence[Any]], Any] = _latest
    """Give what shows of several values, in the order of telling, until somebody chooses."""


class Chapter(NamedTuple):
    """What one subject brings."""

    facts: tuple[FactOf, ...]
    commands: tuple[CommandOf, ...]
    fields: tuple[FieldOf, ...] = ()
    terms: Callable[[Case], Iterable[Started]] | None = None
    """Name the terms that its decisions began, as the case stands."""
