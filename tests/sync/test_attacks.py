"""Attacks on the exchange, each beside a canary: with the check off the very same attack succeeds."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from mcu_desktop.domain.cards.kinds import ExchangeKey, Person
from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.journal.chain import End, Origin, heir_of
from mcu_desktop.store import logs
from mcu_desktop.sync import exchange as by_hub
from mcu_desktop.sync import tables, vouching, warrants
from mcu_desktop.sync.folder.packet import Packet, written
from mcu_desktop.sync.folder.shelf import Shelf
from mcu_desktop.sync.offering import Offer
from mcu_desktop.sync.vouching import Proof, Vouched, Vouching
from mcu_desktop.vault.station_key import new_station_key, unboxed
from mcu_desktop.workplace.exchange import keys as exchange_keys
from mcu_desktop.workplace.exchange import linking, stations
from tests.offices import APPEAL
from tests.sync import forgery
from tests.sync.folder_town import FolderTown
from tests.sync.forgery import continued, knows_forgery, origin_of, pushed, seal_of, secret_of
from tests.sync.shelves import behind
from tests.sync.town import Town

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.journal.record import Record
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.ring import Ring
    from tests.sync.town import Desk

Patch = pytest.MonkeyPatch
NASTY = (
    "'; DROP TABLE journal; --",
    '"); DELETE FROM mcu_record; --',
    "$$; TRUNCATE mcu_log; $$",
    "%s %(x)s {0} ${jndi:x}",
    "../../../../etc/passwd",
    "C:\\Windows\\System32\\..\\x",
    "\\x00\\'",
    "<script>alert(1)</script>",
)


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Attackers are judged at the desk: one kind of database is enough here."""
    return f"sqlite:///{tmp_path}/hub.db"


@pytest.fixture
def village(fresh_kinel: Path, tmp_path: Path) -> Iterator[FolderTown]:
    made = FolderTown(tmp_path, fresh_kinel, str(tmp_path / "обмен"))
    made["Б"]
    made["В"]
    yield made
    made.close()


# ------------------------------------------------------------------ by the database


def any_signature_will_do(patch: Patch) -> None:
    patch.setattr(vouching, "vouched", lambda *_: True)


def nobody_need_vouch(patch: Patch) -> None:
    def unjudged(offer: Offer, seq: int, upto: int) -> Vouched:
        return Vouched(offer._hub.behind(offer._origin.log, seq, upto, upto - seq))

    patch.setattr(Offer, "_judged", unjudged)


def strangers_are_welcome(patch: Patch) -> None:
    patch.setattr(by_hub, "stranger", lambda *_: None)
    nobody_need_vouch(patch)


def revocations_are_not_heard(patch: Patch) -> None:
    whole = stations.ring_of

    def deaf(store: Store) -> Ring:
        ring = whole(store)
        return replace(
            ring, enrolled={key: replace(one, revoked=False) for key, one in ring.enrolled.items()}
        )

    patch.setattr(stations, "ring_of", deaf)


def forge_an_author(town: Town) -> None:
    """Go on in the log of А, signed by Б, who is enrolled."""
    first, other = town["А"], town["Б"]
    records = continued(other, origin_of(first).log)
    pushed(town.address, origin_of(first), records, seal_of(secret_of(other), records[0]))


def forge_without_a_word(town: Town) -> None:
    """Go on in the log of А, and sign nothing."""
    pushed(town.address, origin_of(town["А"]), continued(town["А"], origin_of(town["А"]).log))


def forge_a_station(town: Town) -> None:
    """Come as a workplace that nobody invited, with a key of one's own."""
    origin = origin_of(town["А"])._replace(log=b"\xee" * 16, station="Я")
    records = forgery.written(origin)
    pushed(town.address, origin, records, seal_of(new_station_key(), records[0]))


def replay_a_seal(town: Town) -> None:
    """Put a true signature of А under another place of its log."""
    first = town["А"]
    log = origin_of(first).log
    records = continued(first, log)
    true = first.office.store.seals.standing(log)[-1]
    false = true._replace(seq=records[0].seq, link=records[0].link)
    pushed(town.address, origin_of(first), records, false)


def write_after_being_revoked(town: Town) -> None:
    """Write on with the key of a stolen desk, when everybody has heard that it is stolen."""
    first, other = town["А"], town["Б"]
    stations.revoke(first.office, "Б", "Компьютер украден")
    for desk in (first, town["В"], first):
        desk.exchange()
    records = continued(other, origin_of(other).log)
    pushed(town.address, origin_of(other), records, seal_of(secret_of(other), records[0]))


