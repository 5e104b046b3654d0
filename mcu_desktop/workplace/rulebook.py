"""The shipped norms, calendars and classifier joined with what the office's cards say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from mcu_desktop.digest import sha256
from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.cards.policy import Policy
from mcu_desktop.domain.office.classifier import Classifier, parse_classifier, parse_spoken
from mcu_desktop.domain.office.office import Office, office_of
from mcu_desktop.domain.terms.calendar import WorkingCalendar, merged, parse_calendar, with_own_days
from mcu_desktop.domain.terms.deadlines import Terms
from mcu_desktop.domain.terms.norms import Norm, parse_norms, with_changes
from mcu_desktop.journal.codec import known
from mcu_desktop.settings import resource, resource_text

_TOLD_HOW = 7
"""Raised by one whenever the projections are told otherwise from the same facts."""


@cache
def shipped_norms() -> tuple[Norm, ...]:
    """Give the norms of `resources/norms`."""
    return tuple(norm for text in _texts("norms") for norm in parse_norms(text))


@cache
def shipped_calendar() -> WorkingCalendar:
    """Give the production calendars of `resources/calendars`, joined."""
    return merged(parse_calendar(text) for text in _texts("calendars"))


@cache
def classifier() -> Classifier:
    """Give the state classifier, with the words by which people look for its questions."""
    official = parse_classifier(resource_text("classifier/classifier-2025-10-31.tsv"))
    return replace(official, spoken=parse_spoken(resource_text("classifier/spoken.tsv")))


def terms_of(office: Office) -> Terms:
    """Give what the terms of an office depend on."""
    administration = office.administration
    return Terms(
        norms=with_changes(shipped_norms(), office.norm_changes),
        calendar=with_own_days(shipped_calendar(), office.own_days),
        policy=Policy(count_from=administration.count_from, last_day=administration.last_day),
        timetable=office.timetable,
        zone=administration.zone,
    )


def terms_of_cards(cards: Iterable[tuple[CardId, Card]]) -> Terms:
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
