"""The profile's file from outside: a raw connection that no rule of ours guards."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from mcu_desktop.folder import PROFILE
from mcu_desktop.journal.record import Record, packed, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.store.stream import Stream
    from mcu_desktop.workplace.workplace import Workplace


@contextmanager
def raw(home: Path) -> Iterator[Any]:
    """Give a connection of one's own."""
    with closing(driver.connect(home / PROFILE, isolation_level=None)) as connection:
        yield connection


@contextmanager
def forged(home: Path) -> Iterator[Any]:
    """Give a connection to a file whose guards are away as long as it is held."""
    with raw(home) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in guards:
            connection.execute(sql)


def dumped(home: Path, *tables: str) -> dict[str, list[Any]]:
    """Give the rows of some tables, or of all that are not of SQLite's own."""
    with raw(home) as connection:
        named = tables or tuple(
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite_", "search_"))
        )
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in named
            if table != "search"
        }


def write_as_newer(
    workplace: Workplace,
    stream: Stream,
    kind: str,
    body: bytes,
    *,
    min_reader: int = 99,
    duty: str = "",
    tell: bool = True,
) -> None:
    """Append what a newer program would write, sealed as it would seal it, and tell its stream anew."""
    with workplace.store.writing() as writing:
        connection = writing._connection
        no = writing._log.no
        head, link, stamp = connection.execute(
            "SELECT head, link, stamp FROM log WHERE no = ?", (no,)
        ).fetchone()
        record = sealed(
            Record(
                log=writing._log.id,
                seq=head + 1,
                stamp=stamp + 1,
                txn=head + 1,
                stream_kind=stream.kind,
                stream=bytes.fromhex(stream.id),
                parents=packed(()),
                author=workplace.person,
                duty=duty,
                kind=kind,
                version=99,
                min_reader=min_reader,
                body=body,
                body_digest=b"",
                link=b"",
            ),
            link,
        )
        row = (no, *record[1:])
        connection.execute(f"INSERT INTO journal VALUES ({','.join('?' * len(row))})", row)
        end = (head + 1, record.link, stamp + 1)
        connection.execute("UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?", (*end, no))
        if tell:
            writing.project([stream], lambda: workplace.terms)
