"""What a copy holds: when it was made, how far its journal goes, what lies in it and what beside."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from mcu_desktop.dataclass import dataclass
from mcu_desktop.store.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a copy holds."""

    made_at: datetime
    station: str
    standing: Standing
    protected: bool
    """The database and the attachments are sealed with the key of the copy."""
    attachments: bool
    """The attachments are in the copy, not beside it."""
    damaged: tuple[str, ...] = ()
    """Attachments that were damaged already when the copy was made."""


def document(manifest: Manifest) -> bytes:
    """Give a manifest as it stands in a copy."""
    return json.dumps(asdict(manifest) | {"made_at": manifest.made_at.isoformat()}).encode()


def parsed(content: bytes) -> Manifest:
    """Read a manifest; `ValueError`, `KeyError` or `TypeError` where it is none."""
    said = json.loads(content)
    held = said["standing"]
    return Manifest(
        **said
        | {
            "made_at": datetime.fromisoformat(said["made_at"]),
            "standing": Standing(records=held["records"], ends=tuple(map(tuple, held["ends"]))),
            "damaged": tuple(said["damaged"]),
        }
    )
