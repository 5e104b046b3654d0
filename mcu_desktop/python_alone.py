"""Python's own modules by themselves: 4 MiB that an open register needs nothing of (docs/decisions/0040)."""

from __future__ import annotations

import os

from mcu_desktop.alone import arrange, stand_in

_ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Where a Linux has its zones; where one is missing, there is `tzdata`."""


def _annotations(cls: type) -> dict[str, object]:
    return dict(vars(cls).get("__annotations__", {}))


arrange("pathlib", instead=[stand_in("urllib.parse", "quote_from_bytes")])
arrange("shutil", missing={"bz2", "lzma", "zlib"})
arrange("dataclasses", instead=[stand_in("inspect", "signature", get_annotations=_annotations)])
arrange(
    "uuid",
    missing={"_uuid"},
    instead=[stand_in("platform", system=lambda: os.uname().sysname)],
)
arrange(
    "zoneinfo._tzpath",
    instead=[stand_in("sysconfig", get_config_var={"TZPATH": _ZONES if os.name == "posix" else None}.get)],
)
