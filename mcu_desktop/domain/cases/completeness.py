"""Whether an answer is whole: every question has a result, and the letter tells it or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case, Question


def letter(case: Case) -> str:
    """Give the answer as a whole: as it was written, else its passages one after another."""
    if case.draft and case.draft.letter:
        return case.draft.letter
    return "\n\n".join(text for question in case.questions if (text := passage(case, question)))


def passage(case: Case, question: Question) -> str:
    """Give what the answer says about a question."""
    drafted = case.draft.passage(question.id) if case.draft else None
    return drafted.text if drafted and drafted.text else question.answer


def without_result(case: Case) -> tuple[str, ...]:
    """Name the questions on which nothing was decided."""
    return tuple(question.id for question in case.unanswered)


def untold(case: Case) -> tuple[str, ...]:
    """Name the decided questions of which the letter says nothing, nor why it says nothing."""
    return tuple(q.id for q in case.questions if q.result and not q.out_on and not _told(case, q))


def _told(case: Case, question: Question) -> bool:
    drafted = case.draft.passage(question.id) if case.draft else None
    alone = len(case.questions) == 1 and case.draft and case.draft.letter
    return bool(alone or passage(case, question) or (drafted and drafted.reason))


def require_results(case: Case) -> None:
    """Refuse an answer while a question has no result."""
    if left := without_result(case):
        raise Refusal(f"Ответ дан не на все вопросы. Без результата: {', '.join(left)}.")


def require_complete(case: Case) -> None:
    """Refuse an answer that leaves a question out; what was forwarded or left is answered by that."""
    require_results(case)
    if left := untold(case):
        raise Refusal(
            f"В ответе ничего не сказано по вопросам: {', '.join(left)}. Напишите по ним текст или причину, "
            "почему его нет."
        )
