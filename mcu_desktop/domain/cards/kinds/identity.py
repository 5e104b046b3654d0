"""What a card is known by."""

from __future__ import annotations

from typing import NewType

CardId = NewType("CardId", str)
"""32 hexadecimal digits of a random UUID."""
