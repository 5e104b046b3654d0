"""How the fields of a case and of its questions are named where several people write at once."""

from __future__ import annotations

from mcu_desktop.domain.vocabulary import QuestionId

NUMBER, PROGRESS, CONTROL, RECEIVED, KEPT = "number", "progress", "control", "received_on", "kept"

_QUESTION = "question."


def of_question(question: QuestionId, name: str) -> str:
    """Name a field of a question: `question.2.block`."""
    return f"{_QUESTION}{question}.{name}"


def split(field: str) -> tuple[QuestionId | None, str]:
    """Give the question that a field belongs to, if any, and its name there."""
    if not field.startswith(_QUESTION):
        return None, field
    question, _, name = field.removeprefix(_QUESTION).rpartition(".")
    return QuestionId(question), name
