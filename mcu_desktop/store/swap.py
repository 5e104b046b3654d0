"""One profile in the place of another: whenever the power goes, exactly one good profile is left.

The new one is made ready in `incoming`. Writing the order is the moment that decides: before it the old
profile is untouched, after it every start carries the renames on to their end.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import count
from typing import TYPE_CHECKING

from mcu_desktop.folder import CHANGING, HEADER, PROFILE
from mcu_desktop.later import later
from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.store.presence import TAKEN, Presence

if TYPE_CHECKING:
    import shutil
    from collections.abc import Callable, Iterator
    from pathlib import Path
else:
    shutil = later("shutil")

INCOMING = "incoming"
_PARTS = (PROFILE, f"{PROFILE}-wal", f"{PROFILE}-shm", HEADER, "key.attempts", "attachments")
"""All that makes a profile; what the window remembers and the backups stay where they are."""


def incoming(home: Path) -> Path:
    """Give an empty folder to make the new profile in."""
    folder = home / INCOMING
    _said(lambda: _emptied(folder))
    return folder


def swap(home: Path, *, aside: str, forget: bool) -> Path:
    """Put what is in `incoming` in the place of the profile; keep the old one in `aside`, or forget it.

    Gives where the old one lies.
    """
    new = home / INCOMING
    leaving = [part for part in _PARTS if (home / part).exists()]
    coming = sorted(part.name for part in new.iterdir())
    aside = next(name for name in _names(aside) if not (home / name).exists())
    order = {"aside": aside, "out": leaving, "in": coming, "forget": forget}

    def decide() -> None:
        if sys.platform == "win32":
            _require_let_go(home)
        _flush_all(new)
        waiting = home / f"{CHANGING}.part"
        with waiting.open("w", encoding="utf-8") as stream:
            json.dump(order, stream)
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(home / CHANGING)
        flush(home)

    _said(decide)
    finish(home)
    return home / aside


def _names(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{again}" for again in count(2))


def ordered(home: Path) -> bool:
    """Tell whether a swap was decided and not carried to its end."""
    return (home / CHANGING).exists()


def finish(home: Path) -> None:
    """Carry a decided swap to its end; safe to be stopped anywhere and begun again."""

    def carry_out() -> None:
        order = json.loads((home / CHANGING).read_text(encoding="utf-8"))
        aside, new = home / order["aside"], home / INCOMING
        if all((new / part).exists() for part in order["in"]):  # else the old one has left already
            aside.mkdir(exist_ok=True)
            for part in order["out"]:
                if not (aside / part).exists():
                    (home / part).rename(aside / part)
        for part in order["in"]:
            if (new / part).exists():
                (new / part).rename(home / part)
        flush(home)
        if order["forget"]:
            shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(new, ignore_errors=True)
        (home / CHANGING).unlink()

    _said(carry_out)


def settle(home: Path) -> None:
    """Finish what an earlier start was kept from finishing."""
    if ordered(home):
        presence = Presence(home, alone=True)
        try:
            if ordered(home):
                finish(home)
        finally:
            presence.leave()


def flush(folder: Path) -> None:
    """Bring new names themselves to the disk, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _flush_all(folder: Path) -> None:
    for where, _, names in os.walk(folder):
        for name in names:
            handle = os.open(os.path.join(where, name), os.O_RDWR)  # noqa: PTH118 - of os.walk
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        flush(folder / where)


def _emptied(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def _require_let_go(home: Path) -> None:
    """Where the folder has no lock: a file that somebody has open cannot be renamed."""
    file = home / PROFILE
    if file.exists():
        try:
            file.rename(home / "office.db.alone").rename(file)
        except OSError:
            raise Trouble(TAKEN) from None


def _said(work: Callable[[], None]) -> None:
    try:
        work()
    except OSError as error:
        raise Trouble(f"Папка профиля не читается или не пишется: {os_words(error)}.") from error
