"""Roles of colour, light and dark; every text role meets WCAG AA on every ground it is used on."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QPalette


class Colours(NamedTuple):
    """What a colour is for, never what it looks like."""

    window: str
    surface: str
    """Where things are typed and read: fields, lists, cards."""
    sunken: str
    """Rail, heads of tables, ground of boards."""
    text: str
    muted: str
    line: str
    """Parts one thing from another."""
    border: str
    """Edge of what can be acted on: 3 to 1 against its ground."""
    accent: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    sunken="#e8ebef",
    text="#1b2330",
    muted="#535d6b",
    line="#d3d9e0",
    border="#7e8896",
    accent="#1f5fa8",
    on_accent="#ffffff",
    accent_soft="#dce8f6",
    danger="#a8231b",
    danger_soft="#fbe4e2",
    warning="#7c4a00",
    warning_soft="#fcefd6",
    success="#1b6236",
    success_soft="#dff2e5",
)

DARK = Colours(
    window="#171b21",
    surface="#1f252d",
    sunken="#12161b",
    text="#e6eaf0",
    muted="#a9b3c0",
    line="#343c47",
    border="#7b8694",
    accent="#84b6f4",
    on_accent="#0e1a29",
    accent_soft="#24405f",
    danger="#ffa198",
    danger_soft="#4a2320",
    warning="#f2be6b",
    warning_soft="#463414",
    success="#86d6a0",
    success_soft="#1d3d2a",
)


def colours(palette: QPalette) -> Colours:
    """Give the roles that go with a palette: a delegate asks with `option.palette`, a widget with its own."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < _MIDDLE else LIGHT


def contrast(one: str, other: str) -> float:
    """Give the WCAG contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_MIDDLE = 128


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG 2.1
