"""A log as it stands here and as it stands there: whether they agree, and where they part."""

from __future__ import annotations

from typing import NamedTuple

from mcu_desktop.journal.chain import heir_of
from mcu_desktop.store.logs import Held
from mcu_desktop.store.store import Store
from mcu_desktop.sync.hub import Hub, HubLog


class Sides(NamedTuple):
    """What is compared."""

    store: Store
    hub: Hub

    def agree(self, held: Held, theirs: HubLog) -> bool:
        """Tell whether the shorter log is a beginning of the longer one."""
        return self._same_at(held, theirs, min(held.end.seq, theirs.end.seq))

    def common(self, held: Held, theirs: HubLog) -> int:
        """Give the last place at which both have the same record: links agree up to it and never after."""
        low, high = 0, min(held.end.seq, theirs.end.seq)
        if self._same_at(held, theirs, high):
            return high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._same_at(held, theirs, middle) else (low, middle)
        return low

    def heir(self, log: bytes, keep: int) -> bytes | None:
        """Name the heir of a log by the first record that is written there again."""
        first = self.store.logs.link_at(log, keep + 1)
        return heir_of(log, first) if first else None

    def _same_at(self, held: Held, theirs: HubLog, seq: int) -> bool:
        """Compare one place; before the first record both hold nothing."""
        log = held.origin.log
        mine = held.end.link if seq == held.end.seq else self.store.logs.link_at(log, seq)
        other = theirs.end.link if seq == theirs.end.seq else self.hub.link_at(log, seq)
        return seq == 0 or mine == other
