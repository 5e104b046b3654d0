"""What pictures are drawn with, so that they are the same on every machine: fonts, screen, locale."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.cli.terminal import ROOT

SCREEN = (1280, 800)
"""What a small office has; the window fills it, whatever the scale."""
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""


def surroundings(folder: Path, scale: str = "1") -> dict[str, str]:
    """Give the environment of a process that draws; what it needs is written into a folder."""
    fonts, screen = folder / "fonts.conf", folder / f"screen-{scale}.json"
    cache = folder / "cache"
    fonts.write_text(_FONTS.format(fonts=ROOT / "resources" / "fonts", cache=cache), encoding="utf-8")
    width, height = (round(side * float(scale)) for side in SCREEN)
    desk = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    screen.write_text(json.dumps({"screens": [desk]}), encoding="utf-8")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    return plain | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": scale,
        "FONTCONFIG_FILE": str(fonts),
        "LC_ALL": "C.UTF-8",
    }
