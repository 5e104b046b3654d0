"""How well groups were found where the truth is known: two by two."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs that belong together, pairs that were found, and those that are both."""

    true: int
    found: int
    both: int

    @property
    def recall(self) -> float:
        """So much of what belongs together was found."""
        return self.both / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """So much of what was found belongs together."""
        return self.both / self.found if self.found else 1.0

    def figures(self) -> dict[str, float]:
        """Give all of it by name."""
        return {
            "true": self.true,
            "found": self.found,
            "both": self.both,
            "recall": round(self.recall, 4),
            "precision": round(self.precision, 4),
        }

    def words(self) -> str:
        """Say it in a line."""
        return (
            f"полнота {self.recall:.1%} ({self.both} из {self.true} пар), "
            f"точность {self.precision:.1%} ({self.both} из {self.found})"
        ).replace(".", ",")


def measured(found: Iterable[Sequence[str]], true: Iterable[Sequence[str]]) -> Measured:
    """Compare groups found with the true ones, two by two."""
    found_pairs, true_pairs = _pairs(found), _pairs(true)
    return Measured(len(true_pairs), len(found_pairs), len(found_pairs & true_pairs))


def _pairs(groups: Iterable[Sequence[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
