"""`verify` and `rebuild`: the file is what was written; projections anew."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from mcu_desktop.cli.session import answer, opened


def describe_verify(parser: ArgumentParser) -> None:
    """Take no options of its own."""
    parser.epilog = "Код выхода 3, если найдена повреждённая запись; она названа."


def describe_rebuild(parser: ArgumentParser) -> None:
    """Take no options of its own."""
    parser.epilog = "Журнал не меняется: проекции рассказываются из него заново одной транзакцией."


def run_verify(options: Namespace) -> int:
    """Check the chains, the file and the projections."""
    workplace = opened(options)
    try:
        verdict = workplace.verify()
    finally:
        workplace.close()
    document = {
        "ok": verdict.ok,
        "records": verdict.records,
        "first_damaged": verdict.first_damaged,
        "reason": verdict.reason,
    }
    answer(
        options,
        document,
        lambda: f"Проверено записей: {verdict.records}. "
        + ("Повреждений нет." if verdict.ok else f"Повреждение: {verdict.reason}"),
    )
    if not verdict.ok:
        print(verdict.reason, file=sys.stderr)
    return 0 if verdict.ok else 3


def run_rebuild(options: Namespace) -> int:
    """Tell the projections anew."""
    workplace = opened(options)
    try:
        records = workplace.store.records()
        workplace.rebuild(lambda told: _progress(told) if sys.stderr.isatty() else None)
    finally:
        workplace.close()
    answer(options, {"records": records}, lambda: f"Проекции построены заново, записей: {records}.")
    return 0


def _progress(told: int) -> None:
    print(f"\rПостроено дел: {told}", end="", file=sys.stderr, flush=True)
