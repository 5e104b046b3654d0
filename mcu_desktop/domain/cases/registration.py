"""How a case gets its number, its blocks and its first terms (59-ФЗ art. 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.clocks import held
from mcu_desktop.domain.cases.facts import Registered, Renumbered
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.limits import LONG_TEXT, all_sound, one_line, required
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.rules import (
    Rules,
    sound_channel,
    sound_covering,
    sound_questions,
    sound_receipt,
)
from mcu_desktop.domain.cases.values import Against, Applicant, AskedQuestion
from mcu_desktop.domain.office.numbering import journal_of, number
from mcu_desktop.domain.terms.norms import Stop
from mcu_desktop.domain.vocabulary import CaseId, Kind, QuestionId
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.chapters import complaint
    from mcu_desktop.domain.office import classifier as topics
else:
    complaint = later("mcu_desktop.domain.cases.chapters.complaint")
    topics = later("mcu_desktop.domain.office.classifier")

MEETING = "0001.0001.0006.0016"
"""The leaf of the classifier for resolutions of meetings; what is asked in one may have a code of its own."""
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
    received_at = _moment(command.received_at, rules)
    received_on = command.received_on or (received_at.date() if received_at else registered_on)
    sound_receipt(received_on, registered_on)
    sound_channel(command.channel, command.regime, received_on, rules)
    if registered_on > rules.today:
        raise Refusal("Дата регистрации в будущем.", field="registered_on")
    if received_at and received_at.date() != received_on:
        raise Refusal("Момент поступления не того дня, что дата поступления.", field="received_at")
    text = required(command.text, "text", LONG_TEXT)
    applicants = _answered_first(all_sound(command.applicants), command.representative)
    questions = _questions(command, text, rules)
    place = one_line(command.place, "place") if command.place else None
    journal = journal_of(command.regime, command.form)
    surname = applicants[0].surname if applicants else None
    template, ordinal = rules.office.template_for(journal), next_ordinal(journal, registered_on.year)
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
        received_at=received_at,
        registered_on=registered_on,
        applicants=applicants,
        text=text,
        questions=questions,
        place=place,
        covering=sound_covering(command.covering, received_on) if command.covering else None,
        meeting=command.meeting,
        against=_against(command, rules),
        answer_channel=command.answer_channel,
        significant=any(rules.significant(question.block) for question in questions),
    )
    case = evolve(case_id, None, fact)
    assert case is not None
    return replace(fact, clocks=held(case, rules.terms, Stop.REGISTERED))


def renumbered(case: Case, rules: Rules) -> Renumbered:
    """Give a case the next number of this workplace in its journal, where another one bears its own, too."""
    assert rules.next_number is not None
    station, ordinal = rules.next_number(case)
    template = rules.office.template_for(case.journal)
    surname = case.applicants[0].surname if case.applicants else None
    return Renumbered(
        number=number(template, station=station, n=ordinal, day=case.registered_on, surname=surname),
        journal=case.journal,
        station=station,
        ordinal=ordinal,
    )


def proposed_block(code: str, rules: Rules) -> CardId | None:
    """Give the block that a code of the classifier points to."""
    return topics.propose_block(code, rules.office.blocks.items())


def _answered_first(applicants: tuple[Applicant, ...], representative: int) -> tuple[Applicant, ...]:
    """Put whom the answer goes to before the others who signed."""
    if not 0 <= representative < max(len(applicants), 1):
        raise Refusal("Такого заявителя нет: ответ получает один из подписавших.", field="representative")
    others = (*applicants[:representative], *applicants[representative + 1 :])
    return (*applicants[representative : representative + 1], *others)


def _against(command: RegisterCase, rules: Rules) -> Against:
    if command.against.all and command.kind is not Kind.COMPLAINT:
        raise Refusal("Обжалуют только в жалобе: выберите вид «жалоба».", field="kind")
    return complaint.sound_against(command.against, rules.office) if command.against.all else command.against


def _moment(moment: datetime | None, rules: Rules) -> datetime | None:
    """Give a moment in the office's zone, so that its day is the office's day."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise Refusal("У момента поступления не указан часовой пояс.", field="received_at")
    return moment.astimezone(ZoneInfo(rules.terms.zone))


def _questions(command: RegisterCase, text: str, rules: Rules) -> tuple[AskedQuestion, ...]:
    asked = command.questions or (AskedQuestion(id=QuestionId("1"), text=""),)
    code = MEETING if command.meeting else None
    worded = (
        replace(
            question,
            text=question.text.strip() or text[:_OPENING],
            code=code if question.code is None else question.code,
        )
        for question in asked
    )
    sound = sound_questions(tuple(worded), rules)
    return tuple(
        replace(
            question,
            id=QuestionId(str(place)),
            block=question.block or (proposed_block(question.code, rules) if question.code else None),
        )
        for place, question in enumerate(sound, start=1)
    )
