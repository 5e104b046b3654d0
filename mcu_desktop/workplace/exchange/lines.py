"""How a server is reached: with a certificate that is checked, unless the office has decided otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import OpenLine
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.problems import Refusal, os_words

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.store import Store
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.sync.addresses import Line
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.exchange.invitation import Invitation
    from mcu_desktop.workplace.workplace import Workplace

_TOLD, _ROOT = "open_lines", "root_certificate"
_FILE = "root.crt"
_PEM = "-----BEGIN CERTIFICATE-----"
_LARGEST = 1 << 20


def allow(workplace: Workplace, host: str, sslmode: str, reason: str) -> tuple[CardId, Changes]:
    """Write down that a server may be reached with less than a checked certificate: who, when, why."""
    workplace.judged(Managing.EXCHANGE)
    return workplace.record(OpenLine(host=host.strip(), sslmode=sslmode, reason=reason))


def allowed(store: Store) -> tuple[tuple[str, str], ...]:
    """Give the servers that the office has decided about; what the journal says outdoes the invitation."""
    told = dict(json.loads(store.trait(_TOLD) or "[]"))
    cards = [(card, gone) for _, card, gone in store.cards_of(OpenLine)]
    withdrawn = {card.host for card, gone in cards if gone}
    standing = {card.host: card.sslmode for card, gone in cards if not gone}
    kept = {host: mode for host, mode in told.items() if host not in withdrawn}
    return tuple(sorted((kept | standing).items()))


def line_of(store: Store) -> Line:
    """Give how this profile reaches servers."""
    from mcu_desktop.sync.addresses import Line  # noqa: PLC0415 - half a second of imports

    root = root_certificate(store)
    file = store.home / _FILE
    if root and (not file.exists() or file.read_text(encoding="ascii") != root):
        file.write_text(root, encoding="ascii")
    return Line(allowed=dict(allowed(store)), root=str(file) if root else None)


def root_certificate(store: Store) -> str | None:
    """Give the certificate that the server's own is checked by."""
    return store.trait(_ROOT)


def keep_root(workplace: Workplace, file: Path) -> None:
    """Keep the certificate of a file, so that every workplace gets it with its invitation."""
    workplace.judged(Managing.EXCHANGE)
    try:
        with file.open(encoding="ascii") as stream:
            content = stream.read(_LARGEST)
    except OSError as error:
        raise Refusal(f"Сертификат не читается: {os_words(error)}.", field="--root-cert") from None
    except UnicodeDecodeError:
        content = ""
    if _PEM not in content or "PRIVATE KEY" in content:
        raise Refusal("Это не сертификат в виде PEM.", field="--root-cert")
    with workplace.store.writing() as writing:
        writing.set(_ROOT, content)


def begin_with(writing: Writing, invitation: Invitation) -> None:
    """Write down what an invitation says of servers."""
    writing.set(_TOLD, json.dumps(invitation.lines))
    if invitation.root:
        writing.set(_ROOT, invitation.root)
