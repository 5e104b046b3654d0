"""What is due: cases by what is left until their terms end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.store.lines import LINE, OPEN_STATUSES, lines, one_of, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mcu_desktop.store.database import Database
    from mcu_desktop.store.rows import CaseLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some open cases; blocks, executors and stages are those of one and the same question."""

    statuses: tuple[str, ...] = OPEN_STATUSES
    regimes: tuple[str, ...] = ()
    blocks: tuple[CardId, ...] = ()
    executors: tuple[CardId, ...] = ()
    stages: tuple[str, ...] = ()
    control: bool = False


class Slack:
    """Reads the terms that bind open cases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cases(
        self, slices: Sequence[Slice], now: datetime, *, since: str = "", until: str = "", limit: int
    ) -> tuple[int, tuple[CaseLine, ...]]:
        """Count the cases in any of the slices that are due in a span; give those with the least slack.

        The ends of the span are days or moments as ISO text; what has no due day comes last.
        """
        if not slices:
            return 0, ()
        parts, values = zip(*map(_slice, slices), strict=True)
        chosen, asked = f"({' OR '.join(parts)})", [value for part in values for value in part]
        if since:
            chosen += f" AND c.due >= ? AND {_SLACK} >= ?"
            asked += [since[:10], since]
        if until:
            chosen += f" AND c.due < ? AND {_SLACK} < ?"
            asked += [until, until]
        count = self._rows(f"SELECT count(*) FROM case_line c WHERE {chosen}", asked)[0][0]  # noqa: S608
        sql = (
            f"SELECT {LINE} FROM case_line c WHERE {chosen} "  # noqa: S608 - our own columns
            f"ORDER BY c.due IS NULL, {_SLACK}, c.key LIMIT ?"
        )
        return int(count), tuple(lines(self._rows(sql, (*asked, limit)), now))

    def norms(self, slices: Sequence[Slice], until: str) -> tuple[tuple[str, str, str, str], ...]:
        """Give id, number, norm and due of the cases in any of the slices that are due before an end."""
        if not slices:
            return ()
        parts, values = zip(*map(_slice, slices), strict=True)
        asked = [value for part in values for value in part]
        sql = (
            "SELECT lower(hex(c.id)), c.number, c.due_norm, c.due FROM case_line c "  # noqa: S608
            f"WHERE ({' OR '.join(parts)}) AND c.due < ? AND {_SLACK} < ? ORDER BY {_SLACK}, c.key"
        )
        return tuple(self._rows(sql, (*asked, until, until)))

    def still_due(self, id_: str, norm: str, due: str) -> bool:
        """Tell whether a case is due by this norm at this day or moment."""
        sql = "SELECT 1 FROM case_line WHERE id = ? AND due_norm = ? AND due = ?"
        return bool(self._rows(sql, (bytes.fromhex(id_), norm, due)))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return rows(self._database, sql, values)


_SLACK = "CASE length(c.due) WHEN 10 THEN c.due || 'T24' ELSE c.due END"
"""Orders a last day after every moment of its own."""


def _slice(asked: Slice) -> tuple[str, list[Any]]:
    """Give the condition of a slice, and its values."""
    of_case = [("c.status", asked.statuses), ("c.regime", asked.regimes)]
    of_question = [("q.block", asked.blocks), ("q.executor", asked.executors), ("q.stage", asked.stages)]
    conditions = [one_of(column, wanted) for column, wanted in of_case if wanted]
    if any(wanted for _, wanted in of_question):
        named = " AND ".join(one_of(column, wanted) for column, wanted in of_question if wanted)
        conditions.append(f"EXISTS (SELECT 1 FROM question q WHERE q.case_key = c.key AND {named})")  # noqa: S608
    if asked.control:
        conditions.append("c.control = 1")
    values = [value for _, wanted in (*of_case, *of_question) for value in wanted]
    return f"({' AND '.join(conditions)})", values
