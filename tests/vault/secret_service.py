"""A real Secret Service for tests: gnome-keyring on a bus of its own, in a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import wait

PROGRAMS = ("dbus-daemon", "dbus-send", "gnome-keyring-daemon")
THERE = all(map(shutil.which, PROGRAMS))


@contextmanager
def secret_service(folder: Path, password: str = "test") -> Iterator[dict[str, str]]:
    """Start bus and key store, opened; give the surroundings in which a program finds them."""
    surroundings = {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
    }
    (folder / "run").mkdir(parents=True, mode=0o700)
    whole = {**os.environ, **surroundings}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=whole,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert bus.stdout is not None
    surroundings["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
    store = subprocess.Popen(
        ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
        env={**whole, **surroundings},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert store.stdin is not None
    assert store.stdout is not None
    try:
        store.stdin.write(password.encode())
        store.stdin.close()
        store.stdout.readline()  # it has begun
        wait(lambda: _answers({**whole, **surroundings}))
        yield surroundings
    finally:
        for process in (store, bus):
            process.terminate()
            process.wait(60)
            if process.stdout is not None:
                process.stdout.close()


def _answers(surroundings: dict[str, str]) -> bool:
    """Tell whether the store has its name on the bus: who asks earlier has the bus begin another, locked."""
    name = "string:org.freedesktop.secrets"
    asked = ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/"]
    told = subprocess.run(
        [*asked, "org.freedesktop.DBus.NameHasOwner", name],
        env=surroundings,
        stdout=subprocess.PIPE,
        check=True,
    )
    return b"true" in told.stdout
