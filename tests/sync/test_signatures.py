"""Who wrote a log is proven by every road: nobody goes on in another's name, a revoked desk not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update

from mcu_desktop.domain.cards.facts import CardRecorded
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.sync import exchange, sealing, tables, vouching, withdrawing
from mcu_desktop.sync.ring import Enrolled, Place
from mcu_desktop.vault.station_key import box_key, boxed, new_station_key, unboxed
from mcu_desktop.workplace.exchange import believed, exchanging, stations
from mcu_desktop.workplace.exchange.invitation import Anchor
from tests.sync.forgery import (
    continued,
    knows_forgery,
    origin_of,
    pushed,
    seal_of,
    secret_of,
    written,
)
from tests.sync.shelves import behind, copied, put_back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import CardId, Station
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.ring import Ring
    from tests.sync.town import Desk, Town


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Signatures are judged at the desk: one kind of database is enough here."""
    return f"sqlite:///{tmp_path}/hub.db"


# ------------------------------------------------------------------ what is signed


def test_everything_that_lies_in_the_database_is_signed_to_its_end(town: Town) -> None:
    first, other = town["А"], town["Б"]
    for desk in (first, other):
        desk.register()
    town.gossip()
    with behind(town.address) as connection:
        heads = dict(
            connection.execute(
                tables.log.select().with_only_columns(tables.log.c.no, tables.log.c.head)
            ).all()
        )
        sealed = {
            no: max(
                connection.execute(tables.seal.select().where(tables.seal.c.log == no)).all(), default=None
            )
            for no in heads
        }
    assert {no: seal and seal.seq for no, seal in sealed.items()} == heads


def test_a_profile_without_signatures_signs_what_it_wrote_before(town: Town) -> None:
    first = town["А"]
    cases = [first.register() for _ in range(3)]
    first.exchange()
    with behind(town.address) as connection:
        connection.execute(delete(tables.seal))
        connection.execute(update(tables.log).values(sealed_upto=0))
    with first.office.store.writing() as writing:
        writing._connection.execute("DELETE FROM seal")
    town.desks["Б"] = guest = town.join("Б", "Б")
    assert guest.exchange().received == 0
    first.exchange()
    assert guest.exchange().flaws == ()
    assert set(cases) <= set(guest.cases())


