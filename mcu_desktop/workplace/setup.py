"""How a profile begins: a station, an office from a preset, an owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.facts import CardRecorded
from mcu_desktop.domain.cards.kinds import CARD_KINDS, Card, CardId
from mcu_desktop.domain.office.numbering import require_station
from mcu_desktop.domain.office.office import office_of
from mcu_desktop.domain.office.presets import Preset, owner_of, parse_preset
from mcu_desktop.problems import Refusal
from mcu_desktop.settings import resource
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.store import Store
from mcu_desktop.store.stream import Stream
from mcu_desktop.vault.header import Header
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.workplace import Workplace

PRESETS = ("kinel", "kostroma", "empty")


def preset_cards(
    name: str, identity: Callable[[], str], *, owner: str = "", owner_name: str = ""
) -> tuple[tuple[CardId, Card], ...]:
    """Give the cards of a shipped preset with fresh identities; the owner by key, else the preset's own."""
    found = preset(name)
    owned = found.owned_by(owner or found.owner, owner_name)
    return owned.cards(lambda: CardId(identity()))


def preset(name: str) -> Preset:
    """Read a shipped preset."""
    if name not in PRESETS:
        raise Refusal(f"Заготовки «{name[:40]}» нет. Есть: {', '.join(PRESETS)}.", field="--preset")
    return parse_preset((resource("presets") / f"{name}.toml").read_text(encoding="utf-8"))


def set_up(
    home: Path,
    cards: Iterable[tuple[CardId, Card]],
    *,
    station: str,
    clock: Callable[[], datetime] | None = None,
    identity: Callable[[], str] = lambda: uuid4().hex,
    keep: Callable[[bytes], Header] | None = None,
) -> Workplace:
    """Make a profile whose office is described by the cards; all of it, or nothing.

    `keep` has the key of its data kept; without it the data lies open.
    """
    station = require_station(station)
    written = tuple(cards)
    owner = owner_of(written)
    moment = (clock or (lambda: datetime.now().astimezone()))()
    if moment.tzinfo is None:
        zone = office_of(written).administration.zone
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    signature = Signature(author=owner, duty=Duty.ADMINISTRATOR, moment=moment)
    names = {card: name for name, card in CARD_KINDS.items()}
    store = Store.create(home, log=bytes.fromhex(identity()), station=station, keep=keep)
    streams = [Stream(names[type(card)], id_) for id_, card in written]
    with store.writing() as writing:
        facts = [
            (History(stream, (), ()), CardRecorded(card=card))
            for stream, (_, card) in zip(streams, written, strict=True)
        ]
        writing.append(facts, signature)
        writing.project(streams, lambda: rulebook.terms_of_cards(written))
        writing.set("owner", owner)
        writing.set("edition", rulebook.edition())
    return Workplace(store, person=owner, clock=clock, identity=identity)
