"""A desk whose program is older than its colleagues': it cannot read a correction, until it is upgraded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mcu_desktop.journal import codec
from mcu_desktop.journal.codec import Unread
from mcu_desktop.journal.names import CASE
from mcu_desktop.store import new_log
from mcu_desktop.workplace import rulebook

if TYPE_CHECKING:
    from tests.sync.town import Desk

_UNKNOWN = frozenset({"corrected", "settled"})


class OlderPrograms:
    """Lets desks of one process run different programs, one desk at a time."""

    def __init__(self) -> None:
        self._older: set[str] = set()
        self._acting = ""
        self._patch = pytest.MonkeyPatch()
        edition, whole = rulebook.edition(), codec.decoded

        def decoded(stream_kind: str, kind: str, min_reader: int, body: bytes) -> Any:
            if self._acting in self._older and stream_kind == CASE and kind in _UNKNOWN:
                return Unread(stream_kind, kind)
            return whole(stream_kind, kind, min_reader, body)

        for module in (codec, new_log):
            self._patch.setattr(module, "decoded", decoded)
        self._patch.setattr(rulebook, "edition", lambda: "older" if self._acting in self._older else edition)

    def run_by(self, desk: Desk) -> None:
        """Put the older program on a desk whose profile is of that age."""
        self._older.add(desk.home.name)
        with desk.office.store.writing() as writing:
            writing.set("edition", "older")

    def is_run_by(self, desk: Desk) -> bool:
        return desk.home.name in self._older

    def acts(self, desk: Desk) -> None:
        """From now on this desk is the one that does something."""
        self._acting = desk.home.name

    def upgrade(self, desk: Desk) -> None:
        """Put today's program on a desk; it finds a profile of an older one."""
        if self.is_run_by(desk):
            self._older.remove(desk.home.name)
            desk.open()

    def forget(self) -> None:
        self._patch.undo()
