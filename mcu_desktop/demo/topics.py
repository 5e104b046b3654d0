"""What people write about: topics by classifier code, with the words for question, answer and work."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec

from mcu_desktop.dataclass import dataclass
from mcu_desktop.settings import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One subject. Sentences hold slots for the place (`{at}`, `{by}`, `{of}`, `{short}`) and for numbers."""

    code: str
    weight: float
    scope: str
    """Whose place the question is about: `house`, `home`, `street`, `settlement`, `town`, an institution."""
    ask: Lines
    matter: Lines
    harm: Lines = ()
    wish: Lines
    """Infinitives after «прошу» and «просит»."""
    chat: Lines = ()
    """The same in the manner of social networks."""
    season: str = "always"
    kinds: Lines = ("complaint", "statement")
    channels: Lines = ()
    """Where the topic comes only by some roads."""
    personal: bool = False
    """One person's own affair: no collective letters, no networks."""
    business: bool = False
    """Organisations write of it, too."""
    alone: bool = False
    """Never stands beside another question."""
    once: bool = False
    """Nobody writes of it again."""
    results: tuple[int, int, int, int] = (42, 12, 33, 13)
    """How often it ends with measures taken, measures promised, an explanation, a refusal."""
    step: Lines = ()
    done: Lines = ()
    plan: Lines = ()
    explain: Lines = ()
    refuse: Lines = ()
    block: str = ""
    """Key of the block; written once for a file."""


class Topics:
    """All topics, drawn by the season."""

    def __init__(self, seasons: Mapping[str, tuple[float, ...]]) -> None:
        folder = resource("demo") / "topics"
        self.all = tuple(
            topic for file in sorted(folder.glob("*.toml")) for topic in parse(file.read_text("utf-8"))
        )
        self._weights = [
            list(accumulate(topic.weight * seasons[topic.season][month] for topic in self.all))
            for month in range(12)
        ]

    def busy(self, month: int) -> float:
        """Tell how much comes in a month (1 to 12), against the other months."""
        return self._weights[month - 1][-1]

    def draw(self, month: int, random: Random) -> Topic:
        """Give a topic that people write about in a month."""
        return random.choices(self.all, cum_weights=self._weights[month - 1])[0]


def parse(text: str) -> tuple[Topic, ...]:
    """Read a block's topics, each strand of a subject as one.

    A line that begins with marks (`#лужа#яма …`) goes only with a matter of the same mark, so that
    nobody is thanked with a lift for asking about a bench; a line without a mark goes with any. Where
    a strand says nothing of work and answers, the block's own lines stand.
    """
    file = msgspec.convert(tomllib.loads(text), type=_File)
    usual = {name: getattr(file, name) for name in _OFFICE}
    return tuple(
        strand
        for topic in file.topic
        for strand in _strands(replace(topic, block=topic.block or file.block), usual)
    )


def _strands(topic: Topic, usual: dict[str, Lines]) -> Iterator[Topic]:
    marks = dict.fromkeys(mark for line in topic.matter for mark in _marks(line))
    for mark in marks:
        lines: dict[str, Any] = {name: _fitting(getattr(topic, name), mark) for name in (*_CITIZEN, *_OFFICE)}
        share = sum(mark in _marks(line) for line in topic.matter) / len(topic.matter)
        lines["matter"] = tuple(_bare(line) for line in topic.matter if mark in _marks(line))
        lines |= {name: usual[name] for name in _OFFICE if not lines[name]}
        yield replace(topic, weight=topic.weight * share, **lines)


def _fitting(lines: Lines, mark: str) -> Lines:
    """Give the lines of a mark and those that fit any."""
    return tuple(_bare(line) for line in lines if {mark, ""} & set(_marks(line)))


def _marks(line: str) -> list[str]:
    """Give the marks of a line; the empty one stands for none."""
    return line.split(" ", 1)[0][1:].split("#") if line.startswith("#") else [""]


def _bare(line: str) -> str:
    return line.split(" ", 1)[1] if line.startswith("#") else line


_CITIZEN = ("ask", "matter", "harm", "wish", "chat")
_OFFICE = ("step", "done", "plan", "explain", "refuse")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    block: str
    step: Lines
    done: Lines
    plan: Lines
    explain: Lines
    refuse: Lines
    topic: tuple[Topic, ...]
