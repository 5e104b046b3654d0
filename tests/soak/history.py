"""What the desks of a soak heard, and whether the journals in the end agree with it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.store.files import raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Heard:
    """One desk's history: what it was told as done, and what it began without hearing the end."""

    done: dict[str, dict[str, Any]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    shrunk: int = 0
    """How often a desk held less than before, though nobody had put an old copy in its place."""


def heard(file: Path) -> Heard:
    """Read a history; a line torn by a kill was never heard. `restored` takes back what stood only there."""
    told, held = Heard(), 0
    for line in _lines(file):
        match line["say"]:
            case "begun":
                told.begun.add(line["text"])
            case "done":
                told.done[line["text"]] = line
                records = line.get("records", held)
                told.shrunk += records < held
                held = records
            case "restored":
                told.done = {text: one for text, one in told.done.items() if text in line["kept"]}
                held = 0
    return told


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def texts(home: Path) -> Counter[str]:
    """Count what was written on purpose by its unique words, wherever in the journal it stands."""
    found = Counter[str]()
    with raw(home) as connection:
        rows = connection.execute(
            "SELECT kind, body FROM journal WHERE kind IN ('registered', 'noted', 'corrected') "
            "AND stream_kind = 'case'"
        )
        for kind, body in rows:
            told = json.loads(body)
            found[told["reason" if kind == "corrected" else "text"]] += 1
    return found


def violations(histories: dict[str, Heard], homes: dict[str, Path]) -> list[str]:
    """Compare what was heard with what every journal says."""
    found: list[str] = []
    begun = set[str]().union(*(one.begun for one in histories.values()))
    done = {
        text: line
        for one in histories.values()
        for text, line in one.done.items()
        if not text.startswith("exchange")
    }
    for name, home in homes.items():
        told = texts(home)
        found += [f"{name} lacks {text}" for text in done if text not in told]
        found += [f"{name} holds {text}, which nobody did" for text in told if text not in begun]
        found += [f"{name} holds {text} {times} times" for text, times in told.items() if times > 1]
    found += [f"{name} held less than before" for name, one in histories.items() if one.shrunk]
    numbers = Counter(line["number"] for line in done.values() if "number" in line)
    found += [f"№ {number} was given {times} times" for number, times in numbers.items() if times > 1]
    return found
