"""The file as it stood: a copy beside the profile without what was stamped later, told anew where it matters.

What counts is the stamp of a fact, whichever desk wrote it and whenever it came here. An action is never
split: one that began in time stands whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from mcu_desktop.folder import PROFILE
from mcu_desktop.journal.codec import Unread, decoded
from mcu_desktop.journal.names import CASE, READER
from mcu_desktop.journal.record import first_link
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.store import card_rows, projection
from mcu_desktop.store.attachments import ATTACHMENTS, Attachments
from mcu_desktop.store.database import Database
from mcu_desktop.store.log_end import LogEnd, open_log
from mcu_desktop.store.own_log import Signature, own_log
from mcu_desktop.store.store import Store
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.store.past_room import Room
    from mcu_desktop.store.projection import TermsOf

Progress = Callable[[str, int, int], None]
"""Is told what goes on, how much of it is done and how much there is; it may raise to stop."""

COPYING, SORTING = "Копирую журнал записей", "Отбираю записи того времени"
TELLING = "Восстанавливаю, как было"
_PAGES, _STREAMS = 2_000, 200
"""Of one step: some tenths of a second."""
_INSTRUCTIONS = 200_000
"""Of SQLite's machine between two looks whether this is still wanted: some hundredths of a second."""
_LATER = (
    "SELECT log, min(seq) FROM journal INDEXED BY journal_by_stream WHERE stamp > ? GROUP BY log ORDER BY log"
)
_ACTIONS_END = "SELECT coalesce(max(seq), ?) FROM journal WHERE log = ? AND seq >= ? AND txn < ?"
_ACTS_BEHIND = (
    "SELECT stream, body, author, duty FROM journal "
    "WHERE kind = 'erased' AND stream_kind = 'case' AND stamp > ? AND body IS NOT NULL "
    "ORDER BY stamp, log, seq"
)
_STOOD = "SELECT 1 FROM journal WHERE stream = ? AND stream_kind = 'case' AND kind = 'registered'"
_ACTS_LOG = "акты"
_BEHIND = "FROM journal WHERE log = ? AND seq > ?"
_GUARD = "journal_is_never_deleted"
_OF_NOW = ("draft", "held_up", "confirmed")
"""What a desk remembers of now."""


def opened(room: Room, key: bytes | None, refusal: str) -> Store:
    """Open what stands in a room; `refusal` is said to every command."""
    database = Database(room.folder / PROFILE, key=key)
    with database.reading() as connection:
        own = own_log(connection)
    room.enter()
    store = Store(room.folder, database, own, room)
    store.attachments = Attachments(room.home / ATTACHMENTS, key)
    store.past = refusal
    return store


def copy(home: Path, room: Room, key: bytes | None, progress: Progress) -> None:
    """Copy the profile's file as one state of it, encrypted with the same key."""
    with (
        closing(Database(home / PROFILE, key=key)) as database,
        closing(Database(room.folder / PROFILE, key=key)) as target,
        database.reading() as connection,
    ):
        connection.execute("SELECT 1 FROM profile").fetchone()  # from here on it is one state
        connection.backup(
            target.connection(),
            pages=_PAGES,
            progress=lambda _, left, total: progress(COPYING, total - left, total),
        )


def go_back(
    room: Room, key: bytes | None, limit: int, terms_of: TermsOf, shifting: frozenset[str], progress: Progress
) -> None:
    """Leave out of the copy what was stamped after the limit; cards of `shifting` kinds move every term."""
    with closing(Database(room.folder / PROFILE, key=key)) as database:
        database.connection().execute("PRAGMA synchronous = off")  # a copy that is lost is made again
        with _heard_within(database.connection(), progress) as tell, database.writing() as connection:
            tell(SORTING, 0, 0)
            acts = _acts_behind(connection, limit)
            streams = _cut(connection, limit)
            _act_again(connection, acts, limit)
            for table in _OF_NOW:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            connection.execute("DELETE FROM profile WHERE name IN ('fenced', 'hub', 'notice')")
            _tell(connection, streams, terms_of, shifting, tell)


