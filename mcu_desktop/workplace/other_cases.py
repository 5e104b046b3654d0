"""The other cases that a decision on one builds on, and whether they are of the same person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.journal.names import CASE
from mcu_desktop.store.projection import folded_case
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.store.writing import Writing


def with_others(rules: Rules, writing: Writing) -> Rules:
    """Let a decision look at other cases, inside the transaction that will build on them."""

    def other(id_: CaseId) -> Case | None:
        return folded_case(writing.history(Stream(CASE, id_)))

    return replace(rules, other=other, same_person=same_person)


def same_person(one: Case, other: Case) -> bool:
    """Tell whether somebody who wrote the one wrote the other, too: by hand, else by the rule."""
    from mcu_desktop.domain.repeats import people  # noqa: PLC0415 - only where a decision asks

    said = {*filter(None, one.citizens)} & {*filter(None, other.citizens)}
    if said or (all(one.citizens) and all(other.citizens) and one.citizens and other.citizens):
        return bool(said)
    theirs = [people.who(applicant) for applicant in other.applicants]
    return any(
        people.same_person(people.who(applicant), who) for applicant in one.applicants for who in theirs
    )
