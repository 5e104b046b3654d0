"""Files there and back: what a road lacks is put there, what is called for comes, checked by its digest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.store.attachments import ATTACHMENTS, LARGEST
from mcu_desktop.store.shared_file import alone
from mcu_desktop.sync.blobs.road import Lying
from mcu_desktop.sync.blobs.sealing import (
    SEALED,
    chunks_in,
    count_of,
    name_of,
    opened_chunks,
    sealed_chunks,
    sealed_size,
)
from mcu_desktop.vault.sealed import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.blobs.road import Road

ARRIVING = f"{ATTACHMENTS}/arriving"
"""Where chunks wait, sealed as they came, until their file is whole."""
_EDITIONS = 8
"""Editions of one file that are tried and asked for: whoever spoils more of them only spoils this one."""
_TOGETHER = 200
_COMING = "Этот файл уже приходит. Подождите немного."

Went = Callable[[int, int], None]
"""Hears how many bytes of how many have gone; what it raises ends the journey, and the next goes on there."""


class Carried(NamedTuple):
    """What went over a road."""

    sent: int
    received: int
    waiting: int
    """Files that are called for and have not come."""


class Carrying:
    """The files of one desk on one road; `keys` are the office's, the newest first."""

    def __init__(
        self, store: Store, road: Road, keys: Sequence[bytes], went: Went = lambda _done, _whole: None
    ) -> None:
        self._store = store
        self._road = road
        self._keys = keys
        self._went = went

    def carry(self, ahead: int) -> Carried:
        """Send what the road lacks; fetch what is waited for, and what is no larger than `ahead`."""
        named = self._store.files.named()
        sent = self._send(named)
        wanted = self._store.files.wanted()
        sizes = {**named, **{digest: named.get(digest) for digest in wanted}}
        missing = [
            digest
            for digest, size in sizes.items()
            if (digest in wanted or (size or 0) <= ahead) and not self._store.attachments.lies(digest)
        ]
        came = sum(self.fetch(digest, named.get(digest)) for digest in sorted(missing))
        return Carried(sent, came, len(missing) - came)

    def fetch(self, digest: str, size: int | None) -> bool:
        """Have a file come here; where the road has no sound one, ask for it and give `False`."""
        names = {name_of(key, digest): key for key in self._keys}
        lying = [one for editions in self._road.lying(list(names)).values() for one in editions]
        for one in lying[:_EDITIONS]:
            if size in {None, one.size} and one.size <= LARGEST and self._came(one, names[one.name], digest):
                self._store.files.came(digest)
                self._store.files.note_on_road(self._road.name, [digest])
                return True
        newest = name_of(self._keys[0], digest)
        editions = [one.edition for one in lying if one.name == newest]
        if len(editions) < _EDITIONS:
            self._road.ask(newest, max(editions, default=-1) + 1)
        return False

    # ------------------------------------------------------------------ out

    def _send(self, named: Iterable[str]) -> int:
        """Put what the road is not known to have, and what others ask for."""
        known = self._store.files.on_road(self._road.name)
        here = sorted(digest for digest in set(named) - known if self._store.attachments.lies(digest))
        sent = 0
        for start in range(0, len(here), _TOGETHER):
            some = here[start : start + _TOGETHER]
            names = {digest: [name_of(key, digest) for key in self._keys] for digest in some}
            lying = self._road.lying([name for several in names.values() for name in several])
            for digest in some:
                if not any(name in lying for name in names[digest]):
                    sent += self._put(digest, names[digest][0], 0)
            self._store.files.note_on_road(self._road.name, some)
        return sent + self._answer(named)

    def _answer(self, named: Iterable[str]) -> int:
        """Put what somebody asks for and we hold, the key of its name being any of the office's."""
        asked = dict(self._road.asked())
        if not asked:
            return 0
        sent = 0
        for digest in named:
            name = name_of(self._keys[0], digest)
            if name in asked and self._store.attachments.lies(digest):
                sent += self._put(digest, name, asked[name])
        return sent

    def _put(self, digest: str, name: bytes, edition: int) -> bool:
        """Put one file; one that is damaged here stays here: `verify` tells of it."""
        try:
            content = self._store.attachments.read(digest)
        except Trouble:
            return False
        lying = Lying(name, edition, len(content))
        source = BytesIO(content)
        sealed = partial(sealed_chunks, self._keys[0], name, source, len(content))
        self._road.put(lying, lambda there: told(sealed(there), len(content), self._went))
        return True

    # ------------------------------------------------------------------ in

    def _came(self, lying: Lying, key: bytes, digest: str) -> bool:
        """Let a file come; give whether it was what it should be."""
        with arriving(self._store.home, lying) as place:
            received(self._road, lying, place, self._went)
            try:
                with place.open("rb") as stream:
                    content = b"".join(opened_chunks(key, lying.name, chunks_in(stream), lying.size))
            except Unreadable:
                sound = False
            else:
                sound = self._store.attachments.arrive(digest, content)
            place.unlink()
        return sound


def received(road: Road, lying: Lying, place: Path, went: Went) -> None:
    """Bring the sealed chunks of a file here, going on behind those that have come."""
    whole = sealed_size(lying.size)
    with put_down(), place.open("ab") as stream:
        begun = stream.tell() // SEALED
        stream.truncate(begun * SEALED)
        stream.seek(0, os.SEEK_END)
        if begun == count_of(lying.size):
            return
        for chunk in road.chunks(lying, begun):
            if stream.tell() + len(chunk) > whole:
                return  # more than was said: it will not open
            stream.write(chunk)
            stream.flush()
            went(min(stream.tell(), lying.size), lying.size)
            if stream.tell() == whole:
                return


@contextmanager
def arriving(home: Path, lying: Lying) -> Iterator[Path]:
    """Give the place where a file arrives, to one process at a time."""
    folder = home / ARRIVING
    with put_down():
        folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{lying.name.hex()}-{lying.edition}"
    lock = place.with_name(f"{place.name}.lock")
    with alone(lock, _COMING):
        yield place
    lock.unlink(missing_ok=True)


def told(chunks: Iterable[tuple[int, bytes]], size: int, went: Went) -> Iterator[tuple[int, bytes]]:
    """Let chunks pass and tell how far they are."""
    for n, chunk in chunks:
        yield n, chunk
        went(min((n + 1) * SEALED, size), size)


@contextmanager
def put_down() -> Iterator[None]:
    """Say in words why a file could not be written here."""
    try:
        yield
    except OSError as error:
        raise Trouble(f"Файл не принят: {os_words(error)}. Что пришло, сохранено.") from error
