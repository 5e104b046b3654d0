"""After a day's work no surname is found by a search of bytes in an exchange folder."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import Unit, UnitKind
from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.store import snapshot
from mcu_desktop.store.database import Database
from mcu_desktop.sync.blobs import sealing
from mcu_desktop.sync.folder import packet as packets
from mcu_desktop.sync.guests import packet as pages
from mcu_desktop.workplace import guests
from mcu_desktop.workplace.exchange import snapshots, stations
from mcu_desktop.workplace.guests import Wish
from tests.store.profiles import CASES, fill, read_in, seen, surnames
from tests.sync.invited_town import InvitedTown
from tests.sync.test_blobs import carry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sync.town import Desk


@pytest.fixture
def town(fresh_kinel: Path, tmp_path: Path) -> Iterator[InvitedTown]:
    (tmp_path / "обмен").mkdir()
    made = InvitedTown(tmp_path, fresh_kinel, str(tmp_path / "обмен"))
    yield made
    made.close()


def work_for_a_day(town: InvitedTown, folder: Path) -> None:
    """Register, attach, ask a company, make a snapshot, tear a packet, withdraw a desk: all by the folder."""
    first, other = town["А"], town["Б"]
    first.office.close()
    fill(first.home)
    first.open()
    ask_a_company(first, folder / "Поручение.html")
    for desk in (first, other):
        carry(desk)
    snapshots.make(first.office, None, phase=lambda _: None, went=lambda _done, _whole: None)
    for case in other.cases():
        other.office.act(case, NoteStep(text=f"Звонили: {other.office.case(case).applicants}"))
    other.exchange()
    max(folder.rglob("*.seg"), key=lambda file: file.stat().st_mtime_ns).write_bytes(b"torn")
    first.exchange()
    stations.revoke(first.office, "Б", "Компьютер украден")
    carry(first)


def ask_a_company(desk: Desk, packet: Path) -> None:
    """Let a packet with a name and a file go out to somebody who has no login."""
    case = desk.office.case(next(id_ for id_ in desk.cases() if desk.office.case(id_).applicants))
    scan = desk.home.with_name("скан.pdf")
    scan.write_bytes(b"%PDF-1.7\n" + surnames()[0] * 100)
    desk.office.attach(case.id, scan)
    scan.unlink()
    company, _ = desk.office.record(Unit(name="УК", short="УК", kind=UnitKind.OUTSIDE))
    (file,) = desk.office.case(case.id).attachments
    wish = Wish(
        question=case.questions[0].id,
        unit=company,
        text="Проверьте",
        due=date(2026, 12, 4),
        named=True,
        files=(file.digest,),
    )
    name, _ = guests.commission(desk.office, case.id, wish)
    guests.save_packet(desk.office, case.id, name, packet)


def test_no_surname_is_found_in_an_exchange_folder(town: InvitedTown, tmp_path: Path) -> None:
    folder = tmp_path / "обмен"
    work_for_a_day(town, folder)
    kinds = {file.suffix for file in folder.rglob("*") if file.is_file()}
    assert kinds >= {".seg", ".snap", ".html", ".txt", ".box", ""}
    assert not seen(folder)


def test_the_same_search_finds_them_in_every_kind_of_file_where_nothing_is_sealed(
    town: InvitedTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packets, "sealed", lambda _, __, content: content)
    monkeypatch.setattr(packets, "unsealed", lambda _, __, content: content)
    monkeypatch.setattr(sealing, "AESGCM", Open)
    monkeypatch.setattr(pages, "AESGCM", Open)
    monkeypatch.setattr(snapshot, "Database", lambda file, key=None: Database(file))  # noqa: ARG005
    folder = tmp_path / "обмен"
    work_for_a_day(town, folder)
    found: dict[str, set[bytes]] = {}
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            found.setdefault(kind_of(file, content), set()).update(read_in(content))
    assert {kind for kind, names in found.items() if names} == {"packet", "scan", "snapshot", "guest"}
    assert len(found["packet"]) > CASES // 2
    assert len(found["snapshot"]) > CASES // 2


def kind_of(file: Path, content: bytes) -> str:
    """Tell what a file of the folder is."""
    if content.startswith(b"SQLite format 3"):
        return "snapshot"
    if content.startswith(b"%PDF"):
        return "scan"
    return {".seg": "packet", ".html": "guest"}.get(file.suffix, "other")


class Open:
    """A cipher that hides nothing; a chunk is as long as if it did."""

    def __init__(self, _key: bytes) -> None:
        pass

    def encrypt(self, _nonce: bytes, plain: bytes, _bound: bytes | None) -> bytes:
        return plain + bytes(16)

    def decrypt(self, _nonce: bytes, sealed: bytes, _bound: bytes | None) -> bytes:
        return sealed[:-16]
