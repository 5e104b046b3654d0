"""A disk that remembers every write of SQLite, so that a power cut can be played at any moment of it.

What a cut leaves: of each file everything up to its last flush, and of what was written since then as many
writes, in their order, as chance says, the last of them perhaps torn.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlcipher3 import _sqlite3

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

_Pointer, _Int, _Long, _Text = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
_Open = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Pointer, _Int, _Pointer)
"""The name is passed on as it came: SQLite keeps more behind its end."""
_Delete = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Int)
_Write = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Int, _Long)
_Truncate = ctypes.CFUNCTYPE(_Int, _Pointer, _Long)
_Sync = ctypes.CFUNCTYPE(_Int, _Pointer, _Int)
_Close = ctypes.CFUNCTYPE(_Int, _Pointer)


class _Vfs(ctypes.Structure):
    """The beginning of `sqlite3_vfs` (sqlite.org/c3ref/vfs.html)."""

    _fields_ = (
        ("version", _Int),
        ("size_of_file", _Int),
        ("longest_path", _Int),
        ("next", _Pointer),
        ("name", _Text),
        ("data", _Pointer),
        ("open", _Pointer),
        ("delete", _Pointer),
    )


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods` (sqlite.org/c3ref/io_methods.html); the last fourteen are only passed on."""

    _fields_ = (
        ("version", _Int),
        ("close", _Pointer),
        ("read", _Pointer),
        ("write", _Pointer),
        ("truncate", _Pointer),
        ("sync", _Pointer),
        ("others", _Pointer * 14),
    )


class Deed(NamedTuple):
    """One thing that was done to a file."""

    path: str
    what: str
    """`write`, `truncate`, `sync`, `delete`; `put` for a whole file; `told` for what the user heard of."""
    place: int = 0
    data: bytes = b""


class Disk:
    """What was done to the files below a folder, in order, beginning with what lay there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.deeds: list[Deed] = []
        self._begun = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self._kept: list[Any] = []

    def tell(self, told: bytes, *beside: Path) -> None:
        """Remember that the user was told something, and files that others wrote meanwhile."""
        self.deeds += [Deed(str(path), "put", data=path.read_bytes()) for path in beside]
        self.deeds.append(Deed("", "told", data=told))

    def told_before(self, moment: int) -> list[bytes]:
        return [deed.data for deed in self.deeds[:moment] if deed.what == "told"]

    def cut(self, moment: int, chance: random.Random) -> None:
        """Lay the folder out as a cut of the power at that deed leaves it."""
        waiting, files = defaultdict[str, list[Deed]](list), dict(self._begun)
        for deed in self.deeds[:moment]:
            if deed.what == "sync":
                _apply(files, waiting.pop(deed.path, []))
            elif deed.what == "put":
                files[deed.path] = deed.data
            elif deed.what != "told":
                waiting[deed.path].append(deed)
        for deeds in waiting.values():
            survived = chance.randint(0, len(deeds))
            _apply(files, deeds[:survived])
            if survived < len(deeds) and deeds[survived].what == "write":
                half = deeds[survived]
                _apply(files, [half._replace(data=half.data[: chance.randrange(len(half.data))])])
        for path in self.folder.rglob("*"):
            if path.is_file():
                path.unlink()
        for name, content in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Remember what is done by the driver through files opened from now on."""
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        opened, deleted = vfs.open, vfs.delete
        vfs.open, vfs.delete = self._opening(opened), self._deleting(deleted)
        try:
            yield
        finally:
            vfs.open, vfs.delete = opened, deleted

    def _opening(self, address: int) -> int:
        whole = _Open(address)

        def opening(vfs: int, name: int | None, file: int, flags: int, given: int) -> int:
            code = int(whole(vfs, name, file, flags, given))
            path = ctypes.string_at(name).decode() if name else ""
            if code == 0 and path.startswith(str(self.folder)) and not path.endswith("-shm"):
                slot = ctypes.cast(file, ctypes.POINTER(ctypes.POINTER(_Methods)))
                slot[0] = ctypes.pointer(self._watched(path, slot[0].contents))
            return code

        return self._keep(_Open(opening))

    def _deleting(self, address: int) -> int:
        whole = _Delete(address)

        def deleting(vfs: int, name: int, sync: int) -> int:
            self._note(ctypes.string_at(name).decode(), "delete")
            return int(whole(vfs, name, sync))

        return self._keep(_Delete(deleting))

    def _watched(self, path: str, methods: _Methods) -> _Methods:
        """Give the methods of an open file, those that change it replaced by ours."""
        ours = _Methods()
        ctypes.pointer(ours)[0] = methods
        write, truncate, sync = _Write(methods.write), _Truncate(methods.truncate), _Sync(methods.sync)

        def writing(file: int, data: int, size: int, place: int) -> int:
            self._note(path, "write", place, ctypes.string_at(data, size))
            return int(write(file, data, size, place))

        def truncating(file: int, size: int) -> int:
            self._note(path, "truncate", size)
            return int(truncate(file, size))

        def syncing(file: int, flags: int) -> int:
            code = int(sync(file, flags))
            self._note(path, "sync")
            return code

        ours.write = self._keep(_Write(writing))
        ours.truncate = self._keep(_Truncate(truncating))
        ours.sync = self._keep(_Sync(syncing))
        self._kept.append(ours)
        return ours

    def _note(self, path: str, what: str, place: int = 0, data: bytes = b"") -> None:
        if path.startswith(str(self.folder)):
            self.deeds.append(Deed(path, what, place, data))

    def _keep(self, function: Callable[..., int]) -> int:
        self._kept.append(function)
        return int(ctypes.cast(function, _Pointer).value or 0)  # type: ignore[arg-type]


def _apply(files: dict[str, bytes], deeds: list[Deed]) -> None:
    for deed in deeds:
        content = files.get(deed.path, b"")
        if deed.what == "delete":
            files.pop(deed.path, None)
        elif deed.what == "truncate":
            files[deed.path] = content[: deed.place]
        else:
            until = deed.place + len(deed.data)
            files[deed.path] = content[: deed.place].ljust(deed.place, b"\0") + deed.data + content[until:]
