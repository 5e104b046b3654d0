"""Python's `dataclass`, its methods written when somebody first makes one or asks for its fields.

Of the 230 that a window loads it makes 40. To write and compile the methods of all took 0.1 s of each start,
and those of the others held 2 MiB.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool = False, **how: bool) -> Callable[[type], type]:
        """Make a class as `dataclasses.dataclass` does; one without slots is made at once."""
        return (lambda bare: _put_off(bare, how)) if slots else dataclasses.dataclass(**how)


__all__ = ["dataclass"]


class _Unwritten:
    """Stands in a class for an attribute that is not written yet."""

    __slots__ = ("_name", "_write")

    def __init__(self, name: str, write: Callable[[], None]) -> None:
        self._name = name
        self._write = write

    def __get__(self, one: object, owner: type) -> Any:
        self._write()
        return getattr(owner if one is None else one, self._name)


def _put_off(bare: type, how: dict[str, bool]) -> Any:
    """Give a class its slots, and let its methods wait."""
    said = {name: value for name, value in vars(bare).items() if name not in {"__dict__", "__weakref__"}}
    said["__qualname__"] = bare.__qualname__
    slots = tuple(said.get("__annotations__", ()))
    own = {name: value for name, value in said.items() if name not in slots}
    cls = type(bare)(bare.__name__, bare.__bases__, {**own, "__slots__": slots})

    def write() -> None:
        """Let Python write them into a class without slots, and take them over.

        Two threads may do so at once and write the same: whoever finds `__init__` finds everything.
        """
        pattern: type = dataclasses.dataclass(**how)(type(bare)(bare.__name__, bare.__bases__, dict(said)))
        written = {name: value for name, value in vars(pattern).items() if name not in {*said, *slots}}
        for name in sorted(written.keys() - {"__dict__", "__weakref__"}, key="__init__".__eq__):
            setattr(cls, name, written[name])

    for name in ("__dataclass_fields__", "__init__"):
        setattr(cls, name, _Unwritten(name, write))
    return cls
