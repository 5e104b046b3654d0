"""Requests: documents that another body is asked for, within fifteen days (59-ФЗ art. 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import BodyKind, CardId
from mcu_desktop.domain.cases.attached import digests_of
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.clocks import held_of
from mcu_desktop.domain.cases.limits import LONG_TEXT, SHORT_TEXT, one_line, optional, required
from mcu_desktop.domain.cases.rules import body_of, day_of, question_of
from mcu_desktop.domain.cases.stopped_terms import beside
from mcu_desktop.domain.cases.values import ClockStopped, Started
from mcu_desktop.domain.cases.wording import called, which
from mcu_desktop.domain.spelling import because, day
from mcu_desktop.domain.vocabulary import QuestionId, Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

NORM = "59fz.request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """Another body was asked for documents; its outgoing number names the request within the case."""

    outgoing: str
    body: CardId
    text: str
    sent_on: date
    question: QuestionId | None = None
    """The question that waits; all open ones where none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """The body was reminded of a request."""

    outgoing: str
    """That of the request."""
    reminded_on: date
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """The body answered a request."""

    outgoing: str
    """That of the request."""
    received_on: date
    text: str = ""
    files: tuple[str, ...] = ()
    """Digests of what came with it."""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Ask another body for documents (59-ФЗ art. 10 part 1 point 2)."""

    body: CardId
    text: str
    outgoing: str
    sent_on: date | None = None
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remind:
    """Write down that a body was reminded of a request."""

    outgoing: str | None = None
    """Of the request; default the only one that is open."""
    text: str = ""
    reminded_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Write down what a body answered."""

    outgoing: str | None = None
    text: str = ""
    received_on: date | None = None
    files: tuple[str, ...] = ()
    """Files of the case, by name or digest."""


RequestFact = Requested | Reminded | Replied
RequestCommand = Request | Remind | Reply


def _request(case: Case, command: Request, rules: Rules) -> tuple[Requested]:
    if reason := _why_not(case):
        raise Refusal(f"{reason}: запрашивать нечего.")
    body = body_of(command.body, rules, "body")
    if body.kind in {BodyKind.COURT, BodyKind.INVESTIGATION}:
        raise Refusal(
            "У судов, органов дознания и следствия документы не запрашивают (п. 2 ч. 1 ст. 10).", field="body"
        )
    question = None
    if command.question is not None:
        asked = question_of(case, command.question)
        if asked.result is not None:
            raise Refusal(f"На вопрос {asked.id} уже дан ответ.", field="question")
        question = asked.id
    outgoing = one_line(command.outgoing, "outgoing")
    if any(known.outgoing == outgoing for known in case.requests):
        raise Refusal(f"Запрос № {outgoing} в деле уже есть.", field="outgoing")
    fact = Requested(
        outgoing=outgoing,
        body=command.body,
        text=required(command.text, "text", LONG_TEXT),
        sent_on=day_of(command.sent_on, case, rules, "sent_on"),
        question=question,
    )
    return (fact,)


def _remind(case: Case, command: Remind, rules: Rules) -> tuple[Reminded]:
    request = _open_request(case, command.outgoing)
    reminded_on = day_of(command.reminded_on, case, rules, "reminded_on")
    if reminded_on < request.sent_on:
        raise Refusal("Напоминание не может быть раньше запроса.", field="reminded_on")
    text = optional(command.text, "text", SHORT_TEXT)
    return (Reminded(outgoing=request.outgoing, reminded_on=reminded_on, text=text),)


def _reply(case: Case, command: Reply, rules: Rules) -> tuple[Replied]:
    request = _open_request(case, command.outgoing)
    received_on = day_of(command.received_on, case, rules, "received_on")
    if received_on < request.sent_on:
        raise Refusal("Ответ не может прийти раньше запроса.", field="received_on")
    fact = Replied(
        outgoing=request.outgoing,
        received_on=received_on,
        text=optional(command.text, "text", LONG_TEXT),
        files=digests_of(case, command.files, "files"),
    )
    return (replace(fact, clocks=held_of(_replied(case, fact), rules.terms, NORM, request.outgoing)),)


