"""Commissions: what organisations without a login are asked about a question, and what they answer."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, as_ever
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.commissions import guests
from mcu_desktop.domain.cases.limits import LONG_TEXT, one_line, required
from mcu_desktop.domain.cases.wording import which
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

LONGEST_ANSWER = 20_000
"""Characters of an answer: some six printed pages."""
_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissioned:
    """An organisation without a login was asked to do something about a question, as a packet or on paper."""

    commission: str
    """32 hexadecimal digits that its packet, sheet and answer are named by."""
    question: QuestionId
    unit: CardId
    text: str
    due: date
    code: str = ""
    """Opens the packet and its answer; told by telephone. None where only a sheet went out."""
    named: bool = False
    """The organisation was told who the applicant is (152-ФЗ: only where the work needs it)."""
    files: tuple[str, ...] = ()
    """Digests of the files that went along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionAnswered:
    """What an outside organisation answered, as somebody of the office took it in."""

    commission: str
    text: str
    by: str = ""
    """Who answered there, as they call themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """Ask an organisation without a login to do something about a question."""

    commission: str
    question: QuestionId
    unit: CardId
    text: str
    due: date
    code: str = ""
    named: bool = False
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAnswer:
    """Write down what an organisation answered."""

    commission: str
    text: str
    by: str = ""


CommissionFact = Commissioned | CommissionAnswered
CommissionCommand = Commission | TakeAnswer


def _commission(case: Case, command: Commission, rules: Rules) -> tuple[Commissioned]:
    """Ask an organisation; the executor of the question stays who they are, the office answers."""
    if reason := _why_not(case):
        raise Refusal(f"{reason}: поручать нечего.")
    question = case.question(command.question)
    if question is None:
        raise Refusal(f"Вопроса «{command.question}» в деле нет.", field="question")
    if question.result is not None:
        raise Refusal(f"На вопрос {question.id} уже дан ответ.", field="question")
    if command.unit not in guests(rules.office):
        raise Refusal("Выберите учреждение или внешнюю организацию из справочника.", field="unit")
    refuse_hit(case, rules.office, command.unit, "unit")
    if command.due < rules.today:
        raise Refusal("Срок уже прошёл.", field="due")
    if not _ID.fullmatch(command.commission) or case.commission(command.commission) is not None:
        raise Refusal("Такое поручение уже есть.")
    fact = Commissioned(
        commission=command.commission,
        question=question.id,
        unit=command.unit,
        text=required(command.text, "text", LONG_TEXT),
        due=command.due,
        code=command.code,
        named=command.named,
        files=command.files,
    )
    return (fact,)


def _take_answer(case: Case, command: TakeAnswer, _rules: Rules) -> tuple[CommissionAnswered]:
    """Take an answer in once; another one needs the first to be taken back."""
    if case.commission(command.commission) is None:
        raise Refusal("Такого поручения в деле нет: возможно, его отменили.")
    if case.answer_to(command.commission) is not None:
        raise Refusal(
            f"Ответ на это поручение по делу {case.number} уже принят. Чтобы принять другой, "
            "отмените приём первого."
        )
    fact = CommissionAnswered(
        commission=command.commission,
        text=required(command.text, "text", LONGEST_ANSWER),
        by=one_line(command.by, "by") if command.by.strip() else "",
    )
    return (fact,)


def _why_not(case: Case) -> str | None:
    if case.sent:
        return "Ответ уже отправлен"
    return None if case.unanswered else "На все вопросы уже дан ответ"


def _asked(case: Case, fact: Commissioned) -> Case:
    known = case.commission(fact.commission) is not None
    return case if known else case._replace(commissions=(*case.commissions, fact))


def _answered(case: Case, fact: CommissionAnswered) -> Case:
    known = case.answer_to(fact.commission) is not None
    return case if known else case._replace(answers=(*case.answers, fact))


def _tell_asked(case: Case | None, fact: Commissioned, names: Names) -> str:
    how = "зашифрованным пакетом" if fact.code else "на бумаге"
    people = ", с данными заявителя" if fact.named else ", без данных заявителя"
    called = [file.name for file in (case.attachments if case else ()) if file.digest in fact.files]
    files = f", файлы: {', '.join(called)}" if called else ""
    to = f"Поручено внешней организации «{names.unit_name(fact.unit)}»"
    return f"{which(case, fact.question)}{to} {how} до {day(fact.due)}{people}{files}: {fact.text}"


def _tell_answered(case: Case | None, fact: CommissionAnswered, names: Names) -> str:
    asked = case.commission(fact.commission) if case else None
    who = f"«{names.unit_name(asked.unit)}»" if asked else "на поручение, которого ещё нет"
    by = f" ({fact.by})" if fact.by else ""
    about = which(case, asked.question) if asked else ""
    return f"{about}Внешняя организация {who} ответила{by}: {fact.text}"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="commissioned",
            fact=Commissioned,
            action="поручение организации",
            fold=_asked,
            sentence=_tell_asked,
            texts=("text", "code"),
            late=as_ever(_asked),
        ),
        FactOf(
            kind="commission_answered",
            fact=CommissionAnswered,
            action="ответ организации",
            fold=_answered,
            sentence=_tell_answered,
            texts=("text", "by"),
            late=as_ever(_answered),
        ),
    ),
    commands=(
        CommandOf(
            name=None,
            command=Commission,
            title="Поручение организации",
            decide=_commission,
            why_not=_why_not,
        ),
        CommandOf(
            name=None,
            command=TakeAnswer,
            title="Ответ организации",
            decide=_take_answer,
            after_the_end=True,
        ),
    ),
)
