"""Candidates for a repeat: cases that share a clue with what is being typed, the newest few of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.repeats import clues
from mcu_desktop.domain.repeats.matters import Matter
from mcu_desktop.domain.repeats.people import who
from mcu_desktop.domain.repeats.verdicts import Earlier
from mcu_desktop.store.case_rows import key_on
from mcu_desktop.store.lines import storable

if TYPE_CHECKING:
    from mcu_desktop.domain.repeats.people import Who
    from mcu_desktop.store.database import Database

_OF_A_CLUE = 20
"""Cases of one clue that are compared at most: a surname is shared by many, a door by few."""
_OF_A_CODE = 15
_CASES = (
    "SELECT key, id, number, registered_on, place, summary, answered_on, answer_due, closed_on, out_on "
    "FROM case_line WHERE key IN ({})"
)
_SAID = "case_key, surname, name, patronymic, organisation, address, phone, email"
_PEOPLE = (
    f"SELECT {_SAID} FROM applicant WHERE case_key IN ({{0}}) "  # noqa: S608 - our own columns
    f"UNION ALL SELECT {_SAID} FROM citizen_change WHERE case_key IN ({{0}})"
)
_CODES = "SELECT case_key, code FROM question WHERE case_key IN ({}) AND code IS NOT NULL"
_BY_CLUE = "SELECT case_key FROM clue WHERE clue = ? AND case_key >= ? ORDER BY case_key DESC LIMIT ?"
_ALL = "SELECT case_key FROM clue WHERE clue = ? ORDER BY case_key DESC"
_BY_CODE = "SELECT case_key FROM question WHERE code = ? AND case_key >= ? ORDER BY case_key DESC LIMIT ?"


class Clues:
    """Finds earlier cases by what is typed of the next one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_problem(self, problem: str) -> list[int]:
        """Give the keys of the cases about a problem of several people, the newest first."""
        return self._of(clues.of_problem(problem))

    def _of(self, clue: str) -> list[int]:
        with self._database.reading() as connection:
            found = connection.execute(_ALL, (storable(clue),)).fetchall()
        return [key for (key,) in found]

    def candidates(self, people: Iterable[Who], matter: Matter, *, lately: date) -> tuple[Earlier, ...]:
        """Give cases of people who may be the same, and recent ones that may be about the same matter."""
        since = key_on(lately)
        lookups: list[tuple[str, tuple[object, ...]]] = [
            *((_BY_CLUE, (storable(clue), 0, _OF_A_CLUE)) for clue in clues.of_people(people)),
            *((_BY_CLUE, (storable(clue), since, _OF_A_CLUE)) for clue in clues.of_place(matter)),
            *((_BY_CODE, (storable(code), since, _OF_A_CODE)) for code in matter.codes),
        ]
        with self._database.reading() as connection:
            keys = {key for sql, values in lookups for (key,) in connection.execute(sql, values)}
            return _earlier(connection, sorted(keys)) if keys else ()


def _earlier(connection: Any, keys: list[int]) -> tuple[Earlier, ...]:
    places = ",".join("?" * len(keys))
    people: dict[int, list[Who]] = {}
    for key, surname, name, patronymic, organisation, address, phone, email in connection.execute(
        _PEOPLE.format(places), [*keys, *keys]
    ):
        applicant = Applicant(
            surname=surname,
            name=name,
            patronymic=patronymic,
            organisation=organisation,
            address=address,
            phone=phone,
            email=email,
        )
        people.setdefault(key, []).append(who(applicant))
    codes: dict[int, list[str]] = {}
    for key, code in connection.execute(_CODES.format(places), keys):
        codes.setdefault(key, []).append(code)
    return tuple(
        Earlier(
            id=id_.hex(),
            number=number,
            on=date.fromisoformat(registered_on),
            people=tuple(people.get(key, ())),
            matter=Matter(codes=tuple(codes.get(key, ())), questions=summary, place=place),
            answered_on=_day(answered_on),
            due=_day(due) if answered_on is None else None,
            ended=bool(closed_on or out_on),
        )
        for key, id_, number, registered_on, place, summary, answered_on, due, closed_on, out_on in (
            connection.execute(_CASES.format(places), keys)
        )
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
