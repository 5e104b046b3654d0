"""A new workplace of a large office: from a snapshot and from the log, each in a process of its own."""

from __future__ import annotations

import os
import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from mcu_desktop.vault.header import Header, check_of
from mcu_desktop.workplace.exchange import exchanging, snapshots, stations
from mcu_desktop.workplace.exchange.invitation import read_invitation
from mcu_desktop.workplace.exchange.joining import accept
from tests.bench import office
from tests.bench.measuring import SECONDS, Figure

_BY_SNAPSHOT_S, _BY_LOG_S = 30, 90


def figures(folder: Path, facts: int) -> Iterator[Figure]:
    """Fill a shared database, then let one desk begin by each road."""
    os.environ["MCU_STATE"] = str(folder / "state")
    home = office.copied(office.made(folder, round(facts / office.FACTS_A_CASE)), folder / "beginning")
    room = folder / "begun"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    with closing(office.opened(home)) as first:
        exchanging.prepare(first, f"sqlite:///{room}/hub.db")
        for station in "БВ":
            stations.invite(first, station, room / f"{station}.json")
        exchanging.exchange(first)
        snapshots.make(first, None, phase=_say, went=lambda _done, _whole: None)
        records = first.store.records()
    for station, how, limit in (("Б", "a snapshot", _BY_SNAPSHOT_S), ("В", "the log", _BY_LOG_S)):
        seconds, peak = _apart(room, station)
        _say(f"{how}: peak {peak} MiB")
        yield Figure(
            work=f"new desk of {records:_} records from {how}, encrypted".replace("_", " "),
            floor_work=f"{limit} s",
            ours=seconds,
            floor=limit,
            unit=SECONDS,
            at_most=1,
        )


def _apart(room: Path, station: str) -> tuple[float, int]:
    """Let a process begin that holds nothing yet, so that its memory is its own."""
    context = get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=_begin, args=(room, station, answers))
    process.start()
    told: tuple[float, int] = answers.get(timeout=1800)
    process.join()
    return told


def _begin(room: Path, station: str, answers: object) -> None:
    if station == "В":
        snapshots.MANY = 1 << 60
    invitation = read_invitation(room / f"{station}.json")
    begun = perf_counter()
    desk = accept(room / station, invitation, clock=lambda: office.NOW, keep=_kept)
    done = exchanging.exchange(desk, phase=_say)
    seconds = perf_counter() - begun
    assert done.received == desk.store.records()
    desk.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answers.put((seconds, peak))  # type: ignore[attr-defined]  # a queue of this context


def _kept(key: bytes) -> Header:
    return Header(name="bench", check=check_of(key))


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