ATTACKS: dict[Callable[[Town], None], Callable[[Patch], None]] = {
    forge_an_author: any_signature_will_do,
    forge_without_a_word: nobody_need_vouch,
    forge_a_station: strangers_are_welcome,
    replay_a_seal: any_signature_will_do,
    write_after_being_revoked: revocations_are_not_heard,
}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_nobody_believes_it_and_the_canary_does(
    town: Town, monkeypatch: Patch, attack: Callable[[Town], None]
) -> None:
    victim = town["В"]
    town["Б"]
    town.gossip()
    attack(town)
    case = town["А"].register()
    town["А"].exchange()
    done = victim.exchange()
    assert not knows_forgery(victim)
    assert done.quarantined
    victim.exchange()
    if attack is forge_a_station:
        assert case in victim.cases()
    ATTACKS[attack](monkeypatch)
    victim.exchange()
    assert knows_forgery(victim)


def test_an_heir_that_says_something_else_than_was_signed_is_refused(town: Town, monkeypatch: Patch) -> None:
    first, other, victim = town["А"], town["Б"], town["В"]
    town.gossip()
    log, keep = origin_of(first).log, origin_end(first) - 1
    (last,) = other.office.store.logs.behind(log, keep, 1)
    seal = other.office.store.seals.standing(log)[-1]
    heir = Origin(heir_of(log, last.link), "А", log, keep)
    forged, proof = forgery.written(heir), Proof((last._replace(body=None),), seal)
    pushed(town.address, heir, forged, proof=proof)
    done = victim.exchange()
    assert done.quarantined == 1
    assert not knows_forgery(victim)
    judging = Vouching(victim.office.store, stations.ring_of(victim.office.store), heir)
    assert judging.judge(forged, (), proof).records == ()
    monkeypatch.setattr(vouching, "repeats", lambda *_: True)
    assert judging.judge(forged, (), proof).records == forged


def test_a_desk_that_signs_two_heirs_of_one_name_stops_nobody(town: Town) -> None:
    first, other, victim = town["А"], town["Б"], town["В"]
    town.gossip()
    log, keep = origin_of(other).log, 0
    said = other.register()
    other.exchange()
    victim.exchange()
    (last,) = other.office.store.logs.behind(log, keep, 1)
    heir = Origin(heir_of(log, last.link), "Б", log, keep)
    forged = forgery.written(heir, count=2)
    pushed(town.address, heir, forged, seal_of(secret_of(other), forged[-1]))
    case = first.register()
    first.exchange()
    victim.exchange()
    assert {case, said} <= set(victim.cases())


def test_records_in_another_order_are_refused(town: Town, monkeypatch: Patch) -> None:
    first, victim = town["А"], town["В"]
    town.gossip()
    for _ in range(2):
        first.register()
    first.exchange()
    head = origin_end(first)
    with behind(town.address) as connection:
        for before, after in ((head, 1 << 40), (head - 1, head), (1 << 40, head - 1)):
            place = (tables.record.c.seq == before) & (tables.record.c.log == 1)
            connection.execute(update(tables.record).where(place).values(seq=after))
    done = victim.exchange()
    assert done.received == 0
    assert [flaw.reason for flaw in done.flaws] == ["запись изменена после того, как была сделана"]
    monkeypatch.setattr(logs, "continued", as_they_come)
    nobody_need_vouch(monkeypatch)
    assert victim.exchange().received == 2


def as_they_come(end: End, records: Sequence[Record], **_: bool) -> tuple[tuple[Record, ...], End, None]:
    """Take records in whatever order, without a look at the chain."""
    return tuple(records), (End(records[-1].seq, records[-1].link, 0) if records else end), None


def origin_end(desk: Desk) -> int:
    held = desk.office.store.logs.held()
    return held[origin_of(desk).log].end.seq


def test_a_proof_that_unpacks_to_gigabytes_is_passed_by(monkeypatch: Patch) -> None:
    bomb = zlib.compress(bytes(1 << 22), 9)
    monkeypatch.setattr(warrants, "_LARGEST", 1 << 16)
    assert list(warrants._legible([bomb, b"", b"not packed", bomb[:20]])) == []


# ------------------------------------------------------------------ by a folder


def carried(town: FolderTown, by: str, packet: Packet) -> None:
    """Let an enrolled desk put a packet into its own directory, as its program would."""
    store = town[by].office.store
    content = written(packet, stations.ring_of(store))
    shelf = Shelf(town.folder, linking.office_id(store), store.logs.own())
    shelf.put(packet.origin.log, packet.records[0].seq, packet.records[-1].seq, content)


