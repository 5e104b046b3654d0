"""An invitation: what a new workplace begins with; whoever has it is that workplace."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.office.numbering import require_station
from mcu_desktop.problems import Refusal, os_words

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT = 2
KEY_SIZE = 32
_LARGEST = 1 << 20


class Anchor(NamedTuple):
    """A workplace that is believed before the journal has told of it, and whatever it may tell."""

    station: str
    verify_key: str
    log: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What is handed over."""

    office: bytes
    station: str
    person: CardId
    log: bytes
    secret: bytes
    keys: tuple[bytes, ...]
    """Of the exchange, the present one first."""
    address: str | None
    anchors: tuple[Anchor, ...]
    lines: tuple[tuple[str, str], ...] = ()
    """Servers that the office lets be reached otherwise than with a checked certificate, and how."""
    root: str | None = None
    """The certificate that the server's own is checked by."""


def write_invitation(file: Path, invitation: Invitation) -> None:
    """Write what nobody else may read."""
    told = {
        "format": _FORMAT,
        "office": invitation.office.hex(),
        "station": invitation.station,
        "person": invitation.person,
        "log": invitation.log.hex(),
        "secret": invitation.secret.hex(),
        "keys": [key.hex() for key in invitation.keys],
        "address": invitation.address,
        "anchors": invitation.anchors,
        "lines": invitation.lines,
        "root": invitation.root,
    }
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(told, stream, ensure_ascii=False, indent=1)


def read_invitation(file: Path) -> Invitation:
    """Read what `invite` wrote."""
    try:
        with file.open("rb") as stream:
            return _parsed(json.loads(stream.read(_LARGEST)))
    except OSError as error:
        raise Refusal(f"Приглашение не читается: {os_words(error)}.", field="--invitation") from None
    except (ValueError, KeyError, TypeError):
        raise Refusal("Это не приглашение, или оно повреждено.", field="--invitation") from None


def _parsed(said: Any) -> Invitation:
    if said["format"] != _FORMAT:
        raise Refusal(
            "Приглашение сделано программой другой версии: обновите эту или попросите новое приглашение.",
            field="--invitation",
        )
    parsed = Invitation(
        office=bytes.fromhex(said["office"]),
        station=require_station(said["station"]),
        person=CardId(said["person"]),
        log=bytes.fromhex(said["log"]),
        secret=bytes.fromhex(said["secret"]),
        keys=tuple(bytes.fromhex(key) for key in said["keys"]),
        address=said["address"],
        anchors=tuple(Anchor(*map(str, one)) for one in said["anchors"]),
        lines=tuple((str(host), str(mode)) for host, mode in said["lines"]),
        root=said["root"],
    )
    lengths = {len(parsed.secret), *map(len, parsed.keys)}
    if lengths != {KEY_SIZE} or not parsed.keys or len(parsed.log) != KEY_SIZE // 2:
        raise ValueError
    return parsed
