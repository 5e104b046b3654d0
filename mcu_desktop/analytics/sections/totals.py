"""Section 1: what came in, what went out, what stands at the end of the period."""

from __future__ import annotations

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.wording import (
    FEW,
    appeals,
    both_compared,
    by_appeals,
    compared,
    growth,
    marked,
    tell,
    than_before,
)
from mcu_desktop.domain.notes.note import Cell, Chart, ChartKind, Column, Measure, Section, Series, Table
from mcu_desktop.domain.notes.period import MONTHS, Period, day_in_words
from mcu_desktop.domain.notes.wording import decimal, share
from mcu_desktop.domain.spelling import agreeing, counted

_ROWS = (
    ("Поступило обращений", "received"),
    ("Дан ответ", "answered"),
    ("Закрыто", "closed"),
    ("В работе на конец периода", "in_work"),
    ("из них просрочено", "overdue"),
)


def section(account: Account) -> Section:
    """Write the totals with their changes, and the dynamics as a chart."""
    return Section(
        key="totals",
        title="Итоги недели" if account.reckoning.period.weekly else "Итоги периода",
        short="Итоги",
        paragraphs=tuple(text for text in (_received(account), _answered(account), _state(account)) if text),
        tables=_tables(account),
        charts=_charts(account),
    )


def _received(account: Account) -> str:
    period = account.reckoning.period
    received = account.count("received")
    if not received:
        said = f"За {period.accusative} обращений не поступало"
        before = account.count("received.previous")
        said += f"; {than_before(period)} поступило {appeals(before)}." if before else "."
    else:
        change = both_compared(
            received, account.count("received.previous"), account.count("received.year_before"), period
        )
        said = (
            f"За {period.accusative} поступило {appeals(received)}: {change}. Здесь и далее вместе считаются "
            "обращения по Федеральному закону № 59-ФЗ и сообщения, поступившие по другим каналам."
        )
    late = account.count("received.late")
    if late:
        came = agreeing(late, "поступило", "поступили", "поступили")
        entered = agreeing(late, "зарегистрировано", "зарегистрированы", "зарегистрированы")
        said += f" Ещё {appeals(late)} {came} раньше, но {entered} в отчётном периоде."
    return said


def _answered(account: Account) -> str:
    period = account.reckoning.period
    said = []
    closed = account.count("closed")
    if closed:
        change = compared(closed, account.count("closed.previous"), than_before(period))
        said.append(f"Закрыто {appeals(closed)}: {change}.")
    answered = account.count("answered")
    if answered:
        in_time = account.count("answered.in_time")
        average = marked(decimal(account.value("average_term")), "average_term")
        told = (
            "все в срок"
            if in_time == answered
            else f"в срок – по {tell(in_time)} ({marked(share(account.value('in_time')), 'in_time')})"
        )
        said.append(
            f"Ответы направлены по {by_appeals(answered)}, {told}; "
            f"от регистрации до ответа в среднем прошло {average} дня."
        )
    out = account.count("out")
    if out:
        left = agreeing(out, "выведено", "выведены", "выведены")
        said.append(
            f"Без ответа по существу (перенаправлено, возвращено, отозвано) из работы {left} {appeals(out)}."
        )
    return " ".join(said)


def _state(account: Account) -> str:
    day = day_in_words(account.reckoning.as_of)
    in_work, overdue = account.count("in_work"), account.count("overdue")
    if not in_work:
        return f"По состоянию на {day} обращений в работе нет."
    state = f"По состоянию на {day} в работе {appeals(in_work)}, "
    return state + (f"из них просрочено {tell(overdue)}." if overdue else "просроченных среди них нет.")


def _tables(account: Account) -> tuple[Table, ...]:
    rows = tuple(_row(account, title, name) for title, name in _ROWS)
    if not any(cell.value for row in rows for cell in row[1:]):
        return ()
    columns = (
        Column(title="Показатель", measure=Measure.TEXT, width=3),
        Column(title="За период", width=1.2),
        Column(title="Преды\u00adдущий период", width=1.4),
        Column(title="Измене\u00adние", measure=Measure.CHANGE, width=1.3),
        Column(title="Измене\u00adние, %", measure=Measure.GROWTH, width=1.4),
        Column(title="Год назад", width=1.2),
        Column(title="Измене\u00adние за год", measure=Measure.CHANGE, width=1.4),
    )
    return (Table(title="Основные показатели", columns=columns, rows=rows),)


def _row(account: Account, title: str, name: str) -> tuple[Cell, ...]:
    now, before = account.count(name), account.count(f"{name}.previous")
    year = account.cell(f"{name}.year_before")
    return (
        words(title),
        account.cell(name),
        account.cell(f"{name}.previous"),
        Cell(value=now - before),
        Cell(value=_growth(now, before)),
        year,
        Cell(value=None if year.value is None else now - int(year.value)),
    )


def _growth(now: int, before: int) -> float | str | None:
    return growth(now, before) if before >= FEW else None


def _charts(account: Account) -> tuple[Chart, ...]:
    steps = [step for step in account.reckoning.period.trend() if step.first <= account.reckoning.as_of]
    series = tuple(
        Series(
            name=title,
            values=account.counts(f"{name}.trend.{step.first}" for step in steps),
            figures=tuple(f"{name}.trend.{step.first}" for step in steps),
        )
        for title, name in (("поступило", "received"), ("закрыто", "closed"))
    )
    if not any(value for line in series for value in line.values):
        return ()
    weekly = steps[0].weekly
    return (
        Chart(
            kind=ChartKind.LINES,
            title=f"Поступило и закрыто обращений за {_span(len(steps), weekly=weekly)}",
            over="Неделя с" if weekly else "Месяц",
            labels=tuple(_label(step, weekly=weekly) for step in steps),
            series=series,
        ),
    )


def _span(steps: int, *, weekly: bool) -> str:
    if weekly:
        return f"{counted(steps, 'неделю', 'недели', 'недель')} (указан первый день недели)"
    return counted(steps, "месяц", "месяца", "месяцев")


def _label(step: Period, *, weekly: bool) -> str:
    if weekly:
        return step.first.strftime("%d.%m")
    return f"{MONTHS[step.first.month - 1][0][:3]} {step.first:%y}"
