"""Every text can be read: contrasts of WCAG AA, light and dark."""

from __future__ import annotations

import pytest

from ui.theme.colours import DARK, LIGHT, Colours, contrast

ON = {
    "text": ("window", "surface", "sunken", "accent_soft", "warning_soft", "danger_soft", "success_soft"),
    "muted": ("window", "surface", "sunken"),
    "accent": ("window", "surface"),
    "on_accent": ("accent",),
    "danger": ("window", "surface", "danger_soft"),
    "warning": ("window", "surface", "warning_soft"),
    "success": ("window", "surface", "success_soft"),
}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("role", "ground"), [(role, on) for role, grounds in ON.items() for on in grounds])
def test_a_text_role_can_be_read(colours: Colours, role: str, ground: str) -> None:
    assert contrast(getattr(colours, role), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_the_edge_of_a_control_can_be_seen(colours: Colours, ground: str) -> None:
    assert contrast(colours.border, getattr(colours, ground)) >= 3
