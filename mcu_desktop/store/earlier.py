"""What was before: people who wrote, places they named, ways that questions went, cases like this one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.spelling import folded
from mcu_desktop.store.lines import LINE, line, rows, storable
from mcu_desktop.store.rows import EarlierApplicant, UsualWay
from mcu_desktop.store.search_index import query, says

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mcu_desktop.store.database import Database
    from mcu_desktop.store.rows import CaseLine

_NEAR = 500
"""Cases in which addresses are looked for."""
_LATELY = 5_000
"""Cases that tell what is usual; older habits do not bind."""


class Earlier:
    """Reads what registered cases say about the next one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def applicants(self, typed: str, *, limit: int = 8) -> tuple[EarlierApplicant, ...]:
        """Give people whose name begins as typed, each once, with what they asked before."""
        beginning = folded(storable(typed)).strip()
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

    def addresses(self, typed: str, *, limit: int = 8) -> tuple[str, ...]:
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

    def ways(self, code: str) -> tuple[UsualWay, ...]:
        """Give to whom the newest questions of a code went, the usual ways first."""
        sql = (
            "SELECT coalesce(block, ''), coalesce(executor, ''), count(*) FROM question "
            "WHERE code = ? AND case_key > coalesce((SELECT key FROM case_line "
            "ORDER BY key DESC LIMIT 1 OFFSET ?), -1) "
            "GROUP BY 1, 2 ORDER BY 3 DESC, max(case_key) DESC"
        )
        return tuple(UsualWay(*row) for row in self._rows(sql, (storable(code), _LATELY)))

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
            f"SELECT {LINE}, c.key IN (SELECT key FROM who), c.key IN (SELECT key FROM there) "
            "FROM case_line c WHERE c.key IN (SELECT key FROM who UNION SELECT key FROM there) "
            "AND c.id <> ? ORDER BY c.key DESC LIMIT ?"
        )
        this = bytes.fromhex(id_)
        rows = self._rows(sql, (this, this, limit))
        return tuple((line(row[:-2], now), bool(row[-2]), bool(row[-1])) for row in rows)

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return rows(self._database, sql, values)