def test_a_desk_that_carries_a_log_cannot_go_on_in_it(village: FolderTown, monkeypatch: Patch) -> None:
    first, other, victim = village["А"], village["Б"], village["В"]
    records = continued(other, origin_of(first).log)
    ring = stations.ring_of(other.office.store)
    seal = seal_of(ring.secret, records[0])
    carried(village, "Б", Packet(ring.office, "Б", origin_of(first), records, (seal,)))
    done = victim.exchange()
    assert (done.received, done.quarantined) == (0, 1)
    assert "этого не подписывало" in done.flaws[0].reason
    assert not knows_forgery(victim)
    any_signature_will_do(monkeypatch)
    victim.exchange()
    assert knows_forgery(victim)


def test_a_packet_is_taken_no_farther_than_it_is_signed(village: FolderTown) -> None:
    first, other, victim = village["А"], village["Б"], village["В"]
    first.register()
    first.exchange()
    other.exchange()
    log = origin_of(first).log
    end = origin_end(first)
    true = other.office.store.seals.standing(log)[-1]
    for file in village.files():
        if file.name.startswith(log.hex()) and f"-{end}-" in file.name:
            file.unlink()
    records = (*other.office.store.logs.behind(log, end - 1, 9), *continued(other, log))
    office = linking.office_id(other.office.store)
    carried(village, "Б", Packet(office, "Б", origin_of(first), records, (true,)))
    done = victim.exchange()
    assert done.received == 1
    assert "этого не подписывало" in done.flaws[0].reason
    assert not knows_forgery(victim)


def test_who_is_revoked_reads_nothing_that_comes_after(village: FolderTown, monkeypatch: Patch) -> None:
    first, other, third = village["А"], village["Б"], village["В"]
    stations.revoke(first.office, "Б", "Компьютер украден")
    first.exchange()
    third.exchange()
    case = first.register()
    first.exchange()
    done = other.exchange()
    assert case not in other.cases()
    assert any("ключом обмена, которого здесь ещё нет" in flaw.reason for flaw in done.flaws)
    assert third.exchange().quarantined == 0
    assert case in third.cases()
    assert case in village["Г"].cases()  # who is invited later has the new key, and the old ones
    key = stations.ring_of(first.office.store).keys[0]
    known = exchange_keys.known
    monkeypatch.setattr(exchange_keys, "known", lambda *given: (key, *known(*given)))
    other.exchange()
    assert case in other.cases()


def test_who_was_away_reads_on_by_the_box_that_was_left(village: FolderTown) -> None:
    first, third = village["А"], village["В"]
    stations.revoke(first.office, "Б", "Компьютер украден")
    for file in village.files():  # nothing is left but what is sealed with the new key
        file.unlink()
    case = first.register()
    first.exchange()
    assert third.exchange().quarantined == 0
    assert case in third.cases()


def test_two_who_revoke_at_once_leave_no_key_to_either_of_the_revoked(village: FolderTown) -> None:
    first, fourth = village["А"], village["Г"]
    stations.revoke(first.office, "Б", "Украден")
    stations.revoke(fourth.office, "В", "Потерян")
    for desk in (first, fourth) * 3:
        desk.exchange()
    keys = [stations.ring_of(desk.office.store).keys[0] for desk in (first, fourth)]
    assert keys[0] == keys[1]
    cards = [card for _, card, _ in first.office.store.cards() if isinstance(card, ExchangeKey)]
    for letter in "БВ":
        secret = secret_of(village[letter])
        opened = [unboxed(secret, bytes.fromhex(box)) for card in cards for _, box in card.sealed]
        assert keys[0] not in opened


# ------------------------------------------------------------------ by what is typed


def test_what_looks_like_a_command_is_text_everywhere(town: Town) -> None:
    first, other = town["А"], town["Б"]
    cases = []
    for words in NASTY:
        applicant = replace(APPEAL.applicants[0], surname=words, name=words)
        command = replace(APPEAL, text=words, applicants=(applicant,))
        cases.append(first.office.register(command).id)
        first.office.act(cases[-1], NoteStep(text=words))
        first.office.record(Person(post=words, name=words))
    town.gossip()
    assert [other.office.case(case).text for case in cases] == list(NASTY)
    assert [other.notes(case) for case in cases] == [[words] for words in NASTY]
    assert town.agree()
    assert other.office.verify().reason is None
    for words in NASTY:
        assert by_search(other, words) <= len(cases)


def by_search(desk: Desk, words: str) -> int:
    from mcu_desktop.store.register import Filter  # noqa: PLC0415 - here alone

    return len(desk.office.keys(Filter(text=words)))
