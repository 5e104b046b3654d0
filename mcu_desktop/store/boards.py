"""The boards: the cards of some blocks, and how much lies on each block."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mcu_desktop.store.lines import OPEN_STATUSES, STAGES, one_of, rows
from mcu_desktop.store.rows import BlockCount, BoardCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.database import Database


class Boards:
    """Reads where the questions of cases stand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cards(
        self, blocks: Sequence[CardId], *, ended_since: date, executor: CardId | None = None
    ) -> tuple[BoardCard, ...]:
        """Give the cards of a board of some blocks, most urgent first; ended ones only since a day.

        Of questions that stand in different columns the one that is behind gives the card.
        """
        mine = f"{one_of('q.block', blocks)}{' AND q.executor = ?' if executor else ''}"
        asked: list[Any] = [*blocks, *([executor] if executor else [])]
        # Running and ended questions apart: each is one walk along the index by block.
        sql = f"{_CARDS} {mine} AND q.ended_on IS NULL UNION ALL {_CARDS} {mine} AND q.ended_on >= ?"
        rows = self._rows(sql, (*asked, *asked, ended_since.isoformat()))
        return _by_urgency(_one_a_case(map(BoardCard._make, rows)))

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

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return rows(self._database, sql, values)


_CARDS = (
    "SELECT c.key, c.id, c.number, c.regime, c.channel, c.applicant, c.summary, c.due, c.marks, q.stage, 1, "
    "coalesce(q.executor, '') FROM question q CROSS JOIN case_line c ON c.key = q.case_key WHERE"
)
"""A card for each question."""


def _one_a_case(cards: Iterable[BoardCard]) -> Iterable[BoardCard]:
    """Give one card for the questions of a case: for those that are behind the others."""
    least: dict[int, BoardCard] = {}
    for card in cards:
        before = least.setdefault(card.key, card)
        if before is card:
            continue
        if before.column == card.column:
            who = max(before.executor, card.executor)
            least[card.key] = before._replace(questions=before.questions + 1, executor=who)
        elif STAGES.index(card.column) < STAGES.index(before.column):
            least[card.key] = card
    return least.values()


def _by_urgency(cards: Iterable[BoardCard]) -> tuple[BoardCard, ...]:
    """Put what is due first in front, and what is never due behind; the older case of two goes first."""
    by_age = sorted(cards, key=attrgetter("key"))
    due = sorted([card for card in by_age if card.due is not None], key=attrgetter("due"))
    return (*due, *[card for card in by_age if card.due is None])
