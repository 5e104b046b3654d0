"""Applicants as the directory of citizens meets them: found by name or by clues, each with its case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.repeats.directory import Sighting
from mcu_desktop.domain.spelling import folded
from mcu_desktop.store.lines import rows, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from mcu_desktop.store.database import Database

_APPLICANT = ("surname", "name", "patronymic", "organisation", "address", "phone", "email")
_COLUMNS = ", ".join(f"a.{name}" for name in _APPLICANT)
_SIGHTINGS = (
    "SELECT c.key, lower(hex(c.id)), c.number, c.summary, c.status IN ('done', 'out'), "  # noqa: S608 - our own columns
    "a.place, a.since, a.change, "
    f"coalesce(z.citizen, ''), {_COLUMNS} FROM ("
    f"SELECT a.case_key, a.place, '' AS since, 0 AS change, {_COLUMNS} FROM applicant a "
    f"WHERE a.case_key IN ({{0}}) UNION ALL "
    f"SELECT a.case_key, a.place, a.since, 1, {_COLUMNS} FROM citizen_change a "
    f"WHERE a.case_key IN ({{0}})) a "
    "JOIN case_line c ON c.key = a.case_key "
    "LEFT JOIN citizen z ON z.case_key = a.case_key AND z.place = a.place"
)
_ON = "SELECT lower(hex(id)), registered_on FROM case_line WHERE key IN ({})"
_BY_NAME = (
    "SELECT DISTINCT case_key FROM applicant WHERE folded >= ? AND folded < ? ORDER BY case_key DESC LIMIT ?"
)
_LATEST = "SELECT case_key FROM applicant ORDER BY case_key DESC LIMIT ?"
_OF_CASE = "SELECT key FROM case_line WHERE id = ?"
_BY_CLUE = "SELECT case_key FROM clue WHERE clue = ? ORDER BY case_key DESC LIMIT ?"


class CitizenRows:
    """Reads applicants, as far as this person sees them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_name(self, typed: str, *, limit: int) -> tuple[Sighting, ...]:
        """Give the newest applicants whose name begins as typed; without a word the newest of all."""
        beginning = folded(storable(typed)).strip()
        found = (
            rows(self._database, _BY_NAME, (beginning, beginning + "\uffff", limit))
            if beginning
            else rows(self._database, _LATEST, (limit,))
        )
        return self._sightings([key for (key,) in found])

    def of_case(self, case: str) -> tuple[Sighting, ...]:
        """Give the applicants of one case."""
        found = rows(self._database, _OF_CASE, (bytes.fromhex(case),))
        return self._sightings([key for (key,) in found])

    def by_clues(self, clues: Iterable[str], *, each: int) -> tuple[Sighting, ...]:
        """Give the applicants of cases that left one of some clues, the newest of each."""
        keys = {key for clue in clues for (key,) in rows(self._database, _BY_CLUE, (storable(clue), each))}
        return self._sightings(sorted(keys))

    def _sightings(self, keys: Sequence[int]) -> tuple[Sighting, ...]:
        if not keys:
            return ()
        places = ",".join("?" * len(keys))
        days = dict(rows(self._database, _ON.format(places), keys))
        found = rows(self._database, _SIGHTINGS.format(places), [*keys, *keys])
        return tuple(_sighting(row, days) for row in found)


def _sighting(row: Sequence[Any], days: dict[str, str]) -> Sighting:
    key, case, number, summary, ended, place, since, change, citizen, *applicant = row
    return Sighting(
        key=key,
        case=case,
        number=number,
        on=date.fromisoformat(since or days[case]),
        place=place,
        applicant=Applicant(**dict(zip(_APPLICANT, applicant, strict=True))),
        citizen=citizen,
        summary=summary,
        ended=bool(ended),
        change=bool(change),
    )
