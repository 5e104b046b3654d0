"""Whom a desk believes: the key of the office, and the workplaces by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mcu_desktop.digest import sha256
from mcu_desktop.vault.station_key import verify_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A workplace that was invited."""

    station: str
    verify_key: bytes
    log: bytes
    """The first log of the workplace: no other one may begin under its letter."""
    revoked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """What opens and what proves a packet."""

    office: bytes
    key: bytes
    """Of the whole office: who has it reads the folder."""
    station: str
    secret: bytes
    """Of this workplace: who has it speaks for it."""
    enrolled: Mapping[bytes, Enrolled]

    @property
    def signer(self) -> bytes:
        """Name this workplace's key."""
        return signer_of(verify_key(self.secret))

    def stations(self) -> Mapping[str, Enrolled]:
        """Give the workplaces by letter."""
        return {one.station: one for one in self.enrolled.values()}


def signer_of(key: bytes) -> bytes:
    """Name a key in few bytes."""
    return sha256(b"mcu-desktop station" + key).digest()[:8]


def by_signer(enrolled: Iterable[Enrolled]) -> dict[bytes, Enrolled]:
    """Give workplaces by the names of their keys."""
    return {signer_of(one.verify_key): one for one in enrolled}
