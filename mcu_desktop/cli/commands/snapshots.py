"""`shared snapshot`: what a new workplace begins with is made and put on a road."""

from __future__ import annotations

from argparse import Namespace

from mcu_desktop.cli.session import Progress, answer, opened

_MIB = 1 << 20


def run_snapshot(options: Namespace) -> int:
    """Make a snapshot."""
    from mcu_desktop.workplace.exchange.snapshots import make  # noqa: PLC0415 - `--help` needs no database

    progress = Progress()

    def went(done: int, whole: int) -> None:
        progress.went(done // _MIB, whole // _MIB)

    workplace = opened(options)
    try:
        made = make(workplace, options.address, phase=progress.phase, went=went)
    finally:
        progress.end()
        workplace.close()
    document = {"records": made.records, "size": made.size, "station": made.station}
    answer(
        options,
        document,
        lambda: (
            f"Снимок сделан: записей {made.records}, {made.size / _MIB:.1f} МиБ. "
            "Новое рабочее место начнёт с него при первом обмене."
        ),
    )
    return 0
