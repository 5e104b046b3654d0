"""Registering one case against the bare INSERTs of the same rows: same driver, pragmas and commits."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.folder import PROFILE
from mcu_desktop.store.database import Database
from mcu_desktop.store.indexing import indexed
from mcu_desktop.workplace.workplace import Workplace
from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, in_turns, middle

_WARMING = 100
_ROUNDS = 900
_ROWS_OF_CASE = (
    ("journal", "stream = :id"),
    ("case_line", "id = :id"),
    ("question", "case_key = (SELECT key FROM case_line WHERE id = :id)"),
    ("applicant", "case_key = (SELECT key FROM case_line WHERE id = :id)"),
    ("clue", "case_key = (SELECT key FROM case_line WHERE id = :id)"),
    ("clock", "case_key = (SELECT key FROM case_line WHERE id = :id)"),
    ("number_claim", "case_id = :id"),
)
_HEAD = "UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?"

Statements = list[tuple[str, tuple[Any, ...]]]


def figure(home: Path, folder: Path) -> Figure:
    """Register on one copy of an office, insert the same rows into another."""
    copy = office.copied(home, folder / "registered")
    workplace = office.opened(copy)
    look = Database(copy / PROFILE)
    bare = Database(office.copied(home, folder / "inserted") / PROFILE)
    cases = list(islice(office.commands(Random(8)), _ROUNDS))
    written: list[CaseId] = []
    statements: list[Statements] = []
    with closing(workplace), closing(look), closing(bare):
        reading, writing = look.connection(), bare.connection()

        def insert(number: int) -> None:
            writing.execute("BEGIN IMMEDIATE")
            for sql, row in statements[number]:
                writing.execute(sql, row)
            writing.execute("COMMIT")

        ours, floor = in_turns(
            lambda number: written.append(workplace.register(cases[number]).id),
            insert,
            _ROUNDS,
            between=lambda number: statements.append(_inserts(workplace, reading, written[number])),
        )
    return Figure(
        work="register one case, synchronous=FULL",
        floor_work="bare INSERTs of the same rows, one commit",
        ours=middle(ours[_WARMING:]),
        floor=middle(floor[_WARMING:]),
        unit=SECONDS,
        at_most=3,
    )


def _inserts(workplace: Workplace, connection: Any, case: CaseId) -> Statements:
    """Give the INSERTs of every row that a registration has written."""
    made: Statements = []
    for table, chosen in _ROWS_OF_CASE:
        rows = connection.execute(
            f"SELECT * FROM {table} WHERE {chosen}", {"id": bytes.fromhex(case)}
        ).fetchall()
        made += [(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row) for row in rows]
    ((key,),) = connection.execute(
        "SELECT key FROM case_line WHERE id = ?", (bytes.fromhex(case),)
    ).fetchall()
    made.append(
        ("INSERT INTO search (rowid, words, stems) VALUES (?, ?, ?)", (key, *indexed(workplace.case(case))))
    )
    made.append((_HEAD, connection.execute("SELECT head, link, stamp, no FROM log").fetchone()))
    return made
