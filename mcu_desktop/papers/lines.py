"""Lines of a paper: numbered, ended with a stop, cut where they are too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_LINE = 1_500
"""Letters of a question that a paper repeats: a letter of sixty pages is enclosed, not copied."""


def numbered(said: Iterable[str]) -> tuple[str, ...]:
    """Give lines as a list: with numbers where there are several, each but the last with a semicolon."""
    plain = [shortened(line.strip().rstrip(".;")) for line in said if line.strip()]
    if len(plain) < 2:  # noqa: PLR2004 - one line needs no number
        return tuple(map(sentence, plain))
    ends = [";"] * (len(plain) - 1) + ["."]
    return tuple(
        f"{place}) {line}{end}" for place, (line, end) in enumerate(zip(plain, ends, strict=True), start=1)
    )


def lines(text: str) -> tuple[str, ...]:
    """Give the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def sentence(text: str) -> str:
    """End with a full stop what has no end of its own."""
    said = text.strip()
    return said if not said or said[-1] in ".!?…›" else f"{said}."


def shortened(text: str) -> str:
    """Cut what is too long for a line of a paper."""
    return text if len(text) <= _LONGEST_LINE else f"{text[: _LONGEST_LINE - 1].rstrip()}…"
