"""What relies on a card: questions of cases, actions of a person, numbers of a journal."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.papers import PaperIssued
from mcu_desktop.domain.office.journals import OUTGOING
from mcu_desktop.journal.codec import decoded
from mcu_desktop.journal.names import CASE
from mcu_desktop.store.numbers import highest


class HeldQuestion(NamedTuple):
    """An open question that a block or a person has, with what is needed to hand it over."""

    case: str
    number: str
    question: str
    summary: str
    block: str
    executor: str
    due: str | None


_HELD = (
    "SELECT lower(hex(c.id)), c.number, q.id, c.summary, coalesce(q.block, ''), coalesce(q.executor, ''), "
    "c.due FROM question q JOIN case_line c ON c.key = q.case_key "
    "WHERE {} = ? AND q.stage IN ('registered', 'assigned', 'in_work') "
    "ORDER BY c.due IS NULL, c.due, c.key, q.id"
)
"""What is answered already is not handed over any more."""


class CardUses:
    """Reads within somebody's connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def held_by_block(self, block: CardId) -> tuple[HeldQuestion, ...]:
        """Give the open questions of a block, most urgent first."""
        return self._held("q.block", block)

    def held_by_person(self, person: CardId) -> tuple[HeldQuestion, ...]:
        """Give the open questions of an executor, most urgent first."""
        return self._held("q.executor", person)

    def questions(self, card: CardId) -> int:
        """Count the questions, answered ones too, that a block or a person has."""
        sql = (
            "SELECT (SELECT count(*) FROM question WHERE block = ?) + "
            "(SELECT count(*) FROM question WHERE executor = ?)"
        )
        return int(self._one(sql, card, card)[0])

    def acted(self, person: CardId, since: int) -> bool:
        """Tell whether a person did anything after a stamp."""
        sql = "SELECT EXISTS (SELECT 1 FROM journal WHERE author = ? AND stamp > ?)"
        return bool(self._one(sql, person, since)[0])

    def last_number(self, journal: str, since: int) -> str | None:
        """Give the last number that a journal gave after a stamp."""
        if journal == OUTGOING:
            return self._last_letter(since)
        last = "SELECT case_id, max(ordinal) FROM number_claim WHERE journal = ? GROUP BY station, year"
        found = self._one(
            f"SELECT c.number FROM ({last}) n JOIN case_line c ON c.id = n.case_id "  # noqa: S608 - our own
            "JOIN journal j ON j.stream = n.case_id AND j.kind = 'registered' "
            "WHERE j.stamp > ? ORDER BY j.stamp DESC LIMIT 1",
            journal,
            since,
        )
        return str(found[0]) if found else None

    def _last_letter(self, since: int) -> str | None:
        sql = (
            "SELECT min_reader, body FROM journal WHERE kind = 'paper_issued' AND stamp > ? "
            "AND body IS NOT NULL ORDER BY stamp DESC"
        )
        for min_reader, body in self._connection.execute(sql, (since,)):
            fact = decoded(CASE, "paper_issued", min_reader, body)
            if isinstance(fact, PaperIssued) and fact.number:
                return fact.number
        return None

    def written(self, station: str) -> bool:
        """Tell whether anything was written under the letter of a workplace."""
        sql = "SELECT EXISTS (SELECT 1 FROM log WHERE station = ? AND head > 0)"
        return bool(self._one(sql, station)[0])

    def executors_in(self, blocks: Collection[str]) -> tuple[CardId, ...]:
        """Give who works on the questions of some blocks, the busiest first."""
        places = ", ".join("?" * len(blocks))
        rows = self._connection.execute(
            f"SELECT executor FROM question WHERE block IN ({places}) AND executor IS NOT NULL "  # noqa: S608 - placeholders only
            "GROUP BY executor ORDER BY count(*) DESC, executor",
            tuple(blocks),
        )
        return tuple(CardId(row[0]) for row in rows)

    def next_ordinal(self, journal: str, station: str, year: int) -> int:
        """Give the running number that follows the highest one anyone has seen of a station."""
        return highest(self._connection, journal, station, year) + 1

    def _held(self, column: str, card: CardId) -> tuple[HeldQuestion, ...]:
        return tuple(map(HeldQuestion._make, self._connection.execute(_HELD.format(column), (card,))))

    def _one(self, sql: str, *values: Any) -> Any:
        return self._connection.execute(sql, values).fetchone()
