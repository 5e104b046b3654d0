"""Search as typed against the bare FTS query: the same MATCH, order and limit, the same rows fetched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from mcu_desktop.domain.spelling import other_layout, words
from mcu_desktop.folder import PROFILE
from mcu_desktop.store.database import Database
from mcu_desktop.store.search_index import query
from mcu_desktop.workplace.workplace import Workplace
from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, in_turns, p95

_CASES = 60
_LIMIT = 50
_BARE = (
    "SELECT c.* FROM search s JOIN case_line c ON c.key = s.rowid "
    "WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT ?"
)


def figure(home: Path) -> Figure:
    """Type what people type about some cases, letter by letter."""
    with closing(office.opened(home)) as workplace, closing(Database(home / PROFILE)) as bare:
        connection = bare.connection()
        typed = [text for text in dict.fromkeys(_typed(workplace)) if query(text)]
        asked = [(query(text), _LIMIT) for text in typed]
        ours, floor = in_turns(
            lambda number: workplace.search(typed[number], limit=_LIMIT),
            lambda number: connection.execute(_BARE, asked[number]).fetchall(),
            len(typed),
        )
    return Figure(
        work="search as typed, p95",
        floor_work=f"the bare FTS query, its rows fetched, {len(typed)} beginnings",
        ours=p95(ours),
        floor=p95(floor),
        unit=SECONDS,
        at_most=1.5,
    )


def _typed(workplace: Workplace) -> Iterator[str]:
    """Give every beginning of names, words, numbers and telephones, some in the wrong layout."""
    random = Random(3)
    asked = workplace.keys(office.everything())
    for line in workplace.lines(random.sample(asked, _CASES)):
        word, other = random.sample(words(line.summary), 2)
        for whole in (
            line.applicant,
            _latin(line.applicant.split()[0]),
            word,
            f"{word} {other}",
            line.number,
            line.number[-8:],
            line.address.split(",")[1],
            f"9{random.randrange(10**8, 10**9)}",
        ):
            for length in range(1, len(whole) + 1):
                yield whole[:length]


_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LETTERS = str.maketrans(other_layout(_KEYS), _KEYS)


def _latin(text: str) -> str:
    """Give what comes out when the keyboard was left in the Latin layout."""
    return text.lower().translate(_LETTERS)
