"""Numbered steps of the schema; a released step is never edited, a newer file is refused untouched."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.problems import Trouble

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database


@cache
def steps() -> tuple[tuple[int, str], ...]:
    """Give the numbers and texts of all steps in order."""
    texts = {int(entry.name[:4]): entry for entry in Path(__file__).with_name("schema").glob("*.sql")}
    return tuple((number, texts[number].read_text(encoding="utf-8")) for number in sorted(texts))


def migrate(database: Database) -> None:
    """Bring the file up to this program, each step in its own transaction."""
    newest = steps()[-1][0]
    with database.reading() as connection:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > newest:
        raise Trouble(
            f"База создана более новой программой (версия {found}, эта программа знает {newest}). "
            "Файл не изменён: обновите программу."
        )
    for number, text in steps():
        if number > found:
            _take(database, number, text)


def outdated(database: Database) -> bool:
    """Tell whether a file that holds something is about to be changed by steps."""
    with database.reading() as connection:
        return 0 < int(connection.execute("PRAGMA user_version").fetchone()[0]) < steps()[-1][0]


def _take(database: Database, number: int, text: str) -> None:
    with database.writing() as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] >= number:
            return
        for statement in statements(text):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")


def statements(text: str) -> list[str]:
    """Split a step at the semicolons that end a statement (a trigger's body ends at END;)."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only here is a whole script read

    found, waiting = [], ""
    for line in text.splitlines(keepends=True):
        waiting += line
        if dbapi2.complete_statement(waiting):
            found.append(waiting)
            waiting = ""
    return found
