"""A disk of a few megabytes, that can be filled and freed."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def little_disk(place: Path, *, mib: int) -> Iterator[Path]:
    """Mount a disk as long as it is held; leave the test out where none may be mounted."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a disk of a few megabytes needs root on Linux")
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m", "none", place], check=False).returncode:
        pytest.skip("this system does not let a disk be mounted")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@contextmanager
def filled(disk: Path, *, but: int) -> Iterator[None]:
    """Leave so many bytes free as long as it is held."""
    ballast = disk / "ballast"
    stands = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, stands.f_bavail * stands.f_frsize - but)))
    try:
        yield
    finally:
        ballast.unlink()
