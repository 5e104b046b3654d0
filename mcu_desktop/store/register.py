"""The register: lists by filter and order, search, numbers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.store.lines import LINE, STAGES, lines, one_of, rows, storable
from mcu_desktop.store.search_index import query

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database
    from mcu_desktop.store.rows import CaseLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; an empty part does not narrow."""

    blocks: tuple[CardId, ...] = ()
    executors: tuple[CardId, ...] = ()
    statuses: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    overdue: bool = False
    due_by: date | None = None
    control: bool = False
    territory: str | None = None
    registered_from: date | None = None
    registered_to: date | None = None
    keys: tuple[int, ...] | None = None
    text: str = ""
    order: str = field(default="newest")
    ranking: tuple[CardId, ...] = ()
    """The blocks or executors as an order by them wants them, for rows know no names."""


class Register:
    """Reads the projections; knows no rules and writes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keys(self, asked: Filter, now: datetime) -> list[int]:
        """Give the numbers of all rows that fit, in order."""
        return self.key_array(asked, now).tolist()

    def key_array(self, asked: Filter, now: datetime) -> array[int]:
        """Give the numbers of all rows that fit, in order: eight bytes a row, none kept beside them."""
        chosen, values = _narrowed(asked, now)
        ordered, ranking = _ordered(asked)
        sql = f"SELECT c.key FROM case_line c WHERE {chosen} ORDER BY {ordered}"  # noqa: S608 - our own columns
        with self._database.reading() as connection:
            return array("q", (row[0] for row in connection.execute(sql, (*values, *ranking))))

    def count(self, asked: Filter, now: datetime) -> int:
        """Give how many rows fit."""
        chosen, values = _narrowed(asked, now)
        return int(self._rows(f"SELECT count(*) FROM case_line c WHERE {chosen}", values)[0][0])  # noqa: S608

    def lines(self, keys: Sequence[int], now: datetime) -> tuple[CaseLine, ...]:
        """Give the lines of some rows, in the order asked."""
        found: dict[int, CaseLine] = {}
        for start in range(0, len(keys), 500):
            part = keys[start : start + 500]
            places = ",".join("?" * len(part))
            sql = f"SELECT {LINE} FROM case_line c WHERE c.key IN ({places})"  # noqa: S608 - placeholders only
            found.update((line.key, line) for line in lines(self._rows(sql, part), now))
        return tuple(found[key] for key in keys if key in found)

    def search(self, text: str, now: datetime, *, limit: int = 50) -> tuple[CaseLine, ...]:
        """Give the newest cases that answer what was typed."""
        asked = query(text)
        if asked is None:
            return ()
        sql = (
            f"SELECT {LINE} FROM search s JOIN case_line c ON c.key = s.rowid "  # noqa: S608 - our own columns
            "WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT ?"
        )
        return tuple(lines(self._rows(sql, (asked, limit)), now))

    def search_count(self, text: str) -> int:
        """Give how many cases answer what was typed."""
        asked = query(text)
        if asked is None:
            return 0
        return int(self._rows("SELECT count(*) FROM search WHERE search MATCH ?", (asked,))[0][0])

    def by_number(self, number: str) -> tuple[bytes, ...]:
        """Give the cases of a number, typed as it is or without capital letters."""
        typed = storable(number)
        rows = self._rows("SELECT id FROM case_line WHERE number IN (?, ?)", (typed, typed.upper()))
        return tuple(row[0] for row in rows)

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return rows(self._database, sql, values)


def _narrowed(asked: Filter, now: datetime) -> tuple[str, list[Any]]:
    """Give the condition of a filter, and its values."""
    of_question = [("block", asked.blocks), ("executor", asked.executors)]
    named = " AND ".join(one_of(column, wanted) for column, wanted in of_question if wanted)
    parts: tuple[tuple[object, str, Sequence[Any]], ...] = (
        (asked.statuses, one_of("c.status", asked.statuses), asked.statuses),
        (asked.regimes, one_of("c.regime", asked.regimes), asked.regimes),
        # A day sorts before every moment of its own; the last day itself is not yet over.
        (asked.overdue, "c.due < ? AND c.due <> ?", (now.isoformat(), now.date().isoformat())),
        (asked.due_by, "c.due < ?", (f"{asked.due_by}\uffff",)),
        (asked.control, "c.control = 1", ()),
        (asked.territory is not None, "c.territory = ?", (asked.territory,)),
        (asked.registered_from, "c.registered_on >= ?", (f"{asked.registered_from}",)),
        (asked.registered_to, "c.registered_on <= ?", (f"{asked.registered_to}",)),
        (asked.keys is not None, one_of("c.key", asked.keys or ()), asked.keys or ()),
        (asked.text.strip(), _ANSWERING, (query(asked.text) or '""',)),
        (named, f"c.key IN (SELECT case_key FROM question WHERE {named})", (*asked.blocks, *asked.executors)),  # noqa: S608
    )
    chosen = [(part, values) for wanted, part, values in parts if wanted]
    return " AND ".join(part for part, _ in chosen) or "TRUE", [one for _, values in chosen for one in values]


_ANSWERING = "c.key IN (SELECT rowid FROM search WHERE search MATCH ?)"

_PLACES = " ".join(f"WHEN '{stage}' THEN {place}" for place, stage in enumerate(STAGES))
_ORDERED = {
    "newest": "c.key DESC",
    "due": "c.due IS NULL, c.due, c.key DESC",
    "number": "c.running, c.key",
    "applicant": "c.applicant, c.key DESC",
    "status": f"CASE c.status {_PLACES} END, c.key DESC",
    "received": "c.received_on, c.key DESC",
    **{
        column: f"c.{column} = '', c.{column}, c.key DESC"
        for column in ("summary", "channel", "form", "kind", "address", "place", "marks")
    },
}
_RANKED = {"block": "c.blocks", "executor": "c.executors"}

ORDERS = tuple(_ORDERED)
"""How a list may be ordered; where that leaves a choice, the newest comes first."""


def _ordered(asked: Filter) -> tuple[str, tuple[CardId, ...]]:
    """Give the order of a list, and its values; a case of several blocks stands where its first one does."""
    column = _RANKED.get(asked.order)
    if column is None:
        return _ORDERED[asked.order], ()
    places = " ".join(f"WHEN ? THEN {place}" for place in range(len(asked.ranking)))
    rank = f"CASE substr({column}, 1, 32) {places} ELSE {len(asked.ranking)} END" if places else "0"
    return f"{column} = '', {rank}, c.key DESC", asked.ranking
