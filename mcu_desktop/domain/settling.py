"""Settling: one more fact says what holds where people wrote different things into one field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.colliding import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What holds in one field from now on."""

    field: str
    value: Any
    """One of the values that stood against each other, the one before them, or another one."""
    between: tuple[str, ...] = ()
    """The records it was chosen between, log and seq."""


def chosen(
    choices: Iterable[Choice],
    unsettled: Iterable[Conflict],
    title: Callable[[str], str],
    anew: Callable[[Choice], Any],
) -> tuple[Choice, ...]:
    """Give what was chosen as it is recorded, or refuse where the tray shows something else by now.

    `anew` gives a value that stood nowhere as it is kept, or refuses it.
    """
    standing = {conflict.field: conflict for conflict in unsettled}
    found = tuple(choices)
    if not found:
        fields = ", ".join(f"«{field}» – {title(field)}" for field in standing) or "сейчас их нет"
        raise Refusal(f"Назовите, что выбрано. Разногласия: {fields}.", field="choices")
    if len({choice.field for choice in found}) < len(found):
        raise Refusal("Одно и то же разногласие названо дважды.", field="choices")
    return tuple(_recorded(choice, standing.get(choice.field), title, anew) for choice in found)


def _recorded(
    choice: Choice,
    conflict: Conflict | None,
    title: Callable[[str], str],
    anew: Callable[[Choice], Any],
) -> Choice:
    if conflict is None:
        told = f"Разногласия «{title(choice.field)}» нет: его уже решили или исправили."
        raise Refusal(told, field=choice.field)
    if choice.between and set(choice.between) != set(conflict.between):
        told = f"Пока вы выбирали, пришла ещё одна запись: посмотрите «{title(choice.field)}» снова."
        raise Refusal(told, field=choice.field)
    known = (conflict.before, *(side.value for side in conflict.sides))
    value = choice.value if choice.value in known else anew(choice)
    return replace(choice, value=value, between=conflict.between)
