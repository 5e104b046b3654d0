"""Whom a desk believes: the workplaces by their keys, and the keys of the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.digest import sha256
from mcu_desktop.vault.station_key import verify_key


class Place(NamedTuple):
    """A record by where it stands and what it says."""

    seq: int
    link: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A workplace that was invited."""

    station: str
    verify_key: bytes
    log: bytes
    """The first log of the workplace: no other one may begin under its letter."""
    revoked: bool = False
    ends: Mapping[bytes, Place] = field(default_factory=dict)
    """Where the logs of a revoked one ended when trust was withdrawn: what is behind is not taken."""


@dataclass(frozen=True, kw_only=True)
class Ring:
    """What opens and what proves a packet, and what a log."""

    office: bytes
    keys: tuple[bytes, ...]
    """Of the whole office, the one to seal with first: who has them reads the folder."""
    station: str
    secret: bytes
    """Of this workplace: who has it speaks for it."""
    enrolled: Mapping[bytes, Enrolled]
    boxes: tuple[tuple[str, bytes], ...] = ()
    """New keys of the office, each in a box that only the workplace of its letter opens."""

    @cached_property
    def verify_key(self) -> bytes:
        """The half of this workplace's key that everybody may know."""
        return verify_key(self.secret)

    @cached_property
    def signer(self) -> bytes:
        """Name this workplace's key."""
        return signer_of(self.verify_key)

    @cached_property
    def stations(self) -> Mapping[str, Enrolled]:
        """The workplaces by letter."""
        return {one.station: one for one in self.enrolled.values()}

    @property
    def revoked(self) -> bool:
        """Tell whether this very workplace is believed no more."""
        own = self.stations.get(self.station)
        return own is not None and own.revoked


def signer_of(key: bytes) -> bytes:
    """Name a key in few bytes."""
    return sha256(b"mcu-desktop station" + key).digest()[:8]


def name_of(key: bytes) -> bytes:
    """Name a key of the office in few bytes that tell nothing of it."""
    return sha256(b"mcu-desktop exchange key" + key).digest()[:8]


def by_signer(enrolled: Iterable[Enrolled]) -> dict[bytes, Enrolled]:
    """Give workplaces by the names of their keys."""
    return {signer_of(one.verify_key): one for one in enrolled}
