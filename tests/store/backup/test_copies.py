"""Copies: whole and proved, or not there at all; and a profile out of one."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mcu_desktop.problems import Damage, Refusal, Trouble
from mcu_desktop.store.backup.file import Lock, read, write
from mcu_desktop.store.backup.folder import copies, take
from mcu_desktop.store.backup.last import due, last
from mcu_desktop.store.backup.restoring import restore
from mcu_desktop.store.presence import Presence, Taken
from mcu_desktop.store.protecting import protect
from mcu_desktop.store.store import Store
from mcu_desktop.vault import vault
from tests.cli.terminal import ask
from tests.killing import killed, posix
from tests.little_disk import filled, little_disk
from tests.store.profiles import PDF, SECRET, cases, digests, keep, seen

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Samara"))


@pytest.fixture
def sealed(full: Path, given: None) -> Path:
    """A profile with cases and an attachment, encrypted by a passphrase."""
    protect(full, keep)
    return full


def write_copy(home: Path, target: Path) -> None:
    key = vault.unlock(home)
    lock = Lock(key=key, header=vault.protection(home))
    write(home, target, lock, protected=key is not None, whole=True, made_at=NOW)


@pytest.mark.parametrize("protected", [True, False], ids=["sealed", "open"])
def test_a_profile_out_of_a_copy_is_the_same_profile(
    full: Path, tmp_path: Path, given: None, protected: bool
) -> None:
    if protected:
        protect(full, keep)
    before, kept = cases(full), digests(full)
    write_copy(full, tmp_path / "copy")
    restored = restore(tmp_path / "elsewhere", tmp_path / "copy", now=NOW)
    assert restored.aside is None
    assert cases(tmp_path / "elsewhere") == before
    assert digests(tmp_path / "elsewhere") == kept
    assert (vault.protection(tmp_path / "elsewhere") is not None) == protected


def test_nothing_of_a_sealed_profile_is_seen_in_its_copies(sealed: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    write_copy(sealed, tmp_path / "copies" / "copy")
    take(sealed, vault.unlock(sealed), why="timed", now=NOW)
    assert not seen(sealed)
    assert not seen(tmp_path / "copies")


def test_a_copy_is_never_written_over(sealed: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"mine")
    with pytest.raises(Refusal, match="уже есть"):
        write_copy(sealed, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"mine"


def test_what_stood_in_the_folder_is_kept_aside(sealed: Path, tmp_path: Path) -> None:
    write_copy(sealed, tmp_path / "copy")
    (sealed / "office.db").write_bytes(b"garbage" * 1000)
    restored = restore(sealed, tmp_path / "copy", now=NOW)
    assert restored.aside is not None
    assert (restored.aside / "office.db").read_bytes() == b"garbage" * 1000
    assert len(cases(sealed)) == 12


def test_a_wrong_passphrase_restores_nothing(
    sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_copy(sealed, tmp_path / "copy")
    monkeypatch.setenv("MCU_PASSPHRASE", "совсем другой пароль")
    with pytest.raises(vault.WrongPassphrase):
        restore(tmp_path / "elsewhere", tmp_path / "copy", now=NOW)
    assert not (tmp_path / "elsewhere" / "office.db").exists()


def test_a_copy_changed_or_cut_anywhere_is_refused(sealed: Path, tmp_path: Path) -> None:
    write_copy(sealed, tmp_path / "copy")
    whole = (tmp_path / "copy").read_bytes()
    before = cases(sealed)
    for place in [*range(0, len(whole), len(whole) // 25), len(whole) - 1]:
        flipped = bytearray(whole)
        flipped[place] ^= 1
        for name, content in (("flipped", bytes(flipped)), ("cut", whole[:place])):
            (tmp_path / name).write_bytes(content)
            with pytest.raises((Damage, Refusal)):
                restore(sealed, tmp_path / name, now=NOW)
    assert cases(sealed) == before


def test_a_file_that_is_no_copy_is_refused_in_words(sealed: Path, tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"\xff\xd8\xff" * 1000)
    with pytest.raises(Damage, match="повреждена"):
        restore(sealed, tmp_path / "photo", now=NOW)
    with pytest.raises(Refusal, match="нет"):
        restore(sealed, tmp_path / "nothing", now=NOW)


def test_a_copy_of_a_damaged_profile_is_not_made(sealed: Path, tmp_path: Path) -> None:
    file = sealed / "office.db"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(Damage):
        write_copy(sealed, tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


def test_a_copy_of_the_day_takes_its_attachments_from_beside_it(sealed: Path) -> None:
    copy = take(sealed, vault.unlock(sealed), why="timed", now=NOW)
    kept = digests(sealed)
    shutil.rmtree(sealed / "attachments")
    restore(sealed, copy.file, now=NOW)
    assert digests(sealed) == kept != ()


def test_old_copies_go_and_the_last_is_remembered(sealed: Path) -> None:
    key = vault.unlock(sealed)
    for hour in range(5):
        take(sealed, key, why="timed", now=NOW + timedelta(hours=hour))
    take(sealed, key, why="rebuild", now=NOW + timedelta(hours=1))
    assert [copy.made_at.hour for copy in copies(sealed)] == [9, 6]
    told = last(sealed)
    assert told is not None
    assert told.records > 12


def test_a_copy_is_due_when_a_day_passed_and_something_was_done(sealed: Path) -> None:
    assert due(sealed, 1, NOW)
    take(sealed, vault.unlock(sealed), why="timed", now=NOW)
    told = last(sealed)
    assert told is not None
    tomorrow = NOW + timedelta(days=1)
    assert not due(sealed, told.records + 1, NOW + timedelta(hours=3))
    assert not due(sealed, told.records, tomorrow)
    assert due(sealed, told.records + 1, tomorrow)


def test_a_file_of_an_older_program_is_copied_before_it_is_changed(sealed: Path) -> None:
    from sqlcipher3 import dbapi2  # noqa: PLC0415

    from mcu_desktop.store.database import database_key, keyed  # noqa: PLC0415

    key = vault.unlock(sealed)
    raw = database_key(key)
    assert raw is not None
    connection = dbapi2.connect(str(sealed / "office.db"))
    connection.execute(keyed(raw))
    connection.execute("DROP INDEX question_by_block")
    connection.execute("CREATE INDEX question_by_block ON question (block)")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with pytest.raises(Trouble):  # of the steps after the second, which were taken once already
        Store.open(sealed)
    assert [copy.why for copy in copies(sealed)] == ["upgrade"]
    read(copies(sealed)[0].file, sealed / "looked", lambda _: key)


def test_a_restored_profile_writes_a_new_log_and_gives_no_number_twice(sealed: Path, tmp_path: Path) -> None:
    write_copy(sealed, tmp_path / "copy")
    before = logs(sealed)
    first = number_of_a_new_case(sealed)
    restore(sealed, tmp_path / "copy", now=NOW)
    assert number_of_a_new_case(sealed) > first
    assert len(logs(sealed)) == len(before) + 1
    assert ask(sealed, "verify").code == 0


def number_of_a_new_case(home: Path) -> int:
    told = ask(home, "register", "-", "--json", stdin='{"text": "Яма"}'.encode()).lines[0]["number"]
    return int(told.split("-")[2].partition("/")[0])


def logs(home: Path) -> set[bytes]:
    store = Store.open(home)
    try:
        return set(store.logs.held())
    finally:
        store.close()


@posix
def test_a_copy_is_for_this_user_alone(full: Path, tmp_path: Path) -> None:
    write_copy(full, tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


@posix
def test_two_copies_at_once_are_one(sealed: Path) -> None:
    (sealed / "backup.tmp").mkdir()
    other = Presence(sealed / "backup.tmp", alone=True)
    with pytest.raises(Taken, match="Другая копия"):
        take(sealed, vault.unlock(sealed), why="timed", now=NOW)
    other.leave()
    take(sealed, vault.unlock(sealed), why="timed", now=NOW)


@posix
def test_a_kill_while_copying_leaves_no_half_a_copy(sealed: Path, tmp_path: Path) -> None:
    before, whole = cases(sealed), 0
    for step in count(1):
        target = tmp_path / f"copy-{step}"
        cut = killed(tmp_path, step, partial(write_copy, sealed, target))
        if target.exists():
            whole += 1
            read(target, tmp_path / f"read-{step}", lambda header: vault.opened(header, tmp_path))
        if not cut:
            break
    assert step > 10
    assert whole >= 1
    assert cases(sealed) == before
    assert not any((sealed / "backup.tmp").iterdir())


@posix
def test_what_a_kill_left_of_a_copy_goes_with_the_next_one(sealed: Path) -> None:
    key, backups = vault.unlock(sealed), sealed / "backups"
    for step in count(1):
        assert killed(backups, step, partial(take, sealed, key, why="timed", now=NOW))
        if list(backups.glob("*.part")):
            break
    take(sealed, key, why="timed", now=NOW)
    assert not list(backups.glob("*.part"))
    assert len(copies(sealed)) == 1


@posix
def test_a_kill_while_restoring_leaves_the_old_profile_or_the_new(sealed: Path, tmp_path: Path) -> None:
    write_copy(sealed, tmp_path / "copy")
    (sealed / "office.db").write_bytes(b"garbage" * 1000)
    came = 0
    for step in count(1):
        home = tmp_path / f"killed-{step}"
        shutil.copytree(sealed, home)
        cut = killed(home, step, partial(restore, home, tmp_path / "copy", now=NOW))
        try:
            assert len(cases(home)) == 12
            came += 1
        except Damage:
            assert (home / "office.db").read_bytes() == b"garbage" * 1000
        if not cut:
            break
        if step % 4 == 0:
            restore(home, tmp_path / "copy", now=NOW)
            assert len(cases(home)) == 12
            assert digests(home)
        shutil.rmtree(home)
    assert step > 10
    assert came >= 1


def test_a_full_disk_keeps_no_half_a_copy(sealed: Path, tmp_path: Path) -> None:
    with little_disk(tmp_path / "disk", mib=1) as disk:
        with filled(disk, but=100_000), pytest.raises(Trouble, match="на диске нет места"):
            write_copy(sealed, disk / "copy")
        assert not list(disk.iterdir())
        write_copy(sealed, disk / "copy")


def test_an_attachment_is_in_the_copy(sealed: Path, tmp_path: Path) -> None:
    write_copy(sealed, tmp_path / "copy")
    restore(tmp_path / "elsewhere", tmp_path / "copy", now=NOW)
    store = Store.open(tmp_path / "elsewhere")
    assert [store.attachments.read(digest) for digest in store.attachments.digests()] == [PDF]
    store.close()
    assert SECRET not in (tmp_path / "copy").read_bytes().decode("utf-8", "ignore")
