"""What one person may see of the register, laid over its tables: every query of a connection meets it.

A temporary view stands before the table of its name, so that no query has to remember whom it answers.
Whoever sees everything, and every transaction that writes, meets the tables themselves.
"""

from __future__ import annotations

import re
from typing import Any

from mcu_desktop.dataclass import dataclass

_ID = re.compile(r"[0-9a-f]{32}")
_TABLES = ("case_line", "applicant", "citizen_change", "visit")
"""What says anything of a person; questions and clocks are read beside the line of their case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """Cases with a question in some blocks or of some people; the others bare of people, or not at all."""

    blocks: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Whose questions are seen, and what was asked of whom: the person, and those they stand in for."""
    bare: bool = False
    """All other cases are seen without applicants, addresses and texts."""
    name: str = ""
    """Stands for an applicant who is withheld."""
    text: str = ""
    """Stands for words that are withheld."""

    @property
    def theirs(self) -> str:
        """The keys of the cases that are seen whole, as a query."""
        parts = [
            f"SELECT case_key FROM main.{table} WHERE {column} IN ({ids})"  # noqa: S608 - hexadecimal digits
            for table, column, named in (
                ("question", "block", self.blocks),
                ("question", "executor", self.people),
                ("asked", "person", self.people),
            )
            if (ids := _ids(named))
        ]
        return " UNION ".join(parts) or "SELECT NULL WHERE 0"


def draw(connection: Any, veil: Veil) -> None:
    """Lay a veil over the tables."""
    for table in _TABLES:
        connection.execute(f"CREATE TEMP VIEW {table} AS {_seen(connection, table, veil)}")


def lift(connection: Any) -> None:
    """Take the veil away."""
    for table in _TABLES:
        connection.execute(f"DROP VIEW temp.{table}")


def _seen(connection: Any, table: str, veil: Veil) -> str:
    if table == "visit":  # who sees less sees the receptions they hold themselves
        return f"SELECT * FROM main.visit WHERE whom IN ({_ids(veil.people) or 'NULL'})"  # noqa: S608 - hexadecimal digits
    key = "key" if table == "case_line" else "case_key"
    # The plus keeps the veil from leading the walk: beside a list that leads it, both would be multiplied.
    theirs = f"+{key} IN ({veil.theirs})"
    if not veil.bare or table != "case_line":
        return f"SELECT * FROM main.{table} WHERE {theirs}"  # noqa: S608 - our own names
    instead = {
        "applicant": f"'{veil.name}'",
        "summary": f"'{veil.text}'",
        "address": "''",
        "place": "territory",
    }
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    listed = ", ".join(
        f"CASE WHEN {theirs} THEN {name} ELSE {instead[name]} END AS {name}" if name in instead else name
        for name in columns
    )
    return f"SELECT {listed} FROM main.{table}"  # noqa: S608 - our own names


def _ids(named: tuple[str, ...]) -> str:
    return ", ".join(f"'{one}'" for one in named if _ID.fullmatch(one))


def seen(connection: Any, veil: Veil | None, case: str) -> tuple[bool, bool]:
    """Tell whether a case is seen, and whether all of it."""
    row = connection.execute("SELECT key FROM case_line WHERE id = ?", (bytes.fromhex(case),)).fetchone()
    if row is None or veil is None or not veil.bare:
        return row is not None, row is not None
    theirs = connection.execute(f"SELECT ? IN ({veil.theirs})", row).fetchone()
    return True, bool(theirs[0])
