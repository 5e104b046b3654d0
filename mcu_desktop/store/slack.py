"""What is due: cases by what is left until their terms end."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.store.lines import LINE, OPEN_STATUSES, chosen, lines, one_of, rows, with_question
from mcu_desktop.store.models import CASES
from mcu_desktop.store.peewee_alone import SQL, Case, fn

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
    asked: tuple[CardId, ...] = ()
    """Something waits for one of these people by name: a visa, a signature, an order."""
    commissioned: bool = False
    """An organisation without a login, or another body of power, has something to answer."""


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
        found = CASES.select(fn.COUNT(SQL("*"))).where(_any_of(slices))
        if since:
            found = found.where(CASES.due >= since[:10], _slack >= since)
        if until:
            found = found.where(CASES.due < until, _slack < until)
        count = chosen(self._database, found)[0][0]
        least = found.select(SQL(LINE)).order_by(CASES.due.is_null(), _slack, CASES.key).limit(limit)
        return int(count), tuple(lines(chosen(self._database, least), now))

    def norms(self, slices: Sequence[Slice], until: str) -> tuple[tuple[str, str, str, str], ...]:
        """Give id, number, norm and due of the cases in any of the slices that are due before an end."""
        if not slices:
            return ()
        due = CASES.select(fn.LOWER(fn.HEX(CASES.id)), CASES.number, CASES.due_norm, CASES.due).where(
            _any_of(slices), CASES.due < until, _slack < until
        )
        return tuple(chosen(self._database, due.order_by(_slack, CASES.key)))

    def wishes(self, people: Sequence[CardId]) -> dict[int, str]:
        """Give what first waits for some people by name, by the row number of the case."""
        waiting = f"waits = 1 AND {one_of('person', people)}"
        sql = f"SELECT case_key, what FROM asked WHERE {waiting} ORDER BY what DESC"  # noqa: S608 - placeholders only
        return dict(rows(self._database, sql, people))

    def in_agreement(self) -> tuple[int, ...]:
        """Give the row numbers of the cases whose letter waits for a visa or a signature."""
        sql = "SELECT DISTINCT case_key FROM asked WHERE waits = 1 AND what IN ('visa', 'signature')"
        return tuple(key for (key,) in rows(self._database, sql))

    def still_due(self, id_: str, norm: str, due: str) -> bool:
        """Tell whether a case is due by this norm at this day or moment."""
        sql = "SELECT 1 FROM case_line WHERE id = ? AND due_norm = ? AND due = ?"
        return bool(rows(self._database, sql, (bytes.fromhex(id_), norm, due)))


_slack = Case(fn.LENGTH(CASES.due), [(10, CASES.due.concat("T24"))], CASES.due)
"""Orders a last day after every moment of its own."""


_COMMISSIONED = (
    "(c.key IN (SELECT case_key FROM commission WHERE answered = 0) OR EXISTS (SELECT 1 FROM clock AS r "
    "WHERE r.case_key = c.key AND r.norm = '59fz.request' AND r.stopped_on IS NULL))"
)


_ASKED = "c.key IN (SELECT case_key FROM asked WHERE waits = 1"


def _any_of(slices: Sequence[Slice]) -> Any:
    return reduce(or_, map(_slice, slices))


def _slice(asked: Slice) -> Any:
    """Give the condition of a slice."""
    conditions = [CASES.status.in_(asked.statuses)]
    if asked.regimes:
        conditions.append(CASES.regime.in_(asked.regimes))
    if asked.blocks or asked.executors or asked.stages:
        conditions.append(CASES.key.in_(with_question(asked.blocks, asked.executors, asked.stages)))
    if asked.asked:
        conditions.append(SQL(f"{_ASKED} AND {one_of('person', asked.asked)})", list(asked.asked)))
    if asked.commissioned:
        conditions.append(SQL(_COMMISSIONED))
    if asked.control:
        conditions.append(CASES.control == 1)
    return reduce(and_, conditions)
