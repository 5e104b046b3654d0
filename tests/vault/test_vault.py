"""The key of a profile: wrapped by a passphrase, never bare, and guessing costs time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mcu_desktop.folder import HEADER
from mcu_desktop.problems import Damage, Refusal, Trouble
from mcu_desktop.vault import vault
from mcu_desktop.vault.attempts import Attempts, pause
from mcu_desktop.vault.header import Cost, write_header
from mcu_desktop.vault.passphrase import USUAL

CHEAP = Cost(memory=8, passes=1, lanes=1)
DEAR = (
    '{"format": 1, "name": "a", "check": "b", "store": null, "passphrase": '
    '{"argon2id": {"memory": 99999999999, "passes": 1, "lanes": 1}, "salt": "00", "key": "00"}}'
)
SECRET = "две лавочки у подъезда"


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    made = vault.new_key()
    write_header(tmp_path, vault.kept_by(made, store=None, passphrase=SECRET, cost=CHEAP))
    return made


def changed(home: Path, change: dict[str, Any]) -> None:
    file = home / HEADER
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | change), encoding="utf-8")


def test_the_passphrase_gives_the_key(tmp_path: Path, key: bytes) -> None:
    assert vault.unlock(tmp_path, SECRET) == key


def test_the_surroundings_may_give_the_passphrase(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert vault.needs_passphrase(tmp_path)
    monkeypatch.setenv("MCU_PASSPHRASE", SECRET)
    assert vault.unlock(tmp_path) == key
    assert not vault.needs_passphrase(tmp_path)


def test_a_profile_without_a_header_lies_open(tmp_path: Path) -> None:
    assert vault.unlock(tmp_path) is None


def test_the_key_does_not_lie_beside_the_data(tmp_path: Path, key: bytes) -> None:
    lies = (tmp_path / HEADER).read_bytes()
    assert key.hex().encode() not in lies
    assert SECRET.encode() not in lies


def test_without_a_passphrase_one_is_asked_for(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(vault.Locked, match="MCU_PASSPHRASE"):
        vault.unlock(tmp_path)


def test_wrong_passphrases_make_the_next_try_wait(tmp_path: Path, key: bytes) -> None:
    for _ in range(3):
        with pytest.raises(vault.WrongPassphrase, match="неверен"):
            vault.unlock(tmp_path, "другой пароль")
    with pytest.raises(Refusal, match="Следующая попытка через 1 с"):
        vault.unlock(tmp_path, SECRET)


def test_the_wait_grows_and_ends_with_a_right_try(tmp_path: Path) -> None:
    now = [1000.0]
    attempts = Attempts(tmp_path, lambda: now[0])
    waits = [attempts.failed() for _ in range(14)]
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert Attempts(tmp_path, lambda: now[0]).left() == 300
    now[0] += 301
    attempts.require_rest()
    attempts.succeeded()
    assert attempts.failed() == 0


def test_a_clock_that_was_put_back_does_not_lock_for_ever(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path, lambda: 1e9)
    for _ in range(4):
        attempts.failed()
    assert Attempts(tmp_path, lambda: 1e9).left() == pause(4)
    assert Attempts(tmp_path, lambda: 1e9 - 60).left() == 0


@pytest.mark.parametrize("said", ["", "[]", '["a", "b"]', "{}", "[1, 2, 3]", "[9, Infinity]", "[9, NaN]"])
def test_an_unreadable_count_of_failures_is_none(tmp_path: Path, said: str) -> None:
    (tmp_path / "key.attempts").write_text(said, encoding="utf-8")
    assert Attempts(tmp_path).left() == 0


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        '{"format": 1}',
        '{"format": 1, "name": "a", "check": "b", "store": null, "passphrase": {"salt": ""}}',
        DEAR,
        DEAR.replace("99999999999", "8.5"),
        DEAR.replace("99999999999", '"8"'),
        DEAR.replace('"00"}', "null}"),
        DEAR.replace("99999999999", "64"),
    ],
)
def test_a_broken_header_is_damage_that_says_what_helps(tmp_path: Path, said: str) -> None:
    (tmp_path / HEADER).write_text(said, encoding="utf-8")
    with pytest.raises(Damage, match="restore"):
        vault.unlock(tmp_path, SECRET)


def test_a_header_of_a_newer_program_is_trouble(tmp_path: Path, key: bytes) -> None:
    changed(tmp_path, {"format": 2})
    with pytest.raises(Trouble, match="обновите"):
        vault.unlock(tmp_path, SECRET)


def test_a_header_of_another_profile_opens_nothing(tmp_path: Path, key: bytes) -> None:
    changed(tmp_path, {"check": "0" * 16})
    with pytest.raises(vault.WrongPassphrase):
        vault.unlock(tmp_path, SECRET)


@pytest.mark.parametrize(
    ("typed", "because"), [("short", "короче"), ("aaaaaaaaaaaa", "однообразен"), ("", "короче")]
)
def test_a_passphrase_that_is_guessed_at_once_is_refused(typed: str, because: str) -> None:
    with pytest.raises(Refusal, match=because):
        vault.kept_by(vault.new_key(), store=None, passphrase=typed, cost=CHEAP)


def test_a_key_that_nothing_keeps_is_refused() -> None:
    with pytest.raises(Refusal, match="негде хранить"):
        vault.kept_by(vault.new_key(), store=None, passphrase=None)


def test_a_guess_costs_at_least_what_owasp_asks_for() -> None:
    assert USUAL.memory * USUAL.passes >= 19 * 1024 * 2
