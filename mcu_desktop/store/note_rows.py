"""The rows that a note over some periods counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcu_desktop.store.collecting import no_cycles
from mcu_desktop.store.lines import rows
from mcu_desktop.store.rows import NoteCase, NoteQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mcu_desktop.store.database import Database


class NoteRows:
    """Reads cases and questions as the note counts them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @no_cycles()
    def within(
        self, spans: Iterable[tuple[date, date]], today: date
    ) -> tuple[tuple[NoteCase, ...], tuple[NoteQuestion, ...]]:
        """Give the cases that came in, went out or were open in any of the spans, and their questions."""
        periods = [(first.isoformat(), last.isoformat()) for first, last in spans]
        touched = " OR ".join(
            "c.received_on BETWEEN ? AND ? OR c.registered_on BETWEEN ? AND ? OR c.closed_on BETWEEN ? AND ? "
            "OR c.out_on BETWEEN ? AND ? OR c.answered_on BETWEEN ? AND ?"
            for _ in periods
        )
        values = [value for period in periods for value in period * 5]
        ends = [last for _, last in periods]
        first_end = min(ends, default=today.isoformat())
        chosen = f"({touched} OR (c.registered_on <= ? AND coalesce(c.closed_on, c.out_on, '9999') > ?))"
        values += [max(ends, default=today.isoformat()), first_end]
        cases = self._rows(
            "SELECT c.key, lower(hex(c.id)), c.number, c.regime, c.form, c.kind, c.channel, c.received_on, "  # noqa: S608
            "c.registered_on, c.answer_due, c.answered_on, c.closed_on, c.out_on, c.territory, c.repeated, "
            f"c.extended, c.control FROM case_line c WHERE {chosen} ORDER BY c.key",
            values,
        )
        questions = self._rows(
            "SELECT q.case_key, coalesce(q.block, ''), coalesce(q.code, ''), '', "  # noqa: S608
            "coalesce(q.executor, ''), coalesce(q.result, '') FROM question q "
            f"JOIN case_line c ON c.key = q.case_key WHERE {chosen} ORDER BY q.case_key, q.id",
            values,
        )
        return tuple(map(NoteCase._make, cases)), tuple(map(NoteQuestion._make, questions))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return rows(self._database, sql, values)
