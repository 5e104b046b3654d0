"""Correspondence: how it is ended on a question that was answered repeatedly (59-ФЗ art. 11 part 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.chapters.leaving import (
    Term,
    decision,
    kept,
    leaving,
    left,
    left_late,
    told_of,
    which_ones,
    why_not,
    writes,
)
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional
from mcu_desktop.domain.cases.values import ClockStopped
from mcu_desktop.domain.spelling import counted, day
from mcu_desktop.domain.vocabulary import GIVEN, AnswerChannel, CaseId, QuestionId, Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

_TERM = "59fz.end-correspondence"
_ANSWER = frozenset({"59fz.answer", "59fz.extend"})
_NOT_WRITTEN = frozenset({AnswerChannel.ORAL, AnswerChannel.PHONE, AnswerChannel.NONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """A written answer on the merits to the same person on the same question."""

    case: CaseId
    number: str
    received_on: date
    answered_on: date
    outgoing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrespondenceEnded:
    """It was decided that there is nothing new to answer, and the citizen was told."""

    questions: tuple[QuestionId, ...]
    earlier: tuple[EarlierAnswer, ...]
    decided_by: CardId
    decided_on: date
    notified_on: date | None
    outgoing: str
    note: str = ""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCorrespondence:
    """End the correspondence on questions, all open ones where none is named."""

    earlier: tuple[CaseId, ...]
    """The cases with the earlier answers."""
    decided_by: CardId
    no_new_reasons: bool = False
    """The appeal brings no new arguments or circumstances."""
    decided_on: date | None = None
    """Default: the day of the notice, else today."""
    notified_on: date | None = None
    outgoing: str = ""
    questions: tuple[QuestionId, ...] = ()
    note: str = ""


def why_no_answer(case: Case, earlier: Case, rules: Rules) -> str | None:
    """Say why an earlier case holds no written answer on the merits that counts for this one."""
    sent = earlier.sent
    reasons = (
        (earlier.id == case.id, "это то же самое дело"),
        (earlier.regime is not Regime.APPEAL, "это не обращение по Закону № 59-ФЗ"),
        (not rules.same_person(case, earlier), "его подал другой человек"),
        (sent is None or sent.channel in _NOT_WRITTEN, "письменного ответа в нём нет"),
        (
            sent is not None and sent.sent_on > case.received_on,
            "ответ на него дан позже, чем поступило новое обращение",
        ),
        (not any(q.result in GIVEN for q in earlier.questions), "ответа по существу в нём нет"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _end(case: Case, command: EndCorrespondence, rules: Rules) -> tuple[CorrespondenceEnded]:
    questions = leaving(case, command.questions)
    earlier = _earlier(case, command, rules)
    if not command.no_new_reasons:
        raise Refusal(
            "Переписку прекращают, только если новых доводов и обстоятельств нет: отметьте это.",
            field="no_new_reasons",
        )
    if command.decided_by not in rules.office.people:
        raise Refusal(
            "Назовите, кто принял решение: руководитель или уполномоченное лицо.", field="decided_by"
        )
    decided_on, notified_on, outgoing = decision(
        case, rules, ("decided_on", command.decided_on), command.notified_on, command.outgoing
    )
    _refuse_too_late(case, decided_on, rules)
    fact = CorrespondenceEnded(
        questions=tuple(question.id for question in questions),
        earlier=earlier,
        decided_by=command.decided_by,
        decided_on=decided_on,
        notified_on=notified_on,
        outgoing=outgoing,
        note=optional(command.note, "note", SHORT_TEXT),
    )
    return (replace(fact, clocks=kept(_ended(case, fact), rules.terms)),)


def _earlier(case: Case, command: EndCorrespondence, rules: Rules) -> tuple[EarlierAnswer, ...]:
    """Give the list of earlier answers in the order of their days; each must count."""
    answers = []
    for place, id_ in enumerate(dict.fromkeys(command.earlier)):
        earlier = rules.other(id_)
        if earlier is None:
            raise Refusal("Такого прежнего дела нет.", field=f"earlier[{place}]")
        if reason := why_no_answer(case, earlier, rules):
            raise Refusal(f"Дело {earlier.number} не подходит: {reason}.", field=f"earlier[{place}]")
        assert earlier.sent is not None
        answers.append(
            EarlierAnswer(
                case=earlier.id,
                number=earlier.number,
                received_on=earlier.received_on,
                answered_on=earlier.sent.sent_on,
                outgoing=earlier.sent.outgoing or "",
            )
        )
    least = rules.office.administration.answers_to_end
    if len(answers) < least:
        needed = counted(least, "письменный ответ", "письменных ответа", "письменных ответов")
        raise Refusal(
            f"Неоднократно – это не меньше чем {needed} по существу тому же человеку на тот же вопрос; "
            f"указано: {len(answers)}.",
            field="earlier",
        )
    return tuple(sorted(answers, key=lambda answer: (answer.answered_on, answer.number)))


def _refuse_too_late(case: Case, decided_on: date, rules: Rules) -> None:
    """Ask for the decision within the term of the answer."""
    due = max((clock.due_day for clock in clocks(case, rules.terms) if clock.norm in _ANSWER), default="")
    if due and decided_on.isoformat() > due:
        raise Refusal(
            f"Решение принимают в пределах срока ответа, а он истёк {day(date.fromisoformat(due))}: "
            "на это обращение надо ответить.",
            field="decided_on",
        )


def _ended(case: Case, fact: CorrespondenceEnded) -> Case:
    return left(case, fact, _term(fact), fact.decided_on)


def _ended_late(case: Case, seen: Case, fact: CorrespondenceEnded) -> Case:
    return left_late(case, seen, fact, _term(fact))


def _term(fact: CorrespondenceEnded) -> Term:
    return _TERM, fact.notified_on or fact.decided_on


def _tell(case: Case | None, fact: CorrespondenceEnded, names: Names) -> str:
    listed = "; ".join(
        f"№ {one.number} – {day(one.answered_on)}{f', исх. № {one.outgoing}' if one.outgoing else ''}"
        for one in fact.earlier
    )
    note = f" {fact.note}" if fact.note else ""
    return (
        f"{which_ones(case, fact.questions)}Переписка прекращена {day(fact.decided_on)} "
        f"(ч. 5 ст. 11 Закона № 59-ФЗ), решение: {names.person_name(fact.decided_by)}. "
        f"Прежние ответы: {listed}.{told_of(fact.notified_on, fact.outgoing)}{note}"
    )


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="correspondence_ended",
            fact=CorrespondenceEnded,
            action="прекращение переписки",
            fold=_ended,
            sentence=_tell,
            texts=("note",),
            written=writes,
            late=_ended_late,
        ),
    ),
    commands=(
        CommandOf(
            name="end-correspondence",
            command=EndCorrespondence,
            title="Прекратить переписку",
            decide=_end,
            why_not=why_not,
        ),
    ),
)
