"""Python's collector of cycles, out of the way of work that makes many objects and no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycles() -> Iterator[None]:
    """Let the collector wait: it would look through a hundred thousand rows again and again, for nothing."""
    waiting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not waiting:
            gc.enable()
