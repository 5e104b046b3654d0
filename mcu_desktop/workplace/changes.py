"""What a command did: which streams changed, and which terms moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.moves import Moved
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.clocks import Clock  # noqa: TC004 - most changes have none


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The streams that look different now; each view decides whether to look again."""

    streams: frozenset[Stream] = frozenset()
    moved: tuple[Moved, ...] = ()
    action: str | None = None
    """The action's name, for taking it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A case that has just got its number."""

    id: CaseId
    number: str
    clocks: tuple[Clock, ...]
    changes: Changes
