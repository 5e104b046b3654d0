"""msgspec by itself: what decodes, without what describes types, writes schemas or reads other formats.

Where SQLAlchemy brought `typing_extensions`, it would hold half a megabyte of them.
"""

from __future__ import annotations

from mcu_desktop.alone import arrange, stand_in

arrange(
    "msgspec",
    instead=[stand_in(f"msgspec.{part}") for part in ("inspect", "structs", "toml", "yaml")],
)
arrange("msgspec.json", instead=[stand_in("msgspec._json_schema", "schema", "schema_components")])
arrange("msgspec._utils", missing={"typing_extensions"})

import msgspec  # noqa: E402

__all__ = ["msgspec"]
