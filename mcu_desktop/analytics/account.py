"""What a section is written from: the heaps of a period and the figures counted from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from mcu_desktop.analytics.figures import percent
from mcu_desktop.analytics.reckoning import Reckoning
from mcu_desktop.analytics.wording import Count, listed, quoted, tell
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.note import Cell, Figure
from mcu_desktop.domain.spelling import agreeing

_SENTENCE = 60
_FOREMOST, _WITH_EQUALS = 3, 5
"""How many a sentence names first, and how many at most where the last of them has equals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Heaps and figures of one period."""

    reckoning: Reckoning
    figures: Mapping[str, Figure]
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def value(self, name: str) -> int | float:
        """Give a figure's number, 0 for what did not occur."""
        figure = self.figures.get(name)
        return figure.value if figure is not None else 0

    def count(self, name: str) -> int:
        """Give a count for a sentence, 0 for what did not occur."""
        return Count(int(self.figures[name].value), name) if name in self.figures else 0

    def counts(self, names: Iterable[str]) -> tuple[int, ...]:
        """Give counts for a chart."""
        return tuple(int(self.value(name)) for name in names)

    def cell(self, name: str) -> Cell:
        """Give the cell of a figure, empty where it has no meaning (an average over nothing)."""
        if name not in self.figures:
            return Cell(value=None)
        return Cell(value=self.figures[name].value, figure=name)

    def counted(self, name: str) -> Cell:
        """Give the cell of a count, 0 for what did not occur."""
        return self.cell(name) if name in self.figures else Cell(value=0)

    def share(self, name: str, whole: Figure) -> Cell:
        """Give the share of a count in another, with the cases of the count behind it."""
        if name not in self.figures:
            return Cell(value=0.0)
        return Cell(value=percent(self.figures[name].value, whole.value), figure=name)

    def block(self, name: str) -> str:
        """Give a block as a sentence can hold it: whole, or short where the whole would fill lines."""
        return name if len(name) <= _SENTENCE else self.reckoning.blocks[name]

    def told(self, prefix: str, block: str) -> str:
        """Give a block with its count as a sentence lists it: «Энергетика» – 3."""
        return f"{quoted(self.block(block))} – {tell(self.count(prefix + block))}"

    def all_told(self, prefix: str, blocks: Iterable[str]) -> str:
        """Give blocks with their counts in one list."""
        return listed([self.told(prefix, block) for block in blocks])

    def spread(self, prefix: str, blocks: Sequence[str]) -> str:
        """Say how something lies where no block stands out: по 7 блокам, не больше 3 в каждом."""
        where = agreeing(len(blocks), "блоку", "блокам", "блокам")
        return f"по {len(blocks)} {where}, не больше {self.most(prefix, blocks)} в каждом"

    def foremost(self, prefix: str, names: Sequence[str]) -> tuple[str, ...]:
        """Give those of the greatest count, greatest first; equals together, or none where they are many."""
        ordered = sorted(names, key=lambda name: -self.value(prefix + name))
        if len(ordered) <= _FOREMOST:
            return tuple(ordered)
        least = self.value(prefix + ordered[_FOREMOST - 1])
        first = tuple(name for name in ordered if self.value(prefix + name) >= least)
        above = tuple(name for name in ordered if self.value(prefix + name) > least)
        return first if len(first) <= _WITH_EQUALS else above

    def most(self, prefix: str, names: Iterable[str]) -> int:
        """Give the greatest count."""
        return max(int(self.value(prefix + name)) for name in names)

    def parts(self, prefix: str) -> tuple[str, ...]:
        """Give what a figure is split by (`received.channel.`), in the order counted, comparisons apart."""
        if prefix not in self._parts:
            self._parts[prefix] = tuple(
                name.removeprefix(prefix)
                for name in self.figures
                if name.startswith(prefix) and not name.endswith((".previous", ".year_before"))
            )
        return self._parts[prefix]

    def parts_before(self, prefix: str) -> tuple[str, ...]:
        """Give what the figure of the period before is split by."""
        return tuple(
            name.removeprefix(prefix).removesuffix(".previous")
            for name in self.figures
            if name.startswith(prefix) and name.endswith(".previous")
        )


def words(text: str) -> Cell:
    """Give a cell that holds words."""
    return Cell(value=text)


def totals(cells: Iterable[Cell]) -> Cell:
    """Give the sum of counts."""
    return Cell(value=sum(int(cell.value or 0) for cell in cells))
