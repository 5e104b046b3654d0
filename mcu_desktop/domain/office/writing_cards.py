"""What the cards of absences, phrases and own words must be before they are written down."""

from __future__ import annotations

from mcu_desktop.domain.cards.kinds import Absence, Card, OwnWord, Phrase
from mcu_desktop.domain.office.phrases import FIELDS, unknown_fields
from mcu_desktop.problems import Refusal


def require_sound_writing(card: Card) -> None:
    """Refuse an absence that ends before it begins, a phrase with a field nobody fills, a word of two."""
    match card:
        case Absence():
            if card.ends < card.begins:
                raise Refusal("Отсутствие кончается раньше, чем начинается.", field="ends")
            if card.substitute == card.person:
                raise Refusal("Себя замещать нельзя: выберите другого сотрудника.", field="substitute")
        case Phrase():
            if unknown := unknown_fields(card.text):
                known = ", ".join(f"{{{name}}}" for name in FIELDS)
                raise Refusal(f"Поля «{{{unknown[0]}}}» нет. Есть: {known}.", field="text")
        case OwnWord():
            if not card.word.replace("-", "").isalpha():
                raise Refusal("Слово пишут буквами, без пробелов; дефис можно.", field="word")
