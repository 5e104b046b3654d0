"""Files of an exchange folder, cut, flipped, swapped, doubled, hidden, forged: nothing wrong is taken."""

from __future__ import annotations

import os
import random
import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from mcu_desktop.problems import Refusal
from mcu_desktop.store.logs import receive
from mcu_desktop.sync.folder import exchange as exchanging
from mcu_desktop.sync.folder import packet as packets
from mcu_desktop.sync.folder import publishing
from mcu_desktop.sync.folder.exchange import opened
from mcu_desktop.sync.folder.packet import Bad, Packet, read, written
from mcu_desktop.sync.folder.shelf import Segment, Shelf
from mcu_desktop.sync.ring import Ring
from mcu_desktop.vault.station_key import new_station_key
from mcu_desktop.workplace.exchange import exchanging as roads
from mcu_desktop.workplace.exchange import linking, stations
from mcu_desktop.workplace.exchange.invitation import read_invitation
from mcu_desktop.workplace.exchange.joining import accept
from tests.sync import test_exchange
from tests.sync.folder_town import FolderTown
from tests.sync.town import Desk, new_ids

Damage = Callable[[bytes], bytes]
FLIPS = 1000


@pytest.fixture
def town(fresh_kinel: Path, tmp_path: Path) -> Iterator[FolderTown]:
    made = FolderTown(tmp_path, fresh_kinel, str(tmp_path / "обмен"))
    made["Б"]
    yield made
    made.close()


def last_file(town: FolderTown, cases: int = 20) -> Path:
    """Let А write a file of so many records that Б has not seen."""
    before = set(town.files())
    town["А"].hands.on(minutes=1)
    for _ in range(cases):
        town["А"].register()
    town["А"].exchange()
    (file,) = set(town.files()) - before
    return file


def shelf(town: FolderTown, desk: Desk) -> Shelf:
    store = desk.office.store
    return Shelf(town.folder, linking.office_id(store), store.logs.own())


def segment_of(town: FolderTown, file: Path) -> Segment:
    return next(one for one in shelf(town, town["Б"]).segments() if one.name == file.name)


def require_nothing_wrong(
    town: FolderTown, file: Path, damages: list[Damage], patch: pytest.MonkeyPatch
) -> None:
    """Read the file with each damage: it is refused, or says what it said."""
    whole, segment, ring = file.read_bytes(), segment_of(town, file), stations.ring_of(town["Б"].office.store)
    place = shelf(town, town["Б"])
    said = opened(place, segment, ring)
    content = [whole]
    patch.setattr(Shelf, "content", lambda *_: content[0])
    for damage in damages:
        content[0] = damage(whole)
        try:
            assert opened(place, segment, ring) == said
        except Bad:
            continue


def cuts(size: int) -> list[Damage]:
    return [lambda whole, at=at: whole[:at] for at in range(size)]  # type: ignore[misc]


def flips(size: int) -> list[Damage]:
    chance = random.Random(1)

    def flip(whole: bytes, at: int, bit: int) -> bytes:
        return whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :]

    places = [(chance.randrange(size), chance.randrange(8)) for _ in range(FLIPS)]
    return [lambda whole, at=at, bit=bit: flip(whole, at, bit) for at, bit in places]  # type: ignore[misc]


def test_a_file_cut_at_every_byte_is_refused(
    town: FolderTown, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
) -> None:
    file = last_file(town)
    size = file.stat().st_size
    assert segment_of(town, file).last - segment_of(town, file).first == 19
    require_nothing_wrong(town, file, cuts(size), monkeypatch)
    figure(f"пакет, обрезанный на каждом байте: {size}, неверного принято 0")


@pytest.mark.parametrize("renamed", [False, True], ids=["as it lies", "under a name that fits"])
def test_a_file_with_a_flipped_bit_is_refused(
    town: FolderTown, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None], *, renamed: bool
) -> None:
    file = last_file(town)
    if renamed:
        mark = segment_of(town, file).mark
        monkeypatch.setattr(exchanging, "mark_of", lambda _: mark)
    require_nothing_wrong(town, file, flips(file.stat().st_size), monkeypatch)
    figure(f"перевёрнутые биты пакета: {FLIPS}, неверного принято 0")


