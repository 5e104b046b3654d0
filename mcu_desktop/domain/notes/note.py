"""A note: figures with the cases behind them, and the sections that a reader sees.

Everything that is drawn stands in the note itself, so a frozen one prints alike for ever. No type
here is a union of classes: the note can be written into a fact and read back as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.period import Period

NO_PROPOSALS = "Предложения не внесены."
"""Stands where nobody has proposed anything."""

Value = int | float | str | None
"""What a cell holds: a count, a share or average, words (or a day in ISO), nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and the keys of the cases behind it; a count is their number."""

    value: int | float
    cases: Sequence[int]


class Measure(StrEnum):
    """What the cells of a column are, so that every paper can show them in its own way."""

    TEXT = "text"
    COUNT = "count"
    CHANGE = "change"
    GROWTH = "growth"
    """Per cent with a sign, or words where a percentage would mislead."""
    SHARE = "share"
    """Per cent."""
    AMOUNT = "amount"
    """A number with one decimal place."""
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its head, what it holds, and its share of the width."""

    title: str
    measure: Measure = Measure.COUNT
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value, and the name of the figure it shows where there is one."""

    value: Value
    figure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns; `summed` says that the last row is the total."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summed: bool = False


class ChartKind(StrEnum):
    """How a chart is drawn."""

    LINES = "lines"
    SHARES = "shares"
    BARS = "bars"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line, or one bar in each group; `figures` names what each value counts."""

    name: str
    values: tuple[int, ...]
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as data: labels, and series over them."""

    kind: ChartKind
    title: str
    over: str
    """What the labels are: «Неделя», «Канал»; the head of the first column where the chart is a table."""
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where in a paragraph a figure is told: from one letter to before another."""

    start: int
    end: int
    figure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part of the note: text, then tables, then charts."""

    key: str
    title: str
    short: str
    """How a sheet of a workbook or a bookmark calls it."""
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    mentions: tuple[tuple[Mention, ...], ...] = ()
    """The figures told in each paragraph; none where a person worded it."""

    def reworded(self, paragraphs: tuple[str, ...]) -> Section:
        """Give the section in other words, in which nobody knows where a figure stands."""
        return self if paragraphs == self.paragraphs else replace(self, paragraphs=paragraphs, mentions=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """From whom the note goes, and to whom."""

    addressee: str
    """In the dative: «Главе городского округа Кинель»."""
    signer: str
    """The post of the head of the МЦУ."""
    signer_name: str = ""
    """Initials before the surname (ГОСТ Р 7.0.97), empty when the office writes no names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The weekly note, whole."""

    period: Period
    as_of: date
    """The day whose state «в работе» and «просрочено» describe."""
    letterhead: Letterhead
    figures: Mapping[str, Figure]
    sections: tuple[Section, ...]
    dated: date | None = None
    """The day it was signed; a blank to fill by hand until then."""

    @property
    def text(self) -> tuple[str, ...]:
        """Every paragraph in order."""
        return tuple(text for section in self.sections for text in section.paragraphs)

    def section(self, key: str) -> Section:
        """Give the section of that key."""
        return next(section for section in self.sections if section.key == key)

    def reworded(self, texts: Mapping[str, tuple[str, ...]]) -> Note:
        """Give the note with the paragraphs of some sections (by key) as a person wrote them."""
        return replace(
            self,
            sections=tuple(
                section.reworded(texts.get(section.key, section.paragraphs)) for section in self.sections
            ),
        )
