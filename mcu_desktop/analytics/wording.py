"""Whole Russian sentences about figures: agreement, comparison, lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

from mcu_desktop.domain.notes.note import Mention
from mcu_desktop.domain.notes.wording import number, share
from mcu_desktop.domain.spelling import agreeing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.notes.period import Period

_BEGINS, _PARTS, _ENDS = "\ue000", "\ue001", "\ue002"
"""Signs without a meaning of their own, around a figure's name and around the words that tell it."""
_MARK = re.compile("\ue000([^\ue000-\ue002]+)\ue001([^\ue000-\ue002]+)\ue002")
FEW = 5
"""From so many on a change is also told in per cent; of fewer, 300 % would only frighten."""


class Count(int):
    """A count that knows its figure; what is reckoned from it is a number like any other."""

    figure: str

    def __new__(cls, value: int, figure: str) -> Self:
        """Give a number its figure."""
        made = super().__new__(cls, value)
        made.figure = figure
        return made


def tell(count: float) -> str:
    """Give a number; one that knows its figure is marked with it."""
    return marked(number(count), count.figure) if isinstance(count, Count) else number(count)


def marked(text: str, figure: str) -> str:
    """Mark words that tell a figure, until the sentence is whole."""
    return f"{_BEGINS}{figure}{_PARTS}{text}{_ENDS}"


def unmarked(sentence: str) -> tuple[str, tuple[Mention, ...]]:
    """Give a whole sentence, and where in it which figure is told."""
    mentions, text, done = [], "", 0
    for mark in _MARK.finditer(sentence):
        text += sentence[done : mark.start()]
        mentions.append(Mention(start=len(text), end=len(text) + len(mark[2]), figure=mark[1]))
        text, done = text + mark[2], mark.end()
    return text + sentence[done:], tuple(mentions)


def appeals(count: float) -> str:
    """Give «21 обращение», as subject or after «на»."""
    return f"{tell(count)} {agreeing(int(count), 'обращение', 'обращения', 'обращений')}"


def by_appeals(count: float) -> str:
    """Give «21 обращению», after «по»."""
    return f"{tell(count)} {agreeing(int(count), 'обращению', 'обращениям', 'обращениям')}"


def of_appeals(count: float) -> str:
    """Give «21 обращения», after «из» or «срок»."""
    return f"{tell(count)} {agreeing(int(count), 'обращения', 'обращений', 'обращений')}"


def compared(now: float, before: float, than: str) -> str:
    """Say how a count changed: «на 12 больше, чем неделей ранее (+25,0 %)»."""
    if now == before:
        return f"столько же, сколько {than}"
    if not before:
        return f"{than} таких обращений не было"
    more = "больше" if now > before else "меньше"
    told = f"на {number(abs(now - before))} {more}, чем {than}"
    if before < FEW:
        return told
    return f"{told} ({'+' if now > before else '−'}{share(100 * abs(now - before) / before)})"


def both_compared(now: float, before: float, year_before: float, period: Period) -> str:
    """Compare with the period before and with the last year, once when they are the same days."""
    told = compared(now, before, than_before(period))
    if period.previous() == period.year_before():
        return told
    if not before and not year_before and not now:
        return f"столько же, сколько {than_before(period)} и {than_year_before(period)}"
    return f"{told}, и {compared(now, year_before, than_year_before(period))}"


def than_before(period: Period) -> str:
    """Name the period before, after «чем»."""
    return "неделей ранее" if period.weekly else "в предыдущем периоде"


def than_year_before(period: Period) -> str:
    """Name the same days of the last year, after «чем»."""
    return "на той же неделе прошлого года" if period.weekly else "за те же дни прошлого года"


def growth(now: float, before: float) -> float | str | None:
    """Give the change in per cent, or words where the number before is too small for it."""
    if not before:
        return "впервые" if now else None
    return round(100 * (now - before) / before, 1) if before >= FEW else "мало данных"


def listed(items: Sequence[str], *, last: str = "и") -> str:
    """Give «a, b и c»."""
    *others, end = items
    return f"{', '.join(others)} {last} {end}" if others else end


def quoted(name: str) -> str:
    """Put a name into Russian quotation marks, its own ones turned into inner ones."""
    inner = name.replace("«", "„").replace("»", "“")
    return f"«{inner}»"
