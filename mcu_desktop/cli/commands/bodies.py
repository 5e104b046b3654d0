"""`bodies`: the directory of bodies that appeals are forwarded to; taken from CSV and written to it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, opened

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


def describe_bodies(parser: ArgumentParser) -> None:
    """Name what `bodies` asks for."""
    parser.add_argument("--take", type=Path, metavar="ФАЙЛ", help="взять органы из таблицы CSV")
    parser.add_argument("--check", action="store_true", help="с --take: только сказать, что изменится")
    parser.add_argument("--out", type=Path, metavar="ФАЙЛ", help="записать справочник таблицей CSV")
    parser.epilog = (
        "Столбцы CSV называет первая строка: Название, Кому, Адрес, Почта, Идентификатор ССТУ, Вид;\n"
        "обязательно только название. UTF-8 или Windows-1251, до 5 МБ. Если хоть одна строка неверна,\n"
        "ничего не берётся, и неверные строки названы."
    )


def run_bodies(options: Namespace) -> int:
    """List the bodies; take more from a file before, write them to one after."""
    from mcu_desktop.workplace import bodies  # noqa: PLC0415 - `--help` needs no register

    workplace = opened(options)
    try:
        taken = _taken(workplace, options) if options.take else ""
        if options.out:
            bodies.write(workplace, options.out)
        listed = [{"id": id_, **asdict(body)} for id_, body in workplace.office.bodies.items()]
        answer(options, {"taken": taken, "bodies": listed}, lambda: _words(listed, taken))
    finally:
        workplace.close()
    return 0


def _taken(workplace: Workplace, options: Namespace) -> str:
    from mcu_desktop.intake.bodies import read  # noqa: PLC0415 - with the register
    from mcu_desktop.workplace import bodies  # noqa: PLC0415

    rows = read(options.take)
    words = bodies.difference(workplace, rows).words
    if not options.check:
        bodies.take_in(workplace, rows)
    return words


def _words(listed: list[dict[str, Any]], taken: str) -> str:
    lines = [f"{body['name'][:70]:<70} {body['sstu']}" for body in listed]
    return "\n".join((*lines, *([taken] if taken else []), f"Всего: {len(listed)}"))
