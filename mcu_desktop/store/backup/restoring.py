"""A profile from a copy: made ready beside, proved, put in the place of what stood there; that is kept."""

from __future__ import annotations

import secrets
from contextlib import closing
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.folder import PROFILE
from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.store.attachments import ATTACHMENTS, Attachments
from mcu_desktop.store.backup.file import read
from mcu_desktop.store.backup.last import FOLDER
from mcu_desktop.store.backup.manifest import Manifest
from mcu_desktop.store.database import Database
from mcu_desktop.store.fence import FENCED
from mcu_desktop.store.log_end import LogEnd
from mcu_desktop.store.migrations import migrate
from mcu_desktop.store.new_log import begin_anew
from mcu_desktop.store.numbers import Numbers, given, go_on_above
from mcu_desktop.store.own_log import own_log
from mcu_desktop.store.presence import Presence
from mcu_desktop.store.swap import incoming, settle, swap
from mcu_desktop.vault import vault
from mcu_desktop.vault.header import Header, write_header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came out of a copy, and where that lies which stood in its place."""

    manifest: Manifest
    aside: Path | None
    key: bytes | None = field(repr=False)


def restore(
    home: Path, source: Path, *, now: datetime, key: bytes | None = None, passphrase: str | None = None
) -> Restored:
    """Put a copy in the place of a profile; nothing is overwritten, and there is no half-way.

    A `key` in hand opens the copies that it sealed; others are asked of what keeps theirs.
    """
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Trouble(f"Папка {home} не создана: {os_words(error)}.") from error
    settle(home)
    presence = Presence(home, alone=True)
    try:
        stood = (home / PROFILE).exists()
        new = incoming(home)

        def key_of(header: Header) -> bytes:
            return key if key is not None and header.fits(key) else vault.opened(header, home, passphrase)

        manifest, lock = read(source, new, key_of)
        if manifest.protected and lock.header is not None:
            write_header(new, lock.header)
        inside = lock.key if manifest.protected else None
        lost = _numbers(home, (key, inside)) if stood else {}
        if not manifest.attachments:
            _collect(new, source.parent / ATTACHMENTS, home / FOLDER / ATTACHMENTS, home / ATTACHMENTS)
        _begin_anew(new / PROFILE, inside, lost)
        aside = swap(home, aside=f"aside-{now:%Y%m%d-%H%M%S}", forget=False)
    finally:
        presence.leave()
    return Restored(manifest=manifest, aside=aside if stood else None, key=inside)


def _collect(new: Path, *places: Path) -> None:
    """Bring the attachments to a copy that was made without them, from wherever they lie."""
    kept = Attachments(new / ATTACHMENTS)
    for place in places:
        there = Attachments(place)
        for digest in sorted(set(there.digests()) - set(kept.digests())):
            kept.take(there.place(digest), digest)


def _numbers(home: Path, keys: Sequence[bytes | None]) -> Numbers:
    """Give the numbers that the profile gave which is put aside; a damaged or closed one says nothing."""
    try:
        header = vault.protection(home)
        fits = [key for key in keys if key is not None and header is not None and header.fits(key)]
        if header is not None and not fits:
            return {}
        with (
            closing(Database(home / PROFILE, key=fits[0] if fits else None)) as database,
            database.reading() as connection,
        ):
            return given(connection, own_log(connection).station)
    except Trouble:
        return {}


def _begin_anew(file: Path, key: bytes | None, lost: Numbers) -> None:
    """Let the profile write a new log and give no number twice: others may know more than it remembers.

    One that exchanges is told by what this machine remembers of it, which knows more than the copy.
    """
    with closing(Database(file, key=key)) as database:
        migrate(database)
        with database.writing() as connection:
            own = own_log(connection)
            fenced = connection.execute("SELECT 1 FROM profile WHERE name = ?", (FENCED,)).fetchone()
            if fenced is None:
                end = LogEnd.of(connection, own).head
                begin_anew(connection, own, secrets.token_bytes(16), keep=end)
            go_on_above(connection, lost)
