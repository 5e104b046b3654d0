"""peewee comes without the libraries that it looks for, and leaves them to others as they are."""

from __future__ import annotations

import subprocess
import sys

LOADED_BY_THE_STORE = """
import sys
import mcu_desktop.store.store
print(*sys.modules)
import hashlib, psycopg, socket, sqlite3
found = socket.gethostname, psycopg.__version__, sqlite3.sqlite_version
print(hashlib.pbkdf2_hmac.__module__, all(found))
"""


def test_peewee_hides_other_libraries_only_from_itself() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED_BY_THE_STORE], check=True, capture_output=True, text=True, timeout=60
    ).stdout.splitlines()
    loaded = set(told[0].split())
    assert "peewee" in loaded
    assert not loaded & {"psycopg", "asyncio", "ssl", "sqlite3", "_sqlite3", "hashlib", "_hashlib", "socket"}
    assert told[1] == "_hashlib True"
