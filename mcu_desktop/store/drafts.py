"""What somebody typed and did not finish: of this desk alone, never in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database


class Draft(NamedTuple):
    """Unfinished typing, as the form wrote it down."""

    id: str
    kind: str
    title: str
    body: str
    saved_at: str


class Drafts:
    """Keeps one person's drafts until their form says that they are done."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def save(self, *drafts: Draft) -> None:
        """Keep drafts, over earlier states of themselves."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?)",
                ((self._person, *_storable(draft)) for draft in drafts),
            )

    def all(self, kind: str) -> tuple[Draft, ...]:
        """Give the drafts of one kind, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, kind, title, body, saved_at FROM draft WHERE person = ? AND kind = ? "
                "ORDER BY saved_at DESC, id",
                (self._person, kind),
            ).fetchall()
        return tuple(map(Draft._make, rows))

    def drop(self, id_: str) -> None:
        """Forget a draft whose work is done."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM draft WHERE person = ? AND id = ?", (self._person, id_))


def _storable(draft: Draft) -> tuple[str, ...]:
    """Give a draft with «?» for halves of signs: an input method may leave one, and no table holds it."""
    return tuple(text.encode("utf-8", "replace").decode() for text in draft)
