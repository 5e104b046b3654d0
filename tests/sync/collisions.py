"""What has to stand in the tray, reckoned from who held what when they wrote: the walk's own account."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.journal.names import CASE
from mcu_desktop.store.stream import Stream
from tests.store.files import raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sync.town import Desk

_WRITTEN = (
    "SELECT stream, body FROM journal WHERE stream_kind = 'case' AND kind IN ('corrected', 'settled') "
    "AND stream NOT IN (SELECT stream FROM journal WHERE kind = 'undone')"
)
"""Of cases in which nothing was taken back: what such a taking back leaves standing has tests of its own."""


class Edit(NamedTuple):
    """One writing of the text of a case; no two say the same."""

    case: bytes
    body: bytes


class Collisions:
    """Every writing of a text with those that its desk held before it."""

    def __init__(self) -> None:
        self._held: dict[Edit, frozenset[Edit]] = {}

    @contextmanager
    def written_by(self, desk: Desk) -> Iterator[None]:
        """Write down what a deed wrote, and on what it was built."""
        before = frozenset(edits(desk))
        yield
        for one in edits(desk) - before:
            self._held[one] = before

    def require_told(self, desk: Desk) -> None:
        """Every case whose text was written unknowingly stands in the tray, once, and no other one."""
        last = edits(desk)
        last -= {before for one in last for before in self._before(one)}
        colliding = {case for case, times in Counter(one.case for one in last).items() if times > 1}
        for case in {one.case for one in last}:
            told = desk.office.store.conflicts.fields(Stream(CASE, case.hex())).count("text")
            assert told == (case in colliding), f"{case.hex()} stands in the tray {told} times"

    def _before(self, edit: Edit) -> set[Edit]:
        """Give what an edit was built on, also by what was built on others."""
        found, waiting = set[Edit](), [edit]
        while waiting:
            new = {one for one in self._held[waiting.pop()] if one.case == edit.case} - found
            found |= new
            waiting += new
        return found


def edits(desk: Desk) -> set[Edit]:
    """Give the writings of texts that a desk holds."""
    with raw(desk.home) as connection:
        return {Edit(*row) for row in connection.execute(_WRITTEN)}


def claims(desk: Desk) -> dict[str, set[str]]:
    """Give the cases of each number, as their registrations say."""
    found: dict[str, set[str]] = defaultdict(set)
    with raw(desk.home) as connection:
        for case, number in connection.execute(
            "SELECT lower(hex(stream)), body ->> 'number' FROM journal WHERE kind = 'registered'"
        ):
            found[number].add(case)
    return found
