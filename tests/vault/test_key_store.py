"""The system's key store: a real one holds the key, anything else is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.secret_service import THERE, secret_service

ROOT = Path(__file__).resolve().parents[2]
TRY = """
from mcu_desktop.vault.key_store import key_store, works
store = key_store()
print(store.title if store and works(store) else "none")
"""
KEEP = """
import sys
from pathlib import Path
from mcu_desktop.vault.header import write_header
from mcu_desktop.vault.key_store import key_store
from mcu_desktop.vault.vault import kept_by, new_key, unlock
key, home = new_key(), Path(sys.argv[1])
write_header(home, kept_by(key, store=key_store(), passphrase=None))
print(unlock(home) == key, key.hex() in (home / "key.json").read_text())
"""
OPEN = """
import sys
from pathlib import Path
from mcu_desktop.problems import Trouble
from mcu_desktop.vault.vault import unlock
try:
    print(len(unlock(Path(sys.argv[1]))))
except Trouble as trouble:
    print(trouble)
"""

needs_one = pytest.mark.skipif(
    not THERE and "MCU_MUST_HAVE_KEY_STORE" not in os.environ,
    reason="gnome-keyring and dbus-daemon are not installed",
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[dict[str, str]]:
    with secret_service(tmp_path / "session") as surroundings:
        yield surroundings


def said(code: str, *arguments: object, **surroundings: str) -> str:
    """Run a few lines in a process of their own: keyring chooses once in a process."""
    clean = {name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    told = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**clean, "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": "/nowhere", **surroundings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


@needs_one
def test_a_secret_service_is_found_and_works(session: dict[str, str]) -> None:
    assert said(TRY, **session) == "Secret Service"


@needs_one
def test_it_keeps_a_key_that_does_not_lie_beside_the_data(tmp_path: Path, session: dict[str, str]) -> None:
    assert said(KEEP, tmp_path, **session) == "True False"
    assert said(OPEN, tmp_path, **session) == "32"


@needs_one
def test_a_key_of_another_persons_store_is_trouble_in_words(tmp_path: Path, session: dict[str, str]) -> None:
    said(KEEP, tmp_path, **session)
    with secret_service(tmp_path / "another") as elsewhere:
        assert "нет ключа этого профиля" in said(OPEN, tmp_path, **elsewhere)
    assert "не найдено" in said(OPEN, tmp_path)


@needs_one
@pytest.mark.parametrize("backend", ["null.Keyring", "fail.Keyring"])
def test_a_store_that_keeps_nothing_is_none(session: dict[str, str], backend: str) -> None:
    assert said(TRY, **session, PYTHON_KEYRING_BACKEND=f"keyring.backends.{backend}") == "none"


def test_a_store_that_anybody_reads_is_none(tmp_path: Path) -> None:
    (tmp_path / "bare.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Keyring(KeyringBackend):\n"
        "    priority = 9\n"
        "    kept = {}\n"
        "    def get_password(self, service, name): return self.kept.get(name)\n"
        "    def set_password(self, service, name, said): self.kept[name] = said\n"
        "    def delete_password(self, service, name): del self.kept[name]\n",
        encoding="utf-8",
    )
    surroundings = {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}",
        "PYTHON_KEYRING_BACKEND": "bare.Keyring",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
    }
    assert said(TRY, **surroundings) == "none"


def test_where_no_session_is_keyring_is_not_even_imported() -> None:
    assert said(f"{TRY}import sys; print('keyring' in sys.modules)").split() == ["none", "False"]
