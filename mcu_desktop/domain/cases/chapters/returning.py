"""Returning: what the law bids give back to the citizen, with the way to a court explained (59-ФЗ)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.chapters.leaving import (
    Term,
    kept,
    leaving,
    left,
    left_late,
    notice,
    reachable,
    which_ones,
    why_not,
    writes,
)
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional
from mcu_desktop.domain.cases.values import ClockStopped
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import Kind, QuestionId
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules


class ReturnGround(StrEnum):
    """Why an appeal goes back."""

    COMPLAINT = "complaint"
    COURT = "court"


class Reason(NamedTuple):
    """A ground in words, with its article and norm, and what is explained to the citizen."""

    title: str
    article: str
    norm: str
    explained: str


REASONS: dict[ReturnGround, Reason] = {
    ReturnGround.COMPLAINT: Reason(
        "жалобу некому направить, кроме тех, на кого жалуются",
        "ч. 7 ст. 8",
        "59fz.return",
        "право обжаловать решение или действие в суд",
    ),
    ReturnGround.COURT: Reason(
        "обжалуется судебное решение", "ч. 2 ст. 11", "59fz.court", "порядок обжалования судебного решения"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The appeal went back to the citizen, with the way to a court explained."""

    questions: tuple[QuestionId, ...]
    ground: ReturnGround
    returned_on: date
    outgoing: str
    papers: str = ""
    """What was given back, as the list in the letter names it."""
    note: str = ""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Give the appeal back to the citizen."""

    ground: ReturnGround
    returned_on: date | None = None
    outgoing: str = ""
    papers: str = ""
    questions: tuple[QuestionId, ...] = ()
    note: str = ""


def _return(case: Case, command: Return, rules: Rules) -> tuple[Returned]:
    questions = leaving(case, command.questions)
    if command.ground is ReturnGround.COMPLAINT and case.kind is not Kind.COMPLAINT:
        raise Refusal("По ч. 7 ст. 8 возвращают жалобу, а это дело – другого вида.", field="ground")
    if not reachable(case):
        raise Refusal("Возвращать некому: имени или адреса для ответа нет.", field="ground")
    returned_on, outgoing = notice(
        case, rules, command.returned_on or rules.today, command.outgoing, needed=True
    )
    assert returned_on is not None
    fact = Returned(
        questions=tuple(question.id for question in questions),
        ground=command.ground,
        returned_on=returned_on,
        outgoing=outgoing,
        papers=optional(command.papers, "papers", SHORT_TEXT),
        note=optional(command.note, "note", SHORT_TEXT),
    )
    return (replace(fact, clocks=kept(_returned(case, fact), rules.terms)),)


def _returned(case: Case, fact: Returned) -> Case:
    return left(case, fact, _term(fact), fact.returned_on)


def _returned_late(case: Case, seen: Case, fact: Returned) -> Case:
    return left_late(case, seen, fact, _term(fact))


def _term(fact: Returned) -> Term:
    return REASONS[fact.ground].norm, fact.returned_on


def _tell(case: Case | None, fact: Returned, _names: Names) -> str:
    reason = REASONS[fact.ground]
    papers = f" Возвращено: {fact.papers.rstrip('.')}." if fact.papers else ""
    note = f" {fact.note}" if fact.note else ""
    return (
        f"{which_ones(case, fact.questions)}Возвращено гражданину {day(fact.returned_on)}, "
        f"исх. № {fact.outgoing}: {reason.title} ({reason.article} Закона № 59-ФЗ). "
        f"Разъяснено: {reason.explained}.{papers}{note}"
    )


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="returned",
            fact=Returned,
            action="возврат гражданину",
            fold=_returned,
            sentence=_tell,
            texts=("papers", "note"),
            written=writes,
            late=_returned_late,
        ),
    ),
    commands=(
        CommandOf(
            name="return",
            command=Return,
            title="Вернуть гражданину с разъяснением",
            decide=_return,
            why_not=why_not,
        ),
    ),
)
