"""The register: lists by filter and order, search, boards, earlier applicants, rows for the note."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.clocks import overdue
from mcu_desktop.domain.spelling import folded
from mcu_desktop.store.collecting import no_cycles
from mcu_desktop.store.rows import (
    BlockCount,
    BoardCard,
    CaseLine,
    EarlierApplicant,
    NoteCase,
    NoteQuestion,
    UsualWay,
)
from mcu_desktop.store.search_index import query, says

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database

_NEAR = 500
"""Cases in which addresses are looked for."""
_LATELY = 5_000
"""Cases that tell what is usual; older habits do not bind."""
OPEN_STATUSES = ("registered", "assigned", "in_work", "agreement", "waiting")

_LINE = (
    "c.key, c.id, c.number, c.status, c.regime, c.form, c.kind, c.channel, c.received_on, "
    "c.registered_on, c.applicant, c.summary, c.blocks, c.executors, c.due, c.due_norm, c.marks, "
    "c.place, c.address"
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some open cases; blocks, executors and stages are those of one and the same question."""

    statuses: tuple[str, ...] = OPEN_STATUSES
    regimes: tuple[str, ...] = ()
    blocks: tuple[CardId, ...] = ()
    executors: tuple[CardId, ...] = ()
    stages: tuple[str, ...] = ()
    control: bool = False


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
        sql = f"SELECT c.key FROM case_line c WHERE {chosen} ORDER BY {_ORDERED[asked.order]}"  # noqa: S608
        with self._database.reading() as connection:
            return array("q", (row[0] for row in connection.execute(sql, values)))

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
            sql = f"SELECT {_LINE} FROM case_line c WHERE c.key IN ({places})"  # noqa: S608 - placeholders only
            found.update((line.key, line) for line in _lines(self._rows(sql, part), now))
        return tuple(found[key] for key in keys if key in found)

    def search(self, text: str, now: datetime, *, limit: int = 50) -> tuple[CaseLine, ...]:
        """Give the newest cases that answer what was typed."""
        asked = query(text)
        if asked is None:
            return ()
        sql = (
            f"SELECT {_LINE} FROM search s JOIN case_line c ON c.key = s.rowid "  # noqa: S608 - our own columns
            "WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT ?"
        )
        return tuple(_lines(self._rows(sql, (asked, limit)), now))

    def search_count(self, text: str) -> int:
        """Give how many cases answer what was typed."""
        asked = query(text)
        if asked is None:
            return 0
        return int(self._rows("SELECT count(*) FROM search WHERE search MATCH ?", (asked,))[0][0])

    def by_number(self, number: str) -> tuple[bytes, ...]:
        """Give the cases of a number, typed as it is or without capital letters."""
        typed = _storable(number)
        rows = self._rows("SELECT id FROM case_line WHERE number IN (?, ?)", (typed, typed.upper()))
        return tuple(row[0] for row in rows)

    def board(
        self, blocks: Sequence[CardId], *, ended_since: date, executor: CardId | None = None
    ) -> tuple[BoardCard, ...]:
        """Give the cards of a board of some blocks, most urgent first; ended ones only since a day.

        Of questions that stand in different columns the one that is behind gives the card.
        """
        mine = f"{_one_of('q.block', blocks)}{' AND q.executor = ?' if executor else ''}"
        asked: list[Any] = [*blocks, *([executor] if executor else [])]
        # Running and ended questions apart: each is one walk along the index by block.
        sql = f"{_CARDS} {mine} AND q.ended_on IS NULL UNION ALL {_CARDS} {mine} AND q.ended_on >= ?"
        rows = self._rows(sql, (*asked, *asked, ended_since.isoformat()))
        return tuple(sorted(_one_a_case(map(BoardCard._make, rows)), key=_urgency))

    def block_counts(self, now: datetime) -> tuple[BlockCount, ...]:
        """Count the unfinished cases of every block in one go, and those of them that are overdue."""
        sql = (
            "SELECT block, count(*), sum(late) FROM (SELECT DISTINCT q.block, c.key, "  # noqa: S608 - placeholders
            "coalesce(c.due < ? AND c.due <> ?, 0) AS late FROM case_line c "
            f"JOIN question q ON q.case_key = c.key WHERE {_one_of('c.status', OPEN_STATUSES)} "
            "AND q.block IS NOT NULL) GROUP BY block"
        )
        values = (now.isoformat(), now.date().isoformat(), *OPEN_STATUSES)
        return tuple(map(BlockCount._make, self._rows(sql, values)))

    def slack(
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
            f"SELECT {_LINE} FROM case_line c WHERE {chosen} "  # noqa: S608 - our own columns
            f"ORDER BY c.due IS NULL, {_SLACK}, c.key LIMIT ?"
        )
        return int(count), tuple(_lines(self._rows(sql, (*asked, limit)), now))

    def due_norms(self, slices: Sequence[Slice], until: str) -> tuple[tuple[str, str, str, str], ...]:
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

    def earlier_applicants(self, typed: str, *, limit: int = 8) -> tuple[EarlierApplicant, ...]:
        """Give people whose name begins as typed, each once, with what they asked before."""
        beginning = folded(_storable(typed)).strip()
        if not beginning:
            return ()
        sql = (
            "SELECT a.surname, a.name, a.patronymic, a.organisation, a.address, a.phone, a.email, "
            "a.benefit, count(*), sum(c.status NOT IN ('done', 'out')), c.registered_on, c.number, "
            "c.summary, max(c.key) AS newest FROM applicant a JOIN case_line c ON c.key = a.case_key "
            "WHERE a.folded >= ? AND a.folded < ? "
            "GROUP BY a.folded, coalesce(a.address, '') ORDER BY newest DESC LIMIT ?"
        )
        rows = self._rows(sql, (beginning, beginning + "\uffff", limit))
        return tuple(EarlierApplicant(*row[:-1]) for row in rows)

    def known_addresses(self, typed: str, *, limit: int = 8) -> tuple[str, ...]:
        """Give places and addresses of the newest cases that hold the words typed, the usual ones first."""
        asked = query(typed.strip())
        if asked is None:
            return ()
        sql = (
            "WITH near AS (SELECT rowid AS key FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) "
            "SELECT address FROM (SELECT address, case_key AS key FROM applicant WHERE case_key IN near "
            "UNION ALL SELECT place, key FROM case_line WHERE key IN near) "
            "WHERE address <> '' ORDER BY key DESC"
        )
        near = Counter(row[0] for row in self._rows(sql, (asked, _NEAR)) if says(row[0], typed))
        return tuple(address for address, _ in near.most_common(limit))

    def territories(self) -> tuple[tuple[str, int, str], ...]:
        """Give the streets and settlements that cases have named, how often, and on which day last."""
        sql = (
            "SELECT territory, count(*), max(registered_on) FROM case_line "
            "WHERE territory <> '' GROUP BY territory ORDER BY territory"
        )
        return tuple(tuple(row) for row in self._rows(sql))

    def usual_ways(self, code: str) -> tuple[UsualWay, ...]:
        """Give to whom the newest questions of a code went, the usual ways first."""
        sql = (
            "SELECT coalesce(block, ''), coalesce(executor, ''), count(*) FROM question "
            "WHERE code = ? AND case_key > coalesce((SELECT key FROM case_line "
            "ORDER BY key DESC LIMIT 1 OFFSET ?), -1) "
            "GROUP BY 1, 2 ORDER BY 3 DESC, max(case_key) DESC"
        )
        return tuple(UsualWay(*row) for row in self._rows(sql, (_storable(code), _LATELY)))

    def related(self, id_: str, now: datetime, *, limit: int = 20) -> tuple[tuple[CaseLine, bool, bool], ...]:
        """Give the newest other cases of the same people or about the same place, and which of both.

        A person is the same where the name is and the address or the telephone is.
        """
        sql = (
            "WITH this AS (SELECT key, place FROM case_line WHERE id = ?), "  # noqa: S608 - our own columns
            "who AS (SELECT DISTINCT b.case_key AS key FROM applicant a JOIN this ON a.case_key = this.key "
            "JOIN applicant b ON b.folded = a.folded WHERE a.folded <> '' "
            "AND (b.address = a.address OR b.phone = a.phone)), "
            "there AS (SELECT c.key FROM case_line c JOIN this ON c.place = this.place "
            "WHERE this.place <> '') "
            f"SELECT {_LINE}, c.key IN (SELECT key FROM who), c.key IN (SELECT key FROM there) "
            "FROM case_line c WHERE c.key IN (SELECT key FROM who UNION SELECT key FROM there) "
            "AND c.id <> ? ORDER BY c.key DESC LIMIT ?"
        )
        this = bytes.fromhex(id_)
        rows = self._rows(sql, (this, this, limit))
        return tuple((_line(row[:-2], now), bool(row[-2]), bool(row[-1])) for row in rows)

    @no_cycles()
    def note_rows(
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
        with self._database.reading() as connection:
            return list(connection.execute(sql, tuple(values)).fetchall())


def _narrowed(asked: Filter, now: datetime) -> tuple[str, list[Any]]:
    """Give the condition of a filter, and its values."""
    of_question = [("block", asked.blocks), ("executor", asked.executors)]
    named = " AND ".join(_one_of(column, wanted) for column, wanted in of_question if wanted)
    parts: tuple[tuple[object, str, Sequence[Any]], ...] = (
        (asked.statuses, _one_of("c.status", asked.statuses), asked.statuses),
        (asked.regimes, _one_of("c.regime", asked.regimes), asked.regimes),
        # A day sorts before every moment of its own; the last day itself is not yet over.
        (asked.overdue, "c.due < ? AND c.due <> ?", (now.isoformat(), now.date().isoformat())),
        (asked.due_by, "c.due < ?", (f"{asked.due_by}\uffff",)),
        (asked.control, "c.control = 1", ()),
        (asked.territory is not None, "c.territory = ?", (asked.territory,)),
        (asked.registered_from, "c.registered_on >= ?", (f"{asked.registered_from}",)),
        (asked.registered_to, "c.registered_on <= ?", (f"{asked.registered_to}",)),
        (asked.keys is not None, _one_of("c.key", asked.keys or ()), asked.keys or ()),
        (asked.text.strip(), _ANSWERING, (query(asked.text) or '""',)),
        (named, f"c.key IN (SELECT case_key FROM question WHERE {named})", (*asked.blocks, *asked.executors)),  # noqa: S608
    )
    chosen = [(part, values) for wanted, part, values in parts if wanted]
    return " AND ".join(part for part, _ in chosen) or "TRUE", [one for _, values in chosen for one in values]


_ANSWERING = "c.key IN (SELECT rowid FROM search WHERE search MATCH ?)"
_SLACK = "CASE length(c.due) WHEN 10 THEN c.due || 'T24' ELSE c.due END"
"""Orders a last day after every moment of its own."""


def _slice(asked: Slice) -> tuple[str, list[Any]]:
    """Give the condition of a slice, and its values."""
    of_case = [("c.status", asked.statuses), ("c.regime", asked.regimes)]
    of_question = [("q.block", asked.blocks), ("q.executor", asked.executors), ("q.stage", asked.stages)]
    conditions = [_one_of(column, wanted) for column, wanted in of_case if wanted]
    if any(wanted for _, wanted in of_question):
        named = " AND ".join(_one_of(column, wanted) for column, wanted in of_question if wanted)
        conditions.append(f"EXISTS (SELECT 1 FROM question q WHERE q.case_key = c.key AND {named})")  # noqa: S608
    if asked.control:
        conditions.append("c.control = 1")
    values = [value for _, wanted in (*of_case, *of_question) for value in wanted]
    return f"({' AND '.join(conditions)})", values


def _one_of(column: str, wanted: Sequence[object]) -> str:
    return f"{column} IN ({','.join('?' * len(wanted))})"


_CARDS = (
    "SELECT c.key, c.id, c.number, c.regime, c.channel, c.applicant, c.summary, c.due, c.marks, q.stage, 1, "
    "coalesce(q.executor, ''), q.block FROM question q CROSS JOIN case_line c ON c.key = q.case_key WHERE"
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
        elif _STAGES.index(card.column) < _STAGES.index(before.column):
            least[card.key] = card
    return least.values()


def _urgency(card: BoardCard) -> tuple[bool, str, int]:
    return card.due is None, card.due or "", card.key


_STAGES = (*OPEN_STATUSES, "done", "out")


def _storable(text: str) -> str:
    """Give what was typed without halves of signs, which no table holds."""
    return text.encode("utf-8", "ignore").decode()


_PLACES = " ".join(f"WHEN '{stage}' THEN {place}" for place, stage in enumerate(_STAGES))
_ORDERED = {
    "newest": "c.key DESC",
    "due": "c.due IS NULL, c.due, c.key DESC",
    "number": "c.running, c.key",
    "applicant": "c.applicant, c.key DESC",
    "status": f"CASE c.status {_PLACES} END, c.key DESC",
}
"""How a list may be ordered; where that leaves a choice, the newest comes first."""

ORDERS = tuple(_ORDERED)


def _lines(rows: Iterable[Sequence[Any]], now: datetime) -> Iterable[CaseLine]:
    return (_line(row, now) for row in rows)


def _line(row: Sequence[Any], now: datetime) -> CaseLine:
    (key, id_, number, status, regime, form, kind, channel, received_on, registered_on, applicant,
     summary, blocks, executors, due, due_norm, marks, place, address) = row  # fmt: skip
    return CaseLine(
        key=key,
        id=id_.hex(),
        number=number,
        status=status,
        regime=regime,
        form=form,
        kind=kind,
        channel=channel,
        received_on=received_on,
        registered_on=registered_on,
        applicant=applicant,
        summary=summary,
        blocks=tuple(blocks.split()),
        executors=tuple(executors.split()),
        due=due,
        due_norm=due_norm,
        overdue=due is not None and overdue(due, now),
        marks=tuple(marks.split()),
        place=place,
        address=address,
    )
