"""Copies: one letter that came by several roads has a leading card and gets one answer.

Each copy keeps its number. «Экземпляр № 1» is the leading card itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf, as_ever
from mcu_desktop.domain.cases.chapters.leaving import kept, with_seen_question
from mcu_desktop.domain.cases.field_names import KEPT, PROGRESS, of_question
from mcu_desktop.domain.cases.values import ClockStopped, Copy
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import RUSSIAN, AnswerChannel, CaseId, QuestionId, Result
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

COPY_OF = "copy_of"
_MOST = 99
"""Copies of one letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLinked:
    """The case is one more copy of the letter that another case leads."""

    leading: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTaken:
    """The case leads one more copy of its letter."""

    copy: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredWithLeading:
    """The answer on the leading card was the answer to this copy, too."""

    questions: tuple[QuestionId, ...]
    leading: str
    """Its number."""
    sent_on: date
    channel: AnswerChannel
    outgoing: str | None = None
    signer: str | None = None
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCopy:
    """Make the case a copy that another case leads."""

    leading: CaseId
    place: int | None = None
    """«Экземпляр №»; default the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCopy:
    """Let the case lead a copy."""

    copy: CaseId
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWithLeading:
    """End the copy with the answer that was sent on the leading card."""


CopyFact = CopyLinked | CopyTaken | AnsweredWithLeading
CopyCommand = LinkCopy | TakeCopy | EndWithLeading


def both_ends(orders: Iterable[tuple[CaseId, Any]]) -> Iterator[tuple[CaseId, Any]]:
    """Let the leading case take a copy by the same action that makes it one."""
    for case, command in orders:
        yield case, command
        if isinstance(command, LinkCopy):
            yield command.leading, TakeCopy(copy=case, place=command.place)


def _link(case: Case, command: LinkCopy, rules: Rules) -> tuple[CopyLinked]:
    if reason := _why_no_copy(case):
        raise Refusal(f"{reason}.", field="leading")
    leading = rules.other(command.leading)
    if leading is None:
        raise Refusal("Такого дела нет.", field="leading")
    if leading.id == case.id:
        raise Refusal("Дело не может быть экземпляром самого себя.", field="leading")
    if leading.copy_of is not None:
        raise Refusal(
            f"Дело {leading.number} – само экземпляр. Ведущая карточка: {leading.copy_of.number}.",
            field="leading",
        )
    if leading.withdrawn_on is not None or leading.erased:
        raise Refusal(f"Дело {leading.number} отвечать уже не будет.", field="leading")
    if leading.regime is not case.regime:
        raise Refusal("У ведущей карточки другой порядок рассмотрения.", field="leading")
    place = _free(leading, command.place)
    return (CopyLinked(leading=Copy(case=leading.id, number=leading.number, place=place)),)


def _take(case: Case, command: TakeCopy, rules: Rules) -> tuple[CopyTaken]:
    copy = rules.other(command.copy)
    if copy is None or copy.id == case.id:
        raise Refusal("Такого дела нет.", field="copy")
    if any(known.case == copy.id for known in case.copies):
        raise Refusal(f"Дело {copy.number} уже записано экземпляром.", field="copy")
    if copy.copy_of is not None and copy.copy_of.case != case.id:
        raise Refusal(f"Дело {copy.number} ведёт другая карточка: {copy.copy_of.number}.", field="copy")
    place = _free(case, copy.copy_of.place if copy.copy_of else command.place)
    return (CopyTaken(copy=Copy(case=copy.id, number=copy.number, place=place)),)


def _free(leading: Case, asked: int | None) -> int:
    """Give «экземпляр №», the next one where none is asked for."""
    taken = {copy.place for copy in leading.copies}
    place = asked or next(n for n in range(2, len(taken) + 3) if n not in taken)
    if not 1 < place <= _MOST or place in taken:
        raise Refusal(f"Экземпляр № {place} уже есть или невозможен.", field="place")
    return place


def _end(case: Case, _command: EndWithLeading, rules: Rules) -> tuple[AnsweredWithLeading]:
    if reason := _why_not_end(case):
        raise Refusal(f"{reason}.")
    assert case.copy_of is not None
    leading = rules.other(case.copy_of.case)
    if leading is None or leading.sent is None:
        raise Refusal(f"По ведущей карточке {case.copy_of.number} ответ ещё не отправлен.")
    if leading.sent.sent_on < case.registered_on:
        raise Refusal(
            f"Ответ по ведущей карточке ушёл {day(leading.sent.sent_on)}, раньше регистрации экземпляра: "
            "ответьте на него отдельно."
        )
    fact = AnsweredWithLeading(
        questions=tuple(question.id for question in case.unanswered),
        leading=leading.number,
        sent_on=leading.sent.sent_on,
        channel=leading.sent.channel,
        outgoing=leading.sent.outgoing,
        signer=leading.sent.signer,
    )
    return (replace(fact, clocks=kept(_answered(case, fact), rules.terms)),)


def refuse_while_copies_lean(case: Case, rules: Rules) -> None:
    """Refuse to take an answer back with which a copy was answered, too."""
    for copy in case.copies:
        sent = other.sent if (other := rules.other(copy.case)) else None
        if sent and case.sent and (sent.sent_on, sent.outgoing) == (case.sent.sent_on, case.sent.outgoing):
            raise Refusal(f"Этим ответом завершён экземпляр {copy.number}: сначала отмените это в нём.")


def _why_no_copy(case: Case) -> str | None:
    if case.copy_of is not None:
        return f"Дело уже экземпляр: ведущая карточка {case.copy_of.number}"
    if case.copies:
        return "Дело само ведёт экземпляры"
    return "Ответ уже отправлен" if case.sent else None


def _why_not_end(case: Case) -> str | None:
    if case.copy_of is None:
        return "Дело – не экземпляр другого"
    return "Ответ уже отправлен" if case.sent else None


def _linked(case: Case, fact: CopyLinked) -> Case:
    return case._replace(copy_of=fact.leading)


def _taken(case: Case, fact: CopyTaken) -> Case:
    others = (copy for copy in case.copies if copy.case != fact.copy.case)
    return case._replace(copies=tuple(sorted((*others, fact.copy), key=lambda copy: copy.place)))


def _answered(case: Case, fact: AnsweredWithLeading) -> Case:
    from mcu_desktop.domain.cases.facts import AnswerSent  # noqa: PLC0415 - facts are made of chapters

    questions = tuple(
        question._replace(result=Result.ANSWERED) if question.id in fact.questions else question
        for question in case.questions
    )
    sent = AnswerSent(
        sent_on=fact.sent_on,
        channel=fact.channel,
        outgoing=fact.outgoing,
        signer=fact.signer,
        clocks=fact.clocks,
    )
    return case._replace(questions=questions, sent=sent, stopped=(*case.stopped, *fact.clocks))


def _answered_late(case: Case, seen: Case, fact: AnsweredWithLeading) -> Case:
    for question in fact.questions:
        case = with_seen_question(case, seen, question)
    return case


def _writes_answer(_case: Case, fact: AnsweredWithLeading) -> tuple[str, ...]:
    named = (of_question(id_, name) for id_ in fact.questions for name in (KEPT, "outcome"))
    return (PROGRESS, *named)


def _tell_linked(_case: Case | None, fact: CopyLinked, _names: Names) -> str:
    return f"Экземпляр № {fact.leading.place}, ведущая карточка – № {fact.leading.number}."


def _tell_taken(_case: Case | None, fact: CopyTaken, _names: Names) -> str:
    return f"Ведёт экземпляр № {fact.copy.place}: дело № {fact.copy.number}."


def _tell_answered(_case: Case | None, fact: AnsweredWithLeading, _names: Names) -> str:
    outgoing = f", исх. № {fact.outgoing}" if fact.outgoing else ""
    how = f"{day(fact.sent_on)} {RUSSIAN[fact.channel]}{outgoing}"
    return f"Ответ дан по ведущей карточке № {fact.leading} {how}."


def _words(copy: Copy | None, _names: Names) -> str:
    return f"экземпляр № {copy.place} дела № {copy.number}" if copy else "не экземпляр другого дела"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="copy_linked",
            fact=CopyLinked,
            action="связь с ведущей карточкой",
            fold=_linked,
            sentence=_tell_linked,
            written=lambda _case, _fact: (COPY_OF,),
        ),
        FactOf(
            kind="copy_taken",
            fact=CopyTaken,
            action="связь с экземпляром",
            fold=_taken,
            sentence=_tell_taken,
            late=as_ever(_taken),
        ),
        FactOf(
            kind="answered_with_leading",
            fact=AnsweredWithLeading,
            action="ответ по ведущей карточке",
            fold=_answered,
            sentence=_tell_answered,
            written=_writes_answer,
            late=_answered_late,
        ),
    ),
    commands=(
        CommandOf(
            name="copy-of",
            command=LinkCopy,
            title="Сделать экземпляром другого дела",
            decide=_link,
            why_not=_why_no_copy,
        ),
        CommandOf(
            name="lead-copy",
            command=TakeCopy,
            title="Вести экземпляр",
            decide=_take,
            after_the_end=True,
        ),
        CommandOf(
            name="end-copy",
            command=EndWithLeading,
            title="Завершить ответом по ведущей карточке",
            decide=_end,
            why_not=_why_not_end,
        ),
    ),
    fields=(FieldOf(name=COPY_OF, type=Copy | None, title="ведущая карточка", words=_words),),
)
