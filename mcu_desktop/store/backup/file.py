"""One copy in one file: what keeps its key in clear, all else sealed; written beside, read back, then named.

A line that names the format, a line of JSON, then a sealed tar: `profile.json`, `office.db` and, in a whole
copy, the attachments. Database and attachments lie in it as they lie in the profile, sealed with its key.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tarfile
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mcu_desktop import __version__
from mcu_desktop.dataclass import dataclass
from mcu_desktop.folder import PROFILE
from mcu_desktop.problems import Damage, Refusal, Trouble, os_words
from mcu_desktop.store.attachments import ATTACHMENTS, Attachments
from mcu_desktop.store.backup.manifest import Manifest
from mcu_desktop.store.backup.manifest import document as manifest_document
from mcu_desktop.store.backup.manifest import parsed as parsed_manifest
from mcu_desktop.store.backup.workroom import UNFINISHED, put_down, workroom
from mcu_desktop.store.database import Database, reported
from mcu_desktop.store.standing import standing, standing_now
from mcu_desktop.store.swap import flush
from mcu_desktop.vault.header import Header, document, parsed
from mcu_desktop.vault.sealed import Sealing, Unreadable, Unsealing

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMAT = b"MCU-BACKUP 1\n"
_LONGEST_LINE = 64 * 1024
_MANIFEST = "profile.json"
_MEMBER = re.compile(rf"{PROFILE}|{_MANIFEST}|{ATTACHMENTS}/([0-9a-f]{{2}})/\1[0-9a-f]{{62}}")
_STATION = (
    "SELECT l.station FROM profile p JOIN log l ON l.no = CAST(p.value AS INTEGER) WHERE p.name = 'log'"
)
_NOBODYS = bytes(32)
"""Seals the copy of a profile that lies open: everybody knows it, it only tells damage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What seals a copy, and what it says in clear about who keeps the key."""

    key: bytes | None
    header: Header | None


def write(
    home: Path, target: Path, lock: Lock, *, protected: bool, whole: bool, made_at: datetime
) -> Manifest:
    """Write a copy and prove it by opening; what cannot be proved is not kept."""
    if target.exists():
        raise Refusal(f"Файл «{target}» уже есть: назовите другой, копии не перезаписываются.")
    waiting = target.with_name(f"{target.name}{UNFINISHED}")
    with workroom(home) as room:
        try:
            with put_down(target):
                waiting.unlink(missing_ok=True)
                manifest = _written(
                    home, room, waiting, lock, protected=protected, whole=whole, made_at=made_at
                )
                read(waiting, room / "read", lambda _: lock.key, whole=False)
                waiting.replace(target)
                flush(target.parent)
        finally:
            waiting.unlink(missing_ok=True)
    return manifest


def read(
    source: Path, into: Path, key_of: Callable[[Header], bytes | None], *, whole: bool = True
) -> tuple[Manifest, Lock]:
    """Take a copy apart into an empty folder and prove its database by opening it.

    `key_of` gives the key for the header that the copy carries. Without `whole` attachments are only checked.
    """
    try:
        with source.open("rb") as stream:
            header, digest = _beginning(stream)
            key = key_of(header) if header else None
            tar = Unsealing(key or _NOBODYS, f"backup {digest}", stream)
            into.mkdir(parents=True, exist_ok=True)
            manifest = _taken_apart(tar, into, whole=whole)
    except Unreadable:
        raise Damage(f"Копия «{source.name}» повреждена или неполна.", record=source.name) from None
    except FileNotFoundError:
        raise Refusal(f"Файла «{source}» нет.") from None
    except OSError as error:
        raise Trouble(f"Копия «{source.name}» не прочитана: {os_words(error)}.") from error
    if standing(into / PROFILE, key if manifest.protected else None) != manifest.standing:
        raise Damage(f"Копия «{source.name}» не равна тому, с чего снята.", record=source.name)
    return manifest, Lock(key=key, header=header)


def header_of(source: Path) -> Header | None:
    """Tell what keeps the key of a copy, `None` where it lies open."""
    try:
        with source.open("rb") as stream:
            return _beginning(stream)[0]
    except OSError as error:
        raise Trouble(f"Копия «{source.name}» не прочитана: {os_words(error)}.") from error
    except Unreadable:
        raise Damage(f"Файл «{source.name}» – не копия профиля.", record=source.name) from None


def _written(
    home: Path, room: Path, target: Path, lock: Lock, *, protected: bool, whole: bool, made_at: datetime
) -> Manifest:
    database_key = lock.key if protected else None
    copy = room / PROFILE
    with closing(Database(home / PROFILE, key=database_key)) as database, reported():
        database.connection().execute("VACUUM INTO ?", (str(copy),))
    with closing(Database(copy, key=database_key)) as database, database.reading() as connection:
        held, station = standing_now(connection), connection.execute(_STATION).fetchone()[0]
    attachments = Attachments(home / ATTACHMENTS, database_key)
    digests = attachments.digests() if whole else ()
    manifest = Manifest(
        made_at=made_at,
        station=station,
        standing=held,
        protected=protected,
        attachments=whole,
        damaged=tuple(digest for digest in digests if not attachments.holds(digest)),
    )
    with open(target, "xb", opener=_for_this_user) as stream:
        line = json.dumps({"program": __version__, "key": document(lock.header) if lock.header else None})
        stream.write(_FORMAT + line.encode() + b"\n")
        purpose = f"backup {sha256(line.encode()).hexdigest()}"
        with (
            Sealing(lock.key or _NOBODYS, purpose, stream) as sealing,
            tarfile.open(fileobj=sealing, mode="w|") as tar,  # type: ignore[call-overload]  # it only writes
        ):
            _add(tar, _MANIFEST, BytesIO(manifest_document(manifest)))
            _add_file(tar, PROFILE, copy)
            for digest in digests:
                _add_file(tar, f"{ATTACHMENTS}/{digest[:2]}/{digest}", attachments.place(digest))
        stream.flush()
        os.fsync(stream.fileno())
    copy.unlink()
    return manifest


def _for_this_user(path: str, flags: int) -> int:
    """Open a new file that nobody else reads: the copy of a profile that lies open does too."""
    return os.open(path, flags, 0o600)


def _taken_apart(source: Unsealing, into: Path, *, whole: bool) -> Manifest:
    manifest: Manifest | None = None
    try:
        with tarfile.open(fileobj=source, mode="r|") as tar:  # type: ignore[call-overload]  # it only reads
            for member in tar:
                content = tar.extractfile(member)
                if content is None or not _MEMBER.fullmatch(member.name):
                    raise Unreadable
                if member.name == _MANIFEST:
                    manifest = parsed_manifest(content.read())
                elif whole or member.name == PROFILE:
                    place = into / member.name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    with place.open("xb") as target:
                        shutil.copyfileobj(content, target, 1 << 20)
        source.read()  # up to the seal of the end
    except (tarfile.TarError, ValueError, KeyError, TypeError) as error:
        raise Unreadable from error
    if manifest is None or not (into / PROFILE).exists():
        raise Unreadable
    return manifest


def _beginning(stream: BinaryIO) -> tuple[Header | None, str]:
    if stream.readline(_LONGEST_LINE) != _FORMAT:
        raise Unreadable
    line = stream.readline(_LONGEST_LINE).removesuffix(b"\n")
    try:
        said = json.loads(line)["key"]
        return parsed(said) if said else None, sha256(line).hexdigest()
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable from error


def _add_file(tar: tarfile.TarFile, name: str, file: Path) -> None:
    with file.open("rb") as stream:
        _add(tar, name, stream)


def _add(tar: tarfile.TarFile, name: str, content: BinaryIO) -> None:
    member = tarfile.TarInfo(name)
    member.size = content.seek(0, 2)
    content.seek(0)
    tar.addfile(member, content)
