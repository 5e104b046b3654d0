"""What the cards of keeping and destroying must be before they are written down."""

from __future__ import annotations

from mcu_desktop.domain.cards.kinds import Card, DestructionAct, RetentionChange
from mcu_desktop.problems import Refusal

LONGEST_KEEPING = 75
"""Years; whoever means longer means for ever."""


def require_sound_keeping(card: Card) -> None:
    """Refuse a term of keeping or an act that no archive would take."""
    match card:
        case RetentionChange():
            if not 0 <= card.years <= LONGEST_KEEPING:
                raise Refusal(f"Срок хранения – до {LONGEST_KEEPING} лет; 0 – постоянно.", field="years")
        case DestructionAct():
            if not any(member.strip() for member in card.members):
                raise Refusal("Назовите хотя бы одного члена комиссии.", field="members")
            if not card.cases:
                raise Refusal("В акте нет ни одного дела.", field="cases")
