"""The window: Qt Widgets; knows the office by workplace, commands and lines."""

import mcu_desktop  # noqa: F401 - with what it says of Python's own modules, before Qt loads them
from ui import pyside_alone as _before_anything_imports_qt  # noqa: F401
