"""What reports are counted from: the rows of some days, sorted into the heaps of the note, with names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter

from mcu_desktop.analytics.heaps import heaped
from mcu_desktop.analytics.reckoning import NO_BLOCK, NO_EXECUTOR, Names, Reckoning, reckon
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.store.rows import NoteCase, NoteQuestion

_QUESTION = len("0005.0005.0056.1160")
"""How much of a code names its question; what follows is a subquestion."""

Fetch = Callable[[Iterable[tuple[date, date]], date], tuple[tuple[NoteCase, ...], tuple[NoteQuestion, ...]]]
"""Gives the cases that some spans touch, and their questions."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """The register as a report of a period sees it, read once."""

    period: Period
    today: date
    now: str
    """The moment, for a day that is not over."""
    fetch: Fetch
    blocks: Mapping[str, str]
    """Short names by whole names, in the office's order."""
    names: Names

    @property
    def as_of(self) -> date:
        """The day whose state «в работе» and «просрочено» describe."""
        return min(self.period.last, self.today)

    def of(self, period: Period) -> Source:
        """Give the same register about other days."""
        return Source(
            period=period,
            today=self.today,
            now=self.now,
            fetch=self.fetch,
            blocks=self.blocks,
            names=self.names,
        )

    @property
    def cases(self) -> tuple[NoteCase, ...]:
        """Everything that the period touches, and the one before it."""
        return self._rows[0]

    @cached_property
    def _rows(self) -> tuple[tuple[NoteCase, ...], tuple[NoteQuestion, ...]]:
        spans = [(span.first, span.last) for span in (self.period, self.period.previous())]
        return self.fetch(spans, self.today)

    @cached_property
    def reckoning(self) -> Reckoning:
        """The heaps of the period."""
        cases, questions = self._rows
        return reckon(
            period=self.period,
            as_of=self.as_of,
            cases=cases,
            questions=questions,
            blocks=self.blocks,
            names=self.names,
            now=self.now if self.period.last >= self.today else None,
        )

    @cached_property
    def questions_of(self) -> dict[int, list[NoteQuestion]]:
        """The questions of each case."""
        return heaped(map(attrgetter("case"), self.reckoning.questions), self.reckoning.questions)

    @cached_property
    def by_executor(self) -> dict[str, tuple[int, ...]]:
        """The cases of each executor, by name."""
        questions, person = self.reckoning.questions, self.names.person
        named = (person(question.executor) or NO_EXECUTOR for question in questions)
        groups = heaped(named, [question.case for question in questions])
        return {name: tuple(dict.fromkeys(groups[name])) for name in sorted(groups)}

    def topic(self, code: str) -> str:
        """Name a code; a subquestion says little without its question."""
        name, above = self.names.topic(code), code[:_QUESTION]
        return f"{self.names.topic(above)}: {name}" if above != code and name else name

    def block_of(self, question: NoteQuestion) -> str:
        """Name the block of a question."""
        return self.names.block(question.block) or NO_BLOCK

    def blocks_in_words(self, case: int) -> str:
        """Name the blocks of a case."""
        named = dict.fromkeys(self.block_of(question) for question in self.questions_of.get(case, ()))
        return "; ".join(self.reckoning.blocks.get(name, name) for name in named)

    def executors_in_words(self, case: int) -> str:
        """Name who works on a case."""
        questions = self.questions_of.get(case, ())
        named = (self.names.person(question.executor) for question in questions)
        return "; ".join(dict.fromkeys(filter(None, named))) or NO_EXECUTOR
