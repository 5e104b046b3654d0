"""What the cards of the monthly report to ССТУ must be before they are written down."""

from __future__ import annotations

import re
from collections.abc import Collection

from mcu_desktop.domain.cards.kinds import AwaitedLetter, Body, Card, SstuSettings
from mcu_desktop.problems import Refusal

GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
"""How ССТУ names a body."""
LAST_CLOSING_DAY = 28
"""Every month has it."""


def require_sound_sstu(card: Card, others: Collection[Card]) -> None:
    """Refuse what no month could be reported by, and two bodies of one identifier."""
    match card:
        case Body() if card.sstu:
            require_guid(card.sstu, "sstu")
            for other in others:
                if isinstance(other, Body) and other.sstu.lower() == card.sstu.lower():
                    raise Refusal(f"Этот идентификатор ССТУ уже у органа «{other.name}».", field="sstu")
        case SstuSettings():
            if card.department:
                require_guid(card.department, "department")
            if not 0 <= card.closes_on <= LAST_CLOSING_DAY:
                raise Refusal(
                    f"День закрытия – от 1 до {LAST_CLOSING_DAY}; 0 – по последний день месяца.",
                    field="closes_on",
                )
        case AwaitedLetter():
            if card.received_on is not None and card.received_on < card.written_on:
                raise Refusal("Письмо поступило раньше, чем написано.", field="received_on")


def require_guid(text: str, field: str) -> None:
    """Refuse what is no identifier of ССТУ."""
    if not GUID.fullmatch(text):
        raise Refusal(
            "Идентификатор ССТУ – 32 шестнадцатеричные цифры с дефисами: "
            "0a1b2c3d-1111-2222-3333-0123456789ab.",
            field=field,
        )
