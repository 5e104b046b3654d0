"""What the cards of an exchange must be: every desk reads their keys before it trusts anybody."""

from __future__ import annotations

from mcu_desktop.domain.cards.kinds import Card, ExchangeKey, OpenLine, Station
from mcu_desktop.problems import Refusal

_KEY_DIGITS, _LOG_DIGITS = 64, 32
_WEAKER = ("disable", "require", "verify-ca")
"""What an office may allow instead of a certificate that is checked whole."""


def require_sound_exchange(card: Card) -> None:
    """Refuse keys that are none, and a kind of connection that nobody knows."""
    match card:
        case Station():
            _require_digits(card)
        case ExchangeKey():
            for _, box in card.sealed:
                _require_hex(box, len(box) or 2, "sealed")
        case OpenLine():
            if card.sslmode not in _WEAKER:
                raise Refusal(f"Бывает: {', '.join(_WEAKER)}.", field="sslmode")
        case _:
            pass


def _require_digits(card: Station) -> None:
    _require_hex(card.verify_key, _KEY_DIGITS, "verify_key")
    _require_hex(card.log, _LOG_DIGITS, "log")
    if card.box_key:
        _require_hex(card.box_key, _KEY_DIGITS, "box_key")
    for log, seq, link in card.ends:
        _require_hex(log, _LOG_DIGITS, "ends")
        _require_hex(link, _KEY_DIGITS, "ends")
        if seq < 1:
            raise Refusal("Место записи – целое число от 1.", field="ends")


def _require_hex(text: str, digits: int, field: str) -> None:
    if len(text) != digits or digits % 2 or set(text) - set("0123456789abcdef"):
        raise Refusal("Здесь стоят шестнадцатеричные цифры.", field=field)