@contextmanager
def _heard_within(connection: Any, progress: Progress) -> Iterator[Progress]:
    """Let whoever waits stop a long statement, too: within one, what was told last is told again."""
    told: list[tuple[str, int, int]] = []
    stopped: list[BaseException] = []

    def tell(words: str, done: int, total: int) -> None:
        told[:] = [(words, done, total)]
        progress(words, done, total)

    def look() -> bool:
        try:
            for last in told:
                progress(*last)
        except BaseException as wanted_no_more:  # noqa: BLE001 - raised again below: SQLite has no room for it
            stopped.append(wanted_no_more)
        return bool(stopped)

    connection.set_progress_handler(look, _INSTRUCTIONS)
    try:
        yield tell
    except BaseException:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _cut(connection: Any, limit: int) -> tuple[Stream, ...]:
    """Delete the records behind the limit; give what they were about."""
    ((guard,),) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (_GUARD,)).fetchall()
    connection.execute(f"DROP TRIGGER {_GUARD}")
    streams: dict[Stream, None] = {}
    for log, first in connection.execute(_LATER, (limit,)).fetchall():
        ((keep,),) = connection.execute(_ACTIONS_END, (first - 1, log, first, first)).fetchall()
        rows = connection.execute(f"SELECT DISTINCT stream_kind, stream {_BEHIND}", (log, keep))
        streams |= {Stream(kind, stream.hex()): None for kind, stream in rows}
        connection.execute(f"DELETE {_BEHIND}", (log, keep))
        _end(connection, log, keep)
    connection.execute(guard)
    return tuple(streams)


def _acts_behind(connection: Any, limit: int) -> list[tuple[bytes, bytes, str, str]]:
    """Give what destroyed cases later: their words are gone from what was before, too."""
    return list(connection.execute(_ACTS_BEHIND, (limit,)).fetchall())


def _act_again(connection: Any, acts: Sequence[tuple[bytes, bytes, str, str]], limit: int) -> None:
    """Let cases that stood then say by which act they were destroyed since, in a log of this copy alone."""
    standing = [act for act in acts if connection.execute(_STOOD, (act[0],)).fetchone()]
    if not standing:
        return
    end = LogEnd.of(connection, open_log(connection, uuid4().bytes, _ACTS_LOG))
    for stream, body, author, duty in standing:
        fact = decoded(CASE, "erased", READER, body)
        signature = Signature(author=author, duty=duty, moment=moment_of(limit))
        if not isinstance(fact, Unread):
            end.seal(Stream(CASE, stream.hex()), b"", fact, end.head + 1, signature)
    end.write(connection)


def _end(connection: Any, log: int, keep: int) -> None:
    """Write down where a log ended then."""
    row = connection.execute(
        "SELECT seq, link, stamp FROM journal WHERE log = ? AND seq = ?", (log, keep)
    ).fetchone()
    if row is None:
        id_, station = connection.execute("SELECT id, station FROM log WHERE no = ?", (log,)).fetchone()
        row = (0, first_link(id_, station), 0)
    connection.execute("UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?", (*row, log))


def _tell(
    connection: Any,
    streams: Sequence[Stream],
    terms_of: TermsOf,
    shifting: frozenset[str],
    progress: Progress,
) -> None:
    """Tell the streams anew that had records later; everything, where that is less work."""

    def terms() -> Terms:
        return terms_of(card_rows.in_force(connection))

    ids = [(bytes.fromhex(stream.id),) for stream in streams]
    connection.executemany("DELETE FROM untold WHERE stream = ?", ids)
    connection.executemany("DELETE FROM card WHERE id = ?", ids)
    cards = [stream for stream in streams if stream.kind != CASE]
    cases = [stream for stream in streams if stream.kind == CASE]
    left = _cases_left(connection)
    if any(card.kind in shifting for card in cards) or 2 * len(cases) > left:
        projection.rebuild(connection, connection, terms, lambda done: progress(TELLING, done, left))
        return
    projection.project_foreign(connection, cards, terms)
    rules = terms()
    for done in range(0, len(cases), _STREAMS):
        progress(TELLING, done, len(cases))
        projection.project_foreign(connection, cases[done : done + _STREAMS], lambda: rules)


def _cases_left(connection: Any) -> int:
    ((count,),) = connection.execute("SELECT count(*) FROM journal WHERE kind = 'registered'").fetchall()
    return int(count)
