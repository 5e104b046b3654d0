"""How a case gets its number, its blocks and its first terms (59-ФЗ art. 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import evolve
from mcu_desktop.domain.cases.clocks import held
from mcu_desktop.domain.cases.commands import RegisterCase
from mcu_desktop.domain.cases.decisions import Rules
from mcu_desktop.domain.cases.facts import AskedQuestion, Registered
from mcu_desktop.domain.cases.limits import (
    LONG_TEXT,
    MOST_APPLICANTS,
    MOST_QUESTIONS,
    SHORT_TEXT,
    required,
    sound,
)
from mcu_desktop.domain.office.classifier import propose_block
from mcu_desktop.domain.office.numbering import journal_of, number
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.terms.norms import Stop
from mcu_desktop.domain.vocabulary import CaseId, QuestionId
from mcu_desktop.problems import Refusal

LAW_BEGAN = date(2006, 11, 2)
"""59-ФЗ came into force; no appeal under it is older."""

_OPENING = 300
"""Characters of the text that stand for a question nobody put into words."""


def register(
    case_id: CaseId,
    command: RegisterCase,
    rules: Rules,
    *,
    station: str,
    next_ordinal: Callable[[str, int], int],
) -> Registered:
    """Give the fact of registration, or refuse by the name of the field.

    `next_ordinal(journal, year)` gives the next running number of this station; asked last, so
    that a refused case takes none.
    """
    registered_on = command.registered_on or rules.today
    received_on = command.received_on or registered_on
    _sound_days(received_on, registered_on, rules.today)
    text = required(command.text, "text", LONG_TEXT)
    if len(command.applicants) > MOST_APPLICANTS:
        raise Refusal(_too_many(MOST_APPLICANTS, "заявителя", "заявителей"), field="applicants")
    for place, applicant in enumerate(command.applicants):
        sound(applicant, f"applicants[{place}]")
    questions = _questions(command, text, rules)
    journal = journal_of(command.regime, command.form)
    template = rules.office.template_for(journal)
    surname = command.applicants[0].surname if command.applicants else None
    ordinal = next_ordinal(journal, registered_on.year)
    fact = Registered(
        number=number(template, station=station, n=ordinal, day=registered_on, surname=surname),
        journal=journal,
        station=station,
        ordinal=ordinal,
        regime=command.regime,
        form=command.form,
        kind=command.kind,
        channel=command.channel,
        received_on=received_on,
        received_at=command.received_at,
        registered_on=registered_on,
        applicants=command.applicants,
        text=text,
        questions=questions,
        place=required(command.place, "place", SHORT_TEXT) if command.place else None,
        answer_channel=command.answer_channel,
        significant=any(rules.significant(question.block) for question in questions),
    )
    case = evolve(case_id, None, fact)
    assert case is not None
    return replace(fact, clocks=held(case, rules.terms, Stop.REGISTERED))


def proposed_block(code: str, rules: Rules) -> CardId | None:
    """Give the block that a code of the classifier points to."""
    return propose_block(code, rules.office.blocks.items())


def _sound_days(received_on: date, registered_on: date, today: date) -> None:
    if received_on < LAW_BEGAN:
        raise Refusal("Дата раньше вступления Закона № 59-ФЗ в силу (02.11.2006).", field="received_on")
    if registered_on > today:
        raise Refusal("Дата регистрации в будущем.", field="registered_on")
    if received_on > registered_on:
        raise Refusal("Дата поступления позже даты регистрации.", field="received_on")


def _questions(command: RegisterCase, text: str, rules: Rules) -> tuple[AskedQuestion, ...]:
    if len(command.questions) > MOST_QUESTIONS:
        raise Refusal(_too_many(MOST_QUESTIONS, "вопроса", "вопросов"), field="questions")
    asked = command.questions or (AskedQuestion(id=QuestionId("1"), text=text[:_OPENING]),)
    return tuple(_question(place, question, rules) for place, question in enumerate(asked))


def _question(place: int, question: AskedQuestion, rules: Rules) -> AskedQuestion:
    field = f"questions[{place}]"
    block = question.block
    if block is not None and block not in rules.office.blocks:
        raise Refusal("Такого отраслевого блока нет.", field=f"{field}.block")
    if question.code is not None:
        try:
            rules.classifier().require_leaf(question.code)
        except Refusal as refusal:
            raise Refusal(refusal.reason, field=f"{field}.code") from None
        block = block or proposed_block(question.code, rules)
    return AskedQuestion(
        id=QuestionId(str(place + 1)),
        text=required(question.text, f"{field}.text", LONG_TEXT),
        code=question.code,
        block=block,
    )


def _too_many(most: int, one: str, many: str) -> str:
    return f"Слишком много: не больше {counted(most, one, many, many)}."
