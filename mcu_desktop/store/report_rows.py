"""The rows that reports tell one by one: the journal of some days, and who stands behind its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.store.lines import rows

if TYPE_CHECKING:
    from datetime import date

    from mcu_desktop.store.database import Database


class JournalLine(NamedTuple):
    """One case as the journal of registration tells it."""

    key: int
    id: str
    number: str
    regime: str
    form: str
    kind: str
    channel: str
    received_on: str
    registered_on: str
    applicant: str
    address: str
    summary: str
    marks: tuple[str, ...]
    due: str | None
    answered_on: str | None
    closed_on: str | None
    out_on: str | None


class Behind(NamedTuple):
    """One applicant of a case, as far as reports count or must not tell."""

    case: int
    surname: str
    address: str
    phone: str
    email: str
    benefit: str
    social: str


class ReportRows:
    """Reads cases of a period by the day that a report goes by."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def journal(self, first: date, last: date, regime: str | None = None) -> tuple[JournalLine, ...]:
        """Give what was registered in some days, perhaps of one regime, in the order of its numbers."""
        narrowed = " AND regime = ?" if regime else ""
        found = rows(
            self._database,
            f"SELECT {_LINE} FROM case_line WHERE registered_on BETWEEN ? AND ?{narrowed} "  # noqa: S608 - columns of ours
            "ORDER BY running",
            (first.isoformat(), last.isoformat(), *((regime,) if regime else ())),
        )
        return tuple(JournalLine._make((*row[:12], tuple(row[12].split()), *row[13:])) for row in found)

    def marks(self, first: date, last: date) -> dict[int, tuple[str, ...]]:
        """Give the marks of what came in some days."""
        found = rows(
            self._database,
            "SELECT key, marks FROM case_line WHERE received_on BETWEEN ? AND ?",
            (first.isoformat(), last.isoformat()),
        )
        return {key: tuple(marks.split()) for key, marks in found}

    def behind(self, first: date, last: date) -> tuple[Behind, ...]:
        """Give the applicants of what came in some days."""
        found = rows(
            self._database,
            "SELECT a.case_key, coalesce(a.surname, ''), coalesce(a.address, ''), coalesce(a.phone, ''), "
            "coalesce(a.email, ''), coalesce(a.benefit, ''), coalesce(a.social, '') FROM applicant a "
            "JOIN case_line c ON c.key = a.case_key WHERE c.received_on BETWEEN ? AND ?",
            (first.isoformat(), last.isoformat()),
        )
        return tuple(map(Behind._make, found))

    def returned(self, first: date, last: date) -> dict[str, int]:
        """Count how often the answers of each author came back to be written better."""
        found = rows(
            self._database,
            "SELECT author, count(*) FROM returned WHERE returned_on BETWEEN ? AND ? GROUP BY author",
            (first.isoformat(), last.isoformat()),
        )
        return dict(found)


_LINE = (
    "key, lower(hex(id)), number, regime, form, kind, channel, received_on, registered_on, applicant, "
    "address, summary, marks, answer_due, answered_on, closed_on, out_on"
)
