"""`demo`: a profile with a believable year of an invented town."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from mcu_desktop.cli.session import answer, clock, home
from mcu_desktop.demo import make_demo


def describe_demo(parser: ArgumentParser) -> None:
    """Name what `demo` asks for."""
    parser.add_argument("--cases", type=int, default=400, metavar="N", help="сколько дел (400)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="то же число – те же данные (1)")


def run_demo(options: Namespace) -> int:
    """Make the profile, with progress where somebody watches."""
    now = clock(options)
    folder = home(options)
    workplace = make_demo(
        folder,
        cases=options.cases,
        seed=options.seed,
        today=now().date() if now else None,
        progress=_progress if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        print(file=sys.stderr)
    document = {"home": str(folder), "cases": options.cases, "seed": options.seed}
    answer(options, document, lambda: f"Пример создан: {folder}. Дел: {options.cases}.")
    workplace.close()
    return 0


def _progress(done: int, total: int) -> None:
    print(f"\rСоздаётся пример: {done} из {total}", end="", file=sys.stderr, flush=True)
