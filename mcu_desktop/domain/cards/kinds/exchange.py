"""Workplaces that exchange, and how they are believed."""

from __future__ import annotations

from mcu_desktop.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A workplace that was invited into the exchange; withdrawn, it is believed no more."""

    letter: str
    """What it writes into its numbers."""
    verify_key: str
    """Its Ed25519 key, the half that everybody may know."""
    log: str
    """The log it begins with: no other one may begin under its letter."""
    box_key: str = ""
    """Its X25519 key, with which anybody may seal something for it alone."""
    ends: tuple[tuple[str, int, str], ...] = ()
    """Log, place and link where its logs ended when it was withdrawn: what is behind is not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeKey:
    """A new key of the exchange, made when a workplace was revoked, sealed for each that remained."""

    sealed: tuple[tuple[str, str], ...]
    """The letter of a workplace, and the key in a box that only it opens."""
    without: tuple[str, ...]
    """The letters that were revoked by then; where another one is, this key is spoiled too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """The office's word that a server may be reached without a certificate that is checked, and why."""

    host: str
    sslmode: str
    """The least that is asked of the connection, as libpq calls it."""
    reason: str