def _open_request(case: Case, outgoing: str | None) -> Requested:
    """Give the request that is meant: the named one, or the only open one."""
    waiting = case.awaited
    if outgoing is not None:
        named = next((one for one in case.requests if one.outgoing == outgoing.strip()), None)
        if named is None:
            known = ", ".join(one.outgoing for one in case.requests) or "запросов ещё не было"
            raise Refusal(f"Запроса № {outgoing} в деле нет. Есть: {known}.", field="outgoing")
        if named not in waiting:
            raise Refusal(f"На запрос № {named.outgoing} уже ответили.", field="outgoing")
        return named
    if not waiting:
        raise Refusal(f"{_NOTHING_AWAITED}.", field="outgoing")
    if len(waiting) > 1:
        known = ", ".join(one.outgoing for one in waiting)
        raise Refusal(f"Открыто несколько запросов: назовите исходящий номер ({known}).", field="outgoing")
    return waiting[0]


_NOTHING_AWAITED = "Запросов, на которые ждут ответа, нет"


def _why_not(case: Case) -> str | None:
    if case.regime is not Regime.APPEAL:
        return "Запрос по статье 10 Закона № 59-ФЗ делают только по обращению"
    if case.sent:
        return "Ответ уже отправлен"
    return None if case.unanswered else "На все вопросы уже дан ответ"


def _why_nothing_awaited(case: Case) -> str | None:
    return None if case.awaited else _NOTHING_AWAITED


def _requested(case: Case, fact: Requested) -> Case:
    known = any(one.outgoing == fact.outgoing for one in case.requests)
    return case if known else case._replace(requests=(*case.requests, fact))


def _unchanged(case: Case, _fact: Reminded) -> Case:
    return case


def _replied(case: Case, fact: Replied) -> Case:
    known = any(one.outgoing == fact.outgoing for one in case.replies)
    if known:
        return case
    return case._replace(replies=(*case.replies, fact), stopped=(*case.stopped, *fact.clocks))


def _requested_late(case: Case, _seen: Case, fact: Requested) -> Case:
    return _requested(case, fact)


def _replied_late(case: Case, seen: Case, fact: Replied) -> Case:
    """Let the first reply hold; its term ends with the earlier of two."""
    told = _replied(case, replace(fact, clocks=()))
    return told._replace(stopped=beside(case, seen, fact.clocks))


def _terms(case: Case) -> Iterable[Started]:
    """Let each body have its own fifteen days."""
    replied = {reply.outgoing: reply.received_on for reply in case.replies}
    for one in case.requests:
        yield Started(norm=NORM, start=one.sent_on, about=one.outgoing, stopped_on=replied.get(one.outgoing))


def _tell_requested(case: Case | None, fact: Requested, names: Names) -> str:
    about = which(case, fact.question) if fact.question else ""
    to = f"Запрос № {fact.outgoing} от {day(fact.sent_on)} в орган {called(names.body_name(fact.body))}"
    return f"{about}{to}: {fact.text}"


def _tell_reminded(_case: Case | None, fact: Reminded, _names: Names) -> str:
    return f"О запросе № {fact.outgoing} напомнили {day(fact.reminded_on)}{because(fact.text)}"


def _tell_replied(case: Case | None, fact: Replied, names: Names) -> str:
    asked = next((one for one in case.requests if one.outgoing == fact.outgoing), None) if case else None
    who = f" ({called(names.body_name(asked.body))})" if asked else ""
    return f"На запрос № {fact.outgoing}{who} ответили {day(fact.received_on)}{because(fact.text)}"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="requested",
            fact=Requested,
            action="запрос в другой орган",
            fold=_requested,
            sentence=_tell_requested,
            texts=("text",),
            late=_requested_late,
        ),
        FactOf(
            kind="reminded",
            fact=Reminded,
            action="напоминание о запросе",
            fold=_unchanged,
            sentence=_tell_reminded,
            texts=("text",),
        ),
        FactOf(
            kind="replied",
            fact=Replied,
            action="ответ на запрос",
            fold=_replied,
            sentence=_tell_replied,
            texts=("text",),
            late=_replied_late,
        ),
    ),
    commands=(
        CommandOf(
            name="request",
            command=Request,
            title="Запросить документы",
            decide=_request,
            why_not=_why_not,
        ),
        CommandOf(
            name="remind",
            command=Remind,
            title="Напомнить о запросе",
            decide=_remind,
            why_not=_why_nothing_awaited,
        ),
        CommandOf(
            name="reply",
            command=Reply,
            title="Принять ответ на запрос",
            decide=_reply,
            why_not=_why_nothing_awaited,
            after_the_end=True,
        ),
    ),
    terms=_terms,
)
