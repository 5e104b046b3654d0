"""A PostgreSQL of the tests' own: a fresh cluster in a folder of its own, as a user who is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest

from tests.sync.ports import free_port

_PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/usr/local/pgsql")
Command = list[str | Path]
_MANY = "-c max_connections=40"
_FAST = f"{_MANY} -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def required() -> Path:
    """Find a server, or leave the test out; a machine that should have one (CI) fails instead."""
    found = programs()
    if found is None and os.environ.get("MCU_MUST_HAVE_POSTGRESQL"):
        pytest.fail("PostgreSQL is not installed, and this machine should have it")
    if found is None:
        pytest.skip("PostgreSQL is not installed: nothing was tried on it")
    return found


def programs() -> Path | None:
    """Find the newest server that this machine has."""
    found = sorted(path for place in _PLACES for path in Path(place).glob("**/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


class Listening(NamedTuple):
    """Where a server listens, and by which certificate it is known there."""

    host: str
    certificate: bytes
    key: bytes


class Server:
    """A running server, which can be killed and started again over the same files."""

    def __init__(self, address: str, data: Path, start: Callable[[], None]) -> None:
        self.address = address
        self.start = start
        self._data = data

    def kill(self) -> None:
        """kill -9 of all its processes, as when the power goes; what the system was given to write stays."""
        first = (self._data / "postmaster.pid").read_text().split()[0]
        os.kill(int(first), signal.SIGSTOP)  # so that it begins no other process meanwhile
        told = subprocess.run(["ps", "--ppid", first, "-o", "pid="], stdout=subprocess.PIPE, check=False)
        processes = [int(first), *map(int, told.stdout.split())]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_lives(process) for process in processes):
            time.sleep(0.01)


def _lives(process: int) -> bool:
    """Tell whether a process is there and not only waits to be buried."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def server(bin_: Path, *, durable: bool = False, at: Listening | None = None) -> Iterator[str]:
    """Give the address of a server that lives as long as it is held."""
    with running(bin_, durable=durable, at=at) as one:
        yield one.address


@contextmanager
def running(bin_: Path, *, durable: bool = False, at: Listening | None = None) -> Iterator[Server]:
    """Give a server that lives as long as it is held."""
    folder = Path(mkdtemp(prefix="mcu-pg-"))
    user = _user()
    if user:
        shutil.chown(folder, user)
    port = free_port()
    data, log = folder / "data", folder / "log"
    initdb: Command = [
        bin_ / "initdb",
        "-D",
        data,
        "-U",
        "owner",
        "-A",
        "trust",
        "--no-sync",
        "--locale=C.UTF-8",
    ]
    host = at.host if at else "127.0.0.1"
    where = f"-c listen_addresses={host} -c port={port} -c unix_socket_directories={folder}"
    where += " -c ssl=on" if at else ""
    start: Command = [
        bin_ / "pg_ctl",
        "-D",
        data,
        "-w",
        "-l",
        log,
        "-o",
        f"{where} {_MANY if durable else _FAST}",
        "start",
    ]
    try:
        _run(initdb, user, folder)
        if at:
            _lay_certificate(data, at)
        _run(start, user, folder)
        address = f"postgresql://owner@{host}:{port}/postgres"
        yield Server(address, data, lambda: _start_again(start, user, folder))
    finally:
        _run([bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], user, folder, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _start_again(start: Command, user: str | None, folder: Path) -> None:
    """Start over the files of a killed server: it refuses as long as it believes the other one alive."""
    for _ in range(20):
        with suppress(RuntimeError):
            _run(start, user, folder)
            return
        time.sleep(0.2)
    raise RuntimeError((folder / "log").read_text(errors="replace")[-2000:])


def _lay_certificate(data: Path, at: Listening) -> None:
    owner = data.stat()
    for name, content in (("server.crt", at.certificate), ("server.key", at.key)):
        (data / name).write_bytes(content)
        (data / name).chmod(0o600)
        os.chown(data / name, owner.st_uid, owner.st_gid)
    with (data / "pg_hba.conf").open("a", encoding="ascii") as rules:
        rules.write("host all all all trust\n")


def _user() -> str | None:
    """Name the user to become: the server refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


def _run(command: Command, user: str | None, folder: Path, *, check: bool = True) -> None:
    become = ["setpriv", f"--reuid={user}", "--regid=nogroup", "--clear-groups"] if user else []
    if user == "postgres":
        become[2] = "--regid=postgres"
    done = subprocess.run(
        [*become, *map(str, command)],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=180,
        check=False,
    )
    if check and done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')}")
