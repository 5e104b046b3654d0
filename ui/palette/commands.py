"""What the palette can do: the window's commands, and the buttons of the place that is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

from mcu_desktop.domain.spelling import folded, other_layout, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QWidget

_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")


class Command(NamedTuple):
    """Something that can be done now."""

    title: str
    keys: str
    act: Callable[[], object]
    where: str = "Везде"
    also: str = ""
    """Other words that it may be looked for by."""


def answering(commands: Iterable[Command], typed: str) -> list[Command]:
    """Give the commands with words that begin as typed, also when typed in the other layout."""
    readings = [words(typed), words(folded(other_layout(typed)))]
    return [command for command in commands if any(_answers(command, asked) for asked in readings)]


def _answers(command: Command, asked: Sequence[str]) -> bool:
    known = words(f"{command.title} {command.also} {command.where}")
    return all(any(word.startswith(part) for word in known) for part in asked)


def commands_of(place: QWidget, title: str) -> list[Command]:
    """Give the buttons of a place that can be pressed now, with the keys that they name."""
    found: dict[str, Command] = {}
    for pressed in place.findChildren(QAbstractButton):
        said = " ".join((pressed.accessibleName() or pressed.text().replace("&", "")).split())
        if pressed.isEnabled() and _within_reach(pressed, place) and said:
            found.setdefault(said, _command(pressed, said, title))
    return list(found.values())


def _within_reach(pressed: QAbstractButton, place: QWidget) -> bool:
    """Tell whether a button is seen, or would be once what lies below another one is opened."""
    window = pressed.window()
    below = window is not place.window() and window.windowType() is Qt.WindowType.Popup
    return pressed.isVisibleTo(window if below else place)


def _command(pressed: QAbstractButton, said: str, where: str) -> Command:
    in_name = _IN_BRACKETS.search(said)
    in_tip = _IN_BRACKETS.search(pressed.toolTip())
    keys = next(
        (
            one
            for one in (
                in_name and in_name[1],
                in_tip and in_tip[1],
                pressed.accessibleDescription(),
                pressed.toolTip(),
            )
            if one and _are_keys(one)
        ),
        "",
    )
    return Command(title=_IN_BRACKETS.sub("", said).strip(), keys=keys, act=pressed.click, where=where)


def _are_keys(text: str) -> bool:
    """Tell keys from other words: Qt reads them back as they were written."""
    return bool(text) and QKeySequence(text).toString() == text
