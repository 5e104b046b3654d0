"""How facts fold into a case, one after another; none is ever refused: what was recorded happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.case import Case, Question
from mcu_desktop.domain.cases.facts import (
    Answered,
    AnswerSent,
    Assigned,
    Attached,
    Closed,
    Corrected,
    MeasuresTaken,
    Registered,
    Renumbered,
    Reopened,
    Settled,
    StepNoted,
    Taken,
    Withdrawn,
)
from mcu_desktop.domain.cases.field_names import NUMBER
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.domain.cases.values import AskedQuestion
from mcu_desktop.domain.undoing import Undone
from mcu_desktop.domain.vocabulary import AnswerChannel, CaseId, Measures, QuestionId
from mcu_desktop.later import later

if TYPE_CHECKING:
    from mcu_desktop.domain.cases import fields
    from mcu_desktop.domain.cases.chapters import contents
    from mcu_desktop.domain.cases.known_facts import CaseFact
else:
    fields = later("mcu_desktop.domain.cases.fields")
    contents = later("mcu_desktop.domain.cases.chapters.contents")

_REGISTRATION = "59fz.register"
_UNDECIDED = {"result": None, "measures": None, "again": False}


def evolve(case_id: CaseId, case: Case | None, fact: CaseFact) -> Case | None:
    """Apply one fact. Never refuses: what was recorded happened."""
    if isinstance(fact, Erased):
        return bare(case_id, fact)
    if case is None:
        return _opened(case_id, fact) if isinstance(fact, Registered) else None
    if case.erased:
        return case
    match fact:
        case Registered() | StepNoted() | Undone():
            return case
        case Corrected():
            return _corrected(case, fact)
        case Assigned():
            questions = _with_question(
                case,
                fact.question,
                block=fact.block,
                executor=fact.executor,
                assigned=True,
                taken=False,
                **_UNDECIDED if fact.anew else {},
            )
            return case.but(questions=questions, significant=case.significant or fact.significant)
        case Taken():
            return case.but(questions=_with_question(case, fact.question, taken=True))
        case Answered():
            questions = _with_question(
                case,
                fact.question,
                result=fact.result,
                measures=fact.measures,
                answer=fact.text,
                out_on=None,
                unready=fact.unready or case.draft is not None,
                again=False,
            )
            return case.but(questions=questions)
        case MeasuresTaken():
            return case.but(questions=_with_question(case, fact.question, measures=Measures.TAKEN))
        case AnswerSent():
            return case.but(sent=fact, stopped=(*case.stopped, *fact.clocks))
        case Closed():
            return case.but(closed_on=fact.closed_on)
        case Reopened():
            return _reopened(case)
        case Withdrawn():
            return case.but(withdrawn_on=fact.withdrawn_on, stopped=(*case.stopped, *fact.clocks))
        case Attached():
            return case.but(attachments=(*case.attachments, fact))
        case Renumbered():
            return fields.put(case, NUMBER, fields.Number.of(fact))
        case Settled():
            for choice in fact.choices:
                case = fields.put(case, choice.field, choice.value)
            return case._replace(stopped=(*case.stopped, *fact.clocks))
        case _:
            return contents.FACTS[type(fact)].fold(case, fact)


def _reopened(case: Case) -> Case:
    """Keep every result but those with which a question left without an answer."""
    held = tuple(clock for clock in case.stopped if clock.norm == _REGISTRATION)
    back = tuple(q._replace(result=None, out_on=None, course=None) if q.out_on else q for q in case.questions)
    if case.chain or case.draft:
        back = tuple(q._replace(unready=True) for q in back)
    here = case.but(closed_on=None, withdrawn_on=None, sent=None, stopped=held, questions=back, chain=None)
    return came_back(here, here)


def came_back(case: Case, seen: Case) -> Case:
    """Mark the results that a case came back with, as far as whoever reopened it had seen them."""
    decided = {question.id for question in seen.questions if question.result}
    back = tuple(q._replace(again=q.result is not None and q.id in decided) for q in case.questions)
    return case.but(questions=back)


def _opened(case_id: CaseId, fact: Registered) -> Case:
    return _numbered(case_id, fact)._replace(
        received_at=fact.received_at,
        applicants=fact.applicants,
        text=fact.text,
        questions=tuple(_asked(question) for question in fact.questions),
        place=fact.place,
        covering=fact.covering,
        meeting=fact.meeting,
        against=fact.against,
        answer_channel=fact.answer_channel,
        significant=fact.significant,
        stopped=fact.clocks,
    )


def bare(case_id: CaseId, fact: Erased) -> Case:
    """Give what is left of a case that was destroyed."""
    former = (
        fields.Number(number=number, journal=journal, station=station, ordinal=ordinal)
        for number, journal, station, ordinal in fact.former
    )
    return _numbered(case_id, fact)._replace(
        closed_on=fact.closed_on,
        withdrawn_on=fact.withdrawn_on,
        former=tuple(former),
        erased=fact.act or "б/н",
    )


def _numbered(case_id: CaseId, fact: Registered | Erased) -> Case:
    """Give a case of which its number, its road and its days are known, and no word."""
    return Case(
        id=case_id,
        number=fact.number,
        journal=fact.journal,
        station=fact.station,
        ordinal=fact.ordinal,
        regime=fact.regime,
        form=fact.form,
        kind=fact.kind,
        channel=fact.channel,
        received_on=fact.received_on,
        received_at=None,
        registered_on=fact.registered_on,
        applicants=(),
        text="",
        questions=(),
        place=None,
        answer_channel=AnswerChannel.NONE,
        significant=False,
    )


def _asked(question: AskedQuestion) -> Question:
    return Question(id=question.id, text=question.text, code=question.code, block=question.block)


def _with_question(case: Case, id_: QuestionId, **changes: object) -> tuple[Question, ...]:
    return tuple(
        [
            question._replace(**changes) if question.id == id_ else question  # type: ignore[arg-type]
            for question in case.questions
        ]
    )


def _corrected(case: Case, fact: Corrected) -> Case:
    changes = {name: value for name in fields.OF_CARD if (value := getattr(fact, name)) is not None}
    if fact.questions is not None:
        known = {question.id: question for question in case.questions}
        changes["questions"] = tuple(
            known[asked.id]._replace(text=asked.text, code=asked.code, block=asked.block)
            if asked.id in known
            else _asked(asked)
            for asked in fact.questions
        )
    if fact.significant is not None:
        changes["significant"] = fact.significant
    received_on = changes.get("received_on")
    if received_on and case.received_at and case.received_at.date() != received_on:
        changes["received_at"] = None
    return case._replace(**changes, stopped=(*case.stopped, *fact.clocks))
