"""A long soak: `python -m tests.soak --minutes 30 --desks 8`; tells what was found wrong."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

from tests.soak.soaking import soak
from tests.sync.servers import programs, running

SHOWN = 40
"""How many violations are told."""


def main() -> int:
    """Run one and tell."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=float, default=30)
    asked.add_argument("--desks", type=int, default=8)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    found = programs()
    if found is None:
        sys.stderr.write("PostgreSQL не установлен\n")
        return 2
    folder = Path(mkdtemp(prefix="mcu-soak-"))
    os.environ["MCU_STATE"] = str(folder / "state")
    with running(found, durable=True) as server:
        figures, wrong = soak(
            folder,
            server.address,
            seconds=given.minutes * 60,
            desks=given.desks,
            seed=given.seed,
            server=server,
        )
    sys.stdout.write("\n".join((figures, *wrong[:SHOWN], "")))
    if not wrong:
        shutil.rmtree(folder)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
