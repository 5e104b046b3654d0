"""The profile's SQLite file: how it is opened, locked and written; where the driver's errors become ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from mcu_desktop.problems import Damage, Trouble, os_words
from mcu_desktop.store.peewee_alone import SqlCipherDatabase

if TYPE_CHECKING:
    from mcu_desktop.store.veil import Veil

THE_FILE = "файл базы"
"""How damage is named that no single record has."""
_OLDEST_SQLITE = (3, 51, 3)
"""Earlier versions have the WAL-reset bug: two connections may lose commits (sqlite.org/wal.html)."""

_PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("busy_timeout", 5000),
    ("cell_size_check", 1),
    ("trusted_schema", 0),
    ("temp_store", "memory"),
    ("wal_autocheckpoint", 1000),
    ("cache_size", -1500),
)


class Database(SqlCipherDatabase):  # type: ignore[misc]  # peewee has no types
    """One file, a connection a thread; with the profile's key of 32 bytes it is encrypted at rest."""

    def __init__(self, path: Path, *, key: bytes | None = None) -> None:
        if driver.sqlite_version_info < _OLDEST_SQLITE:
            raise Trouble(f"Библиотека SQLite {driver.sqlite_version} устарела: нужна 3.51.3 или новее.")
        self.profile_key = key
        self._raw_key = database_key(key)
        self.veil: Veil | None = None
        """What whoever reads may see; writing and proving meet the tables themselves."""
        self._worn = local()
        super().__init__(str(path), pragmas=_PRAGMAS)

    def _connect(self) -> Any:
        with reported():
            return super()._connect()

    def _add_conn_hooks(self, conn: Any) -> None:
        if self._raw_key is not None:
            conn.execute("PRAGMA cipher_log_level = none")  # it is told in words, not on stderr
            conn.execute(keyed(self._raw_key))
        super()._add_conn_hooks(conn)

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """Give the driver's connection inside one transaction: whole, or nothing."""
        with reported():
            connection = self._wearing(None)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """Give the driver's connection for queries that must see one state."""
        with reported():
            connection = self.connection()
            if connection.in_transaction:
                yield connection
                return
            self._wearing(self.veil)
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def asking(self) -> Iterator[Any]:
        """Give the connection for one question about what no veil lies over: it needs no transaction."""
        with reported():
            yield self.connection()

    @contextmanager
    def unveiled(self) -> Iterator[None]:
        """Let what is read meanwhile meet the tables themselves."""
        veil, self.veil = self.veil, None
        try:
            yield
        finally:
            self.veil = veil

    def _wearing(self, veil: Veil | None) -> Any:
        """Give this thread's connection with a veil over its tables, or with none."""
        connection = self.connection()
        worn: tuple[Any, Veil | None] = getattr(self._worn, "what", (connection, None))
        before = worn[1] if worn[0] is connection else None
        if veil != before:
            from mcu_desktop.store.veil import draw, lift  # noqa: PLC0415 - only where somebody sees less

            if before is not None:
                lift(connection)
            if veil is not None:
                draw(connection, veil)
        self._worn.what = connection, veil
        return connection


def database_key(key: bytes | None) -> bytes | None:
    """Give the key of the database alone."""
    if key is None:
        return None
    from mcu_desktop.vault.sealed import derived  # noqa: PLC0415 - 40 ms, only where there is a key

    return derived(key, "database")


def keyed(raw: bytes) -> str:
    """Say to the driver with which raw key a file is read: no passphrase to stretch at every connection."""
    return f"PRAGMA key = \"x'{raw.hex()}'\""


def remove(path: Path) -> None:
    """Delete a database file with what SQLite keeps beside it."""
    with reported():
        for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            file.unlink(missing_ok=True)


@contextmanager
def reported() -> Iterator[None]:
    """Turn the driver's errors into trouble that a person can act on."""
    try:
        yield
    except driver.DatabaseError as error:
        if isinstance(error, driver.IntegrityError | driver.ProgrammingError):
            raise
        words = str(error)
        if isinstance(error, driver.OperationalError) and not _tells_of_damage(words):
            raise Trouble(_words(words)) from error
        raise Damage(
            "Файл базы повреждён или зашифрован другим ключом. Ничего не записано.",
            record=THE_FILE,
        ) from error
    except OSError as error:
        raise Trouble(f"Не удалось прочитать или записать файл: {os_words(error)}.") from error


def is_damage(error: Exception) -> bool:
    """Tell an error of the file itself from one of disk, lock or space around it."""
    if not isinstance(error, driver.OperationalError):
        return True
    return not any(
        word in str(error) for word in ("locked", "busy", "full", "readonly", "disk I/O", "unable")
    )


def _tells_of_damage(message: str) -> bool:
    return "malformed" in message or "decode to UTF-8" in message


def _words(message: str) -> str:
    if "locked" in message or "busy" in message:
        return "База занята другой программой дольше пяти секунд. Ничего не записано, повторите попытку."
    if "full" in message:
        return "На диске нет места. Ничего не записано: освободите место и повторите."
    if "readonly" in message:
        return "Папка профиля доступна только для чтения. Ничего не записано."
    if "disk I/O" in message:
        return "Диск не читается или не пишется. Ничего не записано: проверьте диск и место на нём."
    if "unable to open" in message:
        return "Не удалось открыть файл базы: проверьте папку профиля и права на неё."
    return f"Ошибка базы данных: {message}. Ничего не записано."
