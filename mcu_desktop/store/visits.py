"""Visits to receptions as rows: told from their facts, asked for by day, by card and by case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.domain.reception.visit import Visit, VisitId, fold_visit
from mcu_desktop.domain.spelling import folded
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.store.lines import storable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.database import Database
    from mcu_desktop.store.journal_table import History

_COLUMNS = ("id", "day", "whom", "station", "year", "ordinal", "case_id", "body")
_WRITE = f"INSERT OR REPLACE INTO visit ({', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - ours
_HIGHEST = "SELECT coalesce(max(ordinal), 0) FROM visit WHERE station = ? AND year = ?"
_LINES = "SELECT v.body, c.number FROM visit v LEFT JOIN main.case_line c ON c.id = v.case_id WHERE v."
_ANSWERED = (
    "SELECT lower(hex(c.id)), c.number, c.registered_on, c.answered_on, c.summary FROM applicant a "
    "JOIN case_line c ON c.key = a.case_key WHERE a.folded >= ? AND a.folded < ? "
    "AND c.answered_on IS NOT NULL ORDER BY c.key DESC LIMIT ?"
)
_decoder = msgspec.json.Decoder(Visit)


class VisitLine(NamedTuple):
    """A visit, and the number of the case that came of it."""

    visit: Visit
    number: str


class AnsweredBefore(NamedTuple):
    """An earlier case of a visitor that was answered."""

    case: CaseId
    number: str
    registered_on: str
    answered_on: str
    summary: str


def tell(connection: Any, past: History) -> None:
    """Write the row of a visit anew; one whose booking was taken back has none."""
    visit = fold_visit(past.stream.id, past.told_of_visit)
    if visit is None:
        connection.execute("DELETE FROM visit WHERE id = ?", (bytes.fromhex(past.stream.id),))
    else:
        connection.execute(_WRITE, _row(visit))


def highest(connection: Any, station: str, year: int) -> int:
    """Give the highest number of a card that a station gave in a year."""
    return int(connection.execute(_HIGHEST, (station, year)).fetchone()[0])


def of_day(connection: Any, day: date, whom: CardId) -> tuple[Visit, ...]:
    """Give the visits of an official on a day."""
    rows = connection.execute(
        "SELECT body FROM visit WHERE day = ? AND whom = ? ORDER BY id", (day.isoformat(), whom)
    )
    return tuple(_decoder.decode(body) for (body,) in rows)


class Visits:
    """Reads the visits of a profile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def one(self, id_: VisitId) -> Visit | None:
        """Give a visit."""
        return next((line.visit for line in self._lines("id = ?", (bytes.fromhex(id_),))), None)

    def of_day(self, day: date, whom: CardId) -> tuple[VisitLine, ...]:
        """Give the visits of an official on a day."""
        return self._lines("day = ? AND v.whom = ? ORDER BY v.id", (day.isoformat(), whom))

    def between(self, first: date, last: date) -> tuple[VisitLine, ...]:
        """Give the visits of some days, in their order."""
        days = (first.isoformat(), last.isoformat())
        return self._lines("day BETWEEN ? AND ? ORDER BY v.day, v.whom, v.id", days)

    def of_case(self, case: CaseId) -> Visit | None:
        """Give the visit that a case came from."""
        return next((line.visit for line in self._lines("case_id = ?", (bytes.fromhex(case),))), None)

    def answered_before(self, name: str, *, limit: int = 20) -> tuple[AnsweredBefore, ...]:
        """Give the newest answered cases of people whose name begins so."""
        beginning = folded(storable(name)).strip()
        with self._database.reading() as connection:
            rows = connection.execute(_ANSWERED, (beginning, beginning + "\uffff", limit)).fetchall()
        return tuple(AnsweredBefore(CaseId(row[0]), *row[1:]) for row in rows)

    def _lines(self, condition: str, values: Sequence[Any]) -> tuple[VisitLine, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(_LINES + condition, values).fetchall()
        return tuple(VisitLine(_decoder.decode(body), number or "") for body, number in rows)


def _row(visit: Visit) -> tuple[Any, ...]:
    came = visit.came
    return (
        bytes.fromhex(visit.id),
        visit.day.isoformat(),
        visit.whom,
        came.station if came else None,
        came.year if came else None,
        came.ordinal if came else None,
        bytes.fromhex(visit.case) if visit.case else None,
        msgspec.json.encode(visit, order="sorted").decode(),
    )
