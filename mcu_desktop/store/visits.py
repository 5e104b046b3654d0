"""Visits to receptions as rows: told from their facts, asked for by day, by card and by case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from mcu_desktop.domain.reception.visit import Visit, VisitId, fold_visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.store.database import Database
    from mcu_desktop.store.journal_table import History

_COLUMNS = ("id", "day", "whom", "station", "year", "ordinal", "case_id", "body")
_WRITE = f"INSERT OR REPLACE INTO visit ({', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - ours
_HIGHEST = "SELECT coalesce(max(ordinal), 0) FROM visit WHERE station = ? AND year = ?"
_decoder = msgspec.json.Decoder(Visit)


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
        return next(self._found("id = ?", (bytes.fromhex(id_),)), None)

    def of_day(self, day: date, whom: CardId) -> tuple[Visit, ...]:
        """Give the visits of an official on a day."""
        with self._database.reading() as connection:
            return of_day(connection, day, whom)

    def between(self, first: date, last: date) -> tuple[Visit, ...]:
        """Give the visits of some days, in their order."""
        days = (first.isoformat(), last.isoformat())
        return tuple(self._found("day BETWEEN ? AND ? ORDER BY day, whom, id", days))

    def of_case(self, case: CaseId) -> Visit | None:
        """Give the visit that a case came from."""
        return next(self._found("case_id = ?", (bytes.fromhex(case),)), None)

    def _found(self, condition: str, values: Sequence[Any]) -> Iterator[Visit]:
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT body FROM visit WHERE {condition}", values).fetchall()  # noqa: S608 - ours
        return (_decoder.decode(body) for (body,) in rows)


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
