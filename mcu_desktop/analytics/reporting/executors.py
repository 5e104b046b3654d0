"""What each executor had, answered, keeps late: the load and the terms of people, not of citizens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.analytics.reckoning import NO_EXECUTOR
from mcu_desktop.analytics.reporting import shape
from mcu_desktop.analytics.reporting.terms import delay
from mcu_desktop.domain.notes.note import Column, Measure, Section

if TYPE_CHECKING:
    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source

_COLUMNS = (
    shape.names("Исполнитель"),
    Column(title="Посту\u00adпило"),
    Column(title="из них повторных", width=1.2),
    Column(title="Дан ответ"),
    Column(title="в срок"),
    shape.share_column("Доля в срок"),
    Column(title="Средний срок, дней", measure=Measure.AMOUNT, width=1.1),
    Column(title="В работе"),
    Column(title="Просро\u00adчено", width=1.1),
    Column(title="На контроле", width=1.1),
)
_SHARED = (
    "Обращение с вопросами нескольких исполнителей учтено у каждого из них, в итоге – один раз. "
    "«В работе», «просрочено» и «на контроле» – на конец периода."
)


def sections(source: Source, ledger: Ledger) -> tuple[Section, ...]:
    """Tell each executor in one row."""
    table = shape.split(
        "Работа исполнителей",
        _COLUMNS,
        _people_last_nobody(source),
        lambda name, within: _cells(source, ledger, name, within),
    )
    if len(table.rows) == 1:
        said = "В этом периоде исполнители обращений не получали, не отвечали и не держат в работе."
        return (shape.nothing("executors", "Исполнители", "Исполнители", said),)
    return (
        Section(
            key="executors",
            title="Исполнители",
            short="Исполнители",
            paragraphs=(_SHARED,),
            tables=(table,),
            charts=shape.bars("Самые загруженные исполнители", "Исполнитель", table, (7, 3, 8)),
        ),
    )


def _people_last_nobody(source: Source) -> list[tuple[str, tuple[int, ...]]]:
    return sorted(source.by_executor.items(), key=lambda one: (one[0] == NO_EXECUTOR, one[0]))


def _cells(source: Source, ledger: Ledger, name: str, within: frozenset[int] | None) -> shape.Row:
    reckoning, suffix = source.reckoning, "" if within is None else f".executor.{name}"
    received, answered, in_work, overdue = (
        [case for case in cases if within is None or case.key in within]
        for cases in (reckoning.received, reckoning.answered, reckoning.in_work, reckoning.overdue)
    )
    in_time = [case.key for case in answered if not delay(case)]
    days = [
        (date.fromisoformat((c.answered_on or "")[:10]) - date.fromisoformat(c.registered_on)).days
        for c in answered
    ]
    keys = [case.key for case in answered]
    return (
        ledger.count(f"received{suffix}", (case.key for case in received)),
        ledger.count(f"repeated{suffix}", (case.key for case in received if case.repeated)),
        ledger.count(f"answered{suffix}", keys),
        ledger.count(f"in_time{suffix}", in_time),
        ledger.share(f"share_in_time{suffix}", in_time, keys),
        ledger.average(f"average_term{suffix}", days, keys),
        ledger.count(f"in_work{suffix}", (case.key for case in in_work)),
        ledger.count(f"overdue{suffix}", (case.key for case in overdue)),
        ledger.count(f"control{suffix}", (case.key for case in in_work if case.control)),
    )
