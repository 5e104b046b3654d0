"""Encryption and copies from the terminal: a day's work leaves no name where a key is needed to read it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mcu_desktop.store.drafts import Draft
from mcu_desktop.workplace.workplace import Workplace
from tests.cli.terminal import NOW, SAMPLE, Said, ask, ask_apart, sample
from tests.store.profiles import ANOTHER, SECRET, seen, surnames
from tests.vault.secret_service import THERE, secret_service

ALL = len(sample())
BY_HAND = {"MCU_PASSPHRASE": SECRET}
PDF = b"%PDF-1.7\n" + "Петрова Анна Сергеевна".encode() * 100


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MCU_PASSPHRASE", SECRET)


def work_for_a_day(home: Path, call: Callable[..., Said]) -> None:
    """Set up, register, attach, write a note, go back, copy."""
    scan, copies = home.parent / "скан.pdf", home.parent / "copies"
    scan.write_bytes(PDF)
    copies.mkdir()
    day = (
        ("setup", "--preset", "kinel", "--station", "А", "--now", "2026-08-20T09:00"),
        ("register", SAMPLE),
        ("act", "У-А-1/26", "attach", f'{{"file": "{scan}"}}'),
        ("note", "--week", "2026-W46", "--pdf", home.parent / "note.pdf"),
        ("rebuild",),
        ("backup",),
        ("backup", copies / "copy"),
        ("verify",),
    )
    for asked in day:
        told = call(home, *asked)
        assert told.code == 0, (asked, told.err)


def named(home: Path) -> set[bytes]:
    """Give the surnames that a search by bytes finds in profile and copies while a draft is being typed."""
    office = Workplace.open(home)
    try:
        office.drafts.save(Draft("1", "case", surnames()[0].decode(), "{}", "2026-11-22T09:00"))
        assert (home / "office.db-wal").stat().st_size
        return seen(home, ALL) | seen(home.parent / "copies", ALL)
    finally:
        office.close()


def test_after_a_days_work_no_surname_is_found_by_a_search_of_bytes(tmp_path: Path, given: None) -> None:
    home = tmp_path / "profile"
    work_for_a_day(home, ask)
    assert not named(home)


def test_the_same_search_finds_them_where_the_data_lies_open(tmp_path: Path) -> None:
    home = tmp_path / "profile"
    work_for_a_day(home, ask)
    assert len(named(home)) > ALL // 2


@pytest.mark.skipif(
    not THERE and "MCU_MUST_HAVE_KEY_STORE" not in os.environ, reason="gnome-keyring is not installed"
)
def test_a_real_key_store_keeps_the_key_of_a_days_work(tmp_path: Path) -> None:
    home = tmp_path / "profile"
    with secret_service(tmp_path / "session") as surroundings:

        def call(home: Path, *asked: str | Path) -> Said:
            return ask_apart("--home", home, "--now", NOW, *asked, env=surroundings)

        work_for_a_day(home, call)
        assert "только на этом компьютере" in call(home, "backup", tmp_path / "only-here").err
        assert "Secret Service" in call(home, "protect", "--status").out
        both = ask_apart("--home", home, "protect", "--keep", "both", env={**surroundings, **BY_HAND})
        assert both.code == 0, both.err
        assert call(home, "list").code == 0
    assert not seen(home, ALL) | seen(home.parent / "copies", ALL)
    elsewhere = ask_apart("--home", home, "list")
    assert elsewhere.code == 3
    assert "Secret Service" in elsewhere.err
    assert ask_apart("--home", home, "list", env=BY_HAND).code == 0


def test_without_a_keeper_a_profile_is_made_and_the_warning_is_plain(home: Path, tmp_path: Path) -> None:
    told = ask(tmp_path / "new", "setup", "--preset", "kinel", "--station", "Б", "--json")
    assert told.json["encrypted"] is False
    assert "не зашифрованы" in told.err
    assert "MCU_PASSPHRASE" in told.err
    assert ask(home, "protect", "--status", "--json").json["encrypted"] is False


def test_a_profile_that_lies_open_is_protected_later(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(full, "protect").code == 1
    monkeypatch.setenv("MCU_PASSPHRASE", SECRET)
    assert ask(full, "protect", "--json").json["encrypted"] is True
    assert not seen(full, ALL)
    assert ask(full, "protect").code == 0, "nothing is left to do"
    monkeypatch.setenv("MCU_NEW_PASSPHRASE", ANOTHER)
    assert ask(full, "protect").code == 0
    assert ask(full, "list").code == 1
    monkeypatch.setenv("MCU_PASSPHRASE", ANOTHER)
    assert ask(full, "list", "--json").json["total"] == ALL


def test_what_was_copied_while_the_data_lay_open_goes_when_it_is_protected(full: Path, given: None) -> None:
    assert ask(full, "backup").code == 0
    assert ask(full, "protect").code == 0
    left = [file.name for file in (full / "backups").glob("*.mcu-backup")]
    assert len(left) == 1
    assert "protected" in left[0]


def test_a_wrong_passphrase_is_refused_in_russian(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MCU_PASSPHRASE", SECRET)
    ask(full, "protect")
    monkeypatch.setenv("MCU_PASSPHRASE", "какой-то другой")
    told = ask(full, "list")
    assert told.code == 1
    assert "Пароль профиля неверен" in told.err


@pytest.mark.parametrize("short", ["коротко", "аааааааааааа"])
def test_a_weak_passphrase_protects_nothing(full: Path, monkeypatch: pytest.MonkeyPatch, short: str) -> None:
    monkeypatch.setenv("MCU_PASSPHRASE", short)
    assert ask(full, "protect").code == 1
    assert not (full / "key.json").exists()


def test_a_damaged_profile_names_its_last_copy_and_comes_back(full: Path) -> None:
    assert ask(full, "backup").code == 0
    (full / "office.db").write_bytes(b"garbage" * 1000)
    told = ask(full, "list")
    assert told.code == 3
    (copy,) = (full / "backups").glob("*.mcu-backup")
    assert str(copy) in told.err
    back = ask(full, "restore", copy, "--json").json
    assert (Path(back["aside"]) / "office.db").read_bytes() == b"garbage" * 1000
    assert ask(full, "list", "--json").json["total"] == ALL
    assert ask(full, "verify").code == 0


def test_an_exchanging_profile_gets_back_what_it_did_after_the_copy(home: Path) -> None:
    def register(text: str) -> str:
        told = ask(home, "register", "-", "--json", stdin=f'{{"text": "{text}"}}'.encode())
        return str(told.lines[0]["number"])

    assert ask(home, "shared", "prepare", f"sqlite:///{home.parent / 'hub.db'}").code == 0
    register("Яма")
    copy = ask(home, "backup", "--json").json["file"]
    register("Сугроб")
    assert ask(home, "sync").code == 0
    lost = register("Сосулька")
    (home / "office.db").write_bytes(b"garbage" * 1000)
    assert ask(home, "restore", copy).code == 0
    assert ask(home, "list", "--json").json["total"] == 1
    assert ask(home, "sync").code == 0
    assert ask(home, "list", "--json").json["total"] == 2
    assert lost == "П-А-3/26"
    assert register("Наледь") == "П-А-4/26", "this machine remembers the number that was lost"
    assert ask(home, "verify").code == 0


def test_a_report_of_our_fault_holds_no_name(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(_: Workplace, text: str, **_given: object) -> None:
        raise ValueError(text, "Петрова Анна Сергеевна")

    monkeypatch.setattr(Workplace, "search", fall)
    told = ask(full, "search", "Петрова")
    assert told.code == 3
    (report,) = (full / "reports").iterdir()
    assert "Петрова" not in report.read_text(encoding="utf-8") + told.err


@pytest.fixture(autouse=True)
def _no_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave the key store, and what the machine remembers, of whoever runs the tests alone."""
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
