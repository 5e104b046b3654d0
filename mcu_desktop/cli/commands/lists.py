"""`list` and `search`: lines of the register."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.cli import shown
from mcu_desktop.cli.session import answer, day, opened, positive
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from mcu_desktop.store.register import ORDERS, Filter
from mcu_desktop.workplace import register_paper
from mcu_desktop.workplace.register_columns import REGISTER_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.store.rows import CaseLine


def describe_list(parser: ArgumentParser) -> None:
    """Name what `list` narrows by."""
    parser.add_argument("--block", metavar="БЛОК", help="отраслевой блок, полным или кратким именем")
    parser.add_argument("--status", choices=list(Status), help="столбец доски")
    parser.add_argument("--overdue", action="store_true", help="только просроченные")
    parser.add_argument("--due-by", type=day, metavar="ДАТА", help="срок не позже этого дня")
    parser.add_argument("--duty", choices=list(Duty), help="дела этой обязанности")
    parser.add_argument("--order", choices=ORDERS, default="due", help="порядок (due: сначала срочные)")
    parser.add_argument("--limit", type=positive, metavar="N", help="не больше N строк")
    parser.add_argument("--xlsx", type=Path, metavar="ФАЙЛ", help="записать список и в файл XLSX")
    parser.add_argument("--csv", type=Path, metavar="ФАЙЛ", help="записать список и в файл CSV")


def describe_search(parser: ArgumentParser) -> None:
    """Name what `search` asks for."""
    parser.add_argument(
        "text", metavar="ТЕКСТ", nargs="+", help="слова, номер, телефон, адрес; раскладка не важна"
    )
    parser.add_argument("--limit", type=positive, default=50, metavar="N", help="не больше N строк (50)")


def run_list(options: Namespace) -> int:
    """List the register, most urgent first."""
    workplace = opened(options)
    try:
        asked = Filter(
            blocks=(workplace.office.block_named(options.block, "--block"),) if options.block else (),
            statuses=(options.status,) if options.status else (),
            overdue=options.overdue,
            due_by=options.due_by,
            order=options.order,
        )
        if options.duty:
            asked = workplace.narrowed(asked, Duty(options.duty))
        keys = workplace.keys(asked) if asked else []
        for kind, path in (("xlsx", options.xlsx), ("csv", options.csv)):
            if path:
                register_paper.write_file(workplace, path, keys[: options.limit], REGISTER_COLUMNS, kind)
        rows = workplace.lines(keys[: options.limit])
        answer(options, shown.listing(workplace, len(keys), rows), lambda: _words(len(keys), rows))
    finally:
        workplace.close()
    return 0


def run_search(options: Namespace) -> int:
    """Find cases, newest first."""
    workplace = opened(options)
    try:
        text = " ".join(options.text)
        rows = workplace.search(text, limit=options.limit)
        total = workplace.store.register.search_count(text)
        answer(options, shown.listing(workplace, total, rows), lambda: _words(total, rows))
    finally:
        workplace.close()
    return 0


def _words(total: int, rows: Iterable[CaseLine]) -> str:
    lines = [
        f"№ {row.number:<14} {RUSSIAN[Status(row.status)]:<16} "
        f"{(row.due or '')[:10]:<10} {'!' if row.overdue else ' '} "
        f"{row.applicant[:32]:<32} {row.summary[:60]}"
        for row in rows
    ]
    return "\n".join((*lines, f"Всего: {total}"))
