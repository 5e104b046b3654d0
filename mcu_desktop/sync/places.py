"""Where a shared SQLite file may lie: on a disk of this machine, never on somebody else's."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mcu_desktop.problems import Refusal

_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ncpfs|ceph|glusterfs|lustre|davfs|fuse\.(sshfs|smb\w*|gvfsd-fuse|davfs2?|rclone)"
    r"|vboxsf|vmhgfs|fuse\.vmhgfs-fuse"
)
"""Kinds of file systems whose disk is elsewhere: their locks do not hold SQLite's promises."""
MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")


def require_local(path: Path) -> None:
    """Refuse a file on a network share, and name the two right ways."""
    if _remote(path):
        raise Refusal(
            f"«{path}» лежит на сетевом диске. Файл SQLite там портится, когда с ним работают двое: "
            "замки сетевых папок ненадёжны, а журнал WAL в них не действует. Правильных путей два: "
            "сервер PostgreSQL (postgresql://сервер/база) или папка обмена, куда каждое рабочее место "
            "пишет только свои файлы (sync ПАПКА)."
        )


def _remote(path: Path) -> bool:
    if sys.platform == "win32":
        return _remote_on_windows(path)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return bool(_REMOTE.fullmatch(file_system(path, mounts)))


def file_system(path: Path, mounts: str) -> str:
    """Give the kind of file system that holds a path, as the list of mounts tells it."""
    whole = path.resolve()
    found = ("", Path("/"))
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:  # noqa: PLR2004 - what, where, of which kind
            continue
        place = Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), parts[1]))
        if whole.is_relative_to(place) and len(place.parts) >= len(found[1].parts):
            found = (parts[2], place)
    return found[0]


def _remote_on_windows(path: Path) -> bool:
    whole = str(path.absolute())
    if whole.startswith("\\\\"):
        return True
    import ctypes  # noqa: PLC0415 - Windows only

    kind = ctypes.windll.kernel32.GetDriveTypeW(Path(whole).anchor)  # type: ignore[attr-defined, unused-ignore]
    return bool(kind == _REMOTE_DRIVE)
