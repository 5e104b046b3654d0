"""The office of a муниципальный центр управления, without a window."""

from __future__ import annotations

from mcu_desktop import python_alone as _before_anything_imports_python  # noqa: F401

__version__ = "0.1.0"
