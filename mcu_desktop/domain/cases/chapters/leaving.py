"""How questions leave a case without an answer on the merits, and the terms that end with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.field_names import KEPT, of_question
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional
from mcu_desktop.domain.cases.rules import day_of, question_of
from mcu_desktop.domain.cases.stopped_terms import beside
from mcu_desktop.domain.cases.values import ClockStopped, Started
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import AnswerChannel, QuestionId, Regime, Result
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case, Question
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.domain.terms.deadlines import Terms


class Leaving(Protocol):
    """A fact by which questions leave."""

    @property
    def questions(self) -> tuple[QuestionId, ...]:
        """Which ones."""
        ...

    @property
    def clocks(self) -> tuple[ClockStopped, ...]:
        """The terms that ended with it, as they stood."""
        ...


Term = tuple[str, date]
"""A norm, and the day on which what it asks for was done."""


def why_not(case: Case) -> str | None:
    """Say why no question of a case can leave so."""
    if case.regime is not Regime.APPEAL:
        return "Так решают только обращение по Закону № 59-ФЗ"
    if case.sent:
        return "Ответ уже отправлен"
    return None if case.unanswered else "На все вопросы уже дан ответ"


def leaving(case: Case, named: tuple[QuestionId, ...]) -> tuple[Question, ...]:
    """Give the questions that are to leave, all open ones where none is named; refuse what is answered."""
    if reason := why_not(case):
        raise Refusal(f"{reason}.")
    chosen = tuple(question_of(case, id_) for id_ in dict.fromkeys(named)) or case.unanswered
    for question in chosen:
        if question.result is not None:
            raise Refusal(f"На вопрос {question.id} уже дан ответ.", field="questions")
    return chosen


def reachable(case: Case | RegisterCase) -> bool:
    """Tell whether there is a name and an address to answer to (59-ФЗ art. 11 part 1)."""
    cabinet = case.answer_channel in {AnswerChannel.EPGU, AnswerChannel.POS}
    return any(
        (one.surname or one.organisation) and (cabinet or one.address or one.email) for one in case.applicants
    )


def told_on(case: Case, rules: Rules, notified_on: date | None, outgoing: str, *, needed: str) -> date | None:
    """Give the day on which the citizen was told, needed where there is somebody to tell."""
    if not reachable(case):
        refuse_notice(notified_on, outgoing)
        return None
    if notified_on is None:
        raise Refusal(needed, field="notified_on")
    return day_of(notified_on, case, rules, "notified_on")


def refuse_notice(notified_on: date | None, outgoing: str) -> None:
    """Refuse a letter to whom nobody knows."""
    if notified_on or outgoing.strip():
        raise Refusal("Сообщать некому: имени или адреса для ответа нет.", field="notified_on")


def notice(
    case: Case, rules: Rules, notified_on: date | None, outgoing: str, *, needed: bool
) -> tuple[date | None, str]:
    """Give the day and the number of the letter that told the citizen."""
    if needed and notified_on is None:
        raise Refusal("Укажите день, в который об этом сообщено гражданину.", field="notified_on")
    number = optional(outgoing, "outgoing", SHORT_TEXT)
    if needed and not number:
        raise Refusal("Укажите исходящий номер сообщения гражданину.", field="outgoing")
    return (day_of(notified_on, case, rules, "notified_on") if notified_on else None), number


def decision(
    case: Case, rules: Rules, on: tuple[str, date | None], notified_on: date | None, outgoing: str
) -> tuple[date, date | None, str]:
    """Give the day of a decision, by its field, and the letter about it, which follows it."""
    notified, number = notice(case, rules, notified_on, outgoing, needed=reachable(case))
    field, asked = on
    decided = day_of(asked or notified, case, rules, field)
    if notified is not None and notified < decided:
        raise Refusal("Гражданину сообщено раньше, чем принято решение.", field="notified_on")
    return decided, notified, number


def left(case: Case, fact: Leaving, term: Term | None, on: date) -> Case:
    """Let questions leave on a day, and end the term that the law gave for it."""
    case = with_term_ended(case, term, fact.questions) if term else case
    case = out(case, fact.questions, Result.LEFT, on)
    return case._replace(left=(*case.left, fact), stopped=(*case.stopped, *fact.clocks))


def out(case: Case, questions: tuple[QuestionId, ...], result: Result, on: date) -> Case:
    """Let questions leave on a day."""
    gone = frozenset(questions)
    return case._replace(
        questions=tuple(
            question._replace(result=result, measures=None, out_on=on) if question.id in gone else question
            for question in case.questions
        )
    )


def left_late(case: Case, seen: Case, fact: Leaving, term: Term | None) -> Case:
    """Do what it does beside its fields: questions taken away meanwhile come back, terms end."""
    case = beside_others(case, seen, fact, term)
    return case._replace(left=(*case.left, fact))


def beside_others(case: Case, seen: Case, fact: Leaving, term: Term | None) -> Case:
    """Bring back questions that were taken away meanwhile, and end terms where others ended some, too."""
    case = with_term_ended(case, term, fact.questions) if term else case
    for question in fact.questions:
        case = with_seen_question(case, seen, question)
    return case._replace(stopped=beside(case, seen, fact.clocks))


def writes(_case: Case, fact: Leaving) -> tuple[str, ...]:
    """Name the fields that leaving writes."""
    return tuple(of_question(id_, name) for id_ in fact.questions for name in (KEPT, "outcome"))


def with_term_ended(case: Case, term: Term, questions: tuple[QuestionId, ...]) -> Case:
    """End a term of the law; where nobody had begun it, it ran from the registration all the same."""
    (norm, on), about = term, part(case, questions)
    ended = tuple(
        one._replace(stopped_on=min(one.stopped_on or on, on))
        if (one.norm, one.about) == (norm, about)
        else one
        for one in case.started
    )
    if all((one.norm, one.about) != (norm, about) for one in case.started):
        ended = (*ended, Started(norm=norm, start=case.registered_on, about=about, stopped_on=on))
    return case._replace(started=ended)


def part(case: Case, questions: tuple[QuestionId, ...]) -> str:
    """Name the questions whose term it is, where others of the case leave on a day of their own."""
    whole = {question.id for question in case.questions} <= set(questions)
    return "" if whole else ", ".join(questions)


def kept(case: Case, terms: Terms) -> tuple[ClockStopped, ...]:
    """Give the terms that stand still and are not kept yet, as they stand now."""
    return tuple(
        ClockStopped(norm=clock.norm, due=clock.due, provisional=clock.provisional, about=clock.about)
        for clock in clocks(case, terms)
        if not clock.running and clock.held is None
    )


def with_seen_question(case: Case, seen: Case, id_: QuestionId) -> Case:
    """Bring back a question that was taken away while somebody worked on it."""
    question = seen.question(id_)
    if question is None or case.question(id_) is not None:
        return case
    order = [q.id for q in seen.questions]
    found = (*case.questions, question)
    return case._replace(
        questions=tuple(sorted(found, key=lambda q: order.index(q.id) if q.id in order else len(order)))
    )


def which_ones(case: Case | None, questions: tuple[QuestionId, ...]) -> str:
    """Name the questions that left, where there are several."""
    if case is not None and len(case.questions) == 1:
        return ""
    return f"Вопрос {questions[0]}. " if len(questions) == 1 else f"Вопросы {', '.join(questions)}. "


def told_of(notified_on: date | None, outgoing: str) -> str:
    """Tell of the letter to the citizen, if there was one."""
    if notified_on is None:
        return ""
    return f" Гражданину сообщено {day(notified_on)}{f', исх. № {outgoing}' if outgoing else ''}."
