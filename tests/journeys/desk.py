"""Somebody at the desk: types, looks at what the window shows, waits for it; asks the terminal afterwards."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from tests.cli.terminal import ask
from tests.journeys.screen import Screen, presses_of, wait

if TYPE_CHECKING:
    from pathlib import Path


MOST_STEPS = 30


class Desk:
    """Keys alone; presses of the appeal's own text are counted apart."""

    def __init__(self, screen: Screen, home: Path) -> None:
        self.screen = screen
        self.home = home
        self.words = 0
        self.since = time.monotonic()
        self._held: list[tuple[int, str]] = []
        self._begun_at = 0

    # ------------------------------------------------------------------ hands

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        self.screen.press(*keys)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.screen.type(text)

    def fields(self, *texts: str) -> None:
        """Type into fields one after another, Enter after each."""
        for text in texts:
            if text:
                self.type(text)
            self.press("Return")

    def reach(self, name: str, key: str = "Tab", says: str = "") -> None:
        """Walk until the focus is there, on what says something."""
        for _ in range(MOST_STEPS):
            seen = self.look()
            if seen["focus"].startswith(name) and says in seen["focus_says"]:
                return
            self.press(key)
            self._walked_from(seen["focus"])
        raise AssertionError(f"до «{name}» не дойти: {self.look()}")

    def _walked_from(self, place: str) -> None:
        """Wait until the focus has gone on; it may be in a part of the same name."""
        if self.look()["focus"] == place:
            self.screen.rests()

    def say(self, text: str) -> None:
        """Type what the citizen says."""
        self.type(text)
        self.words += presses_of(text)

    @property
    def presses(self) -> int:
        """The presses besides the words of the text, since the count began."""
        return self.screen.presses - self._begun_at - self.words

    def count_anew(self) -> None:
        """Begin to count presses and time."""
        self._begun_at, self.words, self.since = self.screen.presses, 0, time.monotonic()

    def counted(self) -> str:
        """Say how many presses and seconds it took."""
        took = time.monotonic() - self.since
        return f"нажатий {self.presses}, для слов ещё {self.words}, {took:.1f} с"

    def copied_elsewhere(self, text: str) -> None:
        """Have another program's words on the clipboard."""
        self._ask(f"clipboard {json.dumps(text)}")

    def begin(self) -> None:
        """Wait until all has come up; the start is measured elsewhere."""
        self.comes("window")
        wait(lambda: self.look()["ready"], "рабочее место не открылось")
        self._ask("watch")

    def move(self, x: int) -> None:
        """Put the window there on a screen that several share."""
        self.screen.move(str(self.look()["id"]), x)

    def held(self) -> str:
        """Say how long the window's thread was held at most, and after what."""
        self.look()
        return "поток окна держали не дольше " + ", ".join(f"{ms} мс ({where})" for ms, where in self._held)

    # ------------------------------------------------------------------ eyes

    def look(self, *names: str) -> dict[str, Any]:
        """See what is on top, where the focus is, and what stands on the named widgets that are in use."""
        seen = self._ask(f"look {' '.join(names)}")
        assert not seen["muttered"], seen["muttered"]
        self._held = seen["held"]
        return seen

    def _ask(self, question: str) -> dict[str, Any]:
        program = self.screen.program
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(f"{question}\n")
        program.stdin.flush()
        line = program.stdout.readline()
        assert line, "программа закрылась"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def sees(self, name: str, says: str = "") -> str:
        """Wait until a widget is shown and in use and says something; give what it says."""

        def shown() -> list[str]:
            seen = self.look(name)["seen"]
            return [seen[name]] if name in seen and says in seen[name] else []

        return wait(shown, f"не видно «{name}» со словами «{says}»")[0]

    def misses(self, name: str) -> None:
        """Wait until a widget is no longer shown."""
        wait(lambda: name not in self.look(name)["seen"], f"«{name}» не исчезает")

    def stands_in(self, name: str) -> None:
        """Wait until the focus is there."""
        wait(lambda: self.look()["focus"].startswith(name), lambda: f"фокус не в «{name}»: {self.look()}")

    def comes(self, name: str) -> None:
        """Wait until a window is on top, and give it the keyboard if nobody has."""

        def there() -> bool:
            seen = self.look()
            if seen["top"] == name and not seen["active"]:
                self.screen.give_keyboard(str(seen["id"]))
            return bool(seen["top"] == name and seen["active"])

        wait(there, f"нет окна «{name}»")

    def offered(self) -> None:
        """Wait until suggestions hang under the line, and take the first."""
        wait(self._suggestions, "ничего не подсказано")
        self.press("Down", "Return")

    def _suggestions(self) -> bool:
        name = f"{self.look()['focus']}:suggestions"
        return name in self.look(name)["seen"]

    def leave(self) -> None:
        """Close the window by the palette: without a window manager Alt+F4 is nobody's."""
        self.comes("window")
        self.press("ctrl+Cyrillic_el")
        self.comes("palette")
        self.type("закрыть окно")
        self.sees("palette.list", "1")
        assert self.screen.ended_by("Return") == 0

    # ------------------------------------------------------------------ the terminal

    def told(self, *question: str) -> Any:
        """Ask the terminal."""
        return ask(self.home, *question, "--json", now=None).json

    def case(self, number: str) -> dict[str, Any]:
        """Give a case whole, as the terminal tells it."""
        found: dict[str, Any] = self.told("show", number)
        return found