def test_the_harness_is_not_blind(town: FolderTown, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.MonkeyPatch.context() as patch:
        plain = SimpleNamespace(compress=lambda content, _: content, crc32=zlib.crc32, error=zlib.error)
        patch.setattr(packets, "zlib", plain)
        patch.setattr(packets, "sealed", lambda _, __, content: content)
        patch.setattr(packets, "unsealed", lambda _, __, content: content)
        patch.setattr(packets, "_inflated", lambda content: content)
        patch.setattr(packets, "_require_whole", lambda *_: None)
        patch.setattr(packets, "_carrier", lambda *_: "А")
        file = last_file(town)
        patch.setattr(exchanging, "mark_of", lambda _: segment_of(town, file).mark)
        with pytest.raises(AssertionError):
            require_nothing_wrong(town, file, flips(file.stat().st_size), monkeypatch)


@pytest.mark.parametrize("protection", ["mark", "signature", "seal", "checksum"])
def test_each_protection_alone_refuses_a_flipped_bit(
    town: FolderTown, monkeypatch: pytest.MonkeyPatch, protection: str
) -> None:
    file = last_file(town)
    segment = segment_of(town, file)
    if protection != "mark":
        monkeypatch.setattr(exchanging, "mark_of", lambda _: segment.mark)
    if protection != "signature":
        monkeypatch.setattr(packets, "vouched", lambda *_: True)
    if protection != "checksum":
        monkeypatch.setattr(zlib, "crc32", lambda _: 0)
        monkeypatch.setattr(packets, "_require_whole", lambda *_: None)
    if protection != "seal":
        monkeypatch.setattr(packets, "_unpacked", kept(packets._unpacked))
    whole = file.read_bytes()
    stations.ring_of(town["Б"].office.store)
    opened(shelf(town, town["Б"]), segment, stations.ring_of(town["Б"].office.store))
    file.write_bytes(whole[:-30] + bytes([whole[-30] ^ 1]) + whole[-29:])
    with pytest.raises(Bad):
        opened(shelf(town, town["Б"]), segment, stations.ring_of(town["Б"].office.store))


def kept(unpacked: Callable[[bytes, bytes], Packet]) -> Callable[[bytes, bytes], Packet]:
    """Unpack once, and give the same whatever is offered later."""
    said: list[Packet] = []

    def again(payload: bytes, key: bytes) -> Packet:
        if not said:
            said.append(unpacked(payload, key))
        return said[0]

    return again


# ------------------------------------------------------------------ a folder as life leaves it


def test_a_damaged_file_is_named_asked_for_and_written_again(town: FolderTown) -> None:
    file = last_file(town)
    file.write_bytes(file.read_bytes()[:100])
    done = town["Б"].exchange()
    assert (done.received, done.quarantined) == (0, 1)
    assert "не до конца" in done.flaws[0].reason
    assert town["А"].exchange().sent == 20
    assert not file.exists()
    assert town["Б"].exchange().received == 20
    assert town["Б"].exchange().quarantined == 0
    assert town.agree()


def test_a_damaged_file_of_somebody_who_is_gone_is_carried_by_whoever_holds_it(town: FolderTown) -> None:
    file = last_file(town)
    town["Б"].exchange()
    third = town["В"]
    file.write_bytes(b"torn")
    fourth = town["Г"]
    town["Б"].exchange()
    assert fourth.exchange().quarantined == 0
    town.gossip()
    assert len(third.cases()) == len(fourth.cases()) == 20
    assert town.agree()


def test_what_is_hidden_is_late_and_never_deleted(town: FolderTown) -> None:
    first, second = last_file(town), last_file(town)
    hidden = first.rename(first.with_suffix(".away"))
    done = town["Б"].exchange()
    assert (done.received, done.quarantined) == (0, 1)
    assert "ещё не пришёл" in done.flaws[0].reason
    hidden.rename(first)
    assert town["Б"].exchange().received == 40
    for file in (first, second):
        file.unlink()
    town.gossip()
    assert len(town["Б"].cases()) == 40
    assert town["В"].exchange().quarantined == 0
    assert len(town["В"].cases()) == 40
    assert town.agree()


def test_files_whose_contents_were_swapped_wait_until_they_are_put_right(town: FolderTown) -> None:
    one, two = last_file(town), last_file(town)
    right = one.read_bytes(), two.read_bytes()
    one.write_bytes(right[1])
    two.write_bytes(right[0])
    done = town["Б"].exchange()
    assert (done.received, done.quarantined) == (0, 2)
    one.write_bytes(right[0])
    two.write_bytes(right[1])
    assert town["Б"].exchange().received == 40
    assert town.agree()


def test_copies_halves_and_dates_mean_nothing(town: FolderTown) -> None:
    file = last_file(town)
    content = file.read_bytes()
    for name in (
        f"{file.stem} (1).seg",
        f"{file.stem}.sync-conflict-20261122-080000-ABC.seg",
        f"{file.name}.tmp",
    ):
        (file.parent / name).write_bytes(content)
    other = file.parent.with_name("0" * 32)
    other.mkdir()
    shutil.copy(file, other)
    for path in town.files():
        os.utime(path, (0, 0))
    done = town["Б"].exchange()
    assert (done.received, done.quarantined) == (20, 0)
    assert town["Б"].exchange().received == 0
    assert town.agree()


def test_many_small_files_become_few(town: FolderTown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_MANY", 6)
    before = len(town.files())
    for _ in range(8):
        last_file_or_merge(town)
    assert len(town.files()) - before < 6
    assert town["Б"].exchange().received == 8
    assert town["В"].exchange().quarantined == 0
    town.gossip()
    assert town.agree()


def last_file_or_merge(town: FolderTown) -> None:
    town["А"].register()
    town["А"].exchange()


def test_a_profile_that_was_moved_twice_between_two_records_is_believed(town: FolderTown) -> None:
    town["А"].exchange()
    for _ in range(2):
        moved = town["А"].home.rename(town["А"].home.with_name(f"{town['А'].home.name}-дальше"))
        town["А"].home = moved
        town["А"].open()
    case = town["А"].register()
    town["А"].exchange()
    assert town["Б"].exchange().quarantined == 0
    assert case in town["Б"].cases()
    assert town.agree()


# ------------------------------------------------------------------ two roads


def test_the_same_records_by_two_roads_are_one(town: FolderTown, tmp_path: Path) -> None:
    hub = f"sqlite:///{tmp_path}/hub.db"
    first, other, village = town["А"], town["Б"], town["В"]
    roads.prepare(first.office, hub)
    linking.link(first.office.store, town.address, linking.office_id(first.office.store))
    case = first.register()
    assert first.office.exchange(hub).sent > 1
    first.exchange()
    assert other.office.exchange(hub).received == 1
    assert other.exchange().received == 0
    other.note(case, "Звонила.")
    other.exchange()
    village.exchange()
    other.office.exchange(hub)
    first.office.exchange(hub)
    assert [desk.notes(case) for desk in (first, other, village)] == [["Звонила."]] * 3
    town.gossip()
    assert town.agree()


@pytest.mark.parametrize("folder_first", [True, False])
def test_what_a_wrong_clock_wrote_is_there_once_by_both_roads(
    town: FolderTown, tmp_path: Path, *, folder_first: bool
) -> None:
    by_both_roads(town, tmp_path, folder_first=folder_first)


def by_both_roads(town: FolderTown, tmp_path: Path, *, folder_first: bool) -> None:
    hub = f"sqlite:///{tmp_path}/hub.db"
    first, other, village = town["А"], town["Б"], town["В"]
    roads.prepare(first.office, hub)
    linking.link(first.office.store, town.address, linking.office_id(first.office.store))
    first.office.exchange(hub)
    first.hands.on(days=1000)
    case = first.register()
    first.note(case, "Звонила.")
    first.exchange()
    village.exchange()
    first.hands.on(days=-1000)
    assert any("спешили" in notice for notice in first.office.exchange(hub).notices)
    for road in (town.address, hub) if folder_first else (hub, town.address):
        other.office.exchange(road)
    town.gossip()
    for desk in (first, other, village):
        assert desk.notes(case) == ["Звонила."]
        assert max(desk.facts().values()) == 1
    assert town.agree()
    assert other.office.verify().ok


def test_what_a_restored_desk_wrote_twice_is_there_once_by_both_roads(
    town: FolderTown, tmp_path: Path
) -> None:
    restored_between_two_roads(town, tmp_path)


def restored_between_two_roads(town: FolderTown, tmp_path: Path) -> None:
    hub = f"sqlite:///{tmp_path}/hub.db"
    first, other, village = town["А"], town["Б"], town["В"]
    roads.prepare(first.office, hub)
    linking.link(first.office.store, town.address, linking.office_id(first.office.store))
    first.office.exchange(hub)
    backup = first.backup()
    case = first.register()
    first.note(case, "Звонила.")
    for desk in (first, village, other):
        desk.exchange()
    first.restore(backup, forgetful=True)
    first.register()
    for desk in (first, village, other):
        desk.office.exchange(hub)
    town.gossip()
    for desk in (first, other, village):
        assert desk.notes(case) == ["Звонила."]
        assert max(desk.facts().values()) == 1
    assert town.agree()


def heirs_are_strangers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("mcu_desktop.store.writing.receive_once", receive)


def forks_are_passed_by(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(exchanging._Session, "_divide", lambda *_: None)


def what_was_torn_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Shelf, "ask", lambda *_: None)


def revocations_are_ignored(patch: pytest.MonkeyPatch) -> None:
    whole = stations.ring_of
    patch.setattr(
        stations,
        "ring_of",
        lambda store: replace(
            (ring := whole(store)),
            enrolled={signer: replace(one, revoked=False) for signer, one in ring.enrolled.items()},
        ),
    )


def any_log_may_begin(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(exchanging, "stranger", lambda *_: None)


@pytest.mark.parametrize(
    ("mutant", "story"),
    [
        (heirs_are_strangers, restored_between_two_roads),
        (
            forks_are_passed_by,
            lambda town, _: test_exchange.test_a_desk_that_fell_back_and_worked_on_loses_neither_life(town),
        ),
        (
            what_was_torn_is_forgotten,
            lambda town, _: test_a_damaged_file_is_named_asked_for_and_written_again(town),
        ),
        (revocations_are_ignored, lambda town, _: test_a_revoked_workplace_is_believed_no_more(town)),
        (any_log_may_begin, lambda town, _: test_no_other_log_begins_under_a_letter_that_is_given(town)),
    ],
)
def test_a_folder_without_a_protection_is_caught(
    town: FolderTown,
    tmp_path: Path,
    mutant: Callable[[pytest.MonkeyPatch], None],
    story: Callable[[FolderTown, Path], None],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        mutant(patch)
        with pytest.raises(BaseException):  # noqa: B017 - however the story fails
            story(town, tmp_path)


# ------------------------------------------------------------------ strangers


def carried(town: FolderTown, desk: Desk, packet: Packet, ring: Ring) -> None:
    """Put a packet into the directory of a desk."""
    content = written(packet, ring)
    shelf(town, desk).put(packet.origin.log, packet.records[0].seq, packet.records[-1].seq, content)


def packet_of(town: FolderTown, file: Path) -> tuple[Packet, Ring]:
    ring = stations.ring_of(town["А"].office.store)
    return read(file.read_bytes(), ring), ring


def refused(town: FolderTown, why: str) -> None:
    done = town["Б"].exchange()
    assert (done.received, done.quarantined) == (0, 1)
    assert why in done.flaws[0].reason


def test_an_unknown_workplace_is_not_believed(town: FolderTown) -> None:
    file = last_file(town)
    packet, ring = packet_of(town, file)
    file.unlink()
    carried(town, town["А"], packet, replace(ring, secret=new_station_key()))
    refused(town, "неизвестным")


def test_nobody_signs_for_another(town: FolderTown) -> None:
    file = last_file(town)
    packet, ring = packet_of(town, file)
    file.unlink()
    carried(town, town["А"], packet._replace(carrier="Б"), ring)
    refused(town, "не тем рабочим местом")


def test_a_signature_under_other_bytes_is_forged(town: FolderTown) -> None:
    file = last_file(town)
    content = file.read_bytes()
    at = packets._HEAD.size
    forged = content[:at] + bytes(64) + content[at + 64 :]
    segment = segment_of(town, file)
    file.unlink()
    shelf(town, town["А"]).put(segment.log, segment.first, segment.last, forged)
    refused(town, "подпись")


def test_a_revoked_workplace_is_believed_no_more(town: FolderTown) -> None:
    first, other = town["А"], town["Б"]
    stations.revoke(first.office, "Б", "Компьютер украден")
    first.exchange()
    other.register()
    done = other.exchange()
    assert done.sent == 1
    taken = first.exchange()
    assert (taken.received, taken.quarantined) == (0, 1)
    assert "отозвано" in taken.flaws[0].reason
    with pytest.raises(Refusal, match="нет"):
        stations.revoke(first.office, "Б", "Ещё раз")
    with pytest.raises(Refusal, match="занята"):
        stations.invite(first.office, "Б", town.folder / "again.json")


def test_no_other_log_begins_under_a_letter_that_is_given(town: FolderTown) -> None:
    file = last_file(town)
    packet, _ = packet_of(town, file)
    file.unlink()
    stranger = bytes(15) + b"x"
    records = tuple(record._replace(log=stranger) for record in packet.records)
    ring = stations.ring_of(town["Б"].office.store)
    forged = Packet(ring.office, "Б", packet.origin._replace(log=stranger), records)
    carried(town, town["Б"], forged, ring)
    done = town["А"].exchange()
    assert "чужая лента" in done.flaws[0].reason
    assert done.received == 0


def test_an_invitation_that_was_used_twice_is_a_copied_desk(town: FolderTown, tmp_path: Path) -> None:
    invitation = stations.invite(town["А"].office, "Д", tmp_path / "Д.json")
    town["А"].exchange()
    for name in ("Д", "Д-снова"):
        hands = town["А"].hands
        office = accept(tmp_path / name, invitation, clock=hands, identity=new_ids())
        linking.link(office.store, town.address, invitation.office)
        town.desks[name] = Desk(office, tmp_path / name, hands)
        town.desks[name].exchange()
    mine, theirs = (town.desks[name].register() for name in ("Д", "Д-снова"))
    told = [one for _ in range(2) for desk in town.desks.values() for one in desk.exchange().notices]
    town.gossip()
    assert any("в двух копиях" in one for one in told)
    assert {mine, theirs} <= set(town["Б"].cases())
    assert town.agree()


def test_an_invitation_is_read_by_its_owner_alone_and_only_whole(town: FolderTown, tmp_path: Path) -> None:
    stations.invite(town["А"].office, "Е", tmp_path / "Е.json")
    assert (tmp_path / "Е.json").stat().st_mode & 0o077 == 0
    with pytest.raises(Refusal, match="уже есть"):
        stations.invite(town["А"].office, "Ж", tmp_path / "Е.json")
    for said in ("", "[]", "{}", '{"format": 2}', (tmp_path / "Е.json").read_text()[:-40]):
        (tmp_path / "bad.json").write_text(said)
        with pytest.raises(Refusal, match="повреждено"):
            read_invitation(tmp_path / "bad.json")


# ------------------------------------------------------------------ hostile files


def test_a_zip_bomb_is_not_unpacked(town: FolderTown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packets, "LARGEST", 1 << 20)
    file = last_file(town)
    packet, ring = packet_of(town, file)
    file.unlink()
    bomb = zlib.compress(bytes(64 << 20), 9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zlib, "compress", lambda *_: bomb)
        carried(town, town["А"], packet, ring)
    refused(town, "недопустимо большой")


def test_names_lead_nowhere(town: FolderTown, tmp_path: Path) -> None:
    file = last_file(town)
    town["Б"].exchange()
    secret = tmp_path / "secret"
    secret.write_bytes(b"untouched")
    base = file.name
    for name in (
        f"..%2f{base}",
        f"x\n{base}",
        f"'; DROP TABLE journal; --{base}",
        "-1-2-.seg",
        f"{base}\u200b",
    ):
        (file.parent / name).write_bytes(b"?")
    fake = "e" * 32 + base[32:]
    (file.parent / fake).symlink_to(secret)
    (file.parent / ("d" * 32 + base[32:])).mkdir()
    (file.parent.parent / ("f" * 32)).symlink_to(tmp_path, target_is_directory=True)
    (file.parent / "asked.txt").write_bytes(
        f"../../{secret.name}\n{file.parent}/{base}\n\xff".encode("latin-1", "ignore")
    )
    town["Б"].exchange()
    town["А"].exchange()
    assert secret.read_bytes() == b"untouched"
    assert file.exists()
    assert town.agree()


def test_files_that_claim_to_be_huge_or_strange_are_left_alone(
    town: FolderTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = last_file(town)
    place = shelf(town, town["А"])
    for content in (b"", b"MCUSEG", b"MCUSEG\x02" + bytes(200), b"x" * 300):
        place.put(segment_of(town, file).log, 500, 500, content)
    monkeypatch.setattr("mcu_desktop.sync.folder.shelf.LARGEST", 10_000_000)
    done = town["Б"].exchange()
    assert (done.received, done.quarantined) == (20, 4)


def test_another_office_in_the_same_folder_is_not_seen(town: FolderTown) -> None:
    file = last_file(town)
    shutil.move(file.parent.parent, file.parent.parent.with_name("9" * 32))
    done = town["Б"].exchange()
    assert (done.received, done.quarantined) == (0, 0)


def test_a_folder_that_is_not_there_is_refused(town: FolderTown) -> None:
    with pytest.raises(Refusal, match="нет"):
        town["А"].office.exchange("/nowhere/обмен")
