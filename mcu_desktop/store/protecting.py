"""A profile that lies open becomes an encrypted one: made beside it, read whole, then put in its place."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from mcu_desktop.folder import PROFILE
from mcu_desktop.problems import Damage, Trouble
from mcu_desktop.store.attachments import ATTACHMENTS, Attachments
from mcu_desktop.store.database import THE_FILE, Database, database_key, reported
from mcu_desktop.store.presence import Presence
from mcu_desktop.store.standing import standing
from mcu_desktop.store.swap import incoming, settle, swap
from mcu_desktop.vault import vault
from mcu_desktop.vault.header import write_header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.vault.header import Header

    Keep = Callable[[bytes], Header]
_REPLACED = "replaced"


def protect(home: Path, keep: Keep) -> bytes:
    """Encrypt a profile under a new key; whenever it is stopped, one good profile is left."""
    settle(home)
    if not (home / PROFILE).exists():
        raise Trouble(f"В папке {home} нет профиля.")
    presence = Presence(home, alone=True)
    try:
        key = vault.new_key()
        new = incoming(home)
        write_header(new, keep(key))
        _encrypted(home / PROFILE, new / PROFILE, key)
        Attachments(home / ATTACHMENTS).hand_over(Attachments(new / ATTACHMENTS, key))
        if standing(new / PROFILE, key) != standing(home / PROFILE, None):
            raise Damage("Зашифрованная копия не равна профилю: ничего не изменено.", record=THE_FILE)
        swap(home, aside=_REPLACED, forget=True)
    finally:
        presence.leave()
    return key


def keep_otherwise(home: Path, keep: Keep, key: bytes) -> None:
    """Let something else keep the same key: a new passphrase, a key store, or both."""
    settle(home)
    before = vault.protection(home)
    assert before is not None
    write_header(home, keep(key))
    if before.store is not None:
        from mcu_desktop.vault.key_store import key_store  # noqa: PLC0415 - only where one keeps the key

        store = key_store()
        with suppress(Trouble):  # what it still holds opens nothing that was not open to it before
            if store is not None:
                store.forget(before.name)


def _encrypted(source: Path, target: Path, key: bytes) -> None:
    """Copy an open database into a sealed one, with everything that SQLite does not count as a table."""
    raw = database_key(key)
    assert raw is not None
    with closing(Database(source)) as database, reported():
        connection = database.connection()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("PRAGMA journal_mode = delete")
        connection.execute(f"ATTACH ? AS sealed KEY \"x'{raw.hex()}'\"", (str(target),))
        connection.execute("SELECT sqlcipher_export('sealed')")
        connection.execute(f"PRAGMA sealed.user_version = {int(version)}")
        connection.execute("DETACH sealed")
