"""Actions as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.workplace.actions import ActionLine

ACTION_TITLES = ("Когда", "Кто", "Дело или карточка", "Что сделано")
ACTION_WIDTHS = (19, 31, 20, 52)


def action_row(line: ActionLine) -> tuple[str, ...]:
    """Give the cells of an action."""
    return (f"{line.at:%d.%m.%Y %H:%M}", line.author, line.about, effect_of(line))


def effect_of(line: ActionLine) -> str:
    """Say what an action did, and whether it still does."""
    return line.text if line.holds else f"Отменено, больше не действует. {line.text}"
