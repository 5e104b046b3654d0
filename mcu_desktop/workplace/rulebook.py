"""The shipped norms, calendars and classifier joined with what the office's cards say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from mcu_desktop.digest import sha256
from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.cards.policy import Policy
from mcu_desktop.domain.office.office import Office, office_of
from mcu_desktop.journal.names import known
from mcu_desktop.later import later
from mcu_desktop.settings import resource, resource_text

if TYPE_CHECKING:
    from mcu_desktop.domain.office import classifier as topics
    from mcu_desktop.domain.terms import calendar, deadlines, norms
else:
    topics = later("mcu_desktop.domain.office.classifier")
    calendar = later("mcu_desktop.domain.terms.calendar")
    deadlines = later("mcu_desktop.domain.terms.deadlines")
    norms = later("mcu_desktop.domain.terms.norms")

_TOLD_HOW = 7
"""Raised by one whenever the projections are told otherwise from the same facts."""


@cache
def shipped_norms() -> tuple[norms.Norm, ...]:
    """Give the norms of `resources/norms`."""
    return tuple(norm for text in _texts("norms") for norm in norms.parse_norms(text))


@cache
def shipped_calendar() -> calendar.WorkingCalendar:
    """Give the production calendars of `resources/calendars`, joined."""
    return calendar.merged(calendar.parse_calendar(text) for text in _texts("calendars"))


@cache
def classifier() -> topics.Classifier:
    """Give the state classifier, with the words by which people look for its questions."""
    official = topics.parse_classifier(resource_text("classifier/classifier-2025-10-31.tsv"))
    return replace(official, spoken=topics.parse_spoken(resource_text("classifier/spoken.tsv")))


def terms_of(office: Office) -> deadlines.Terms:
    """Give what the terms of an office depend on."""
    administration = office.administration
    return deadlines.Terms(
        norms=norms.with_changes(shipped_norms(), office.norm_changes),
        calendar=calendar.with_own_days(shipped_calendar(), office.own_days),
        policy=Policy(count_from=administration.count_from, last_day=administration.last_day),
        timetable=office.timetable,
        zone=administration.zone,
    )


def terms_of_cards(cards: Iterable[tuple[CardId, Card]]) -> deadlines.Terms:
    """Give the terms of the office that some cards describe."""
    return terms_of(office_of(cards))


def edition() -> str:
    """Name the state of everything shipped that projections depend on: another one tells them anew."""
    digest = sha256(str(_TOLD_HOW).encode())
    digest.update(" ".join(known()).encode())
    for folder in ("norms", "calendars"):
        for text in _texts(folder):
            digest.update(text.encode())
    return digest.hexdigest()[:16]


@cache
def _texts(folder: str) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(resource(folder).glob("*.toml")))
