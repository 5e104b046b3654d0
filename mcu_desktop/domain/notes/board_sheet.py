"""A board as a value for paper: its columns one after another, each with its cases."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.period import day_in_words
from mcu_desktop.domain.spelling import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """A case on paper; every part is text for people."""

    number: str
    due: str
    left: str
    applicant: str
    summary: str
    marks: str
    executor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLane:
    """The cases of one executor in a column."""

    executor: str
    lines: tuple[BoardLine, ...]

    @property
    def heading(self) -> str:
        """Say whose lane it is and how many cases lie in it."""
        return f"{self.executor} · {len(self.lines)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardColumn:
    """A column with its cases, the most urgent first."""

    title: str
    lines: tuple[BoardLine, ...]
    late: int = 0
    limit: int | None = None
    over: int = 0
    """How many lie there above the limit, with those that a filter hides."""

    @property
    def lanes(self) -> tuple[BoardLane, ...]:
        """Part the column by executor, in the order in which the lines stand."""
        together = groupby(self.lines, key=lambda line: line.executor)
        return tuple(BoardLane(executor=who, lines=tuple(lines)) for who, lines in together)

    @property
    def heading(self) -> str:
        """Say what the column amounts to."""
        said = [f"{self.title} – {counted(len(self.lines), 'дело', 'дела', 'дел')}"]
        said += [f"просрочено {self.late}"] if self.late else []
        said += [f"предел {self.limit}"] if self.limit is not None else []
        said += [f"сверх предела {self.over}"] if self.over else []
        return ", ".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardSheet:
    """A board as it stood at a moment."""

    at: datetime
    title: str
    """Which blocks it shows."""
    narrowed: str
    """What it is narrowed to, in words; empty when it shows everything."""
    columns: tuple[BoardColumn, ...]
    in_lanes: bool = False
    """Every column is parted by executor."""

    @property
    def under(self) -> str:
        """Say when it stood so, and what it leaves out."""
        said = f"На {self.at:%H:%M} {day_in_words(self.at.date())}"
        return f"{said}. Показаны не все дела: {self.narrowed}." if self.narrowed else f"{said}."
