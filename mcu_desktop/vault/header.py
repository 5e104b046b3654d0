"""`key.json` beside the data: by what the profile's key is kept – wrapped or only named, never bare."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.digest import sha256
from mcu_desktop.folder import HEADER
from mcu_desktop.problems import Damage, Trouble, os_words

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT = 1
_SHORTEST_SALT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess takes; the second recommendation of RFC 9106, above the least that OWASP asks for."""

    memory: int = 64 * 1024
    """KiB."""
    passes: int = 3
    lanes: int = 4


_MOST = Cost(memory=1024 * 1024, passes=64, lanes=64)
"""A header that asks for more was not written by this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """The key as it lies beside the data."""

    cost: Cost
    salt: bytes
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What opens a profile: a passphrase, the system's key store, or either of them."""

    name: str
    """Under which the key stands in a key store."""
    check: str
    """Tells a right key from a wrong one, and nothing about it."""
    wrapped: Wrapped | None = None
    store: str | None = None
    """The title of the key store that holds the key."""

    def fits(self, key: bytes) -> bool:
        """Tell whether this is the key."""
        return self.check == check_of(key)


def check_of(key: bytes) -> str:
    """Give the mark of a key: a digest of a random key tells nothing of it."""
    return sha256(b"mcu-desktop check" + key).hexdigest()[:16]


def read_header(home: Path) -> Header | None:
    """Give what keeps the key of a profile, `None` where its data lies open."""
    file = home / HEADER
    try:
        return parsed(json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Trouble(f"Не удалось прочитать {file}: {os_words(error)}.") from error
    except ValueError as error:
        raise Damage(
            f"Файл {file} повреждён: без него ключ профиля не открыть. Верните профиль из резервной копии "
            "(mcu-desktop restore ФАЙЛ) или этот файл – из любой его копии.",
            record=HEADER,
        ) from error


def write_header(home: Path, header: Header) -> None:
    """Put the header beside the data, whole or not at all."""
    file = home / HEADER
    waiting = file.with_suffix(".part")
    try:
        with waiting.open("w", encoding="utf-8") as stream:
            json.dump(document(header), stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(file)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise Trouble(f"Не удалось записать {file}: {os_words(error)}.") from error


def document(header: Header) -> dict[str, Any]:
    """Give the header as JSON has it."""
    kept = header.wrapped
    return {
        "format": _FORMAT,
        "name": header.name,
        "check": header.check,
        "store": header.store,
        "passphrase": {"argon2id": asdict(kept.cost), "salt": kept.salt.hex(), "key": kept.key.hex()}
        if kept
        else None,
    }


def parsed(said: Any) -> Header:
    """Read a header; `ValueError` where it is none."""
    try:
        if said["format"] > _FORMAT:
            raise Trouble("Ключ профиля записан более новой программой: обновите эту.")
        kept = said["passphrase"]
        return Header(
            name=str(said["name"]),
            check=str(said["check"]),
            store=said["store"],
            wrapped=_wrapped(kept) if kept else None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError from error


def _sensible(cost: Cost) -> bool:
    """Tell whether a header asks for what a computer of an office can do."""
    return (
        all(isinstance(amount, int) for amount in (cost.memory, cost.passes, cost.lanes))
        and 0 < cost.passes <= _MOST.passes
        and 0 < cost.lanes <= _MOST.lanes
        and 8 * cost.lanes <= cost.memory <= _MOST.memory
    )


def _wrapped(said: Any) -> Wrapped:
    cost, salt = Cost(**said["argon2id"]), bytes.fromhex(said["salt"])
    if not _sensible(cost) or len(salt) < _SHORTEST_SALT:
        raise ValueError
    return Wrapped(cost=cost, salt=salt, key=bytes.fromhex(said["key"]))
