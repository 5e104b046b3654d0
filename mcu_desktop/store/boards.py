"""The boards: where cards hang, what is written on them, and how much lies on each block."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING, Any

from mcu_desktop.store.lines import OPEN_STATUSES, STAGES, one_of, rows
from mcu_desktop.store.rows import BlockCount, BoardCard, BoardPin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.database import Database

_AT_ONCE = 500
"""Cards read by one question: SQLite names so many values with ease."""


class Boards:
    """Reads where the questions of cases stand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pins(
        self, blocks: Sequence[CardId], *, ended_since: date, executor: CardId | None = None
    ) -> tuple[BoardPin, ...]:
        """Give where the cards of some blocks hang, the most urgent first; ended ones only since a day.

        What is never due comes last, and of two the older case goes first. Of questions that stand in
        different columns the one that is behind gives the card.
        """
        mine = f"{one_of('block', blocks)}{' AND executor = ?' if executor else ''}"
        asked: list[Any] = [*blocks, *([executor] if executor else [])]
        # Running and ended questions apart: each is one walk along the index by block.
        running, ended = f"{_PINS} {mine} AND ended_on IS NULL", f"{_PINS} {mine} AND ended_on >= ?"
        found = self._rows(f"{running} UNION ALL {ended}", (*asked, *asked, ended_since.isoformat()))
        pins = _one_a_case(tuple(starmap(BoardPin, found)))
        never = [pin for pin in pins if pin.due is None]
        return (*sorted(pin for pin in pins if pin.due is not None), *sorted(never))

    def cards(self, pins: Sequence[BoardPin]) -> list[BoardCard]:
        """Read the cards that hang somewhere; one that is gone meanwhile is left out."""
        written: dict[int, tuple[Any, ...]] = {}
        for first in range(0, len(pins), _AT_ONCE):
            keys = [pin.key for pin in pins[first : first + _AT_ONCE]]
            found = self._rows(f"{_WRITTEN} {one_of('key', keys)}", keys)
            written.update((key, words) for key, *words in found)
        return [BoardCard(*pin, *written[pin.key]) for pin in pins if pin.key in written]

    def counts(self, now: datetime) -> tuple[BlockCount, ...]:
        """Count the unfinished cases of every block in one go, and those of them that are overdue."""
        sql = (
            "SELECT block, count(*), sum(late) FROM (SELECT DISTINCT q.block, c.key, "  # noqa: S608 - placeholders
            "coalesce(c.due < ? AND c.due <> ?, 0) AS late FROM case_line c "
            f"JOIN question q ON q.case_key = c.key WHERE {one_of('c.status', OPEN_STATUSES)} "
            "AND q.block IS NOT NULL) GROUP BY block"
        )
        values = (now.isoformat(), now.date().isoformat(), *OPEN_STATUSES)
        return tuple(map(BlockCount._make, self._rows(sql, values)))

    def blockless(self) -> tuple[int, ...]:
        """Give the unfinished cases that stand on no board, for none of their questions has a block."""
        sql = (
            f"SELECT c.key FROM case_line c WHERE {one_of('c.status', OPEN_STATUSES)} AND NOT EXISTS "  # noqa: S608 - placeholders
            "(SELECT 1 FROM question q WHERE q.case_key = c.key AND q.block IS NOT NULL)"
        )
        return tuple(key for (key,) in self._rows(sql, OPEN_STATUSES))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return rows(self._database, sql, values)


_PINS = "SELECT due, case_key, stage, coalesce(executor, '') FROM question WHERE"
"""A pin for each question, from the index alone."""

_WRITTEN = "SELECT key, id, number, regime, channel, applicant, summary, marks FROM case_line WHERE"


def _one_a_case(pins: tuple[BoardPin, ...]) -> tuple[BoardPin, ...]:
    """Give one pin for the questions of a case: for those that are behind the others."""
    if len({pin.key for pin in pins}) == len(pins):
        return pins
    least: dict[int, BoardPin] = {}
    for pin in pins:
        before = least.setdefault(pin.key, pin)
        if before is pin:
            continue
        if before.column == pin.column:
            who = max(before.executor, pin.executor)
            least[pin.key] = before._replace(questions=before.questions + 1, executor=who)
        elif STAGES.index(pin.column) < STAGES.index(before.column):
            least[pin.key] = pin
    return tuple(least.values())