def test_a_signature_covers_what_stands_before_it_and_nothing_behind(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    first.register()
    first.exchange()
    pushed(town.address, origin_of(first), continued(first, origin_of(first).log))
    done = other.exchange()
    assert done.received == 1
    assert [flaw.reason for flaw in done.flaws] == ["рабочее место «А» этого не подписывало"]
    assert done.quarantined == 1
    assert not knows_forgery(other)


def test_what_was_forged_in_ones_log_keeps_nobody_from_working_on(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    log = origin_of(first).log
    pushed(
        town.address,
        origin_of(first),
        continued(first, log),
        seal_of(secret_of(other), continued(first, log)[0]),
    )
    case = first.register()
    town.gossip()
    assert case in other.cases()
    assert case in town["В"].cases()
    town.gossip()
    assert not any(map(knows_forgery, town.desks.values()))
    assert town.agree()


# ------------------------------------------------------------------ heirs that a colleague writes


def parted(town: Town) -> tuple[Desk, str, str]:
    """Let a colleague find two versions of the log of А, both signed, while А is away."""
    first, other = town["А"], town["Б"]
    town.gossip()
    backup, old = first.backup(), copied(town.address)
    one = first.register("Первая жизнь.")
    first.exchange()
    other.exchange()
    first.restore(backup, forgetful=True)
    put_back(town.address, old)
    two = first.register("Вторая жизнь.")
    first.exchange()
    return other, one, two


def test_an_heir_that_a_colleague_writes_is_believed_for_what_its_desk_signed(town: Town) -> None:
    third = town["В"]
    other, one, two = parted(town)
    assert any("в двух копиях" in notice for notice in other.exchange().notices)
    done = third.exchange()
    assert done.flaws == ()
    assert {one, two} <= set(third.cases())
    assert third.office.store.seals.of_aside(third.office.store.logs.own()) == ()
    town.gossip()
    assert town.agree()


def test_an_heir_says_nothing_that_its_desk_did_not_sign(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    third = town["В"]
    other, one, _ = parted(town)
    other.exchange()
    with behind(town.address) as connection:
        connection.execute(delete(tables.proof))
    assert one not in third.cases()
    done = third.exchange()
    assert one not in third.cases()
    assert [flaw.reason for flaw in done.flaws] == ["рабочее место «А» этого не подписывало"]
    monkeypatch.setattr(vouching, "vouched", lambda *_: False)
    assert third.exchange().received == 0


def test_who_was_told_of_an_heir_can_prove_it_to_others(town: Town, tmp_path: Path) -> None:
    third = town["В"]
    other, one, two = parted(town)
    other.exchange()
    third.exchange()
    other.office.close()
    elsewhere = f"sqlite:///{tmp_path}/elsewhere.db"
    exchanging.prepare(third.office, elsewhere)
    third.office.exchange(elsewhere)
    guest = town.join("Г", "Г")
    town["А"].office.exchange(elsewhere)
    guest.office.exchange(elsewhere)
    assert {one, two} <= set(guest.cases())
    other.open()


# ------------------------------------------------------------------ revocation


def test_what_a_revoked_desk_wrote_before_stays_and_later_records_are_not_taken(town: Town) -> None:
    first, other, third = town["А"], town["Б"], town["В"]
    before = other.register()
    town.gossip()
    stations.revoke(first.office, "Б", "Компьютер украден")
    first.exchange()
    later = other.register()
    told = other.exchange()
    assert "отозвано" in str(other.exchange().refused)
    assert told.sent <= 1
    for desk in (first, third, town["Г"]):
        done = desk.exchange()
        assert before in desk.cases()
        assert later not in desk.cases()
        assert any("отозвано" in told for told in (*done.notices, *(flaw.reason for flaw in done.flaws)))
        assert any("отозвано" in flaw.reason for flaw in desk.exchange().flaws)
    assert first.told() == third.told() == town["Г"].told()


def test_what_came_before_the_withdrawal_was_heard_of_goes_out_of_force_alike(town: Town) -> None:
    first, other, third = town["А"], town["Б"], town["В"]
    town.gossip()
    stations.revoke(first.office, "Б", "Компьютер украден")
    later = other.register()
    other.exchange()
    third.exchange()
    assert later in third.cases()
    third.note(later, "Звонила.")
    first.exchange()
    notices = third.exchange().notices
    assert any("отозвано" in notice and "1 запись" in notice for notice in notices)
    assert later not in third.cases()
    first.exchange()
    assert first.told() == third.told()
    assert third.office.verify().reason is None


def test_a_withdrawal_that_is_taken_back_brings_everything_again(town: Town) -> None:
    first, other, third = town["А"], town["Б"], town["В"]
    town.gossip()
    changes = stations.revoke(first.office, "Б", "Компьютер украден")
    later = other.register()
    other.exchange()
    first.exchange()
    third.exchange()
    assert later not in third.cases()
    assert changes.action is not None
    first.office.undo(changes.action)
    town.gossip()
    assert later in third.cases()
    assert town.agree()


def test_a_letter_of_before_there_were_keys_may_be_vouched_for(town: Town) -> None:
    first, guest = town["А"], town["Б"]
    guest.register()
    town.gossip()
    with first.office.store.writing() as writing:  # as if Б had never been invited
        writing._connection.execute("DELETE FROM card WHERE kind = 'station' AND body LIKE '%Б%'")
        writing.set("anchors", "[]")
    stations.revoke(first.office, "Б", "Работало до ключей")
    ring = stations.ring_of(first.office.store)
    enrolled = ring.stations["Б"]
    assert isinstance(enrolled, Enrolled)
    assert enrolled.revoked
    assert set(enrolled.ends) == {origin_of(guest).log}


# ------------------------------------------------------------------ strangers


def test_a_log_that_begins_under_a_given_letter_is_named_and_not_taken(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    stranger = origin_of(first)._replace(log=b"\xee" * 16)
    records = written(stranger)
    hub_row = {
        "log": stranger.log,
        "station": "А",
        "parent_seq": 0,
        "head": 1,
        "link": records[0].link,
        "stamp": 0,
    }
    with behind(town.address) as connection:
        connection.execute(tables.log.insert().values(**hub_row))
    done = other.exchange()
    assert [flaw.reason for flaw in done.flaws] == ["чужая лента под буквой «А»"]
    assert not knows_forgery(other)


def test_an_unknown_desk_is_named_and_the_rest_comes(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    origin = origin_of(first)._replace(log=b"\xee" * 16, station="Я")
    records = written(origin)
    pushed(town.address, origin, records, seal_of(new_station_key(), records[0]))
    case = first.register()
    first.exchange()
    done = other.exchange()
    assert case in other.cases()
    assert [flaw.reason for flaw in done.flaws] == ["записи неизвестного рабочего места «Я»"]


def test_who_is_believed_is_not_displaced_by_another_card_of_the_letter(town: Town) -> None:
    first, other, third = town["А"], town["Б"], town["В"]
    town.gossip()
    thief = new_station_key()
    card = stations._card_of("А", thief, "ee" * 16)
    with other.office.store.writing() as writing:
        writing._connection.execute("DELETE FROM card WHERE kind = 'station'")
    stations._do(other.office, [(stations._new(other.office, card), CardRecorded(card=card))])
    other.exchange()
    third.exchange()
    forged = continued(third, origin_of(first).log)
    pushed(town.address, origin_of(first), forged, seal_of(thief, forged[0]))
    third.exchange()
    assert not knows_forgery(third)
    assert stations.ring_of(third.office.store).stations["А"].log == origin_of(first).log


def test_a_desk_that_writes_a_second_card_of_itself_is_revoked_all_the_same(town: Town) -> None:
    first, other, third = town["А"], town["Б"], town["В"]
    town.gossip()
    card = next(card for _, card, _ in other.office.store.cards() if getattr(card, "letter", "") == "Б")
    with other.office.store.writing() as writing:
        writing._connection.execute("DELETE FROM card WHERE kind = 'station'")
    stations._do(other.office, [(stations._new(other.office, card), CardRecorded(card=card))])
    other.exchange()
    third.exchange()
    stations.revoke(third.office, "Б", "Компьютер украден")  # before it has heard of the second card
    first.exchange()
    third.exchange()
    first.exchange()
    for desk in (first, third):
        ring = stations.ring_of(desk.office.store)
        assert ring.stations["Б"].revoked
        assert "Б" not in [letter for letter, _ in ring.boxes]


def test_an_invitation_is_not_taken_back_when_its_desk_writes_already(town: Town, tmp_path: Path) -> None:
    first, other = town["А"].office, town["Б"]
    other.register()
    town.gossip()
    card = next(id_ for id_, card, _ in first.store.cards() if getattr(card, "letter", "") == "Б")
    (invited,) = first.store.history(Stream("station", card)).records
    with pytest.raises(Refusal, match="отозвать"):
        first.undo(invited.action)
    stations.invite(first, "Ы", tmp_path / "Ы.json")
    never_came = first.store.last_action_on_cards()
    assert never_came is not None
    first.undo(never_came)
    assert stations.ring_of(first.store).stations["Ы"].revoked


# ------------------------------------------------------------------ boxes


def test_a_box_is_opened_by_its_owner_alone() -> None:
    owner, thief = new_station_key(), new_station_key()
    box = boxed(box_key(owner), b"k" * 32)
    assert unboxed(owner, box) == b"k" * 32
    assert unboxed(thief, box) is None
    for damaged in (b"", box[:40], box[:-1], bytes(32) + box[32:], box[:-1] + bytes([box[-1] ^ 1])):
        assert unboxed(owner, damaged) is None


# ------------------------------------------------------------------ the suite is not blind


def nothing_is_signed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(exchange, "seal_own", lambda *_: None)


def heirs_are_not_proven(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sealing, "_proof", lambda *_: None)


def what_an_heir_repeats_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("mcu_desktop.store.writing.Writing.put_aside", lambda *_: None)


def the_withdrawn_stays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(withdrawing, "_believed", lambda _, held, __: held.end.seq)


def ends_are_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    whole = stations.ring_of

    def endless(store: Store) -> Ring:
        ring = whole(store)
        held = store.logs.held()
        far = {log: Place(1 << 40, b"") for log in held}
        return replace(ring, enrolled={key: replace(one, ends=far) for key, one in ring.enrolled.items()})

    patch.setattr(stations, "ring_of", endless)


def the_latest_card_is_believed(patch: pytest.MonkeyPatch) -> None:
    def latest(_: object, cards: Sequence[tuple[CardId, Station, bool]]) -> dict[str, Anchor]:
        told = [card for _, card, _ in cards]
        return {card.letter: Anchor(card.letter, card.verify_key, card.log) for card in reversed(told)}

    patch.setattr(believed, "_believed", latest)


@pytest.mark.parametrize(
    ("mutant", "story"),
    [
        (nothing_is_signed, test_everything_that_lies_in_the_database_is_signed_to_its_end),
        (heirs_are_not_proven, test_an_heir_that_a_colleague_writes_is_believed_for_what_its_desk_signed),
        (the_withdrawn_stays, test_what_came_before_the_withdrawal_was_heard_of_goes_out_of_force_alike),
        (ends_are_not_looked_at, test_what_a_revoked_desk_wrote_before_stays_and_later_records_are_not_taken),
        (the_latest_card_is_believed, test_who_is_believed_is_not_displaced_by_another_card_of_the_letter),
    ],
)
def test_without_a_check_its_story_fails(
    town: Town, mutant: Callable[[pytest.MonkeyPatch], None], story: Callable[[Town], None]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        mutant(patch)
        with pytest.raises(BaseException):  # noqa: B017 - however the story fails
            story(town)


def test_without_what_an_heir_repeats_nobody_can_pass_it_on(town: Town, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        what_an_heir_repeats_is_forgotten(patch)
        with pytest.raises(AssertionError):
            test_who_was_told_of_an_heir_can_prove_it_to_others(town, tmp_path)
