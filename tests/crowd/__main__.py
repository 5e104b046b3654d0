"""Many desks at once: `python -m tests.crowd --desks 20 --facts 1000`; on both kinds of shared database."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

from tests.crowd.crowd import Crowd, crowded
from tests.sync.servers import programs, server


def main() -> int:
    """Let them work on each database and tell how it went."""
    asked = argparse.ArgumentParser(prog="python -m tests.crowd")
    asked.add_argument("--desks", type=int, default=20)
    asked.add_argument("--facts", type=int, default=1000)
    asked.add_argument("--between", type=int, default=100, help="facts between two exchanges of a desk")
    given = asked.parse_args()
    crowd = Crowd(desks=given.desks, facts=given.facts, between=given.between)
    folder = Path(mkdtemp(prefix="mcu-crowd-"))
    os.environ["MCU_STATE"] = str(folder / "state")
    wrong = _tell("SQLite", folder / "sqlite", crowd, f"sqlite:///{folder}/hub.db")
    found = programs()
    if found is None:
        sys.stderr.write("PostgreSQL не установлен\n")
    else:
        with server(found, durable=True) as address:
            wrong += _tell("PostgreSQL", folder / "postgresql", crowd, address)
    if not wrong:
        shutil.rmtree(folder)
    return bool(wrong)


def _tell(kind: str, folder: Path, crowd: Crowd, address: str) -> list[str]:
    folder.mkdir()
    figures, wrong = crowded(folder, address, crowd)
    sys.stdout.write("\n".join((f"{kind}: {figures}", *wrong, "")))
    sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(main())
