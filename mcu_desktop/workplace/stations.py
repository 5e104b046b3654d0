"""The workplaces of an office: who is invited, by what each is known, who is believed no more."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.facts import CardCorrected, CardFact, CardRecorded, CardWithdrawn
from mcu_desktop.domain.cards.kinds import CardId, Station
from mcu_desktop.domain.office.numbering import require_station
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.problems import Refusal
from mcu_desktop.store.journal_table import Signature, Stream
from mcu_desktop.vault.station_key import box_key, boxed, new_station_key, verify_key
from mcu_desktop.workplace import exchange_keys, lines
from mcu_desktop.workplace.card_changes import KIND_NAMES, tell
from mcu_desktop.workplace.invitation import KEY_SIZE, Anchor, Invitation, write_invitation

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import Card
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.ring import Ring
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.workplace import Workplace

    Facts = list[tuple[Stream, CardFact]]

_SECRET, _ANCHORS = "station_secret", "anchors"
_UNINVITED = (
    "Это рабочее место не участвует в обмене. Первое начинает его, когда администратор готовит общую базу "
    "(shared prepare) или приглашает другое (invite); приглашённое создают командой setup --invitation."
)


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
    card = _card_of(station, secret, log)
    keys = exchange_keys.known(store, _secret(store))
    _do(workplace, [(_new(workplace, card), CardRecorded(card=card)), *_key_for(store, card, keys[0])])
    invitation = Invitation(
        office=office_id(store),
        station=station,
        person=workplace.person,
        log=bytes.fromhex(log),
        secret=secret,
        keys=keys,
        address=linked_address(store),
        anchors=tuple(_believed(store).values()),
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
    ends = _ends(store, station)
    card = next(
        ((id_, card) for id_, card, gone in _cards(store) if card.letter == station and not gone), None
    )
    if card is None and (not ends or any(one.letter == station for _, one, _ in _cards(store))):
        raise Refusal(f"Приглашённого рабочего места «{station}» нет.", field="--station")
    take_part(workplace)
    facts = _withdrawn(card, ends, reason) if card else _never_invited(workplace, station, ends, reason)
    stay = [one for _, one, gone in _cards(store) if not gone and one.letter != station]
    gone = {one.letter for _, one, gone in _cards(store) if gone}
    key = exchange_keys.new_key(stay, {*gone, station})
    return _do(workplace, [*facts, (_new(workplace, key), CardRecorded(card=key))])


def renew_key(seat: Seat) -> None:
    """Make a new key of the exchange where two who could not hear of each other left none that is good."""
    store = seat.store
    if store.trait(_SECRET) is None or seat.why_not(Managing.STATIONS) or not exchange_keys.spoiled(store):
        return
    stations = _cards(store)
    key = exchange_keys.new_key(
        [card for _, card, gone in stations if not gone], [card.letter for _, card, gone in stations if gone]
    )
    _do(seat, [(_new(seat, key), CardRecorded(card=key))])


def enrol(store: Store, invitation: Invitation) -> None:
    """Let a new profile be the workplace that was invited."""
    with store.writing() as writing:
        writing.set(_SECRET, invitation.secret.hex())
        writing.set(_ANCHORS, json.dumps(invitation.anchors))
        exchange_keys.begin_with(writing, invitation.keys)
        lines.begin_with(writing, invitation)


def ring_of(store: Store, *, remember: bool = True) -> Ring:
    """Give whom this desk believes now; who is believed once is not displaced by another of its letter."""
    from mcu_desktop.sync.ring import Enrolled, Place, Ring, by_signer  # noqa: PLC0415 - only who exchanges
    from mcu_desktop.workplace.exchanging import office_id  # noqa: PLC0415

    secret = _secret(store)
    anchors = _believed(store)
    if remember and list(anchors.values()) != _anchors(store):
        with store.writing() as writing:
            writing.set(_ANCHORS, json.dumps(list(anchors.values())))
    cards = {(card.letter, card.verify_key): (card, gone) for _, card, gone in _cards(store)}
    told = {letter: cards.get((letter, one.verify_key)) for letter, one in anchors.items()}
    enrolled = [
        Enrolled(
            station=one.station,
            verify_key=bytes.fromhex(one.verify_key),
            log=bytes.fromhex(one.log),
            revoked=card is not None and card[1],
            ends={
                bytes.fromhex(log): Place(seq, bytes.fromhex(link))
                for log, seq, link in (card[0].ends if card and card[1] else ())
            },
        )
        for one, card in ((one, told[letter]) for letter, one in anchors.items())
    ]
    return Ring(
        office=office_id(store),
        keys=exchange_keys.known(store, secret),
        station=store.station,
        secret=secret,
        enrolled=by_signer(enrolled),
        boxes=exchange_keys.boxes(store),
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


def _key_for(store: Store, card: Station, key: bytes) -> Facts:
    """Let the newcomer have the key from the journal, too, where it has come by the journal."""
    found = exchange_keys.good_card(store)
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


def _secret(store: Store) -> bytes:
    secret = store.trait(_SECRET)
    if secret is None or not exchange_keys.given(store):
        raise Refusal(_UNINVITED)
    return bytes.fromhex(secret)


def _anchors(store: Store) -> list[Anchor]:
    return [Anchor(*one) for one in json.loads(store.trait(_ANCHORS) or "[]")]


def _believed(store: Store) -> dict[str, Anchor]:
    """Give one workplace a letter: who was believed first; of two that come at once, neither."""
    believed = {one.station: one for one in _anchors(store)}
    fresh: dict[str, set[Anchor]] = {}
    for _, card, _ in _cards(store):
        if card.letter not in believed:
            fresh.setdefault(card.letter, set()).add(Anchor(card.letter, card.verify_key, card.log))
    return believed | {letter: next(iter(cards)) for letter, cards in fresh.items() if len(cards) == 1}


def _is_first(origin: Any, station: str) -> bool:
    return bool(origin.station == station and origin.parent is None)


def _cards(store: Store) -> list[tuple[CardId, Station, bool]]:
    return [(id_, card, gone) for id_, card, gone in store.cards() if isinstance(card, Station)]


def _used(store: Store) -> set[str]:
    """Give every letter under which something was written, or may be."""
    written = {held.origin.station for held in store.logs.held().values()}
    return written | {card.letter for _, card, _ in _cards(store)}
