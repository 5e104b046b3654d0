"""The peers of the exchange, each installed from its lock into a folder of its own and run there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

_HERE = Path(__file__).parent
_PATIENCE_S = 900

Run = Callable[[Path], float]
"""Carries the documents of a file from A to B; gives the seconds."""


def peers(folder: Path) -> Iterator[tuple[str, float, Run]]:
    """Give each peer that this machine can install, how many times slower it should be, and how it runs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, times, made in (("PouchDB 9", 10, _pouchdb), ("Anki 26.09", 2, _anki)):
        try:
            run = made(folder)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.stderr.write(f"{name} was not run: {error}\n")
            continue
        yield name, times, run


def _pouchdb(folder: Path) -> Run:
    place = folder / "pouchdb"
    if not (place / "installed").exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for lock in ("package.json", "package-lock.json"):
            shutil.copy(_HERE / lock, place)
        _called("npm", "ci", "--no-audit", "--no-fund", cwd=place)
        (place / "installed").touch()
    return lambda documents: _measured(
        "node", str(_HERE / "pouchdb.js"), str(place), None, str(documents), folder=folder
    )


def _anki(folder: Path) -> Run:
    place = folder / "anki"
    python = place / "bin" / "python"
    if not (place / "installed").exists():
        venv.create(place, with_pip=True, clear=True)
        _called(
            str(python), "-m", "pip", "install", "-q", "-r", str(_HERE / "anki-requirements.txt"), cwd=place
        )
        (place / "installed").touch()
    return lambda documents: _measured(
        str(python), str(_HERE / "anki_sync.py"), None, str(documents), folder=folder
    )


def _measured(*command: str | None, folder: Path) -> float:
    """Run a peer in an empty folder, in place of `None`; believe no seconds without the documents."""
    room = mkdtemp(prefix="run-", dir=folder)
    try:
        said = _called(*(room if part is None else part for part in command), cwd=folder)
        told = json.loads(said.splitlines()[-1])
        assert told["same"] is True, told
        return float(told["seconds"])
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _called(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True, timeout=_PATIENCE_S)
    return done.stdout
