"""Unanswered: the appeals that the law lets or bids leave without an answer on the merits (59-ФЗ art. 11)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.chapters.leaving import (
    Term,
    decision,
    kept,
    leaving,
    left,
    left_late,
    reachable,
    refuse_notice,
    told_of,
    which_ones,
    why_not,
    writes,
)
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional, required
from mcu_desktop.domain.cases.values import ClockStopped
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

_PAGE = re.compile(r"https://[^\s/?#]+\.[^\s/?#]{2,}([/?#]\S*)?")


class Ground(StrEnum):
    """Why there is no answer on the merits."""

    ANONYMOUS = "anonymous"
    ABUSE = "abuse"
    UNREADABLE = "unreadable"
    NO_ESSENCE = "no-essence"
    PUBLISHED = "published"
    SECRET = "secret"  # noqa: S105 - a secret of the state, not of ours


class Reason(NamedTuple):
    """A ground in words, with its article and the norm that counts its term, if the law names one."""

    title: str
    article: str
    norm: str | None = None


REASONS: dict[Ground, Reason] = {
    Ground.ANONYMOUS: Reason("не указаны фамилия или адрес для ответа", "ч. 1 ст. 11"),
    Ground.ABUSE: Reason(
        "нецензурные либо оскорбительные выражения, угрозы; вопроса, на который надо ответить, нет",
        "ч. 3 ст. 11",
        "59fz.abuse",
    ),
    Ground.UNREADABLE: Reason("текст не поддаётся прочтению", "ч. 4 ст. 11", "59fz.unreadable"),
    Ground.NO_ESSENCE: Reason("суть обращения определить невозможно", "ч. 4.1 ст. 11", "59fz.no-essence"),
    Ground.PUBLISHED: Reason("ответ размещён на официальном сайте", "ч. 5.1 ст. 11", "59fz.published"),
    Ground.SECRET: Reason("ответ раскрыл бы охраняемую законом тайну", "ч. 6 ст. 11", "59fz.secret"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftUnanswered:
    """Questions were left without an answer on the merits, by a ground of article 11."""

    questions: tuple[QuestionId, ...]
    ground: Ground
    left_on: date
    notified_on: date | None = None
    outgoing: str = ""
    page: str = ""
    """Where the answer is published."""
    note: str = ""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveUnanswered:
    """Leave questions, all open ones where none is named, without an answer on the merits."""

    ground: Ground
    questions: tuple[QuestionId, ...] = ()
    left_on: date | None = None
    """Default: the day of the notice, else today."""
    notified_on: date | None = None
    outgoing: str = ""
    page: str = ""
    note: str = ""
    no_question: bool = False
    """Under the abuse there is no question that has to be answered."""
    unlawful: bool = False
    """It tells of an unlawful act and of who does it: such a letter goes to the competent body."""


def _leave(case: Case, command: LeaveUnanswered, rules: Rules) -> tuple[LeftUnanswered]:
    questions = leaving(case, command.questions)
    _refuse_what_the_ground_forbids(case, command)
    if command.ground is Ground.ANONYMOUS:
        refuse_notice(command.notified_on, command.outgoing)
    left_on, notified_on, outgoing = decision(
        case, rules, ("left_on", command.left_on), command.notified_on, command.outgoing
    )
    fact = LeftUnanswered(
        questions=tuple(question.id for question in questions),
        ground=command.ground,
        left_on=left_on,
        notified_on=notified_on,
        outgoing=outgoing,
        page=_page(command),
        note=optional(command.note, "note", SHORT_TEXT),
    )
    return (replace(fact, clocks=kept(_left(case, fact), rules.terms)),)


def _refuse_what_the_ground_forbids(case: Case, command: LeaveUnanswered) -> None:
    if command.ground is Ground.ANONYMOUS:
        if reachable(case):
            raise Refusal(
                "Указаны фамилия и адрес для ответа: обращение не анонимное (ч. 1 ст. 11 Закона № 59-ФЗ).",
                field="ground",
            )
        if command.unlawful:
            raise Refusal(
                "Сообщение о противоправном деянии и о том, кто его готовит или совершил, направляют "
                "в компетентный орган (ч. 1 ст. 11 Закона № 59-ФЗ).",
                field="unlawful",
            )
    if command.ground is Ground.ABUSE and not command.no_question:
        raise Refusal(
            "Если за грубостью есть вопрос, на него надо ответить. Отметьте, что такого вопроса нет.",
            field="no_question",
        )


def _page(command: LeaveUnanswered) -> str:
    """Give the address of the published answer; obligatory there, and nowhere else."""
    if command.ground is not Ground.PUBLISHED:
        if command.page.strip():
            raise Refusal("Адрес страницы указывают только для опубликованного ответа.", field="page")
        return ""
    page = required(command.page, "page", SHORT_TEXT)
    if not _PAGE.fullmatch(page):
        raise Refusal("Нужен адрес страницы целиком, начиная с https://.", field="page")
    return page


def _left(case: Case, fact: LeftUnanswered) -> Case:
    return left(case, fact, _term(fact), fact.left_on)


def _left_late(case: Case, seen: Case, fact: LeftUnanswered) -> Case:
    return left_late(case, seen, fact, _term(fact))


def _term(fact: LeftUnanswered) -> Term | None:
    norm = REASONS[fact.ground].norm
    return (norm, fact.notified_on or fact.left_on) if norm else None


def _tell(case: Case | None, fact: LeftUnanswered, _names: Names) -> str:
    reason = REASONS[fact.ground]
    page = f" Ответ: {fact.page}" if fact.page else ""
    note = f" {fact.note}" if fact.note else ""
    return (
        f"{which_ones(case, fact.questions)}Оставлено без ответа по существу {day(fact.left_on)}: "
        f"{reason.title} ({reason.article} Закона № 59-ФЗ).{told_of(fact.notified_on, fact.outgoing)}"
        f"{page}{note}"
    )


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="left_unanswered",
            fact=LeftUnanswered,
            action="оставление без ответа по существу",
            fold=_left,
            sentence=_tell,
            texts=("note",),
            written=writes,
            late=_left_late,
        ),
    ),
    commands=(
        CommandOf(
            name="no-answer",
            command=LeaveUnanswered,
            title="Оставить без ответа по существу",
            decide=_leave,
            why_not=why_not,
        ),
    ),
)
