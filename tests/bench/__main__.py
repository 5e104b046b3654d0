"""Print the table of design.md §6: each work, its floor measured in the same run, whether the limit holds."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench import (
    beginning,
    beside,
    boards,
    exchanging,
    notes,
    office,
    radar,
    rebuilding,
    registering,
    scrolling,
    searching,
    window,
)
from tests.bench.measuring import MIB, Figure

WORKS: dict[str, Callable[[Path, Path, int], Iterable[Figure]]] = {
    "window": lambda home, _folder, _facts: window.figures(home),
    "register": lambda home, folder, _facts: (registering.figure(home, folder),),
    "search": lambda home, _folder, _facts: (searching.figure(home),),
    "radar": lambda home, _folder, _facts: (radar.figure(home),),
    "board": lambda home, _folder, _facts: boards.figures(home),
    "scroll": lambda home, _folder, _facts: scrolling.figures(home),
    "note": lambda home, _folder, _facts: (notes.figure(home),),
    "rebuild": lambda _home, folder, facts: (
        rebuilding.figure(office.made(folder, round(facts / office.FACTS_A_CASE)), folder),
    ),
    "exchange": lambda _home, folder, _facts: exchanging.figures(folder),
    "begin": lambda _home, folder, facts: beginning.figures(folder, facts),
    "peers": lambda _home, folder, _facts: beside.figures(folder),
}


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.bench", description="The figures of the design.")
    parser.add_argument("--cases", type=int, default=100_000, help="cases in the register (100000)")
    parser.add_argument("--facts", type=int, default=1_000_000, help="facts of the rebuild (1000000)")
    parser.add_argument("--only", choices=WORKS, action="append", help="one row, or several")
    folder = Path(tempfile.gettempdir()) / "mcu-bench"
    parser.add_argument("--folder", type=Path, default=folder, help=f"where the offices are kept ({folder})")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    home = office.made(options.folder, options.cases)
    _say(_line("work", "ours", "its floor, in the same run", "floor", "ratio", "at most", ""))
    _say(_line(*["---"] * 7))
    for name in options.only or WORKS:
        for figure in WORKS[name](home, options.folder, options.facts):
            _say(_row(figure))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _row(figure: Figure) -> str:
    return _line(
        figure.work,
        _amount(figure.ours, figure.unit),
        figure.floor_work,
        _amount(figure.floor, figure.unit),
        f"{figure.ratio:.2f}×",
        f"{figure.at_most:g}×",
        "held" if figure.held else "NOT HELD",
    )


def _amount(value: float, unit: str) -> str:
    if unit == MIB:
        return f"{value:.0f} MiB"
    return f"{value:.1f} s" if value >= 1 else f"{value * 1_000:.1f} ms"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
