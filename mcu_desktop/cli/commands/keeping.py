"""`verify` and `rebuild`: the file is what was written; projections anew."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mcu_desktop.cli.session import answer, end_progress, opened, progress
from mcu_desktop.problems import Damage

if TYPE_CHECKING:
    from mcu_desktop.store.integrity import Verdict


def describe_verify(parser: ArgumentParser) -> None:
    """Take no options of its own."""
    parser.epilog = "Код выхода 3, если найдена повреждённая запись; она названа."


def describe_rebuild(parser: ArgumentParser) -> None:
    """Take no options of its own."""
    parser.epilog = "Журнал не меняется: проекции рассказываются из него заново одной транзакцией."


def run_verify(options: Namespace) -> int:
    """Check the chains, the file and the projections."""
    verdict = _verdict(options)
    document = {
        "ok": verdict.ok,
        "records": verdict.records,
        "first_damaged": verdict.first_damaged,
        "reason": verdict.reason,
    }
    answer(
        options,
        document,
        lambda: (
            f"Проверено записей: {verdict.records}. "
            + ("Повреждений нет." if verdict.ok else f"Найдено повреждение: {verdict.first_damaged}.")
        ),
    )
    if not verdict.ok:
        print(verdict.reason, file=sys.stderr)
    return 0 if verdict.ok else 3


def run_rebuild(options: Namespace) -> int:
    """Tell the projections anew."""
    from mcu_desktop.workplace.safekeeping import copy_before  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.signing_in import unattended  # noqa: PLC0415

    workplace = opened(options, unattended)
    try:
        uncopied = copy_before(workplace.machinery, "rebuild")
        if uncopied is not None:
            print(f"Копия перед перестройкой не сделана. {uncopied}", file=sys.stderr)
        workplace.rebuild(progress("Построено дел"))
        records = workplace.machinery.records()
    finally:
        workplace.close()
    end_progress()
    answer(options, {"records": records}, lambda: f"Проекции построены заново, записей: {records}.")
    return 0


def _verdict(options: Namespace) -> Verdict:
    """Check; damage that does not even let the file be opened is a verdict too."""
    from mcu_desktop.store.integrity import Verdict  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.signing_in import unattended  # noqa: PLC0415

    try:
        workplace = opened(options, unattended)
        try:
            return workplace.verify()
        finally:
            workplace.close()
    except Damage as damage:
        return Verdict(records=0, first_damaged=damage.record, reason=str(damage))
