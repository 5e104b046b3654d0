"""How long cases of each sort are kept: data of the program, changed by the office's nomenclature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.tables import read_table
from mcu_desktop.domain.vocabulary import Kind, Regime

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mcu_desktop.domain.cards.kinds import RetentionChange
    from mcu_desktop.domain.cases.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long one sort of cases is kept, and what says so."""

    id: str
    title: str
    regimes: tuple[Regime, ...]
    kinds: tuple[Kind, ...] = ()
    """All of them where none is named."""
    years: int
    """0 – for ever."""
    article: str

    def covers(self, case: Case) -> bool:
        """Tell whether it speaks of a case."""
        return case.regime in self.regimes and (not self.kinds or case.kind in self.kinds)

    def over_from(self, ended_on: date) -> date | None:
        """Give the first day when a case that ended then need not be kept; `None` where it is for ever.

        The time of keeping is counted from the first of January after the year of the end.
        """
        return date(ended_on.year + self.years + 1, 1, 1) if self.years else None


def parse_keeping(text: str) -> tuple[Keeping, ...]:
    """Read terms of keeping from TOML; the first that covers a case decides."""
    return tuple(
        Keeping(
            id=table.text("id"),
            title=table.text("title"),
            regimes=table.words("regimes", Regime),
            kinds=table.words("kinds", Kind),
            years=table.number("years"),
            article=table.text("article"),
        )
        for table in read_table(text).tables("term")
    )


def with_changes(terms: Iterable[Keeping], changes: Mapping[str, RetentionChange]) -> tuple[Keeping, ...]:
    """Let the office's own terms stand in place of the usual ones."""
    return tuple(
        replace(term, years=change.years, article=change.article)
        if (change := changes.get(term.id))
        else term
        for term in terms
    )
