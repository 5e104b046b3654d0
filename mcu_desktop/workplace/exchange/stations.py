"""The workplaces of an office: who is invited, by what each is known, who is believed no more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.facts import CardCorrected, CardFact, CardRecorded, CardWithdrawn
from mcu_desktop.domain.cards.kinds import CardId, Station
from mcu_desktop.domain.office.numbering import require_station
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.problems import Refusal
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.stream import Stream
from mcu_desktop.vault.station_key import box_key, boxed, new_station_key, verify_key
from mcu_desktop.workplace.card_changes import KIND_NAMES, tell
from mcu_desktop.workplace.exchange import keys as exchange_keys
from mcu_desktop.workplace.exchange import lines
from mcu_desktop.workplace.exchange.believed import Workplaces, pin, workplaces
from mcu_desktop.workplace.exchange.invitation import KEY_SIZE, Invitation, write_invitation
from mcu_desktop.workplace.exchange.linking import linked_address, office_id

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import Card
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.ring import Ring
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.workplace import Workplace

    Facts = list[tuple[Stream, CardFact]]

_SECRET = "station_secret"  # noqa: S105 - the name of a trait
_UNINVITED = (
    "Это рабочее место не участвует в обмене. Первое начинает его, когда администратор готовит общую базу "
    "(shared prepare) или приглашает другое (invite); приглашённое создают командой setup --invitation."
)


def invite(workplace: Workplace, station: str, file: Path) -> Invitation:
    """Enrol a new workplace, and write what it begins with into a file that nobody else may read."""
    workplace.judged(Managing.STATIONS)
    require_station(station)
    if station == workplace.store.station or station in _used(workplace.store):
        raise Refusal(f"Буква «{station}» уже занята: номера под ней повторились бы.", field="--station")
    if file.exists():
        raise Refusal(f"Файл {file} уже есть. Назовите другой.", field="--out")
    take_part(workplace)
    store = workplace.store
    secret, log = new_station_key(), workplace.new_id()
    card = _card_of(station, secret, log)
    seen = workplaces(store)
    keys = exchange_keys.known(store, _secret(store), seen)
    _do(workplace, [(_new(workplace, card), CardRecorded(card=card)), *_key_for(seen, card, keys[0])])
    invitation = Invitation(
        office=office_id(store),
        station=station,
        person=workplace.person,
        log=bytes.fromhex(log),
        secret=secret,
        keys=keys,
        address=linked_address(store),
        anchors=tuple(workplaces(store).anchors.values()),
        lines=lines.allowed(store),
        root=lines.root_certificate(store),
    )
    write_invitation(file, invitation)
    return invitation


def revoke(workplace: Workplace, station: str, reason: str) -> Changes:
    """Believe a workplace no more: what it wrote so far stays, and a new key keeps it from reading on."""
    workplace.judged(Managing.STATIONS)
    store = workplace.store
    if station == store.station:
        raise Refusal("Своё рабочее место отозвать нельзя: сделайте это с другого.", field="--station")
    if not reason.strip():
        raise Refusal("Укажите причину.", field="--revoke")
    ends, seen = _ends(store, station), workplaces(store)
    cards = [(id_, card) for id_, card, gone in seen.cards if card.letter == station and not gone]
    if not cards and (not ends or station in seen.anchors):
        raise Refusal(f"Приглашённого рабочего места «{station}» нет.", field="--station")
    take_part(workplace)
    facts = [fact for card in cards for fact in _withdrawn(card, ends, reason)]
    facts = facts or _never_invited(workplace, station, ends, reason)
    stay = [one for one in workplaces(store).present if one.letter != station]
    key = exchange_keys.new_key(stay, {*seen.revoked, station})
    return _do(workplace, [*facts, (_new(workplace, key), CardRecorded(card=key))])


def renew_key(seat: Seat) -> None:
    """Make a new key of the exchange where two who could not hear of each other left none that is good."""
    seen = workplaces(seat.store)
    if not _takes_part(seat.store) or not exchange_keys.spoiled(seen) or seat.why_not(Managing.STATIONS):
        return
    key = exchange_keys.new_key(seen.present, seen.revoked)
    _do(seat, [(_new(seat, key), CardRecorded(card=key))])


def enrol(store: Store, invitation: Invitation) -> None:
    """Let a new profile be the workplace that was invited."""
    with store.writing() as writing:
        writing.set(_SECRET, invitation.secret.hex())
        exchange_keys.begin_with(writing, invitation.keys)
        lines.begin_with(writing, invitation)
    pin(store, invitation.anchors)


def ring_of(store: Store, *, remember: bool = True) -> Ring:
    """Give whom this desk believes now; who is believed once is not displaced by another of its letter."""
    from mcu_desktop.sync.ring import Enrolled, Place, Ring, by_signer  # noqa: PLC0415 - only who exchanges

    secret = _secret(store)
    seen = workplaces(store)
    if remember:
        pin(store, list(seen.anchors.values()))
    enrolled = [
        Enrolled(
            station=one.station,
            verify_key=bytes.fromhex(one.verify_key),
            log=bytes.fromhex(one.log),
            revoked=bool(withdrawn := seen.withdrawn(one.station)),
            ends={
                bytes.fromhex(log): Place(seq, bytes.fromhex(link))
                for card in withdrawn
                for log, seq, link in card.ends
            },
        )
        for one in seen.anchors.values()
    ]
    return Ring(
        office=office_id(store),
        keys=exchange_keys.known(store, secret, seen),
        station=store.station,
        secret=secret,
        enrolled=by_signer(enrolled),
        boxes=exchange_keys.boxes(seen),
    )


def take_part(seat: Seat) -> None:
    """Make the office's key and this workplace's own, where nobody was invited yet: it is the first."""
    store = seat.store
    if store.trait(_SECRET) is not None:
        return
    if workplaces(store).cards or seat.why_not(Managing.STATIONS):
        raise Refusal(_UNINVITED)
    secret = new_station_key()
    log = next(log for log, held in store.logs.held().items() if _is_first(held.origin, store.station))
    card = _card_of(store.station, secret, log.hex())
    _do(seat, [(_new(seat, card), CardRecorded(card=card))])
    with store.writing() as writing:
        writing.set(_SECRET, secret.hex())
        exchange_keys.begin_with(writing, [os.urandom(KEY_SIZE)])


def _do(seat: Seat, facts: Facts) -> Changes:
    """Write facts about cards as one action of the administrator."""
    terms = seat.terms
    signature = Signature(author=seat.person, duty=Duty.ADMINISTRATOR, moment=seat.now())
    with seat.store.writing() as writing:
        past = {stream: writing.history(stream) for stream, _ in facts}
        writing.append([(past[stream], fact) for stream, fact in facts], signature)
        changes = tell(writing, [stream for stream, _ in facts], terms)
    seat.see_anew()
    return changes


def _new(seat: Seat, card: Card) -> Stream:
    return Stream(KIND_NAMES[type(card)], seat.new_id())


def _card_of(station: str, secret: bytes, log: str) -> Station:
    return Station(
        letter=station, verify_key=verify_key(secret).hex(), log=log, box_key=box_key(secret).hex()
    )


def _key_for(seen: Workplaces, card: Station, key: bytes) -> Facts:
    """Let the newcomer have the key from the journal, too, where it has come by the journal."""
    found = exchange_keys.good_card(seen)
    if found is None:
        return []
    id_, known = found
    box = boxed(bytes.fromhex(card.box_key), key).hex()
    changes = {"sealed": (*known.sealed, (card.letter, box))}
    reason = f"Приглашено рабочее место «{card.letter}»"
    return [(Stream(KIND_NAMES[type(known)], id_), CardCorrected(changes=changes, reason=reason))]


def _withdrawn(found: tuple[CardId, Station], ends: tuple[tuple[str, int, str], ...], reason: str) -> Facts:
    stream = Stream(KIND_NAMES[Station], found[0])
    corrected: Facts = [(stream, CardCorrected(changes={"ends": ends}, reason=reason))] if ends else []
    return [*corrected, (stream, CardWithdrawn(reason=reason))]


def _never_invited(seat: Seat, station: str, ends: tuple[tuple[str, int, str], ...], reason: str) -> Facts:
    """Vouch for what was written under a letter before workplaces had keys; it writes no more."""
    card = _card_of(station, new_station_key(), ends[0][0])
    stream = _new(seat, card)
    return [(stream, CardRecorded(card=card)), *_withdrawn((CardId(stream.id), card), ends, reason)]


def _ends(store: Store, station: str) -> tuple[tuple[str, int, str], ...]:
    """Give where each log of a letter ends, as this desk holds it."""
    return tuple(
        (log.hex(), held.end.seq, held.end.link.hex())
        for log, held in store.logs.held().items()
        if held.origin.station == station and held.end.seq
    )


def _takes_part(store: Store) -> bool:
    return store.trait(_SECRET) is not None


def _secret(store: Store) -> bytes:
    secret = store.trait(_SECRET)
    if secret is None or not exchange_keys.given(store):
        raise Refusal(_UNINVITED)
    return bytes.fromhex(secret)


def _is_first(origin: Any, station: str) -> bool:
    return bool(origin.station == station and origin.parent is None)


def _used(store: Store) -> set[str]:
    """Give every letter under which something was written, or may be."""
    written = {held.origin.station for held in store.logs.held().values()}
    return written | {card.letter for _, card, _ in workplaces(store).cards}
