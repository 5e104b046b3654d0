"""How a profile's file is made, and how it is opened: brought up to this program first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.folder import CHANGING, HEADER, PAST, PROFILE
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.database import Database, remove, reported
from mcu_desktop.store.migrations import migrate, outdated
from mcu_desktop.store.own_log import own_log
from mcu_desktop.store.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.store import log_end, past_room, swap
    from mcu_desktop.store.own_log import OwnLog
    from mcu_desktop.vault import vault
    from mcu_desktop.vault.header import Header
else:
    log_end = later("mcu_desktop.store.log_end")
    past_room = later("mcu_desktop.store.past_room")
    swap = later("mcu_desktop.store.swap")
    vault = later("mcu_desktop.vault.vault")


class Opened(NamedTuple):
    """What a store holds of an open profile."""

    database: Database
    log: OwnLog
    presence: Presence

    def leave(self) -> None:
        """Let the file go again."""
        self.database.close()
        self.presence.leave()


def made(home: Path, *, log: bytes, station: str, keep: Callable[[bytes], Header] | None) -> Opened:
    """Make a new profile; refuse to touch one that is there, clear away one whose making was cut off."""
    path = home / PROFILE
    if path.exists():
        if not _cut_off(path, _key(home)):
            raise Refusal(f"В папке {home} уже есть профиль.", field="--home")
        remove(path)
    with reported():
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    presence = Presence(home)
    try:
        database = Database(path, key=vault.begin_key(home, keep))
        migrate(database)
        with database.writing() as connection:
            own = log_end.open_log(connection, log, station)
            connection.execute("INSERT INTO profile VALUES ('log', ?)", (str(own.no),))
    except BaseException:
        presence.leave()
        raise
    return Opened(database, own, presence)


def entered(home: Path, key: bytes | None) -> Opened:
    """Open a profile, bringing its file up to this program."""
    if (home / CHANGING).exists():
        swap.settle(home)
    if (home / PAST).exists():  # after a kill
        past_room.sweep(home)
    if not (home / PROFILE).exists():
        how = "mcu-desktop setup --preset kinel --station А"
        raise Trouble(f"В папке {home} нет профиля. Создайте его: {how}")
    presence = Presence(home)
    try:
        return Opened(*_brought_up(home, key if key is not None else _key(home)), presence)
    except BaseException:
        presence.leave()
        raise


def _brought_up(home: Path, key: bytes | None) -> tuple[Database, OwnLog]:
    database = Database(home / PROFILE, key=key)
    try:
        if outdated(database):
            from mcu_desktop.store.backup.folder import take  # noqa: PLC0415 - once a version

            take(home, key, why="upgrade", now=datetime.now().astimezone())
        migrate(database)
        with database.reading() as connection:
            return database, own_log(connection)
    except BaseException:
        database.close()
        raise


def _key(home: Path) -> bytes | None:
    """Give the key of a profile, `None` where its data lies open."""
    return vault.unlock(home) if (home / HEADER).exists() else None


def _cut_off(path: Path, key: bytes | None) -> bool:
    """Tell whether a file is a profile that has neither owner nor records: both come in its last step."""
    database = Database(path, key=key)
    try:
        with database.reading() as connection:
            tables = {
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            if not tables >= {"profile", "journal"}:
                return not tables
            begun = "SELECT 1 FROM profile WHERE name = 'owner' UNION ALL SELECT 1 FROM journal LIMIT 1"
            return connection.execute(begun).fetchone() is None
    finally:
        database.close()
