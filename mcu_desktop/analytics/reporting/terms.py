"""How terms are kept: answered in time or late by how many days, and what is late without an answer."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import words
from mcu_desktop.analytics.reporting import shape
from mcu_desktop.analytics.wording import appeals, by_appeals
from mcu_desktop.domain.notes.note import Cell, Chart, ChartKind, Column, Measure, Section, Series, Table
from mcu_desktop.domain.notes.period import day_in_words
from mcu_desktop.domain.notes.wording import share
from mcu_desktop.domain.spelling import counted

if TYPE_CHECKING:
    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source
    from mcu_desktop.store.rows import NoteCase

STEPS = ((1, "1–3 дня"), (4, "4–10 дней"), (11, "11–30 дней"), (31, "больше 30 дней"))
"""By how many days an answer is late: where each step begins, and its name."""
_TITLE, _SHORT = "Исполнение сроков", "Сроки"


def sections(source: Source, ledger: Ledger) -> tuple[Section, ...]:
    """Tell how terms were kept as a whole, by block, by executor, and each that was not."""
    delays = {case.key: delay(case) for case in source.reckoning.answered}
    late_now = {case.key: _days(case, source.as_of.isoformat()) for case in source.reckoning.overdue}
    if not delays and not late_now:
        said = "В этом периоде ответов не направляли, и просроченных обращений нет."
        return (shape.nothing("terms", _TITLE, _SHORT, said),)
    reckoning = source.reckoning
    cells = partial(_cells, ledger, delays, tuple(late_now))
    by_block = [(name, group.cases) for name, group in reckoning.by_block.items()]
    columns = _columns()
    return (
        Section(
            key="terms",
            title=_TITLE,
            short=_SHORT,
            paragraphs=_told(source, delays, late_now),
            charts=_histogram(ledger, delays),
        ),
        Section(
            key="blocks",
            title="По отраслевым блокам",
            short="По блокам",
            paragraphs=(
                "Обращение с вопросами нескольких блоков учтено в каждом из них, в итоге – один раз.",
            ),
            tables=(
                shape.split(
                    "Исполнение сроков по блокам",
                    (shape.names("Отраслевой блок"), *columns),
                    by_block,
                    lambda name, within: cells(f"block.{name}", within),
                ),
            ),
        ),
        Section(
            key="executors",
            title="По исполнителям",
            short="По исполнителям",
            tables=(
                shape.split(
                    "Исполнение сроков по исполнителям",
                    (shape.names("Исполнитель"), *columns),
                    source.by_executor.items(),
                    lambda name, within: cells(f"executor.{name}", within),
                ),
            ),
        ),
        *_broken(source, delays, late_now),
    )


def delay(case: NoteCase) -> int:
    """Give by how many days an answer was late; an answer on the last day is in time at any hour."""
    return _days(case, case.answered_on or "") if case.due and (case.answered_on or "") > case.due else 0


def _days(case: NoteCase, day: str) -> int:
    return (date.fromisoformat(day[:10]) - date.fromisoformat((case.due or day)[:10])).days


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Дан ответ"),
        Column(title="В срок"),
        *(Column(title=f"Позже на {words_}", width=1.1) for _, words_ in STEPS),
        shape.share_column("Доля в срок"),
        Column(title="Просро\u00adчено без ответа", width=1.2),
    )


def _cells(
    ledger: Ledger,
    delays: dict[int, int],
    late_now: tuple[int, ...],
    name: str,
    within: frozenset[int] | None,
) -> shape.Row:
    def of(keys: object) -> list[int]:
        return [key for key in keys if within is None or key in within]  # type: ignore[attr-defined]

    answered = of(delays)
    in_time = [key for key in answered if not delays[key]]
    suffix = "" if within is None else f".{name}"
    return (
        ledger.count(f"answered{suffix}", answered),
        ledger.count(f"in_time{suffix}", in_time),
        *(
            ledger.count(f"late.{start}{suffix}", [key for key in answered if _step(delays[key]) == start])
            for start, _ in STEPS
        ),
        ledger.share(f"share_in_time{suffix}", in_time, answered),
        ledger.count(f"overdue{suffix}", of(late_now)),
    )


def _step(days: int) -> int:
    return max((start for start, _ in STEPS if start <= days), default=0)


def _told(source: Source, delays: dict[int, int], late_now: dict[int, int]) -> tuple[str, ...]:
    in_time = sum(not days for days in delays.values())
    said = f"За {source.period.accusative} ответ дан по {by_appeals(len(delays))}"
    if delays:
        said += f", из них в срок – {in_time} ({share(100 * in_time / len(delays))})"
        worst = max(delays.values())
        said += f"; самая большая задержка – {counted(worst, 'день', 'дня', 'дней')}" if worst else ""
    day = day_in_words(source.as_of)
    standing = (
        f"На {day} просрочено без ответа {appeals(len(late_now))}."
        if late_now
        else (f"На {day} просроченных обращений без ответа нет.")
    )
    return (f"{said}.", standing)


def _histogram(ledger: Ledger, delays: dict[int, int]) -> tuple[Chart, ...]:
    if not delays:
        return ()
    steps = ((0, "в срок"), *STEPS)
    cells = [
        ledger.count(f"delay.{start}", [key for key, days in delays.items() if _step(days) == start])
        for start, _ in steps
    ]
    series = Series(
        name="дан ответ",
        values=tuple(int(cell.value or 0) for cell in cells),
        figures=tuple(cell.figure or "" for cell in cells),
    )
    return (
        Chart(
            kind=ChartKind.HISTOGRAM,
            title="Обращения по задержке ответа",
            over="Задержка",
            labels=tuple(name for _, name in steps),
            series=(series,),
        ),
    )


def _broken(source: Source, delays: dict[int, int], late_now: dict[int, int]) -> tuple[Section, ...]:
    """List each term that was not kept, the longest delay first."""
    reckoning = source.reckoning
    late = [(delays[case.key], case) for case in reckoning.answered if delays[case.key]]
    late += [(late_now[case.key], case) for case in reckoning.overdue]
    if not late:
        return ()
    late.sort(key=lambda one: (-one[0], one[1].number))
    rows = tuple(_row(source, case, days) for days, case in late)
    columns = (
        Column(title="Номер", measure=Measure.TEXT, width=2),
        Column(title="Отраслевой блок", measure=Measure.TEXT, width=2.6),
        Column(title="Исполнитель", measure=Measure.TEXT, width=2.8),
        Column(title="Срок", measure=Measure.DAY, width=1.5),
        Column(title="Ответ", measure=Measure.DAY, width=1.5),
        Column(title="Дней", width=0.9),
    )
    table = Table(title="Обращения с нарушенным сроком", columns=columns, rows=rows)
    return (Section(key="broken", title="Нарушенные сроки", short="Нарушенные", tables=(table,)),)


def _row(source: Source, case: NoteCase, days: int) -> shape.Row:
    answered = case.answered_on if case.answered_on and case.answered_on <= source.as_of.isoformat() else None
    return (
        words(case.number),
        words(source.blocks_in_words(case.key)),
        words(source.executors_in_words(case.key)),
        Cell(value=(case.due or "")[:10]),
        Cell(value=answered),
        Cell(value=days),
    )
