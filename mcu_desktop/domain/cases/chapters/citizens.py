"""Citizens: whom the office takes for one person, and how that person's name and address changed.

A citizen has no record of names: who they are stands in their cases and goes with them. Applicants are
one citizen by rule (`repeats.people`) until somebody says otherwise; what is said names ids alone.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, NewType

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf, as_ever
from mcu_desktop.domain.cases.limits import MOST_APPLICANTS, one_line
from mcu_desktop.domain.spelling import day
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.domain.cases.values import Applicant

CitizenId = NewType("CitizenId", str)
"""32 hexadecimal digits that applicants of several cases share."""
CITIZENS = "citizens"
BY_RULE = CitizenId("")
_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Somebody said which citizen an applicant of the case is; an empty one leaves it to the rule again."""

    place: int
    """Of the applicant in the case, from 0."""
    citizen: CitizenId


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenChanged:
    """From a day on an applicant is called otherwise, or found elsewhere: only what changed stands here."""

    place: int
    since: date
    surname: str | None = None
    name: str | None = None
    patronymic: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identify:
    """Say which citizen an applicant is."""

    place: int = 0
    citizen: CitizenId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCitizen:
    """Write down that an applicant is called otherwise, or is found elsewhere, since a day."""

    place: int = 0
    since: date | None = None
    """Default: today."""
    surname: str | None = None
    name: str | None = None
    patronymic: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None


CitizenFact = Identified | CitizenChanged
CitizenCommand = Identify | ChangeCitizen

_TITLES = {
    "surname": "фамилия",
    "name": "имя",
    "patronymic": "отчество",
    "address": "адрес",
    "phone": "телефон",
    "email": "электронная почта",
}


def said(change: CitizenChanged | ChangeCitizen) -> dict[str, str]:
    """Give what a change says."""
    return {name: value for name in _TITLES if (value := getattr(change, name)) is not None}


def citizen_of(case: Case, place: int) -> CitizenId:
    """Give the citizen that somebody said an applicant is."""
    return case.citizens[place] if place < len(case.citizens) else BY_RULE


def changed(case: Case) -> tuple[tuple[CitizenChanged, Applicant], ...]:
    """Give each change with the applicant as known since then, in the order of their days."""
    known = dict(enumerate(case.applicants))
    found = []
    for change in sorted(case.changes, key=lambda change: change.since):
        if change.place in known:
            known[change.place] = replace(known[change.place], **said(change))
            found.append((change, known[change.place]))
    return tuple(found)


def _identify(case: Case, command: Identify, _rules: Rules) -> tuple[Identified]:
    _require_applicant(case, command.place)
    if command.citizen and not _ID.fullmatch(command.citizen):
        raise Refusal("Гражданина называют 32 шестнадцатеричными цифрами.", field="citizen")
    if citizen_of(case, command.place) == command.citizen:
        raise Refusal(f"Дело {case.number}: так уже записано.", field="citizen")
    return (Identified(place=command.place, citizen=command.citizen),)


def _change(case: Case, command: ChangeCitizen, rules: Rules) -> tuple[CitizenChanged]:
    _require_applicant(case, command.place)
    since = command.since or rules.today
    if since > rules.today:
        raise Refusal("День изменения ещё не настал.", field="since")
    now = {name: one_line(value, name) for name, value in said(command).items() if value.strip()}
    if not now:
        raise Refusal("Назовите, что изменилось.", field="surname")
    return (CitizenChanged(place=command.place, since=since, **now),)


def _require_applicant(case: Case, place: int) -> None:
    if not 0 <= place < len(case.applicants):
        raise Refusal(f"В деле {case.number} нет такого заявителя.", field="place")


def _identified(case: Case, fact: Identified) -> Case:
    if not 0 <= fact.place < MOST_APPLICANTS:
        return case
    known = [citizen_of(case, place) for place in range(max(len(case.citizens), fact.place + 1))]
    known[fact.place] = fact.citizen
    return case._replace(citizens=tuple(known) if any(known) else ())


def _changed(case: Case, fact: CitizenChanged) -> Case:
    return case._replace(changes=(*case.changes, fact))


def _tell_identified(_case: Case | None, fact: Identified, _names: Names) -> str:
    if not fact.citizen:
        return f"Заявитель {fact.place + 1}: кто это, определяется по имени, адресу и телефону."
    return f"Заявитель {fact.place + 1}: отмечено, кто это из заявителей других дел."


def _tell_changed(_case: Case | None, fact: CitizenChanged, _names: Names) -> str:
    now = "; ".join(f"{_TITLES[name]} – «{value}»" for name, value in said(fact).items())
    return f"Заявитель {fact.place + 1} с {day(fact.since)}: {now}."


def _words(citizens: tuple[CitizenId, ...], _names: Names) -> str:
    known = (f"заявитель {at} – {one[:6] or 'по правилу'}" for at, one in enumerate(citizens, 1))
    return ", ".join(known) or "по имени, адресу и телефону"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="identified",
            fact=Identified,
            action="отметка, кто заявитель",
            fold=_identified,
            sentence=_tell_identified,
            written=lambda _case, _fact: (CITIZENS,),
        ),
        FactOf(
            kind="citizen_changed",
            fact=CitizenChanged,
            action="изменение имени или адреса",
            fold=_changed,
            sentence=_tell_changed,
            texts=tuple(field.name for field in fields(CitizenChanged) if field.name in _TITLES),
            late=as_ever(_changed),
        ),
    ),
    commands=(
        CommandOf(
            name="identify",
            command=Identify,
            title="Указать, кто заявитель",
            decide=_identify,
            after_the_end=True,
        ),
        CommandOf(
            name="changed",
            command=ChangeCitizen,
            title="Сменились имя или адрес заявителя",
            decide=_change,
            after_the_end=True,
        ),
    ),
    fields=(FieldOf(name=CITIZENS, type=tuple[CitizenId, ...], title="кто заявители", words=_words),),
)
