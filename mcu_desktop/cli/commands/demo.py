"""`demo`: a profile with a believable year of an invented town."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from mcu_desktop.cli.session import answer, clock, end_progress, home, positive, progress


def describe_demo(parser: ArgumentParser) -> None:
    """Name what `demo` asks for."""
    parser.add_argument("--cases", type=positive, default=400, metavar="N", help="сколько дел (400)")
    parser.add_argument(
        "--seed", type=positive, default=1, metavar="S", help="то же число – те же данные (1)"
    )


def run_demo(options: Namespace) -> int:
    """Make the profile, with progress where somebody watches."""
    from mcu_desktop.demo.demo import make_demo  # noqa: PLC0415 - `--help` needs no town

    now = clock(options)
    folder = home(options)
    workplace = make_demo(
        folder,
        cases=options.cases,
        seed=options.seed,
        today=now().date() if now else None,
        progress=progress("Создаётся пример"),
    )
    workplace.close()
    end_progress()
    document = {"home": str(folder), "cases": options.cases, "seed": options.seed}
    answer(options, document, lambda: f"Пример создан: {folder}. Дел: {options.cases}.")
    return 0
