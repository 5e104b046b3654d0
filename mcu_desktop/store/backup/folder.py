"""The copies that a profile keeps of itself: made on time and before risky steps, let go by tiers."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Damage, Trouble, os_words
from mcu_desktop.store.attachments import ATTACHMENTS, Attachments
from mcu_desktop.store.backup.file import Lock, header_of, write
from mcu_desktop.store.backup.last import FOLDER, Last, note
from mcu_desktop.store.backup.tiers import kept
from mcu_desktop.vault.vault import protection

SUFFIX = ".mcu-backup"
TIMED = "timed"
_NAME = re.compile(rf"(\d{{8}}T\d{{6}}Z)(?:-\d+)?-([a-z]+){re.escape(SUFFIX)}")
_STAMP = "%Y%m%dT%H%M%SZ"
_BEFORE_STEPS = 3
"""Copies made before a risky step that stay beside those of the tiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy in the folder."""

    file: Path
    made_at: datetime
    why: str


def take(home: Path, key: bytes | None, *, why: str, now: datetime) -> Copy:
    """Make a copy in the folder and let old ones go; attachments lie once beside all copies."""
    folder = home / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Trouble(f"Копия не сделана: {os_words(error)}.") from error
    copy = _named(folder, why, now)
    lock = Lock(key=key, header=protection(home) if key is not None else None)
    manifest = write(home, copy.file, lock, protected=key is not None, whole=False, made_at=copy.made_at)
    _keep_attachments(home, folder)
    note(home, Last(made_at=copy.made_at, file=str(copy.file), records=manifest.standing.records))
    prune(home)
    return copy


def copies(home: Path) -> tuple[Copy, ...]:
    """Give the copies in the folder, newest first."""
    found = []
    for file in (home / FOLDER).glob(f"*{SUFFIX}"):
        said = _NAME.fullmatch(file.name)
        if said:
            made = datetime.strptime(said[1], _STAMP).replace(tzinfo=UTC)
            found.append(Copy(file=file, made_at=made, why=said[2]))
    return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.file.name), reverse=True))


def prune(home: Path) -> None:
    """Let copies go that no tier keeps; an encrypted profile keeps no open copy of itself."""
    here = copies(home)
    sealed = protection(home) is not None
    chosen = kept(copy.made_at for copy in here)
    before = [copy for copy in here if copy.why != TIMED][:_BEFORE_STEPS]
    for copy in here:
        if (copy.made_at not in chosen and copy not in before) or (sealed and _lies_open(copy)):
            copy.file.unlink(missing_ok=True)


def forget_open(home: Path) -> None:
    """Let everything go that was copied while the profile lay open."""
    shutil.rmtree(home / FOLDER / ATTACHMENTS, ignore_errors=True)
    prune(home)


def _named(folder: Path, why: str, now: datetime) -> Copy:
    moment = now.astimezone(UTC).replace(microsecond=0)
    stamp, again = moment.strftime(_STAMP), 0
    while True:
        file = folder / f"{stamp}{f'-{again}' if again else ''}-{why}{SUFFIX}"
        if not file.exists():
            return Copy(file=file, made_at=moment, why=why)
        again += 1


def _lies_open(copy: Copy) -> bool:
    try:
        return header_of(copy.file) is None
    except Damage:
        return False


def _keep_attachments(home: Path, folder: Path) -> None:
    """Copy what is not there yet, as it lies: attachments are never changed."""
    here, there = Attachments(home / ATTACHMENTS), Attachments(folder / ATTACHMENTS)
    for digest in sorted(set(here.digests()) - set(there.digests())):
        there.take(here.place(digest), digest)
