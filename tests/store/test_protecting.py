"""A profile that lay open is encrypted whole; whenever it is stopped, one good profile is left."""

from __future__ import annotations

import shutil
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from mcu_desktop.problems import Trouble
from mcu_desktop.store.protecting import keep_otherwise, protect
from mcu_desktop.store.swap import ordered
from mcu_desktop.vault import vault
from mcu_desktop.workplace.workplace import Workplace
from tests.cli.terminal import ask
from tests.killing import killed, posix
from tests.store.profiles import ANOTHER, SECRET, digests, keep, keep_another, seen


def test_an_encrypted_profile_holds_what_the_open_one_did(full: Path, given: None) -> None:
    before, kept = ask(full, "list", "--json").json, digests(full)
    assert seen(full)
    protect(full, keep)
    assert ask(full, "list", "--json").json == before
    assert ask(full, "verify").code == 0
    assert digests(full) == kept
    assert not seen(full)
    assert not {file.name for file in full.iterdir()} & {"replaced", "incoming", "swap.json"}


def test_without_the_passphrase_nothing_is_read(full: Path) -> None:
    protect(full, keep)
    told = ask(full, "list")
    assert told.code == 1
    assert "MCU_PASSPHRASE" in told.err


def test_an_open_window_is_left_alone(full: Path) -> None:
    office = Workplace.open(full)
    before = (full / "office.db").read_bytes()
    with pytest.raises(Trouble, match="Закройте"):
        protect(full, keep)
    office.close()
    assert (full / "office.db").read_bytes() == before
    assert not (full / "key.json").exists()


def test_another_passphrase_opens_the_same_key(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = protect(full, keep)
    keep_otherwise(full, keep_another, key)
    assert vault.unlock(full, ANOTHER) == key
    with pytest.raises(vault.WrongPassphrase):
        vault.unlock(full, SECRET)


@posix
def test_a_kill_at_any_touch_of_a_file_leaves_one_good_profile(
    full: Path, tmp_path: Path, given: None
) -> None:
    before = len(ask(full, "list", "--json").json["cases"])
    encrypted = 0
    for step in count(1):
        home = tmp_path / f"killed-{step}"
        shutil.copytree(full, home)
        cut = killed(home, step, partial(protect, home, keep))
        assert len(ask(home, "list", "--json").json["cases"]) == before
        encrypted += vault.protection(home) is not None
        assert bool(seen(home)) == (vault.protection(home) is None), step
        assert not ordered(home)
        if not cut:
            break
        if step % 4 == 0:
            protect_if_open(home)
            assert ask(home, "verify").code == 0
            assert not seen(home)
        shutil.rmtree(home)
    assert encrypted > 5
    assert step > 20


def protect_if_open(home: Path) -> None:
    if vault.protection(home) is None:
        protect(home, keep)
