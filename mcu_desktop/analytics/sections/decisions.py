"""Section 1: what the head decides on – what is late, at whose desk, what to order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.reckoning import NO_EXECUTOR
from mcu_desktop.analytics.wording import appeals, by_appeals, tell
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.period import day_and_month
from mcu_desktop.domain.spelling import agreeing, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.store.rows import NoteCase

MOST_DESKS = 12
"""Desks at most: what follows stays on the first page."""
_LATE, _COMING = "overdue.executor.", "due_next_week.executor."


def section(account: Account) -> Section:
    """Say in a paragraph what waits for a decision, and in a table whom to ask for what."""
    desks = _desks(account)
    return Section(
        key="decisions",
        title="Что требует решения",
        short="Решения",
        paragraphs=(_text(account),),
        tables=(_table(account, desks),) if desks else (),
    )


def _desks(account: Account) -> tuple[str, ...]:
    """Give who is asked for something: those with most late, then what is nobody's, then what is to come."""
    nobody = (NO_EXECUTOR,) if account.count("unassigned") else ()
    return tuple(dict.fromkeys((*account.parts(_LATE), *nobody, *account.parts(_COMING))))


def _text(account: Account) -> str:
    late, coming, nobody = (account.count(name) for name in ("overdue", "due_next_week", "unassigned"))
    following = account.reckoning.coming
    span = f"С {day_and_month(following.first)} по {day_and_month(following.last)}"
    said = []
    if late:
        desks = len([desk for desk in account.parts(_LATE) if desk != NO_EXECUTOR])
        whose = (
            f" у {desks} {agreeing(desks, 'исполнителя', 'исполнителей', 'исполнителей')}" if desks else ""
        )
        said.append(f"Просрочено {appeals(late)}{whose}.")
    else:
        said.append("Просроченных обращений нет.")
    if coming:
        said.append(f"{span} истекает срок ответа {'ещё ' if late else ''}по {by_appeals(coming)}.")
    else:
        said.append(f"{span} сроки ответа не истекают.")
    if nobody:
        said.append(f"Исполнитель не назначен по {by_appeals(nobody)}.")
    if account.count("control"):
        said.append(f"На контроле {tell(account.count('control'))}.")
    return " ".join(said)


def _table(account: Account, desks: tuple[str, ...]) -> Table:
    cases = {case.key: case for case in account.reckoning.in_work}
    following = account.reckoning.coming
    rest = len(desks) - MOST_DESKS
    title = "Кому и что поручить"
    return Table(
        title=title
        if rest <= 0
        else f"{title} ({MOST_DESKS} из {len(desks)} исполнителей, остальные – ниже)",
        columns=(
            Column(title="Исполнитель", measure=Measure.TEXT, width=2.7),
            Column(title="Просро\u00adчено", width=1.1),
            Column(title=f"Истекает {following.first:%d.%m}–{following.last:%d.%m}", width=1.2),
            Column(title="Поручить", measure=Measure.TEXT, width=4.2),
        ),
        rows=tuple(
            (
                words(desk),
                _met(account, _LATE + desk),
                _met(account, _COMING + desk),
                words(_order(account, desk, cases)),
            )
            for desk in desks[:MOST_DESKS]
        ),
    )


def _met(account: Account, name: str) -> Cell:
    return account.cell(name) if name in account.figures else Cell(value=None)


def _order(account: Account, desk: str, cases: dict[int, NoteCase]) -> str:
    """Name the most urgent case of a desk, and what is to be done with it."""
    late, coming = (_of(account, prefix + desk) for prefix in (_LATE, _COMING))
    nobodys = _of(account, "unassigned") if desk == NO_EXECUTOR else ()
    first = min((cases[key] for key in late or coming or nobodys), key=_urgency)
    others = len({*late, *coming, *nobodys}) - 1
    more = f" и ещё по {others}" if others else ""
    if desk == NO_EXECUTOR:
        return f"Назначить исполнителя по № {first.number}{more}"
    due = date.fromisoformat((first.due or "")[:10])
    if not late:
        return f"Ответить в срок по № {first.number} (до {due:%d.%m}){more}"
    days = (account.reckoning.as_of - due).days
    delay = f"просрочено на {counted(days, 'день', 'дня', 'дней')}" if days else "срок вышел сегодня"
    return f"Ответить немедленно по № {first.number} ({delay}){more}"


def _of(account: Account, name: str) -> Sequence[int]:
    return account.figures[name].cases if name in account.figures else ()


def _urgency(case: NoteCase) -> tuple[str, int]:
    return case.due or "9999", case.key
