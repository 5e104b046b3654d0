"""Taking back: a fact names the action that no longer counts, and may itself be taken back (0011)."""

from __future__ import annotations

from typing import Protocol, TypeVar

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An action was taken back; its facts stay in the journal and no longer count."""

    txn: str
    what: str


class Entry(Protocol):
    """A fact with the action it belongs to."""

    @property
    def txn(self) -> str:
        """The action."""

    @property
    def fact(self) -> object:
        """What happened."""


Told = TypeVar("Told", bound=Entry)


def in_force(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Leave out what was taken back. A taking back may itself be taken back."""
    gone: set[str] = set()
    for entry in reversed(told):
        if isinstance(entry.fact, Undone) and entry.txn not in gone:
            gone.add(entry.fact.txn)
    return tuple(entry for entry in told if entry.txn not in gone) if gone else told


def to_take_back(told: tuple[Told, ...], action: str | None = None) -> Told:
    """Give the first fact of the last action; a taking back is the last one only when it is named.

    Refuses another action than the last: what came later was built on it.
    """
    standing = _takeable(told)
    if action is None:
        standing = tuple(entry for entry in standing if not isinstance(entry.fact, Undone))
    if not standing:
        raise Refusal("Отменять нечего.")
    last = standing[-1].txn
    if action is not None and action != last:
        raise Refusal(
            "После этого действия были другие: сначала отмените их, начиная с последнего.", field="txn"
        )
    return next(entry for entry in standing if entry.txn == last)


def _takeable(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Give what holds, without the takings back of a taking back: with it they cancel each other."""
    undoing = {entry.txn for entry in told if isinstance(entry.fact, Undone)}
    return tuple(
        entry
        for entry in in_force(told)
        if not (isinstance(entry.fact, Undone) and entry.fact.txn in undoing)
    )
