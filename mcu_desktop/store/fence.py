"""What this machine remembers of a log outside the profile: a restored or copied file betrays itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.settings import state_folder

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import End

FENCED = "fenced"
"""The trait of a profile that this machine remembers outside of it."""


class Fence(NamedTuple):
    """How far a log was written on this machine, in which folder, and the numbers it gave."""

    home: str
    machine: str
    seq: int
    link: bytes
    numbers: dict[tuple[str, int], int]
    """The highest running number by journal and year."""


class Displaced(NamedTuple):
    """Why a profile is not the one that this machine wrote last, and the numbers that it may have lost."""

    why: str
    numbers: dict[tuple[str, int], int]


def displaced(
    log: bytes, home: Path, head: int, link_at: Callable[[bytes, int], bytes | None]
) -> Displaced | None:
    """Compare a profile with what is remembered of its log."""
    known = _read(log)
    if known is None or (known.machine, known.home) != (_machine(), str(home.resolve())):
        return Displaced("Профиль скопирован или перенесён с другого места.", {})
    if known.seq > head or (known.seq and link_at(log, known.seq) != known.link):
        return Displaced("Профиль восстановлен из более старой копии.", known.numbers)
    return None


def remember(log: bytes, home: Path, end: End, numbers: Mapping[tuple[str, int], int]) -> bool:
    """Write down how far a log goes. No flush to the disk: to know less is merely to be less sharp."""
    known = _read(log)
    every = {**(known.numbers if known else {}), **numbers}
    now = Fence(home=str(home.resolve()), machine=_machine(), seq=end.seq, link=end.link, numbers=every)
    if now == known:
        return True
    told: dict[str, Any] = now._asdict() | {
        "link": end.link.hex(),
        "numbers": [[*place, ordinal] for place, ordinal in every.items()],
    }
    place = _place(log)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("r+b" if place.exists() else "wb") as stream:  # in place: ten times as fast as anew
            stream.write(json.dumps(told).encode())
            stream.truncate()
    except OSError:
        return False
    return True


def _read(log: bytes) -> Fence | None:
    """Give what is remembered of a log; a file that cannot be read remembers nothing."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        told = json.loads(_place(log).read_text(encoding="utf-8"))
        return Fence(
            home=told["home"],
            machine=told["machine"],
            seq=int(told["seq"]),
            link=bytes.fromhex(told["link"]),
            numbers={(journal, year): ordinal for journal, year, ordinal in told["numbers"]},
        )
    return None


@cache
def _machine() -> str:
    """Name this machine as well as its system can."""
    with suppress(OSError):
        return Path("/etc/machine-id").read_text(encoding="ascii").strip()
    import platform  # noqa: PLC0415 - where the system gives no id
    import uuid  # noqa: PLC0415

    return f"{platform.node()} {uuid.getnode():x}"


def _place(log: bytes) -> Path:
    return state_folder() / "logs" / f"{log.hex()}.json"
