"""The workplaces of an office: who is invited, by what each is known, whom the exchange folder believes."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.facts import CardRecorded
from mcu_desktop.domain.cards.kinds import CardId, Station
from mcu_desktop.domain.office.numbering import require_station
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.problems import Refusal, os_words
from mcu_desktop.store.journal_table import History, Signature, Stream
from mcu_desktop.vault.station_key import new_station_key, verify_key

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.folder.ring import Ring
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.workplace import Workplace

_SECRET, _KEY, _ANCHORS = "station_secret", "office_key", "anchors"
_FORMAT = 1
_KEY_SIZE = 32
_LARGEST = 1 << 20
_UNINVITED = (
    "Это рабочее место не участвует в обмене по папке. Первое начинает его, когда администратор приглашает "
    "другое: invite; приглашённое создают командой setup --invitation."
)


class Anchor(NamedTuple):
    """A workplace that is believed before the journal has told of it."""

    station: str
    verify_key: str
    log: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a new workplace of an office begins with; whoever has it is that workplace."""

    office: bytes
    station: str
    person: CardId
    log: bytes
    secret: bytes
    key: bytes
    address: str | None
    anchors: tuple[Anchor, ...]


def invite(workplace: Workplace, station: str, file: Path) -> Invitation:
    """Enrol a new workplace, and write what it begins with into a file that nobody else may read."""
    from mcu_desktop.workplace.exchanging import linked_address, office_id  # noqa: PLC0415 - they need each other

    workplace.judged(Managing.STATIONS)
    require_station(station)
    if station == workplace.store.station or station in _used(workplace.store):
        raise Refusal(f"Буква «{station}» уже занята: номера под ней повторились бы.", field="--station")
    if file.exists():
        raise Refusal(f"Файл {file} уже есть. Назовите другой.", field="--out")
    take_part(workplace)
    store = workplace.store
    secret, log = new_station_key(), workplace.new_id()
    workplace.record(Station(letter=station, verify_key=verify_key(secret).hex(), log=log))
    invitation = Invitation(
        office=office_id(store),
        station=station,
        person=workplace.person,
        log=bytes.fromhex(log),
        secret=secret,
        key=bytes.fromhex(store.trait(_KEY) or ""),
        address=linked_address(store),
        anchors=tuple(
            Anchor(card.letter, card.verify_key, card.log) for card, gone in _cards(store) if not gone
        ),
    )
    _write(file, invitation)
    return invitation


def revoke(workplace: Workplace, station: str, reason: str) -> Changes:
    """Believe a workplace no more."""
    workplace.judged(Managing.STATIONS)
    if station == workplace.store.station:
        raise Refusal("Своё рабочее место отозвать нельзя: сделайте это с другого.", field="--station")
    for id_, card, gone in workplace.store.cards():
        if isinstance(card, Station) and card.letter == station and not gone:
            return workplace.withdraw(id_, reason=reason)
    raise Refusal(f"Приглашённого рабочего места «{station}» нет.", field="--station")


def read_invitation(file: Path) -> Invitation:
    """Read what `invite` wrote."""
    try:
        with file.open("rb") as stream:
            return _parsed(json.loads(stream.read(_LARGEST)))
    except OSError as error:
        raise Refusal(f"Приглашение не читается: {os_words(error)}.", field="--invitation") from None
    except (ValueError, KeyError, TypeError):
        raise Refusal("Это не приглашение, или оно повреждено.", field="--invitation") from None


def enrol(store: Store, invitation: Invitation) -> None:
    """Let a new profile be the workplace that was invited."""
    with store.writing() as writing:
        writing.set(_SECRET, invitation.secret.hex())
        writing.set(_KEY, invitation.key.hex())
        writing.set(_ANCHORS, json.dumps(invitation.anchors))


def ring_of(store: Store) -> Ring:
    """Give whom this desk believes now."""
    from mcu_desktop.sync.folder.ring import Enrolled, Ring, by_signer  # noqa: PLC0415 - only who exchanges
    from mcu_desktop.workplace.exchanging import office_id  # noqa: PLC0415

    secret, key = store.trait(_SECRET), store.trait(_KEY)
    if secret is None or key is None:
        raise Refusal(_UNINVITED)
    anchors = [Anchor(*one) for one in json.loads(store.trait(_ANCHORS) or "[]")]
    told = [(Anchor(card.letter, card.verify_key, card.log), gone) for card, gone in _cards(store)]
    enrolled = [
        Enrolled(
            station=one.station,
            verify_key=bytes.fromhex(one.verify_key),
            log=bytes.fromhex(one.log),
            revoked=gone,
        )
        for one, gone in [*((anchor, False) for anchor in anchors), *told]
    ]
    return Ring(
        office=office_id(store),
        key=bytes.fromhex(key),
        station=store.station,
        secret=bytes.fromhex(secret),
        enrolled=by_signer(enrolled),
    )


def take_part(seat: Seat) -> None:
    """Make the office's key and this workplace's own, where nobody was invited yet: it is the first."""
    store = seat.store
    if store.trait(_SECRET) is not None:
        return
    if _cards(store) or seat.why_not(Managing.STATIONS):
        raise Refusal(_UNINVITED)
    secret = new_station_key()
    log = next(log for log, held in store.logs.held().items() if _is_first(held.origin, store.station))
    card = Station(letter=store.station, verify_key=verify_key(secret).hex(), log=log.hex())
    stream = Stream("station", seat.new_id())
    signature = Signature(author=seat.person, duty=Duty.ADMINISTRATOR, moment=seat.now())
    with store.writing() as writing:
        writing.append([(History(stream, (), ()), CardRecorded(card=card))], signature)
        writing.project([stream], lambda: seat.terms)
        writing.set(_KEY, os.urandom(_KEY_SIZE).hex())
        writing.set(_SECRET, secret.hex())
    seat.see_anew()


def _is_first(origin: Any, station: str) -> bool:
    return bool(origin.station == station and origin.parent is None)


def _cards(store: Store) -> list[tuple[Station, bool]]:
    return [(card, gone) for _, card, gone in store.cards() if isinstance(card, Station)]


def _used(store: Store) -> set[str]:
    """Give every letter under which something was written, or may be."""
    written = {held.origin.station for held in store.logs.held().values()}
    return written | {card.letter for card, _ in _cards(store)}


def _write(file: Path, invitation: Invitation) -> None:
    told = {
        "format": _FORMAT,
        "office": invitation.office.hex(),
        "station": invitation.station,
        "person": invitation.person,
        "log": invitation.log.hex(),
        "secret": invitation.secret.hex(),
        "key": invitation.key.hex(),
        "address": invitation.address,
        "anchors": invitation.anchors,
    }
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(told, stream, ensure_ascii=False, indent=1)


def _parsed(said: Any) -> Invitation:
    if said["format"] != _FORMAT:
        raise Refusal("Приглашение сделано более новой программой: обновите эту.", field="--invitation")
    parsed = Invitation(
        office=bytes.fromhex(said["office"]),
        station=require_station(said["station"]),
        person=CardId(said["person"]),
        log=bytes.fromhex(said["log"]),
        secret=bytes.fromhex(said["secret"]),
        key=bytes.fromhex(said["key"]),
        address=said["address"],
        anchors=tuple(Anchor(*map(str, one)) for one in said["anchors"]),
    )
    if len(parsed.secret) != _KEY_SIZE or len(parsed.key) != _KEY_SIZE or len(parsed.log) != _KEY_SIZE // 2:
        raise ValueError
    return parsed
