"""Norms as data: how long a duty of the law or of a local act may last, and from which fact."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.vocabulary import Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cards.kinds import NormChange

LONGEST = 3650
"""No term of an office lasts longer; a larger amount in the data is a slip of the hand."""


class Unit(StrEnum):
    """What a term is counted in."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    HOURS = "hours"
    MONTHS = "months"
    """Ends on the same date of a later month (ГК art. 192 part 3)."""

    @property
    def in_hours(self) -> bool:
        """Such a term ends at a moment, not with a day."""
        return self in {Unit.WORKING_HOURS, Unit.HOURS}


class Trigger(StrEnum):
    """The fact from which a term is counted."""

    RECEIVED = "received"
    REGISTERED = "registered"
    FORWARDED = "forwarded"
    REQUESTED = "requested"
    EXTENDED = "extended"
    """The unshifted last day of the term that is extended (`Deadline.raw`), so that the whole is 60 days."""
    ORDERED = "ordered"
    """The head gave an order."""
    INTERIM = "interim"
    """An intermediate answer was given."""


class Stop(StrEnum):
    """The fact that ends a term."""

    REGISTERED = "registered"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    RETURNED = "returned"
    NOTIFIED = "notified"
    ACCEPTED = "accepted"
    """What was ordered is done, and taken as done."""
    REPLIED = "replied"
    """The body that was asked sent what it was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One version of one duty; the article stands beside every figure, so that it can be checked."""

    id: str
    title: str
    article: str
    regimes: frozenset[str]
    starts: Trigger
    stops: Stop
    amount: int
    unit: Unit
    at_once: bool = False
    """It runs from the beginning of the case; otherwise a decision on the case starts it."""
    significant_only: bool = False
    """It binds only on socially significant topics."""
    count_from: CountFrom | None = None
    """`None` leaves it to the office's policy, here and in `last_day`."""
    last_day: LastDay | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    """The last day it was in force."""
    sure: str = "G"
    """How well the figure is known: the tags of domain/facts.md, or the office that decided it."""

    def binds(self, day: date) -> bool:
        """Tell whether this version is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def parse_norms(text: str) -> tuple[Norm, ...]:
    """Read norms from TOML; what an office broke while editing is refused by norm and key."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"Файл норм не читается как TOML: {error}.") from error
    tables = document.pop("norm", [])
    if document:
        raise Refusal(f"В файле норм есть неизвестный раздел «{next(iter(document))}».")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise Refusal("Каждая норма должна начинаться строкой [[norm]].", field="norm")
    norms = tuple(_norm(_Entry(table, place)) for place, table in enumerate(tables, start=1))
    _refuse_two_at_once(norms)
    return norms


def in_force(norms: Iterable[Norm], norm_id: str, day: date) -> Norm:
    """Give the version of a norm that binds on a day."""
    for norm in norms:
        if norm.id == norm_id and norm.binds(day):
            return norm
    raise Refusal(f"Норма «{norm_id}» не действует на {day:%d.%m.%Y}.")


def starting(norms: Iterable[Norm], regime: str, day: date, significant: bool) -> tuple[Norm, ...]:
    """Give the norms that begin to run with a case itself."""
    return tuple(
        norm
        for norm in norms
        if norm.at_once
        and regime in norm.regimes
        and norm.binds(day)
        and (significant or not norm.significant_only)
    )


def with_changes(norms: Iterable[Norm], changes: Iterable[NormChange]) -> tuple[Norm, ...]:
    """Let the office's own versions stand from their day on; before it the older ones stay.

    A change to a norm that is unknown or no longer in force is passed over: it may have come
    from a desk with another release.
    """
    result = list(norms)
    for change in changes:
        for place, norm in enumerate(result):
            if norm.id == change.norm and norm.binds(change.valid_from):
                result[place : place + 1] = _divided(norm, change)
                break
    return tuple(result)


