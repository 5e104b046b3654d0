"""Section 6: what is overdue, by executor and one by one, without the applicants' names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.figures import delaying
from mcu_desktop.analytics.heaps import grouped
from mcu_desktop.analytics.reckoning import NO_BLOCK, NO_EXECUTOR
from mcu_desktop.analytics.sections.decisions import MOST_DESKS
from mcu_desktop.analytics.wording import appeals, of_appeals
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.wording import number
from mcu_desktop.domain.spelling import counted

if TYPE_CHECKING:
    from mcu_desktop.store.rows import NoteCase

MOST = 50
"""Cases listed one by one, the most delayed first."""


def section(account: Account) -> Section:
    """Write how many are overdue, at whose desks, and list them."""
    overdue = sorted(account.reckoning.overdue, key=lambda case: (case.due or "", case.key))
    if not overdue:
        return Section(
            key="overdue",
            title="Просроченные обращения",
            short="Просрочки",
            paragraphs=("Просроченных обращений нет.",),
        )
    return Section(
        key="overdue",
        title="Просроченные обращения",
        short="Просрочки",
        paragraphs=(_text(account, overdue),),
        tables=(*_executors(account), _cases(account, overdue[:MOST])),
    )


def _text(account: Account, overdue: list[NoteCase]) -> str:
    longest = overdue[0]
    days = _delay(account, longest)
    delay = f"на {counted(days, 'день', 'дня', 'дней')}" if days else "менее чем на день"
    if len(overdue) == 1:
        return f"Просрочено одно обращение, № {longest.number}: {delay}."
    said = f"Просрочено {appeals(len(overdue))}; дольше всех, {delay}, – № {longest.number}."
    if len(overdue) > MOST:
        said += f" В списке – {MOST} с наибольшей просрочкой из {of_appeals(len(overdue))}."
    return said


def _delay(account: Account, case: NoteCase) -> int:
    return (account.reckoning.as_of - date.fromisoformat((case.due or "")[:10])).days


def _executors(account: Account) -> tuple[Table, ...]:
    """Tell every desk, where the first section had no room for all."""
    prefix = "overdue.executor."
    desks = account.parts(prefix)
    if len(desks) <= MOST_DESKS:
        return ()
    columns = (
        Column(title="Исполнитель", measure=Measure.TEXT, width=4.5),
        Column(title="Просрочено обращений", width=1.5),
    )
    rows = tuple((words(name), account.cell(prefix + name)) for name in desks)
    return (Table(title="Просрочено по исполнителям", columns=columns, rows=rows),)


def _cases(account: Account, overdue: list[NoteCase]) -> Table:
    questions = grouped(delaying(account.reckoning, overdue), lambda question: question.case)
    names = account.reckoning.names
    rows = []
    for case in overdue:
        of_case = questions.get(case.key, [])
        blocks = dict.fromkeys(names.block(question.block) or NO_BLOCK for question in of_case)
        executors = dict.fromkeys(names.person(question.executor) or NO_EXECUTOR for question in of_case)
        rows.append(
            (
                words(case.number),
                words("; ".join(map(account.block, blocks))),
                words("; ".join(executors)),
                Cell(value=(case.due or "")[:10]),
                Cell(value=_delay(account, case)),
            )
        )
    title = "Просроченные обращения"
    if len(account.reckoning.overdue) > len(overdue):
        title += f" ({number(len(overdue))} с наибольшей просрочкой)"
    return Table(
        title=title,
        columns=(
            Column(title="Номер", measure=Measure.TEXT, width=2.1),
            Column(title="Отраслевой блок", measure=Measure.TEXT, width=2.8),
            Column(title="Исполнитель", measure=Measure.TEXT, width=2.8),
            Column(title="Срок", measure=Measure.DAY, width=1.4),
            Column(title="Дней просрочки", width=1.3),
        ),
        rows=tuple(rows),
    )
