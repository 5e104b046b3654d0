"""The ten most important screens, to be compared point by point: `python -m tests.golden.screens [DIR]`.

They are drawn into the folder as PNG. Without one, those that are kept are drawn anew, as lossless WebP,
which is a third of that; look at them in `shots/golden` before they are committed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.cli.terminal import ROOT
from tests.screenshots.drawing import surroundings

KEPT = Path(__file__).with_name("screens")
LOOK_AT = ROOT / "shots" / "golden"
"""Where people find pictures."""
SCREENS = {
    "today": "light",
    "registration": "light",
    "registered": "light",
    "register": "light",
    "boards": "dark",
    "card": "light",
    "card-answer": "dark",
    "note": "light",
    "office-1": "light",
    "palette": "dark",
}
"""In the town of the demonstration; the scheme of each."""
_REST_S = 0.5
_IN_CHILD = "MCU_GOLDEN_SCREENS"


def main() -> int:
    """Draw all in a process of its own, for Qt reads fonts and screen once."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else LOOK_AT
    folder.mkdir(parents=True, exist_ok=True)
    if os.environ.get(_IN_CHILD):
        draw(folder)
        return 0
    with tempfile.TemporaryDirectory() as tools:
        drawn_with = surroundings(Path(tools)) | {_IN_CHILD: "1"}
        drawing = [sys.executable, "-m", "tests.golden.screens", str(folder)]
        code = subprocess.run(drawing, env=drawn_with, check=False).returncode
    if code == 0 and folder == LOOK_AT:
        keep(folder)
    return code


def keep(folder: Path) -> None:
    """Keep these from now on."""
    KEPT.mkdir(exist_ok=True)
    for name in SCREENS:
        Image.open(folder / f"{name}.png").convert("RGB").save(KEPT / f"{name}.webp", lossless=True)
    print(f"Записано в {KEPT.relative_to(ROOT)}; посмотрите картинки в {folder.relative_to(ROOT)}.")  # noqa: T201


def draw(folder: Path) -> None:
    """Draw the screens of both schemes."""
    from tests.screenshots.profiles import profile  # noqa: PLC0415 - Qt reads its surroundings first
    from tests.screenshots.shooting import PICTURES, SCHEMES, application, shoot  # noqa: PLC0415
    from ui.theme.theme import Theme  # noqa: PLC0415

    app = application()
    with tempfile.TemporaryDirectory() as homes:
        town = profile(Path(homes) / "town", "full")
        for scheme in SCHEMES:
            Theme(app, scheme)
            home = shutil.copytree(town, Path(homes) / scheme)
            wanted = [name for name in PICTURES if SCREENS.get(name) == scheme]
            shoot(home, "full", {name: folder / f"{name}.png" for name in wanted}, rest_s=_REST_S)


if __name__ == "__main__":
    sys.exit(main())
