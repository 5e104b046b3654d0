"""Forwarding: questions go to the bodies that may decide them (59-ФЗ art. 8 parts 3–5, art. 11 part 1).

Late sending is recorded as it happened, and shows as late; only what the law forbids is refused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import BodyKind, CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.chapters.control import ControlSet
from mcu_desktop.domain.cases.chapters.course import COURSE, NORMS
from mcu_desktop.domain.cases.chapters.leaving import (
    Term,
    beside_others,
    kept,
    leaving,
    out,
    reachable,
    told_of,
    told_on,
    which_ones,
    why_not,
    with_term_ended,
)
from mcu_desktop.domain.cases.chapters.leaving import writes as outcomes
from mcu_desktop.domain.cases.field_names import of_question
from mcu_desktop.domain.cases.limits import SHORT_TEXT, one_line, optional
from mcu_desktop.domain.cases.rules import body_of, day_of
from mcu_desktop.domain.cases.values import ClockStopped
from mcu_desktop.domain.cases.wording import called
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import RUSSIAN, QuestionId, Result, Way
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Body
    from mcu_desktop.domain.cases.case import Case, Question
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules


class Deed(NamedTuple):
    """What was done on a ground, in words, with its article."""

    words: str
    article: str


GROUNDS: dict[Way, Deed] = {
    Way.FORWARD: Deed("Направлено по компетенции", "ч. 3 ст. 8"),
    Way.MIGRATION: Deed("Направлено сообщение о нарушении миграционного законодательства", "ч. 3.1 ст. 8"),
    Way.SEVERAL: Deed("Копии направлены по компетенции", "ч. 4 ст. 8"),
    Way.CRIME: Deed("Направлено анонимное сообщение о противоправном деянии", "ч. 1 ст. 11"),
}
"""The ways of the law that are carried out by forwarding."""
_SEVERAL = 2
_NOT_READ = {Way.UNREADABLE: "ч. 4 ст. 11", Way.NO_ESSENCE: "ч. 4.1 ст. 11"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """Questions were sent to other bodies to consider."""

    questions: tuple[QuestionId, ...]
    bodies: tuple[CardId, ...]
    ground: Way
    sent_on: date
    outgoing: tuple[str, ...]
    """The number of the letter to each body."""
    notified_on: date | None = None
    notice: str = ""
    """The number of the letter to the citizen."""
    ask_result_by: date | None = None
    own_part: bool = False
    """A part of them is for this office: they stay in work."""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """Send questions, all open ones where none is named, to the bodies that may decide them."""

    bodies: tuple[CardId, ...]
    outgoing: tuple[str, ...]
    """One for each body, or one for all of them."""
    ground: Way = Way.FORWARD
    questions: tuple[QuestionId, ...] = ()
    sent_on: date | None = None
    notified_on: date | None = None
    notice: str = ""
    ask_result_by: date | None = None
    own_part: bool | None = None
    """Default: with copies to several bodies a part stays here."""


def _forward(case: Case, command: Forward, rules: Rules) -> tuple[Forwarded | ControlSet, ...]:
    questions = leaving(case, command.questions)
    _refuse_what_was_not_read(questions)
    own_part = command.ground is Way.SEVERAL if command.own_part is None else command.own_part
    bodies = [body_of(id_, rules, "bodies") for id_ in command.bodies]
    for body in command.bodies:
        refuse_hit(case, rules.office, body, "bodies")
    _refuse_what_the_ground_forbids(case, command, bodies, own_part=own_part)
    fact = Forwarded(
        questions=tuple(question.id for question in questions),
        bodies=command.bodies,
        ground=command.ground,
        sent_on=day_of(command.sent_on, case, rules, "sent_on"),
        outgoing=_numbers(command),
        notified_on=told_on(
            case,
            rules,
            command.notified_on,
            command.notice,
            needed="Укажите день, в который о направлении уведомлён гражданин.",
        ),
        notice=optional(command.notice, "notice", SHORT_TEXT),
        ask_result_by=command.ask_result_by,
        own_part=own_part,
    )
    fact = replace(fact, clocks=kept(_forwarded(case, fact), rules.terms))
    return (fact, *_control(case, fact, bodies, rules))


def _refuse_what_was_not_read(questions: tuple[Question, ...]) -> None:
    for question in questions:
        if question.course in _NOT_READ:
            raise Refusal(
                f"Текст не читается или его суть не определить: такой вопрос не направляют "
                f"({_NOT_READ[question.course]} Закона № 59-ФЗ).",
                field="questions",
            )


def _refuse_what_the_ground_forbids(
    case: Case, command: Forward, bodies: list[Body], *, own_part: bool
) -> None:
    """Hold each ground to what the law asks of it."""
    ground, many = command.ground, len(set(command.bodies))
    kinds = {body.kind for body in bodies}
    if ground not in GROUNDS:
        known = "; ".join(f"«{RUSSIAN[way]}»" for way in GROUNDS)
        raise Refusal(f"По этому основанию не направляют. Допустимы: {known}.", field="ground")
    if many < len(command.bodies):
        raise Refusal("Один и тот же орган назван дважды.", field="bodies")
    if not many:
        raise Refusal("Укажите, в какой орган направлено.", field="bodies")
    if own_part and ground is not Way.SEVERAL:
        raise Refusal(
            "Часть вопроса остаётся здесь, только когда копии направляют нескольким органам (ч. 4 ст. 8).",
            field="own_part",
        )
    if ground is Way.FORWARD and many > 1:
        raise Refusal(
            f"Несколько органов получают копии: выберите «{RUSSIAN[Way.SEVERAL]}» (ч. 4 ст. 8).",
            field="ground",
        )
    if ground is Way.SEVERAL and many + own_part < _SEVERAL:
        raise Refusal("Копии направляют, когда решают несколько органов: назовите их.", field="bodies")
    if ground is Way.MIGRATION and not {BodyKind.POLICE, BodyKind.REGION_HEAD} <= kinds:
        raise Refusal(
            "О нарушении миграционного законодательства сообщают и в территориальный орган МВД, "
            "и высшему должностному лицу региона (ч. 3.1 ст. 8): назовите оба органа.",
            field="bodies",
        )
    if ground is Way.CRIME and reachable(case):
        raise Refusal("Автор известен: направьте по компетенции с уведомлением (ч. 3 ст. 8).", field="ground")


def _numbers(command: Forward) -> tuple[str, ...]:
    """Give the number of each letter."""
    numbers = tuple(one_line(number, f"outgoing[{n}]") for n, number in enumerate(command.outgoing))
    if len(numbers) == 1:
        return numbers * len(command.bodies)
    if len(numbers) != len(command.bodies):
        raise Refusal("Нужен исходящий номер на каждый орган или один на все.", field="outgoing")
    return numbers


def _control(case: Case, fact: Forwarded, bodies: list[Body], rules: Rules) -> tuple[ControlSet, ...]:
    """Keep the case on control until the result is to be told (59-ФЗ art. 8 part 5)."""
    until = fact.ask_result_by
    if until is None:
        return ()
    if until < rules.today:
        raise Refusal("День, к которому запрошен результат, уже прошёл.", field="ask_result_by")
    if case.control is not None and case.control.until is not None and case.control.until <= until:
        return ()
    asked = f"Запрошен результат: {', '.join(body.name for body in bodies)}"
    reasons = (case.control.reason if case.control else "", asked)
    return (ControlSet(reason="; ".join(filter(None, reasons)), until=until),)


def _forwarded(case: Case, fact: Forwarded) -> Case:
    term = _term(fact)
    case = _given_away(with_term_ended(case, term, fact.questions) if term else case, fact)
    return case._replace(forwardings=(*case.forwardings, fact), stopped=(*case.stopped, *fact.clocks))


def _given_away(case: Case, fact: Forwarded) -> Case:
    """Let the questions leave; where a part stays, that part is considered on the merits."""
    if not fact.own_part:
        return out(case, fact.questions, Result.FORWARDED, fact.sent_on)
    return case._replace(
        questions=tuple(
            q._replace(course=Way.MERITS) if q.id in fact.questions else q for q in case.questions
        )
    )


def _term(fact: Forwarded) -> Term | None:
    """Name the term that ended, on the day when both the body and the citizen were written to."""
    norm = NORMS.get(fact.ground)
    return (norm, max(fact.sent_on, fact.notified_on or fact.sent_on)) if norm else None


def _writes(case: Case, fact: Forwarded) -> tuple[str, ...]:
    if not fact.own_part:
        return outcomes(case, fact)
    return tuple(of_question(id_, COURSE) for id_ in fact.questions)


def _late(case: Case, seen: Case, fact: Forwarded) -> Case:
    case = beside_others(case, seen, fact, _term(fact))
    return case._replace(forwardings=(*case.forwardings, fact))


def _tell(case: Case | None, fact: Forwarded, names: Names) -> str:
    deed = GROUNDS[fact.ground] if fact.ground in GROUNDS else GROUNDS[Way.FORWARD]
    to = "; ".join(
        f"{called(names.body_name(body))}, исх. № {number}"
        for body, number in zip(fact.bodies, fact.outgoing, strict=False)
    )
    own = " Часть вопроса остаётся в работе." if fact.own_part else ""
    asked = f" О результатах просили сообщить до {day(fact.ask_result_by)}." if fact.ask_result_by else ""
    return (
        f"{which_ones(case, fact.questions)}{deed.words} {day(fact.sent_on)}{_lateness(fact)} "
        f"({deed.article} Закона № 59-ФЗ): {to}.{own}{told_of(fact.notified_on, fact.notice)}{asked}"
    )


def _lateness(fact: Forwarded) -> str:
    """Say that the term had run out, as it stood on that day."""
    norm, on = _term(fact) or ("", fact.sent_on)
    late = any(clock.norm == norm and clock.due[:10] < on.isoformat() for clock in fact.clocks)
    return " с опозданием" if late else ""


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="forwarded",
            fact=Forwarded,
            action="направление в другой орган",
            fold=_forwarded,
            sentence=_tell,
            written=_writes,
            late=_late,
        ),
    ),
    commands=(
        CommandOf(
            name="forward",
            command=Forward,
            title="Направить по компетенции",
            decide=_forward,
            why_not=why_not,
        ),
    ),
)
