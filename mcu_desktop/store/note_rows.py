"""The rows that a note over some periods counts."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from mcu_desktop.store.collecting import no_cycles
from mcu_desktop.store.lines import chosen
from mcu_desktop.store.models import CASES, QUESTIONS
from mcu_desktop.store.peewee_alone import SQL, fn
from mcu_desktop.store.rows import NoteCase, NoteQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable
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
        touched = [day.between(first, last) for first, last in periods for day in _DAYS]
        ends = [last for _, last in periods] or [today.isoformat()]
        gone_on = fn.COALESCE(CASES.closed_on, CASES.out_on, "9999")
        was_open = (CASES.registered_on <= max(ends)) & (gone_on > min(ends))
        within = reduce(or_, [*touched, was_open])
        cases = CASES.select(*_OF_CASE).where(within).order_by(CASES.key)
        questions = (
            QUESTIONS.select(*_OF_QUESTION)
            .join(CASES, on=(CASES.key == QUESTIONS.case_key))
            .where(within)
            .order_by(QUESTIONS.case_key, QUESTIONS.id)
        )
        return (
            tuple(map(NoteCase._make, chosen(self._database, cases))),
            tuple(map(NoteQuestion._make, chosen(self._database, questions))),
        )


_DAYS = (CASES.received_on, CASES.registered_on, CASES.closed_on, CASES.out_on, CASES.answered_on)
_OF_CASE = (
    CASES.key, fn.LOWER(fn.HEX(CASES.id)), CASES.number, CASES.regime, CASES.form, CASES.kind,
    CASES.channel, CASES.territory, CASES.received_on, CASES.registered_on, CASES.answer_due,
    CASES.answered_on, CASES.closed_on, CASES.out_on, CASES.repeated, CASES.extended, CASES.control,
)  # fmt: skip
_OF_QUESTION = (
    QUESTIONS.case_key, fn.COALESCE(QUESTIONS.block, ""), fn.COALESCE(QUESTIONS.code, ""), SQL("''"),
    fn.COALESCE(QUESTIONS.executor, ""), fn.COALESCE(QUESTIONS.result, ""),
    fn.COALESCE(QUESTIONS.measures, ""),
)  # fmt: skip
