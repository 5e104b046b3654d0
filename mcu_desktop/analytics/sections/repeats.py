"""Section 7: repeated appeals, extended terms, what stays on control."""

from __future__ import annotations

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.figures import part
from mcu_desktop.analytics.wording import by_appeals, tell
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.wording import share
from mcu_desktop.domain.spelling import agreeing

_MARKS = ("repeated", "extended", "control")


def section(account: Account) -> Section:
    """Write what came again and what takes longer."""
    names = [
        name
        for name in account.reckoning.blocks
        if any(account.count(f"{mark}.block.{name}") for mark in _MARKS)
    ]
    return Section(
        key="repeats",
        title="Повторные и продлённые обращения",
        short="Повторные",
        paragraphs=(" ".join((_repeated(account), _extended(account), _control(account))),),
        tables=(_table(account, names),) if names else (),
    )


def _repeated(account: Account) -> str:
    repeated = account.count("repeated")
    if not repeated:
        return "Повторных обращений не поступало."
    noun = agreeing(repeated, "повторное обращение", "повторных обращения", "повторных обращений")
    told = share(part(account.figures["repeated"], account.figures["received"]))
    return f"Поступило {tell(repeated)} {noun} ({told} поступивших)."


def _extended(account: Account) -> str:
    extended = account.count("extended")
    if not extended:
        return "Обращений с продлённым сроком в работе нет."
    return f"Срок рассмотрения продлён по {by_appeals(extended)} из находящихся в работе."


def _control(account: Account) -> str:
    control = account.count("control")
    if not control:
        return "На контроле обращений нет."
    noun = agreeing(control, "обращение", "обращения", "обращений")
    return f"На контроле {tell(control)} {noun}."


def _table(account: Account, names: list[str]) -> Table:
    last: tuple[Cell, ...] = (words("Всего обращений"), *(account.counted(mark) for mark in _MARKS))
    return Table(
        title="Повторные, продлённые и контрольные обращения по блокам",
        columns=(
            Column(title="Отраслевой блок", measure=Measure.TEXT, width=3.6),
            Column(title="Повторных поступило", width=1.4),
            Column(title="С продлённым сроком", width=1.4),
            Column(title="На контроле", width=1.4),
        ),
        rows=(
            *((words(name), *(account.counted(f"{mark}.block.{name}") for mark in _MARKS)) for name in names),
            last,
        ),
        summed=True,
    )
