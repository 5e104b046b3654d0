"""The files that the journal names, and what this desk knows of their journeys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import FrozenNote, PaperTemplate
from mcu_desktop.domain.cases.facts import Attached
from mcu_desktop.journal.codec import decoded
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.journal.names import CASE

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database

_ATTACHED = (
    "SELECT min_reader, body FROM journal WHERE kind = 'attached' AND stream_kind = ? AND body IS NOT NULL"
)
_NOTES = "SELECT body FROM card WHERE kind = 'frozen_note'"
_TEMPLATES = "SELECT body FROM card WHERE kind = 'paper_template'"
_DIGEST = re.compile("[0-9a-f]{64}", re.ASCII)


class Files:
    """Reads which files are meant, and keeps which lie on a road and which are waited for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def named(self) -> dict[str, int | None]:
        """Give the digests that the journal names, with sizes where it tells them."""
        found: dict[str, int | None] = {}
        with self._database.reading() as connection:
            for (body,) in connection.execute(_NOTES):
                note = msgspec.json.decode(body, type=FrozenNote)
                found.update(dict.fromkeys((note.content, note.pages, note.document, note.workbook)))
            for (body,) in connection.execute(_TEMPLATES):
                found[msgspec.json.decode(body, type=PaperTemplate).document] = None
            for min_reader, body in connection.execute(_ATTACHED, (CASE,)):
                fact = decoded(CASE, "attached", min_reader, body)
                if isinstance(fact, Attached):
                    found[fact.digest] = fact.size
        return {digest: size for digest, size in found.items() if _DIGEST.fullmatch(digest)}

    def on_road(self, road: str) -> set[str]:
        """Give what is known to lie on a road."""
        with self._database.reading() as connection:
            return {
                digest
                for (digest,) in connection.execute("SELECT digest FROM file_on_road WHERE road = ?", (road,))
            }

    def note_on_road(self, road: str, digests: Iterable[str]) -> None:
        """Remember what lies on a road: it need not be offered again."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO file_on_road VALUES (?, ?)", ((road, digest) for digest in digests)
            )

    def wanted(self) -> set[str]:
        """Give what somebody here waits for."""
        with self._database.reading() as connection:
            return {digest for (digest,) in connection.execute("SELECT digest FROM file_wanted")}

    def want(self, digest: str) -> None:
        """Wait for a file: the next exchanges ask for it until it comes."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO file_wanted VALUES (?)", (digest,))

    def came(self, digest: str) -> None:
        """Wait no more."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM file_wanted WHERE digest = ?", (digest,))
