"""What carries files between desks: the shared database or an exchange folder."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

Chunks = Callable[[Container[int]], Iterator[tuple[int, bytes]]]
"""Gives the sealed chunks that are not there yet, with their places."""


class Lying(NamedTuple):
    """A file as it lies on a road, whole as far as can be told without opening it."""

    name: bytes
    edition: int
    size: int
    """Of the file itself, as is said there."""


class Road(Protocol):
    """A road that files take; all that it says is checked by whoever receives."""

    @property
    def name(self) -> str:
        """Under which name this desk remembers what lies there."""

    def lying(self, names: Sequence[bytes]) -> dict[bytes, list[Lying]]:
        """Give the editions of files that lie there, newest first."""

    def chunks(self, lying: Lying, begun: int) -> Iterator[bytes]:
        """Give the sealed chunks of a file from a place on, as far as they are there."""

    def put(self, lying: Lying, chunks: Chunks) -> None:
        """Put a file there, going on where somebody was cut off."""

    def asked(self) -> Iterable[tuple[bytes, int]]:
        """Give names and editions of files that somebody wants and nobody has put there."""

    def ask(self, name: bytes, edition: int) -> None:
        """Want a file, or another edition of a spoilt one."""
