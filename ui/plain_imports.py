"""Keep PySide from reading the source of every module that is imported after it.

It looks there for `__feature__`, which nobody here uses, and keeps the text: 2.5 MiB, and 15 ms of the start.
A program frozen by an installer has no sources and goes the same way.
"""

from __future__ import annotations

from PySide6 import QtCore  # noqa: F401 - brings the module below with it
from shibokensupport import feature

feature._mod_uses_pyside = lambda _module: False  # noqa: SLF001 - there is no switch; PySide is pinned exactly
