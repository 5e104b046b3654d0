"""The repeat radar: what earlier cases make of the one that is being typed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mcu_desktop.domain.repeats.matters import Matter
from mcu_desktop.domain.repeats.people import who
from mcu_desktop.domain.repeats.verdicts import ONE_TIME, Suggestion, suggestions

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.workplace.asking import Asking

_LATE = timedelta(days=14)
"""So long after its receipt a case may be registered and still be found as a neighbour's."""


def radar(office: Asking, typed: RegisterCase) -> tuple[Suggestion, ...]:
    """Say what a case may be beside those that this person sees: three suggestions at most, each with why."""
    people = tuple(map(who, typed.applicants))
    matter = Matter(
        codes=tuple(dict.fromkeys(question.code for question in typed.questions if question.code)),
        questions=" ".join(question.text for question in typed.questions),
        text=typed.text,
        place=typed.place or "",
    )
    on = typed.registered_on or office.today()
    found = office.store.clues.candidates(people, matter, lately=on - ONE_TIME - _LATE)
    return suggestions(people, matter, on, found)
