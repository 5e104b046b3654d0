"""The window: Qt Widgets; knows the office by workplace, commands and lines."""

from ui import pyside_alone as _before_anything_imports_qt  # noqa: F401
