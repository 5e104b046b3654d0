"""Journeys go through the same real window as the tests of its places."""

from __future__ import annotations

from tests.ui.conftest import bridge, home, qapp, window, window_settings

__all__ = ["bridge", "home", "qapp", "window", "window_settings"]
