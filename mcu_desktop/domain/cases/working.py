"""What is decided about the work on questions: whose it is, that it began, its result, its measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.facts import Answered, Assigned, MeasuresTaken, Taken
from mcu_desktop.domain.cases.known_facts import CaseFact
from mcu_desktop.domain.cases.limits import optional
from mcu_desktop.domain.cases.rules import day_of, question_of
from mcu_desktop.domain.vocabulary import GIVEN, Measures, Result
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case, Question
    from mcu_desktop.domain.cases.commands import Answer, Assign, RecordMeasures, Take
    from mcu_desktop.domain.cases.rules import Rules


def assign(case: Case, command: Assign, rules: Rules) -> tuple[CaseFact, ...]:
    """Give questions to a block and an executor, none of whom the complaint is against.

    A result that came back with a reopened case is given up where its question is given to somebody.
    """
    if case.sent:
        raise Refusal("Ответ уже отправлен: назначать нечего.")
    if command.block is not None and command.block not in rules.office.blocks:
        raise Refusal("Такого отраслевого блока нет.", field="block")
    if command.executor is not None and command.executor not in rules.office.people:
        raise Refusal("Такого исполнителя нет.", field="executor")
    if command.question is not None:
        questions: tuple[Question, ...] = (question_of(case, command.question),)
    else:
        questions = case.unanswered or case.assignable
    if not questions:
        raise Refusal("На все вопросы уже дан ответ: назначать нечего.")
    facts = tuple(filter(None, (_given(case, question, command, rules) for question in questions)))
    if not facts:
        raise Refusal("Так уже назначено.", field="executor" if command.executor else "block")
    return facts


def _given(case: Case, question: Question, command: Assign, rules: Rules) -> Assigned | None:
    """Give one question; nothing where it lies there already."""
    if question not in case.assignable:
        raise Refusal(f"На вопрос {question.id} уже дан ответ.", field="question")
    anew = question.result is not None
    block = command.block or question.block
    if block is None:
        raise Refusal(f"Укажите отраслевой блок для вопроса {question.id}.", field="block")
    if block not in rules.office.blocks:
        raise Refusal(f"Блок вопроса {question.id} больше не действует: укажите другой.", field="block")
    executor = command.executor or (question.executor if block == question.block else None)
    refuse_hit(case, rules.office, block, "block")
    if executor is not None:
        refuse_hit(case, rules.office, executor, "executor")
    if question.assigned and not anew and (question.block, question.executor) == (block, executor):
        return None
    return Assigned(
        question=question.id,
        block=block,
        executor=executor,
        significant=rules.significant(block),
        anew=anew,
    )


def waiting_for_work(case: Case) -> tuple[Question, ...]:
    """Give the questions that nobody has taken up yet."""
    return tuple(q for q in case.unanswered if q.assigned and not q.taken)


def take(case: Case, command: Take) -> tuple[CaseFact, ...]:
    """Take up questions that wait for work."""
    if command.question is None:
        waiting = waiting_for_work(case)
        if not waiting:
            raise Refusal("Нет назначенных вопросов, ждущих работы: сначала назначьте исполнителя.")
        return tuple(Taken(question=question.id) for question in waiting)
    question = question_of(case, command.question)
    if not question.assigned:
        raise Refusal(f"Вопрос {question.id} ещё не назначен.", field="question")
    if question.taken or question.result is not None:
        raise Refusal(f"Вопрос {question.id} уже в работе.", field="question")
    return (Taken(question=question.id),)


def answer(case: Case, command: Answer, rules: Rules) -> tuple[CaseFact, ...]:
    """Write down what questions came to; the letter is another thing."""
    if case.sent:
        raise Refusal("Ответ уже отправлен: верните дело в работу, чтобы изменить результат.")
    if case.chain is not None:
        raise Refusal("Ответ на согласовании: верните проект на доработку, чтобы изменить результат.")
    if command.result not in GIVEN:
        raise Refusal(
            "Такой результат ставит отдельная команда: направить по компетенции или оставить без ответа.",
            field="result",
        )
    if command.measures is not None and command.result is not Result.SUPPORTED:
        raise Refusal("Меры указывают только для поддержанного вопроса.", field="measures")
    if command.question is not None:
        questions: tuple[Question, ...] = (question_of(case, command.question),)
    elif len(case.questions) == 1:
        questions = case.questions
    else:
        questions = case.unanswered
        if not questions:
            raise Refusal("На все вопросы уже дан ответ: назовите вопрос, чтобы изменить результат.")
    promised = command.measures
    if command.result is Result.SUPPORTED and promised is None:
        promised = Measures.PENDING
    text = optional(command.text, "text")
    signing = rules.office.administration.signing
    return tuple(
        Answered(question=q.id, result=command.result, text=text, measures=promised, unready=signing)
        for q in questions
    )


def measures(case: Case, command: RecordMeasures, rules: Rules) -> tuple[CaseFact, ...]:
    """Say that what was promised is done."""
    promised = case.promises
    if command.question is not None:
        question = question_of(case, command.question)
        promised = (question,) if question.promised else ()
    if not promised:
        raise Refusal("Нет поддержанных вопросов, меры по которым ещё не приняты.", field="question")
    taken_on = day_of(command.taken_on, case, rules, "taken_on")
    text = optional(command.text, "text")
    return tuple(MeasuresTaken(question=q.id, taken_on=taken_on, text=text) for q in promised)


def why_unanswerable(case: Case) -> str | None:
    """Say why no result is given now."""
    if case.sent:
        return "Ответ уже отправлен"
    return "Ответ на согласовании" if case.chain else None


def why_unassignable(case: Case) -> str | None:
    """Say why nothing is assigned now."""
    if case.sent:
        return "Ответ уже отправлен"
    return None if case.assignable else "На все вопросы уже дан ответ"
