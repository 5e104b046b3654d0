"""Section 8: what runs out in the seven days to come."""

from __future__ import annotations

from datetime import timedelta

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.wording import by_appeals, quoted
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table

_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def section(account: Account) -> Section:
    """Write how many answers are due, by block and by day."""
    due = account.count("due_next_week")
    return Section(
        key="following",
        title=f"Что истекает {_when(account)}",
        short="Истекает",
        paragraphs=(_text(account),),
        tables=(_table(account),) if due else (),
    )


def _text(account: Account) -> str:
    coming = account.reckoning.coming
    when = _when(account)
    span = f"{when[0].upper()}{when[1:]}, {coming.accusative.removeprefix('неделю ')},"
    due = account.count("due_next_week")
    if not due:
        return f"{span} сроки ответа не истекают."
    said = f"{span} истекает срок ответа по {by_appeals(due)}."
    names = _names(account)
    if len(names) == 1:
        whose = "Оно" if due == 1 else "Все они"
        return f"{said} {whose} – в блоке {quoted(account.block(names[0]))}."
    first = account.foremost("due_next_week.block.", names)
    if not first:
        return f"{said} Они распределены {account.spread('due_next_week.block.', names)}."
    told = account.all_told("due_next_week.block.", first)
    return f"{said} {'По блокам:' if len(first) == len(names) else 'Больше всего – в блоках'} {told}."


def _when(account: Account) -> str:
    after = account.reckoning.coming == account.reckoning.period.following()
    return "на следующей неделе" if after else "в ближайшие семь дней"


def _names(account: Account) -> list[str]:
    return [name for name in account.reckoning.blocks if account.count(f"due_next_week.block.{name}")]


def _table(account: Account) -> Table:
    coming = account.reckoning.coming
    days = [coming.first + timedelta(days=n) for n in range(coming.length)]
    by_day = [f"due_next_week.day.{day}" for day in days]
    blocks = (
        (
            words(name),
            *(_met(account, f"{day}.block.{name}") for day in by_day),
            account.cell(f"due_next_week.block.{name}"),
        )
        for name in _names(account)
    )
    last = (
        words("Всего обращений"),
        *(_met(account, day) for day in by_day),
        account.cell("due_next_week"),
    )
    return Table(
        title=f"Сроки ответа, истекающие {_when(account)}",
        columns=(
            Column(title="Отраслевой блок", measure=Measure.TEXT, width=3.6),
            *(Column(title=f"{_DAYS[day.weekday()]} {day:%d.%m}", width=0.9) for day in days),
            Column(title="Всего", width=0.9),
        ),
        rows=(*blocks, last),
        summed=True,
    )


def _met(account: Account, name: str) -> Cell:
    """Give a count, nothing where there is none: noughts would hide the days that matter."""
    return account.cell(name) if account.count(name) else Cell(value=None)
