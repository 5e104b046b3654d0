"""How the numbers and days of a note are written in Russian."""

from __future__ import annotations

from datetime import date

_NBSP = "\u00a0"
_MINUS = "\u2212"


def number(value: float) -> str:
    """Give a whole number, thousands apart: «12 345»."""
    return f"{value:,.0f}".replace(",", _NBSP)


def decimal(value: float) -> str:
    """Give a number with one place after the comma: «12,4»."""
    return f"{value:,.1f}".replace(",", _NBSP).replace(".", ",")


def share(value: float) -> str:
    """Give per cent: «97,4 %»."""
    return f"{decimal(value)}{_NBSP}%"


def signed(text: str, value: float) -> str:
    """Put the sign of a change before its size."""
    if not value:
        return text
    return f"{'+' if value > 0 else _MINUS}{text}"


def day(value: date) -> str:
    """Give «22.11.2026»."""
    return value.strftime("%d.%m.%Y")
