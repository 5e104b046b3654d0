"""Our exchange beside its peers, in turns on the same machine: as many documents of the same contents."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from mcu_desktop.workplace.exchange import stations
from tests.bench import exchanging, office
from tests.bench.measuring import SECONDS, Figure, middle, timed
from tests.bench.peers.running import peers

if TYPE_CHECKING:
    from mcu_desktop.journal.record import Record

_ROUNDS = 3


def figures(folder: Path) -> Iterator[Figure]:
    """Measure each round of all, one after the other."""
    os.environ["MCU_STATE"] = str(folder / "state")
    known = list(peers(folder / "peers"))
    home = office.made(folder, round(exchanging._RECORDS / office.FACTS_A_CASE))
    names, files = count(100), count(100)
    with ExitStack() as stack:
        first = stack.enter_context(closing(office.opened(office.copied(home, folder / "exchanged"))))
        invitation = stations.invite(first, "Б", folder / f"{uuid4().hex}.json")
        guest = exchanging.Guest(folder, invitation)
        documents = folder / "peers" / "documents.jsonl"
        records = _written(first.store.logs.behind(first.store.logs.own(), 0, 1 << 40), documents)
        ours: list[float] = []
        theirs: dict[str, list[float]] = {name: [] for name, _, _ in known}
        for _ in range(_ROUNDS):
            address = f"sqlite:///{folder}/beside-{next(files)}.db"
            ours.append(timed(partial(exchanging._exchanged, stack, guest, address, first, next(names))))
            for name, _, run in known:
                theirs[name].append(run(documents))
    for file in folder.glob("beside-*.db*"):
        file.unlink()
    for name, times, _ in known:
        yield Figure(
            work=f"exchange {records:_} records A → SQLite hub → B".replace("_", " "),
            floor_work=f"{name}: as many documents of the same contents, A → its hub → B",
            ours=middle(ours),
            floor=middle(theirs[name]),
            unit=SECONDS,
            at_most=1 / times,
        )


def _written(records: tuple[Record, ...], file: Path) -> int:
    """Write what the records say as documents, a line each."""
    with file.open("w", encoding="utf-8") as stream:
        for record in records:
            assert record.body is not None
            line = {"id": f"{record.seq:08}", "body": json.loads(record.body)}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return len(records)