def _divided(norm: Norm, change: NormChange) -> list[Norm]:
    newer = replace(
        norm,
        amount=change.amount,
        article=change.article,
        valid_from=change.valid_from,
        sure="решение администрации",
    )
    if norm.valid_from == change.valid_from:
        return [newer]
    return [replace(norm, valid_to=change.valid_from - timedelta(days=1)), newer]


def _refuse_two_at_once(norms: tuple[Norm, ...]) -> None:
    for norm_id, count in Counter(norm.id for norm in norms).items():
        if count > 1:
            versions = sorted(
                (norm for norm in norms if norm.id == norm_id),
                key=lambda norm: norm.valid_from or date.min,
            )
            for older, newer in pairwise(versions):
                if older.valid_to is None or newer.valid_from is None or older.valid_to >= newer.valid_from:
                    raise Refusal(
                        f"Норма «{norm_id}» записана дважды на одни и те же дни: "
                        "укажите valid_to у прежней записи и valid_from у новой.",
                        field=f"{norm_id}.valid_from",
                    )


_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A table of the file on its way to a norm; knows how to complain about a key of it."""

    table: dict[str, object]
    place: int

    @property
    def name(self) -> str:
        found = self.table.get("id")
        return found if isinstance(found, str) and found else f"№ {self.place} в файле"

    def refusal(self, key: str, reason: str) -> Refusal:
        return Refusal(f"Норма «{self.name}», ключ «{key}»: {reason}.", field=f"{self.name}.{key}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.table.get(key, default)
        if value is None:
            raise self.refusal(key, "ключа нет, а он обязателен")
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(key, "нужен непустой текст в кавычках")
        return value

    def flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise self.refusal(key, "нужно true или false без кавычек")
        return value

    def amount(self, key: str) -> int:
        value = self.table.get(key)
        if value is None:
            raise self.refusal(key, "ключа нет, а он обязателен")
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LONGEST:
            raise self.refusal(key, f"нужно целое число от 1 до {LONGEST} без кавычек")
        return value

    def day(self, key: str) -> date | None:
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refusal(key, "нужна дата вида 2025-03-30 без кавычек")
        return value

    def word(self, key: str, words: type[_Word]) -> _Word:
        value = self.text(key)
        if value not in {word.value for word in words}:
            raise self.refusal(key, f"нет такого значения «{value}»; возможны {', '.join(words)}")
        return words(value)

    def word_if_any(self, key: str, words: type[_Word]) -> _Word | None:
        return self.word(key, words) if key in self.table else None

    def regimes(self, key: str) -> frozenset[str]:
        value = self.table.get(key)
        if not isinstance(value, list) or not value:
            raise self.refusal(key, "нужен непустой список в квадратных скобках")
        for regime in value:
            if not isinstance(regime, str) or regime not in set(Regime):
                raise self.refusal(key, f"нет такого режима «{regime}»; возможны {', '.join(Regime)}")
        return frozenset(str(regime) for regime in value)


def _norm(entry: _Entry) -> Norm:
    for key in entry.table:
        if key not in Norm.__dataclass_fields__:
            raise entry.refusal(key, "такого ключа у нормы нет")
    norm = Norm(
        id=entry.text("id"),
        title=entry.text("title"),
        article=entry.text("article"),
        regimes=entry.regimes("regimes"),
        starts=entry.word("starts", Trigger),
        stops=entry.word("stops", Stop),
        amount=entry.amount("amount"),
        unit=entry.word("unit", Unit),
        at_once=entry.flag("at_once"),
        significant_only=entry.flag("significant_only"),
        count_from=entry.word_if_any("count_from", CountFrom),
        last_day=entry.word_if_any("last_day", LastDay),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        sure=entry.text("sure", "G"),
    )
    if norm.valid_from is not None and norm.valid_to is not None and norm.valid_to < norm.valid_from:
        raise entry.refusal("valid_to", "норма перестаёт действовать раньше, чем начинает")
    for key in ("count_from", "last_day"):
        if norm.unit.in_hours and key in entry.table:
            raise entry.refusal(key, "у срока в часах нет первого и последнего дня")
    return norm
