"""Telling every projection anew against decoding the same facts and writing the same rows."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.folder import PROFILE
from mcu_desktop.journal.codec import decoded
from mcu_desktop.store import projection
from mcu_desktop.store.case_table import CaseRows
from mcu_desktop.store.database import Database
from mcu_desktop.store.journal_table import case_histories
from mcu_desktop.workplace.workplace import Workplace
from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, in_turns, middle

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms

_ROUNDS = 3
_FACTS = "SELECT stream_kind, kind, min_reader, body FROM journal ORDER BY log, seq"
_BATCH = 2_000


class _Table(NamedTuple):
    """The rows that a rebuild writes into one table."""

    insert: str
    rows: list[tuple[Any, ...]]


def figure(home: Path, folder: Path) -> Figure:
    """Rebuild an office in one file, in turns with the bare work in another."""
    workplace = office.opened(office.copied(home, folder / "rebuilt"))
    bare = Database(office.copied(home, folder / "written") / PROFILE)
    with closing(workplace), closing(bare):
        tables = _told(workplace)
        facts = workplace.store.records()
        ours, floor = in_turns(
            lambda _: workplace.rebuild(),
            lambda _: _decode_and_write(bare, tables),
            _ROUNDS,
        )
    return Figure(
        work=f"rebuild {facts:,} facts".replace(",", " "),
        floor_work="decoding them + the same rows by executemany",
        ours=middle(ours),
        floor=middle(floor),
        unit=SECONDS,
        at_most=2,
    )


def _decode_and_write(bare: Database, tables: list[_Table]) -> None:
    with bare.writing() as connection:
        projection.empty(connection)
        for stream_kind, kind, min_reader, body in connection.execute(_FACTS):
            decoded(stream_kind, kind, min_reader, body)
        for table in tables:
            connection.executemany(table.insert, table.rows)


def _told(workplace: Workplace) -> list[_Table]:
    """Give the rows that a rebuild writes, table by table in the order of its writing."""
    told: dict[str, list[tuple[Any, ...]]] = {
        name: [] for name in (*reversed(projection.PROJECTIONS), "search")
    }
    terms = workplace.terms
    with Database(workplace.store.home / PROFILE).reading() as connection:
        for table in told:
            if table != "search":
                told[table] = connection.execute(f"SELECT * FROM {table}").fetchall()
        told["search"] = search_rows(connection, terms)
    return [_Table(_insert(table, len(rows[0])), rows) for table, rows in told.items() if rows]


def search_rows(connection: Any, terms: Terms) -> list[tuple[Any, ...]]:
    """Give the words of every case in the order of the rows."""
    told = (
        CaseRows(case, past, terms).search
        for past in case_histories(connection)
        if (case := projection.folded_case(past))
    )
    return sorted(told)


def _insert(table: str, width: int) -> str:
    columns = "(rowid, words, stems)" if table == "search" else ""
    return f"INSERT INTO {table} {columns} VALUES ({','.join('?' * width)})"
