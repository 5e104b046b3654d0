"""All that desks of an office share, in one sealed file: made from a profile, taken over by a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from mcu_desktop.folder import PROFILE
from mcu_desktop.journal.chain import End
from mcu_desktop.store.database import Database, database_key, remove, reported
from mcu_desktop.store.integrity import chains
from mcu_desktop.store.migrations import migrate, steps
from mcu_desktop.store.projection import PROJECTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.store.integrity import Verdict

SEARCH = ("search_data", "search_idx", "search_docsize", "search_config")
"""The search lies in tables of its own: it comes as it was told, too."""
SHARED = ("log", "journal", "forked", "seal", *reversed(PROJECTIONS), *SEARCH)
"""What travels. Drafts, filters, keys and the clock stay with the desk they are of."""
OWN = (
    *("profile", "draft", "confirmed", "held_up", "number_floor"),
    *("brought", "brought_up_to", "file_on_road", "file_wanted", "file_destroyed"),
)
"""What stays."""

_PAGES = -64_000
"""In KiB, negative as SQLite writes it."""
_MAKE_ROOM = (
    "UPDATE main.log SET no = no + (SELECT coalesce(max(no), 0) FROM other.log)",
    "UPDATE main.confirmed SET log = log + (SELECT coalesce(max(no), 0) FROM other.log)",
    "UPDATE main.profile SET value = value + (SELECT coalesce(max(no), 0) FROM other.log) WHERE name = 'log'",
)
"""The one empty log of a new desk leaves its number to those that come."""
_FOLLOW = (
    "INSERT OR REPLACE INTO profile SELECT 'clock', max(stamp) FROM log WHERE stamp <= ? "
    "HAVING max(stamp) IS NOT NULL"
)


class NotTaken(Exception):
    """What the file holds is not sound, or nobody vouches for it: nothing was taken over."""


def version() -> int:
    """Name the shape of the file: it is taken over by programs that know the very same."""
    return steps()[-1][0]


def write(home: Path, key: bytes | None, target: Path, sealing: bytes) -> None:
    """Make the file from a profile, whatever others write into it meanwhile; `sealing` opens it."""
    remove(target)
    with closing(Database(target, key=sealing)) as fresh, reported():
        migrate(fresh)
        connection = fresh.connection()
        connection.execute("PRAGMA journal_mode = off")  # what a kill leaves is written anew
        connection.execute("PRAGMA synchronous = off")
        with _beside(connection, home / PROFILE, key), _bare_tables(connection):
            _copy(connection, SHARED)
            connection.execute("UPDATE main.log SET sealed = 0")
            connection.execute(
                "INSERT INTO main.profile SELECT name, value FROM other.profile WHERE name = 'edition'"
            )


def told(file: Path, sealing: bytes) -> tuple[dict[bytes, End], str]:
    """Give how far each log goes in the file, and the edition of norms that its terms were told by."""
    with closing(Database(file, key=sealing)) as database, database.reading() as connection:
        logs = connection.execute("SELECT id, head, link, stamp FROM log WHERE head > 0").fetchall()
        ((edition,),) = connection.execute("SELECT value FROM profile WHERE name = 'edition'").fetchall()
    return {log: End(*end) for log, *end in logs}, edition


def take(
    database: Database,
    source: Path,
    sealing: bytes,
    *,
    latest: int,
    vouched: Callable[[], str | None],
    phase: Callable[[str], None],
) -> None:
    """Take the file over into a profile that holds no records yet, whole or not at all.

    Its chains are reckoned while its rows are copied; a record that is not sound keeps all of it out.
    """
    connection = database.connection()
    with ThreadPoolExecutor(1) as beside, reported(), _beside(connection, source, sealing):
        checking = beside.submit(_checked, source, sealing)
        with _bare_tables(connection):
            if connection.execute("SELECT 1 FROM journal LIMIT 1").fetchone():
                raise NotTaken("в профиле уже есть записи")
            for step in _MAKE_ROOM:
                connection.execute(step)
            phase("Снимок переносится в профиль")
            _copy(connection, SHARED)
            connection.execute(_FOLLOW, (latest,))
            phase("Проверяется цепочка записей")
            verdict = checking.result()
            if reason := verdict.reason or vouched():
                raise NotTaken(reason)
    with reported():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()  # the search looks at its tables anew


def _checked(source: Path, sealing: bytes) -> Verdict:
    with closing(Database(source, key=sealing)) as database, database.reading() as connection:
        return chains(connection)


def _copy(connection: Any, tables: tuple[str, ...]) -> None:
    """Copy whole tables with their indices: SQLite does so page by page where both are alike and bare."""
    for table in tables:
        if table in SEARCH:
            connection.execute(f"DELETE FROM main.{table}")  # noqa: S608 - our own names
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM other.{table}")  # noqa: S608 - tables of ours


@contextmanager
def _beside(connection: Any, file: Path, key: bytes | None) -> Iterator[None]:
    """Have another file beside the one that is written."""
    raw = database_key(key)
    opened_by = f"x'{raw.hex()}'" if raw else ""
    connection.execute(f'ATTACH ? AS other KEY "{opened_by}"', (str(file),))
    try:
        yield
    finally:
        connection.execute("DETACH other")


@contextmanager
def _bare_tables(connection: Any) -> Iterator[None]:
    """Begin a transaction in which no trigger and no reference stands in the way of whole tables."""
    guards = connection.execute("SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'").fetchall()
    ((pages,),) = connection.execute("PRAGMA main.cache_size").fetchall()
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute(f"PRAGMA main.cache_size = {_PAGES}")
    try:
        connection.execute("BEGIN IMMEDIATE")
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER main.{name}")
        yield
        for _, sql in guards:
            connection.execute(sql)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute(f"PRAGMA main.cache_size = {pages}")
        connection.execute("PRAGMA foreign_keys = 1")
