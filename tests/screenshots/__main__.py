"""Pictures for people to look at: `python -m tests.screenshots DIR [PLACE …]`.

Each place and dialog is drawn empty, full and with long names, in light and dark, at 100 and 150 %,
offscreen, and every page of every report. A new place needs an entry in `PLACES`, a new dialog one in
`DIALOGS`, a new report a line in `papers`. A scale is a process of its own, for Qt reads it once; both run
side by side.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.screenshots.drawing import surroundings

SCALES = ("1", "1.5")


def main() -> int:
    """Draw everything, or the named places, into a folder."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    scale = os.environ.get("MCU_SHOT_SCALE")
    if scale:
        from tests.screenshots.shooting import draw  # noqa: PLC0415 - Qt has read the scale by now

        draw(folder, scale, sys.argv[2:])
        return 0
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.screenshots", *(sys.argv[1:] or [str(folder)])]
    with tempfile.TemporaryDirectory() as tools:
        drawn_with = [surroundings(Path(tools), each) | {"MCU_SHOT_SCALE": each} for each in SCALES]
        running = [subprocess.Popen(command, env=each) for each in drawn_with]
        ended = [process.wait() for process in running]
    pictures = len(list(folder.glob("*.png")))
    print(f"Картинок в {folder}: {pictures}, за {time.monotonic() - began:.0f} с.")
    return max(ended, key=abs)


if __name__ == "__main__":
    sys.exit(main())
