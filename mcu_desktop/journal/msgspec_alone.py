"""msgspec by itself: where SQLAlchemy brought `typing_extensions`, it would hold half a megabyte of them."""

from __future__ import annotations

from mcu_desktop import alone

alone.load("msgspec._utils", missing={"typing_extensions"})

import msgspec  # noqa: E402

__all__ = ["msgspec"]
