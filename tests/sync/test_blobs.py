"""Files between desks: sealed for the office, resumed where they were cut off, never taken unproved."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from mcu_desktop.problems import Trouble
from mcu_desktop.store.attachments import NotHere
from mcu_desktop.sync import tables
from mcu_desktop.sync.blobs import carrying
from mcu_desktop.sync.blobs.carrying import Carrying
from mcu_desktop.sync.blobs.in_hub import HubBlobs
from mcu_desktop.sync.blobs.road import Lying
from mcu_desktop.sync.blobs.sealing import (
    CHUNK,
    SEALED,
    chunks_in,
    count_of,
    name_of,
    opened_chunks,
    plain_size,
    sealed_chunks,
    sealed_size,
)
from mcu_desktop.vault.sealed import Unreadable
from mcu_desktop.workplace.exchange import files
from mcu_desktop.workplace.exchange.linking import office_id
from mcu_desktop.workplace.exchange.stations import ring_of
from tests.sync.invited_town import InvitedTown
from tests.sync.shelves import behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.vocabulary import CaseId
    from tests.sync.town import Desk

LONG = 3 * CHUNK + 1000
KEY, OTHER = b"k" * 32, b"o" * 32
_seeds = count(1)


def test_a_small_file_follows_its_record(any_town: InvitedTown) -> None:
    first, other = any_town["А"], any_town["Б"]
    case, digest, content = attached(first, 5000)
    carry(first)
    assert not other.office.store.attachments.lies(digest)
    carry(other)
    assert other.office.store.attachments.read(digest) == content
    assert files.absent(other.office.store, other.office.case(case)) == ()
    again = carry(other), carry(first)
    assert {(one.sent, one.received, one.waiting) for one in again} == {(0, 0, 0)}


def test_a_large_file_comes_when_somebody_opens_it(any_town: InvitedTown) -> None:
    first, other = any_town["А"], any_town["Б"]
    files.set_ahead(other.office.store, 1)
    case, digest, content = attached(first, LONG)
    carry(first)
    carry(other)
    assert files.absent(other.office.store, other.office.case(case)) == (digest,)
    with pytest.raises(NotHere, match="ещё не пришёл"):
        other.office.store.attachments.read(digest)
    told: list[tuple[int, int]] = []
    assert files.fetch(other.office, [digest], went=lambda *one: told.append(one)) == 1
    assert other.office.store.attachments.read(digest) == content
    assert told == [*((n * SEALED, LONG) for n in (1, 2, 3)), (LONG, LONG)]


@pytest.mark.parametrize(("mib", "comes"), [(0, 0), (1, 0), (4, 1), (None, 1)])
def test_what_comes_by_itself_is_the_desks_own_choice(
    hub_town: InvitedTown, mib: int | None, comes: int
) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    files.set_ahead(other.office.store, mib)
    attached(first, LONG)
    carry(first)
    assert carry(other).received == comes


def test_a_file_cut_off_on_its_way_here_goes_on_there(
    any_town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = any_town["А"], any_town["Б"]
    _, digest, content = attached(first, LONG)
    carry(first)
    other.exchange()
    with pytest.raises(_CutError):
        files.fetch(other.office, [digest], went=_cut_after(2))
    (part,) = (other.home / carrying.ARRIVING).glob("*-?")
    assert part.stat().st_size == 2 * SEALED
    assert content[:5000] not in part.read_bytes()
    with part.open("ab") as stream:
        stream.write(b"half a chunk")
    told: list[int] = []
    assert files.fetch(other.office, [digest], went=lambda done, _: told.append(done)) == 1
    assert told == [3 * SEALED, LONG]
    assert other.office.store.attachments.read(digest) == content
    assert not list((other.home / carrying.ARRIVING).iterdir())


def test_a_file_cut_off_on_its_way_there_is_finished_by_whoever_holds_it(hub_town: InvitedTown) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    _, digest, content = attached(first, LONG)
    first.exchange()
    with pytest.raises(_CutError):
        files.carry(first.office, went=_cut_after(2))
    other.exchange()
    assert carry(other).waiting == 1
    (other.home / "other.pdf").write_bytes(content)
    other.office.store.attachments.keep(other.home / "other.pdf")
    told: list[int] = []
    files.carry(other.office, went=lambda done, _: told.append(done))
    assert told == [3 * SEALED, LONG]
    third = hub_town["В"]
    carry(third)
    assert third.office.store.attachments.read(digest) == content


def test_a_file_that_nobody_has_put_there_is_asked_for(any_town: InvitedTown) -> None:
    first, other = any_town["А"], any_town["Б"]
    _, digest, content = attached(first, 3000)
    first.exchange()
    other.exchange()
    assert files.fetch(other.office, [digest]) == 0
    carry(first)
    files.set_ahead(other.office.store, 0)
    carry(other)
    assert other.office.store.attachments.read(digest) == content


def test_a_database_that_lost_a_file_is_given_it_again_when_somebody_wants_it(hub_town: InvitedTown) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    _, digest, content = attached(first, 3000)
    carry(first)
    with behind(hub_town.address) as connection:
        connection.exec_driver_sql("DELETE FROM mcu_blob_chunk")
        connection.exec_driver_sql("DELETE FROM mcu_blob")
    assert carry(other).waiting == 1
    carry(first)
    carry(other)
    assert other.office.store.attachments.read(digest) == content


@pytest.mark.parametrize("spoilt", ["bit", "cut", "gone", "other size"])
def test_a_spoilt_file_is_never_taken_and_is_put_again(hub_town: InvitedTown, spoilt: str) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    _, digest, content = attached(first, LONG)
    carry(first)
    spoil(hub_town.address, spoilt)
    assert carry(other).received == 0
    assert not other.office.store.attachments.lies(digest)
    carry(first)
    carry(other)
    assert other.office.store.attachments.read(digest) == content


@pytest.mark.parametrize("spoilt", ["bit", "cut", "longer"])
def test_a_spoilt_file_of_a_folder_is_replaced(fresh_kinel: Path, tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "обмен").mkdir()
    with closing(InvitedTown(tmp_path, fresh_kinel, str(tmp_path / "обмен"))) as any_town:
        first, other = any_town["А"], any_town["Б"]
        _, digest, content = attached(first, 3000)
        carry(first)
        (file,) = (one for one in (tmp_path / "обмен").glob("*/blobs/??/*") if not one.suffix)
        lying = file.read_bytes()
        versions = {"bit": flipped(lying), "cut": lying[:-1], "longer": lying + b"!"}
        file.write_bytes(versions[spoilt])
        assert carry(other).received == 0
        carry(first)
        assert file.read_bytes() == lying
        carry(other)
        assert other.office.store.attachments.read(digest) == content


def test_another_content_under_the_name_of_a_file_is_not_taken(hub_town: InvitedTown) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    _, digest, content = attached(first, 3000)
    first.exchange()
    key, false = ring_of(first.office.store).keys[0], bytes(len(content))
    name = name_of(key, digest)
    with closing(HubBlobs.at(hub_town.address, office=office_id(first.office.store))) as road:
        sealed = list(sealed_chunks(key, name, BytesIO(false), len(false)))
        road.put(Lying(name, 0, len(false)), lambda _: iter(sealed))
    assert carry(other).received == 0
    assert not other.office.store.attachments.lies(digest)


def test_who_asks_for_more_and_more_editions_fills_nobodys_disk(hub_town: InvitedTown) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    attached(first, 3000)
    for _ in range(12):
        carry(first)
        spoil(hub_town.address, "bit")
        carry(other)
    with behind(hub_town.address) as connection:
        assert connection.execute(select(tables.blob.c.edition)).scalars().all() == list(range(8))


def test_the_database_knows_neither_content_nor_digest_nor_name_of_a_file(hub_town: InvitedTown) -> None:
    first = hub_town["А"]
    _, digest, content = attached(first, 5000)
    carry(first)
    lying = b"".join(path.read_bytes() for path in Path(hub_town.address[10:]).parent.glob("hub.db*"))
    with behind(hub_town.address) as connection:
        names = connection.execute(select(tables.blob.c.id)).scalars().all()
    assert names
    assert all(name in lying for name in names)
    assert content[100:200] not in lying
    assert bytes.fromhex(digest) not in lying


def test_a_file_sealed_before_the_key_was_renewed_still_comes(hub_town: InvitedTown) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    _, digest, content = attached(first, 3000)
    carry(first)
    other.exchange()
    store, key = other.office.store, ring_of(other.office.store).keys[0]
    with closing(HubBlobs.at(hub_town.address, office=office_id(store))) as road:
        assert not Carrying(store, road, [OTHER]).fetch(digest, len(content))
        assert Carrying(store, road, [OTHER, key]).fetch(digest, len(content))
    assert store.attachments.read(digest) == content


def test_a_full_disk_is_said_and_what_came_stays(
    hub_town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    _, digest, _ = attached(first, LONG)
    carry(first)
    other.exchange()
    chunks = HubBlobs.chunks

    def full(road: HubBlobs, lying: Lying, begun: int) -> Iterator[bytes]:
        for n, chunk in enumerate(chunks(road, lying, begun)):
            if n == 2:
                raise OSError(28, "No space left on device")
            yield chunk

    monkeypatch.setattr(HubBlobs, "chunks", full)
    with pytest.raises(Trouble, match="на диске нет места"):
        files.fetch(other.office, [digest])
    monkeypatch.undo()
    assert files.fetch(other.office, [digest]) == 1


# ------------------------------------------------------------------ sealing


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_a_file_comes_out_as_it_went_in(size: int) -> None:
    content, name = bytes(size), name_of(KEY, "00" * 32)
    sealed = b"".join(chunk for _, chunk in sealed_chunks(KEY, name, BytesIO(content), size))
    assert len(sealed) == sealed_size(size)
    assert plain_size(len(sealed)) == size
    assert b"".join(opened_chunks(KEY, name, chunks_in(BytesIO(sealed)), size)) == content


def test_chunks_neither_change_places_nor_files_nor_ends() -> None:
    name, size = name_of(KEY, "00" * 32), 2 * CHUNK + 5
    one, two, last = (chunk for _, chunk in sealed_chunks(KEY, name, BytesIO(bytes(size)), size))
    whole = b"".join
    for wrong, length in (([two, one, last], size), ([one, two], 2 * CHUNK), ([one, last], CHUNK + 5)):
        with pytest.raises(Unreadable):
            whole(opened_chunks(KEY, name, wrong, length))
    with pytest.raises(Unreadable):
        whole(opened_chunks(KEY, name_of(KEY, "01" * 32), [one, two, last], size))
    with pytest.raises(Unreadable):
        whole(opened_chunks(OTHER, name, [one, two, last], size))


def test_a_name_tells_nothing_without_the_key() -> None:
    digest = sha256(b"known to everybody").hexdigest()
    assert name_of(KEY, digest) != name_of(OTHER, digest)
    assert count_of(CHUNK + 1) == 2


# ------------------------------------------------------------------ hands


class _CutError(Exception):
    """The wire is cut."""


def _cut_after(chunks: int) -> files.Went:
    gone = count(1)

    def went(_done: int, _whole: int) -> None:
        if next(gone) == chunks:
            raise _CutError

    return went


def carry(desk: Desk) -> files.FilesCarried:
    """Exchange, then let the files follow."""
    desk.exchange()
    done = files.carry(desk.office)
    assert done.refused is None
    return done


def attached(desk: Desk, size: int) -> tuple[CaseId, str, bytes]:
    """Register a case with a file of its own."""
    content = b"%PDF-1.7 " + f"{next(_seeds)} Петрова ".encode() * (size // 16)
    content = content[:size]
    file = desk.home / "скан.pdf"
    file.write_bytes(content)
    case = desk.register()
    desk.office.attach(case, file)
    return case, sha256(content).hexdigest(), content


def flipped(content: bytes) -> bytes:
    return content[:50] + bytes([content[50] ^ 1]) + content[51:]


def spoil(address: str, how: str) -> None:
    """Do to the newest edition what a disk or an intruder does."""
    chunk = tables.blob_chunk.c
    with behind(address) as connection:
        row = connection.execute(select(tables.blob_chunk).order_by(chunk.edition, chunk.n)).all()[-1]
        place = (chunk.id == row.id, chunk.edition == row.edition, chunk.n == row.n)
        if how == "gone":
            connection.execute(tables.blob_chunk.delete().where(*place))
        elif how == "other size":
            connection.execute(update(tables.blob).values(size=tables.blob.c.size + 1))
        else:
            data = flipped(row.data) if how == "bit" else row.data[:-1]
            connection.execute(update(tables.blob_chunk).where(*place).values(data=data))
