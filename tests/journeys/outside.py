"""Registers an oral appeal from outside, by accessible names alone: run by the system's Python with pyatspi.

`python3 outside.py TEXT SURNAME` prints one JSON object of what was seen and how long it took.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pyatspi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 60.0
NUMBER = "Номер "


def main() -> None:
    """Fill the form in the order of a talk, press the button, read the number."""
    text, surname = sys.argv[1:]
    begun = time.monotonic()
    app = wait(program, "программы нет на шине AT-SPI")
    press(wait(lambda: named(app, "Регистрация"), "нет кнопки «Регистрация»"))
    for title, said in (
        ("Фамилия", surname),
        ("Имя", "Анна"),
        ("Адрес", "г. Кинель, ул. Мира, д. 4"),
        ("Что говорит или пишет заявитель", text),
    ):
        field = wait(partial(named, app, title, "EditableText"), f"нет поля «{title}»")
        field.queryEditableText().setTextContents(said)
    press(wait(lambda: named(app, "Зарегистрировать (Ctrl+Enter)"), "нет кнопки «Зарегистрировать»"))
    number = wait(
        lambda: next((one.name for one in walk(app) if one.name.startswith(NUMBER)), None), "номер не показан"
    )
    seconds = time.monotonic() - begun
    everything = list(walk(app))
    reached = [one for one in everything if shown(one, pyatspi.STATE_FOCUSABLE)]
    seen = {
        "number": number.removeprefix(NUMBER),
        "seconds": seconds,
        "objects": len(everything),
        "nameless": [one.getRoleName() for one in reached if not one.name and one.getRoleName() != "filler"],
    }
    sys.stdout.write(json.dumps(seen, ensure_ascii=False))


def wait(until: Callable[[], Any], otherwise: str) -> Any:
    """Wait until something is there, and give it; an object may vanish while it is looked at."""
    end, why = time.monotonic() + PATIENCE, ""
    while time.monotonic() < end:
        try:
            if found := until():
                return found
        except (LookupError, NotImplementedError, RuntimeError) as gone:
            why = str(gone)
        time.sleep(0.1)
    raise SystemExit(f"{otherwise}: {why}")


def program() -> Any:
    """Give the program on the bus."""
    applications = [one for one in pyatspi.Registry.getDesktop(0) if one is not None]
    return next((one for one in applications if "МЦУ" in one.name or one.name == "mcu-desktop"), None)


def walk(one: Any) -> Iterator[Any]:
    """Give an object and all that is in it."""
    yield one
    for at in range(one.childCount):
        inner = one.getChildAtIndex(at)
        if inner is not None:
            yield from walk(inner)


def named(root: Any, name: str, does: str = "Action") -> Any:
    """Give the first object of a name that is shown and does something."""
    for one in walk(root):
        if one.name == name and does in pyatspi.listInterfaces(one) and shown(one, pyatspi.STATE_ENABLED):
            return one
    raise LookupError(name)


def shown(one: Any, state: Any) -> bool:
    """Tell whether an object is seen, and in a state."""
    states = one.getState()
    return bool(states.contains(pyatspi.STATE_SHOWING) and states.contains(state))


def press(one: Any) -> None:
    """Do what a button does."""
    one.queryAction().doAction(0)


if __name__ == "__main__":
    main()
