"""What is known of the latest copy that was proved by opening, wherever it lies."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from mcu_desktop.dataclass import dataclass

FOLDER = "backups"
_LAST = "last.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The latest proved copy."""

    made_at: datetime
    file: str
    records: int


def note(home: Path, proved: Last) -> None:
    """Write down that a copy was proved: people want to know how old the last one is."""
    said = {"made_at": proved.made_at.isoformat(), "file": proved.file, "records": proved.records}
    with suppress(OSError):  # the copy itself is made: this is only what the status bar says of it
        (home / FOLDER).mkdir(exist_ok=True)
        (home / FOLDER / _LAST).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def last(home: Path) -> Last | None:
    """Give the latest copy that was proved."""
    try:
        said = json.loads((home / FOLDER / _LAST).read_text(encoding="utf-8"))
        return Last(**said | {"made_at": datetime.fromisoformat(said["made_at"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def due(home: Path, records: int, now: datetime) -> bool:
    """Tell whether it is time for a copy: a day has passed, and something was done since."""
    latest = last(home)
    if latest is None:
        return True
    return now - latest.made_at >= timedelta(days=1) and records != latest.records
