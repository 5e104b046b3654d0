"""How the last exchanges of a desk went: a file beside the profile, for it changes every few seconds.

In the profile itself it would tell every view to look again. Losing it loses nothing but the words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Refusal, Trouble

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "exchange.json"
_ALIKE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A station as a shared database last knew it."""

    station: str
    at: datetime | None
    behind: int
    """Records of others that it has not read yet."""
    copies: int
    """Logs that it writes at once; more than one is a copied profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the last exchange by one road went."""

    at: datetime | None = None
    """When it last came to its end."""
    log: str = ""
    reached: int = 0
    """How far that side had the log that this desk writes."""
    failed_at: datetime | None = None
    """Since when it fails; `None` while it goes well."""
    why: str = ""
    notices: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()


def outcomes(home: Path) -> dict[str, Outcome]:
    """Give how the last exchange went, by road."""
    try:
        told = json.loads((home / _FILE).read_text(encoding="utf-8"))
        return {address: _outcome(said) for address, said in told.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def went_well(home: Path, address: str, outcome: Outcome) -> None:
    """Write down that an exchange came to its end; what is known of stations stays until it is known anew."""
    before = outcomes(home).get(address, Outcome())
    after = outcome if outcome.heard else replace(outcome, heard=before.heard)
    if before.at and after.at and replace(before, at=after.at) == after and after.at - before.at < _ALIKE:
        return
    _write(home, address, after)


@contextmanager
def failures(home: Path, address: str, now: Callable[[], datetime]) -> Iterator[None]:
    """Write down why an exchange failed, and since when that is so."""
    try:
        yield
    except (Refusal, Trouble) as problem:
        before = outcomes(home).get(address, Outcome())
        _write(home, address, replace(before, why=str(problem), failed_at=before.failed_at or now()))
        raise


def forget(home: Path, address: str) -> None:
    """Leave a road out."""
    _save(home, {known: said for known, said in outcomes(home).items() if known != address})


def _write(home: Path, address: str, outcome: Outcome) -> None:
    _save(home, {**outcomes(home), address: outcome})


def _save(home: Path, told: Mapping[str, Outcome]) -> None:
    document = {address: asdict(outcome) for address, outcome in told.items()}
    waiting = home / f"{_FILE}.tmp"
    with suppress(OSError):
        waiting.write_text(json.dumps(document, ensure_ascii=False, default=_written), encoding="utf-8")
        waiting.replace(home / _FILE)


def _written(value: Any) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()


def _outcome(said: dict[str, Any]) -> Outcome:
    heard = tuple(Heard(**one | {"at": _moment(one["at"])}) for one in said["heard"])
    moments = {name: _moment(said[name]) for name in ("at", "failed_at")}
    return Outcome(**said | moments | {"heard": heard, "notices": tuple(said["notices"])})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
