"""A terminal for tests: one call in this process or in one of its own, and what it said."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mcu_desktop.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "data" / "cases-sample.jsonl"
NOW = "2026-11-22T09:00"
"""A Sunday after everything in the sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a call ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The documents on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def ask(home: Path | None, *arguments: str | Path, stdin: bytes = b"", now: str | None = NOW) -> Said:
    """Call the program in this process."""
    given = [*(("--home", str(home)) if home else ()), *(("--now", now) if now else ()), *map(str, arguments)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    typed = io.TextIOWrapper(io.BytesIO(stdin))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", typed):
        try:
            code = run(given)
        except SystemExit as ended:
            code = int(ended.code or 0)
    out.flush()
    err.flush()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Said(code=code, out=said[0], err=said[1])


def start(
    *arguments: str | Path, env: dict[str, str] | None = None, python: tuple[str, ...] = (), **how: Any
) -> subprocess.Popen[bytes]:
    """Start the program in a process of its own."""
    whole = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    streams: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    command = [sys.executable, *python, "-m", "mcu_desktop", *map(str, arguments)]
    process: subprocess.Popen[bytes] = subprocess.Popen(command, env=whole, **(streams | how))
    return process


def ask_apart(*arguments: str | Path, **how: Any) -> Said:
    """Call the program in a process of its own and wait."""
    with start(*arguments, **how) as process:
        out, err = process.communicate(timeout=60)
    return Said(code=process.returncode, out=(out or b"").decode(), err=(err or b"").decode())


def records(home: Path) -> int:
    """Give how many records the journal has, counted past the program."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415

    connection = dbapi2.connect(str(home / "office.db"))
    try:
        return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])
    finally:
        connection.close()


def sample() -> list[dict[str, Any]]:
    """Give the cases of the sample."""
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
