"""The pictures of README, from a folder of all: `python -m tests.screenshots.for_readme shots`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from tests.cli.terminal import ROOT

PICTURES = {
    "registration": "registration-full-light-100",
    "register": "register-full-light-100",
    "board": "boards-full-light-100",
    "note": "paper-note-week-full-01",
}
_COLOURS = 128
_WIDEST = 1280


def main() -> int:
    """Make them small: few colours, no more pixels than a reader sees."""
    whole, folder = Path(sys.argv[1]), ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    for name, source in PICTURES.items():
        picture = Image.open(whole / f"{source}.png").convert("RGB")
        picture.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
        path = folder / f"{name}.png"
        picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} КБ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
