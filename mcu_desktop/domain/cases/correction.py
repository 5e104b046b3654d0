"""How the card of a case is mended: what changes, for which reason, and what moves with it."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import count

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.clocks import moved
from mcu_desktop.domain.cases.commands import CorrectCase
from mcu_desktop.domain.cases.facts import Corrected
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.limits import LONG_TEXT, SHORT_TEXT, all_sound, one_line, required
from mcu_desktop.domain.cases.rules import (
    Rules,
    sound_channel,
    sound_covering,
    sound_questions,
    sound_receipt,
)
from mcu_desktop.domain.cases.values import AskedQuestion
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.problems import Refusal


def correct(case: Case, command: CorrectCase, rules: Rules) -> Corrected:
    """Give the fact of a correction: only what changes, and the stopped terms that move with it."""
    reason = required(command.reason, "reason", SHORT_TEXT)
    asked = clean(command)
    if asked.received_on is not None:
        sound_receipt(asked.received_on, case.registered_on)
    if asked.channel is not None:
        sound_channel(asked.channel, case.regime, asked.received_on or case.received_on, rules)
    if asked.covering is not None:
        asked = replace(asked, covering=sound_covering(asked.covering, asked.received_on or case.received_on))
    changes = {
        field.name: value
        for field in fields(asked)
        if field.name not in {"reason", "questions"}
        and (value := getattr(asked, field.name)) is not None
        and value != _standing(case, field.name)
    }
    questions = _corrected_questions(case, command, rules)
    if not changes and questions is None:
        raise Refusal("Ничего не изменилось: укажите хотя бы одно поле с новым значением.")
    fact = Corrected(
        reason=reason, questions=questions, significant=_significance(case, questions, rules), **changes
    )
    corrected = evolve(case.id, case, fact)
    assert corrected is not None
    return replace(fact, clocks=moved(case, corrected, rules.terms))


def clean(command: CorrectCase) -> CorrectCase:
    """Give the command with its texts as they are kept; an empty place takes the place away."""
    place = command.place
    if place is not None:
        place = one_line(place, "place") if place.strip() else ""
    return replace(
        command,
        text=None if command.text is None else required(command.text, "text", LONG_TEXT),
        place=place,
        applicants=None if command.applicants is None else all_sound(command.applicants),
    )


def _standing(case: Case, field: str) -> object:
    return case.place or "" if field == "place" else getattr(case, field)


def _significance(case: Case, questions: tuple[AskedQuestion, ...] | None, rules: Rules) -> bool | None:
    """Tell the significance anew when blocks were wrong; a mended word does not ask today's list."""
    if questions is None or {q.block for q in questions} == {q.block for q in case.questions}:
        return None
    significant = any(rules.significant(question.block) for question in questions)
    return None if significant is case.significant else significant


def _corrected_questions(case: Case, command: CorrectCase, rules: Rules) -> tuple[AskedQuestion, ...] | None:
    if command.questions is None:
        return None
    if not command.questions:
        raise Refusal("В деле должен остаться хотя бы один вопрос.", field="questions")
    known = {question.id for question in case.questions}
    if case.sent and any(question.id not in known for question in command.questions):
        raise Refusal("Ответ уже отправлен: чтобы добавить вопрос, верните дело в работу.", field="questions")
    kept = {question.id for question in command.questions}
    if len(kept) < len(command.questions):
        raise Refusal("Один и тот же вопрос назван дважды.", field="questions")
    for question in case.questions:
        if question.id not in kept and (question.assigned or question.result):
            raise Refusal(
                f"Вопрос {question.id} уже назначен: его нельзя убрать исправлением.", field="questions"
            )
    for one in command.questions:
        standing = case.question(one.id)
        if standing and standing.assigned and one.block and one.block != standing.block:
            refuse_hit(case, rules.office, one.block, "questions")
    asked = _numbered(case, sound_questions(command.questions, rules, standing=case.questions))
    before = tuple(AskedQuestion(id=q.id, text=q.text, code=q.code, block=q.block) for q in case.questions)
    return None if asked == before else asked


def _numbered(case: Case, questions: tuple[AskedQuestion, ...]) -> tuple[AskedQuestion, ...]:
    """Give new questions the numbers that follow."""
    known = {question.id for question in case.questions}
    numbers = count(max((int(id_) for id_ in known if id_.isdecimal()), default=0) + 1)
    return tuple(
        question if question.id in known else replace(question, id=QuestionId(str(next(numbers))))
        for question in questions
    )
