"""Phrases that the sentences of the history share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.vocabulary import QuestionId


def called(name: str) -> str:
    """Put a name into quotes that has none of its own."""
    return name if "«" in name else f"«{name}»"


def which(case: Case | None, question: QuestionId) -> str:
    """Name the question where there are several."""
    return "" if case is not None and len(case.questions) == 1 else f"Вопрос {question}. "


def instead_of(person: CardId, deputy: CardId | None, names: Names) -> str:
    """Name who acted, and for whom where somebody stood in."""
    whose = names.person_name(person)
    return f"{names.person_name(deputy)} за {whose}" if deputy else whose
