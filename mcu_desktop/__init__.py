"""The office of a муниципальный центр управления, without a window."""

from __future__ import annotations

__version__ = "0.1.0"
