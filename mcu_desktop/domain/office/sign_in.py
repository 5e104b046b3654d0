"""Signing in: what is known of a person's password, and which passwords are worth anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.spelling import folded, words
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Person

SHORTEST, LONGEST = 8, 256
_SIGNS = 4
_LONG_WORD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSet:
    """A person's password is another one; only its hash is known to anybody."""

    hash: str
    """argon2id in the PHC format."""
    once: bool = False
    """It was given by the administrator and opens until the person has chosen another."""


def require_worthy(password: str, person: Person) -> None:
    """Refuse a password that is guessed at once; how it is composed is nobody's business."""
    if len(password) < SHORTEST:
        raise Refusal(f"Пароль короче {SHORTEST} знаков: возьмите несколько слов.", field="password")
    if len(password) > LONGEST:
        raise Refusal(f"Пароль длиннее {LONGEST} знаков.", field="password")
    if len(set(password)) < _SIGNS:
        raise Refusal("Пароль слишком однообразен: возьмите несколько слов.", field="password")
    own = [word for word in words(f"{person.name or ''} {person.post}") if len(word) >= _LONG_WORD]
    rest = folded(password)
    for word in own:
        rest = rest.replace(word, "")
    if len(rest) < SHORTEST // 2 and rest != folded(password):
        raise Refusal("Пароль повторяет ваше имя или должность: возьмите другие слова.", field="password")
