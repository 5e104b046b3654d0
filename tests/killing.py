"""Work that is killed at its so-and-so-many-th touch of a file: the same moment in every run."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
_TOUCHES = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "sqlite3.connect"}


def killed(folder: Path, step: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that dies by -9 before its `step`-th touch; `False` when it came to its end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: this one forks and dies or ends
        child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(_Death(folder, step))
            work()
            os._exit(0)
        except BaseException as problem:  # noqa: BLE001 - told by the code, the parent asserts
            os.write(2, f"{problem!r}\n".encode())
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


class _Death:
    def __init__(self, folder: Path, step: int) -> None:
        self._folder = str(folder)
        self._left = step

    def __call__(self, event: str, given: tuple[object, ...]) -> None:
        if event in _TOUCHES and any(str(one).startswith(self._folder) for one in given):
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
