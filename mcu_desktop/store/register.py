"""The register: lists by filter and order, search, numbers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.codes import tail_of
from mcu_desktop.domain.office.journals import OUTGOING
from mcu_desktop.later import later
from mcu_desktop.store.lines import LINE, STAGES, chosen, lines, rows, storable, with_question
from mcu_desktop.store.models import CASES
from mcu_desktop.store.peewee_alone import SQL, Case, fn

if TYPE_CHECKING:
    from mcu_desktop.store import search_index
    from mcu_desktop.store.database import Database
    from mcu_desktop.store.rows import CaseLine
else:
    search_index = later("mcu_desktop.store.search_index")


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
        select = self._narrowed(CASES.select(CASES.key), asked, now)
        sql, values = select.order_by(*_ordered(asked)).sql()
        with self._database.reading() as connection:
            return array("q", (row[0] for row in connection.execute(sql, tuple(values))))

    def count(self, asked: Filter, now: datetime) -> int:
        """Give how many rows fit."""
        select = self._narrowed(CASES.select(fn.COUNT(SQL("*"))), asked, now)
        return int(chosen(self._database, select)[0][0])

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
        if self._bare:
            found = self.key_array(Filter(text=text), now)[:limit]
            return self.lines(found, now)
        if coded := self.by_code(text):
            return self.lines([key for key, _ in coded], now)
        asked = search_index.query(text)
        if asked is None:
            return ()
        sql = (
            f"SELECT {LINE} FROM search s JOIN case_line c ON c.key = s.rowid "  # noqa: S608 - our own columns
            "WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT ?"
        )
        return tuple(lines(self._rows(sql, (asked, limit)), now))

    def search_count(self, text: str) -> int:
        """Give how many cases answer what was typed."""
        if self._database.veil is not None:
            chosen_by = CASES.select(fn.COUNT(SQL("*"))).where(self._answering(text))
            return int(chosen(self._database, chosen_by)[0][0])
        if coded := self.by_code(text):
            return len(coded)
        asked = search_index.query(text)
        if asked is None:
            return 0
        return int(self._rows("SELECT count(*) FROM search WHERE search MATCH ?", (asked,))[0][0])

    def by_number(self, number: str) -> tuple[bytes, ...]:
        """Give the cases of a number, typed as it is or without capital letters."""
        typed = storable(number)
        rows = self._rows("SELECT id FROM case_line WHERE number IN (?, ?)", (typed, typed.upper()))
        return tuple(row[0] for row in rows)

    def by_code(self, typed: str) -> tuple[tuple[int, str], ...]:
        """Give key and id of the case whose code was scanned from a paper, or typed; nothing for no code."""
        tail = tail_of(typed)
        if tail is None:
            return ()
        sql = "SELECT key, lower(hex(id)) FROM case_line WHERE substr(id, ?) = ?"
        return tuple(self._rows(sql, (-len(tail) // 2, bytes.fromhex(tail))))

    def with_letters(self, years: range) -> tuple[str, ...]:
        """Give the cases in which letters of some years got numbers."""
        sql = (
            "SELECT DISTINCT lower(hex(case_id)) FROM number_claim WHERE journal = ? AND year BETWEEN ? AND ?"
        )
        return tuple(case for (case,) in self._rows(sql, (OUTGOING, years.start, years.stop - 1)))

    def by_commission(self, named: str) -> tuple[tuple[str, str], ...]:
        """Give case and id of what an organisation was asked, by its id or by the number on its papers."""
        sql = (
            "SELECT lower(hex(c.id)), m.id FROM commission m JOIN case_line c ON c.key = m.case_key "
            "WHERE m.number = ? OR m.id = ?"
        )
        return tuple(self._rows(sql, (named, named)))

    def last_commission(self, unit: str) -> str | None:
        """Give the case in which an organisation was asked last."""
        sql = (
            "SELECT lower(hex(c.id)) FROM commission m JOIN case_line c ON c.key = m.case_key "
            "WHERE m.unit = ? ORDER BY c.key DESC LIMIT 1"
        )
        found = self._rows(sql, (unit,))
        return found[0][0] if found else None

    @property
    def _bare(self) -> bool:
        return self._database.veil is not None and self._database.veil.bare

    def _answering(self, text: str) -> Any:
        """Give the condition that a case answers a text; whoever may know no names finds numbers alone."""
        if coded := self.by_code(text):
            return CASES.key.in_([key for key, _ in coded])
        if self._bare:
            return CASES.number.in_((storable(text.strip()), storable(text.strip()).upper()))
        return CASES.key.in_(SQL(_ANSWERING, (search_index.query(text) or '""',)))

    def _narrowed(self, select: Any, asked: Filter, now: datetime) -> Any:
        narrowed = _narrowed(select, asked, now)
        return narrowed.where(self._answering(asked.text)) if asked.text.strip() else narrowed

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return rows(self._database, sql, values)


def _narrowed(select: Any, asked: Filter, now: datetime) -> Any:
    """Narrow a query of cases to what fits a filter, its text apart."""
    parts: tuple[tuple[object, Any], ...] = (
        (asked.statuses, CASES.status.in_(asked.statuses)),
        (asked.regimes, CASES.regime.in_(asked.regimes)),
        # A day sorts before every moment of its own; the last day itself is not yet over.
        (asked.overdue, (CASES.due < now.isoformat()) & (CASES.due != now.date().isoformat())),
        (asked.due_by, CASES.due < f"{asked.due_by}\uffff"),
        (asked.control, CASES.control == 1),
        (asked.territory is not None, CASES.territory == asked.territory),
        (asked.registered_from, CASES.registered_on >= f"{asked.registered_from}"),
        (asked.registered_to, CASES.registered_on <= f"{asked.registered_to}"),
        (asked.keys is not None, CASES.key.in_(asked.keys or ())),
        (asked.blocks or asked.executors, CASES.key.in_(with_question(asked.blocks, asked.executors))),
    )
    conditions = [condition for wanted, condition in parts if wanted]
    return select.where(*conditions) if conditions else select


_ANSWERING = "(SELECT rowid FROM search WHERE search MATCH ?)"
_NEWEST = CASES.key.desc()
_ORDERED: dict[str, tuple[Any, ...]] = {
    "newest": (_NEWEST,),
    "due": (CASES.due.is_null(), CASES.due, _NEWEST),
    "number": (CASES.running, CASES.key),
    "applicant": (CASES.applicant, _NEWEST),
    "status": (Case(CASES.status, [(stage, place) for place, stage in enumerate(STAGES)]), _NEWEST),
    "received": (CASES.received_on, _NEWEST),
    **{
        column.name: (column == "", column, _NEWEST)
        for column in (
            CASES.summary, CASES.channel, CASES.form, CASES.kind, CASES.address, CASES.place, CASES.marks,
        )
    },
}  # fmt: skip
_RANKED = {"block": CASES.blocks, "executor": CASES.executors}

ORDERS = tuple(_ORDERED)
"""How a list may be ordered; where that leaves a choice, the newest comes first."""


def _ordered(asked: Filter) -> tuple[Any, ...]:
    """Give the order of a list; a case of several blocks stands where its first one does."""
    column = _RANKED.get(asked.order)
    if column is None:
        return _ORDERED[asked.order]
    places = [(id_, place) for place, id_ in enumerate(asked.ranking)]
    rank = [Case(fn.SUBSTR(column, 1, 32), places, len(places))] if places else []
    return (column == "", *rank, _NEWEST)
