"""The registration numbers of a station: which comes next, which were given, which several cases bear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.office.journals import OUTGOING
from mcu_desktop.later import later

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.chapters import papers
    from mcu_desktop.store.journal_table import History
else:
    papers = later("mcu_desktop.domain.cases.chapters.papers")

_HIGHEST = (
    "SELECT max(coalesce((SELECT max(ordinal) FROM number_claim "
    "WHERE journal = :journal AND station = :station AND year = :year), 0), "
    "coalesce((SELECT ordinal FROM number_floor WHERE journal = :journal AND year = :year), 0))"
)
_GIVEN = (
    "SELECT journal, year, max(ordinal) FROM (SELECT journal, year, ordinal FROM number_claim "
    "WHERE station = ? UNION ALL SELECT journal, year, ordinal FROM number_floor) GROUP BY 1, 2"
)
_RAISE = (
    "INSERT INTO number_floor VALUES (?, ?, ?) "
    "ON CONFLICT (journal, year) DO UPDATE SET ordinal = max(ordinal, excluded.ordinal)"
)
_DOUBLED = (
    "SELECT journal, station, year, ordinal FROM number_claim WHERE former = 0 "
    "GROUP BY journal, station, year, ordinal HAVING count(*) > 1"
)
_BEARERS = (
    "SELECT lower(hex(case_id)) FROM number_claim WHERE former = 0 "
    "AND (journal, station, year, ordinal) = (?, ?, ?, ?) ORDER BY case_id"
)

Numbers = Mapping[tuple[str, int], int]
"""A running number for each journal and year."""


def highest(connection: Any, journal: str, station: str, year: int) -> int:
    """Give the highest number that anyone has seen of a station."""
    place = {"journal": journal, "station": station, "year": year}
    return int(connection.execute(_HIGHEST, place).fetchone()[0])


def given(connection: Any, station: str) -> Numbers:
    """Give the highest number of a station in each journal and year."""
    return {(journal, year): ordinal for journal, year, ordinal in connection.execute(_GIVEN, (station,))}


def go_on_above(connection: Any, numbers: Numbers) -> None:
    """Give no number again that was given before the records of it were lost."""
    connection.executemany(_RAISE, [(*place, ordinal) for place, ordinal in numbers.items()])


def doubled(connection: Any) -> int:
    """Count the numbers that several cases bear."""
    return int(connection.execute(f"SELECT count(*) FROM ({_DOUBLED})").fetchone()[0])  # noqa: S608 - our own words


def of_letters(past: History, case: bytes) -> list[tuple[str, str, int, int, bytes, int]]:
    """Give the claims of letters, of one that was taken back, too: nobody knows whether it was posted."""
    return [
        (OUTGOING, fact.station, fact.issued_on.year, fact.ordinal, case, 1)
        for fact in past.facts
        if isinstance(fact, papers.PaperIssued) and fact.number
    ]


def bearers(connection: Any, number: tuple[str, str, int, int]) -> tuple[str, ...]:
    """Give the cases that bear a number: journal, station, year and ordinal."""
    return tuple(case for (case,) in connection.execute(_BEARERS, number))


def borne_by_several(connection: Any) -> tuple[tuple[str, ...], ...]:
    """Give the cases of each number that several bear."""
    return tuple(bearers(connection, number) for number in connection.execute(_DOUBLED).fetchall())
