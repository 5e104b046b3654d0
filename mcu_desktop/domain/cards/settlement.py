"""How what stands against each other in a card is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mcu_desktop.domain.cards.facts import WITHDRAWN, CardSettled, CardTold
from mcu_desktop.domain.cards.telling import whole_card
from mcu_desktop.domain.settling import Choice, chosen
from mcu_desktop.problems import Refusal


def settle_card(
    told: Iterable[CardTold], choices: Iterable[Choice], title: Callable[[str], str]
) -> CardSettled:
    """Give the fact of a settlement; whether the office can live with it is asked like of a correction."""
    return CardSettled(choices=chosen(choices, whole_card(told).conflicts, title, _anew))


def _anew(choice: Choice) -> Any:
    if choice.field == WITHDRAWN or not isinstance(choice.value, str):
        raise Refusal("Здесь можно выбрать только из записанных значений.", field=choice.field)
    return choice.value
