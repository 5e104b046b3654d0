"""Qt's enumerations, of which a member is made when somebody first names or meets it.

PySide makes all enumerations of a class, with all their members, as soon as the class is named: behind an
open register stand 200 of them with 3,300 members, of which it meets a tenth. Made as Python's own they take
2 MiB and 20 ms of the start. PySide takes the kinds of enumerations by their names from the module `enum`, in
whose place `ui/pyside_alone.py` gives it this one; they do what Python's do (docs/decisions/0039).
"""

from __future__ import annotations

from operator import and_, or_, xor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_NOT_TAKEN = frozenset({"_missing_", "__or__", "__ror__", "__add__", "__radd__"})
"""What PySide would put in: unknown values, which are values like others here, and sums of keys."""


class EnumMeta(type):
    """Makes enumerations of names and values, and the members of each one by one."""

    bare = False
    """Members are wanted by their bare names too: `Qt.AlignLeft`."""
    items: list[tuple[str, int]]
    """As PySide gives them: it keeps each pair for ever, so a list of them is the least to remember."""
    made: dict[int, Any]
    """Members by value; several names of one value are one member."""

    def __call__(cls, value: Any = 0, items: Any = None, **_boundary: object) -> Any:
        """Give the member with a value; with items, make an enumeration of this kind."""
        if items is not None:
            kind = EnumMeta(value, (cls,), {"__slots__": (), "items": items, "made": {}})
            return kind.name_barely() if EnumMeta.bare else kind
        if type(value) is cls:
            return value
        member = cls.made.get(value)
        return cls._make(value) if member is None else member

    def __getattr__(cls, name: str) -> Any:
        """Make the member that is named; from then on the class has it."""
        for known, value in vars(cls).get("items", ()):
            if known == name:
                member = cls(value)
                setattr(cls, name, member)
                return member
        raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}", name=name, obj=cls)

    def __setattr__(cls, name: str, given: Any) -> None:
        """Take what PySide has to say of an enumeration, less what ours does not need."""
        if name not in _NOT_TAKEN:
            super().__setattr__(name, given)

    def __getitem__(cls, name: str) -> Any:
        return cls.__members__[name]

    def __iter__(cls) -> Iterator[Any]:
        return iter(dict.fromkeys(cls.__members__.values()))

    @property
    def __members__(cls) -> dict[str, Any]:
        return {name: cls(value) for name, value in cls.items}

    def name_barely(cls) -> EnumMeta:
        """Let the class around this find members by their bare names: PySide looks for them there."""
        cls._member_map_ = cls.__members__
        return cls

    def _make(cls, value: Any) -> Any:
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")  # noqa: TRY004 - as Python's
        member: Any = cls
        return cls.made.setdefault(int(value), member.__new__(cls, int(value)))


class _Member:
    """A value with a name."""

    __slots__ = ()
    items: list[tuple[str, int]]

    @property
    def name(self) -> str | None:
        """The first name of the value; one that Qt has no name for is called as it is."""
        return self._known() or str(self.value)

    def __repr__(self) -> str:
        kind, name = type(self).__name__, self.name
        return f"<{kind}.{name}: {self.value}>" if name else f"<{kind}: {self.value}>"

    def __reduce__(self) -> tuple[type, tuple[int]]:
        return type(self), (self.value,)

    def __getattr__(self, name: str) -> Any:
        """Give another member of the same enumeration."""
        return getattr(type(self), name)

    def _known(self) -> str | None:
        return next((name for name, value in self.items if value == self.value), None)

    if TYPE_CHECKING:
        value: int

        def __new__(cls, value: int) -> Any: ...


class _Bits(_Member):
    """A value of bits, some of which have names."""

    __slots__ = ()

    @property
    def name(self) -> str | None:
        """The name of the value, or those of its bits."""
        return self._known() or "|".join(str(bit.name) for bit in self) or None

    def __iter__(self) -> Iterator[Any]:
        """Give each bit that has a name."""
        bits = (bit for _, bit in self.items if bit & self.value and bit.bit_count() == 1)
        return map(type(self), dict.fromkeys(bits))

    def __contains__(self, other: Any) -> bool:
        return bool(other.value & self.value == other.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __or__(self, other: object) -> Any:
        return self._joined(or_, other)

    def __and__(self, other: object) -> Any:
        return self._joined(and_, other)

    def __xor__(self, other: object) -> Any:
        return self._joined(xor, other)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self) -> Any:
        """Set all bits up to the highest that any name has, but these."""
        length = max(value.bit_length() for value in (self.value, *(value for _, value in self.items)))
        return type(self)((1 << length) - 1 ^ self.value)

    def _joined(self, join: Callable[[int, int], int], other: Any) -> Any:
        """Join with its own kind; where both are numbers, with any."""
        if isinstance(other, type(self)):
            other = other.value
        elif not (isinstance(self, int) and isinstance(other, int)):
            return NotImplemented
        return type(self)(join(self.value, int(other)))


class Enum(_Member, metaclass=EnumMeta):
    """A name for one value."""

    __slots__ = ("value",)

    def __new__(cls, value: int) -> Any:
        """Make a member."""
        member = object.__new__(cls)
        member.value = value
        return member

    def __str__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Flag(_Bits, Enum):
    """Names for bits."""

    __slots__ = ()


class IntEnum(_Member, int, metaclass=EnumMeta):
    """A name for one value that is a number at once."""

    __slots__ = ()
    value = property(int)
    __str__ = int.__repr__


class IntFlag(_Bits, int, metaclass=EnumMeta):
    """Names for bits of a number."""

    __slots__ = ()
    value = property(int)
    __str__ = int.__repr__


def name_barely() -> None:
    """Let members be found by their bare names, as PySide's signatures write them."""
    EnumMeta.bare = True
    for kind in (Enum, Flag, IntEnum, IntFlag):
        for made in kind.__subclasses__():
            if made is not Flag:
                made.name_barely()
