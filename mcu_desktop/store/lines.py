"""A line of the register as queries give it, and what all queries share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.overdue import overdue
from mcu_desktop.store.models import QUESTIONS
from mcu_desktop.store.rows import CaseLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.database import Database

OPEN_STATUSES = ("registered", "assigned", "in_work", "agreement", "waiting")
STAGES = (*OPEN_STATUSES, "done", "out")
"""In the order in which a case goes through them."""

LINE = (
    "c.key, c.id, c.number, c.status, c.regime, c.form, c.kind, c.channel, c.received_on, "
    "c.registered_on, c.applicant, c.summary, c.blocks, c.executors, c.due, c.due_norm, c.marks, "
    "c.place, c.address"
)
"""The columns of a line, of `case_line c`."""


def rows(database: Database, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """Ask for all rows of a query."""
    with database.reading() as connection:
        return list(connection.execute(sql, tuple(values)).fetchall())


def chosen(database: Database, query: Any) -> list[Any]:
    """Ask for all rows of a query that peewee composed."""
    return rows(database, *query.sql())


def with_question(blocks: Sequence[CardId], executors: Sequence[CardId], stages: Sequence[str] = ()) -> Any:
    """Give the cases one question of which has one of each; what is empty does not narrow."""
    found = QUESTIONS.select(QUESTIONS.case_key)
    named = ((QUESTIONS.block, blocks), (QUESTIONS.executor, executors), (QUESTIONS.stage, stages))
    for column, wanted in named:
        if wanted:
            found = found.where(column.in_(wanted))
    return found


def one_of(column: str, wanted: Sequence[object]) -> str:
    """Give the condition that a column has one of some values."""
    return f"{column} IN ({','.join('?' * len(wanted))})"


def storable(text: str) -> str:
    """Give what was typed without halves of signs, which no table holds."""
    return text.encode("utf-8", "ignore").decode()


def lines(found: Iterable[Sequence[Any]], now: datetime) -> Iterable[CaseLine]:
    """Turn rows into lines."""
    return (line(row, now) for row in found)


def line(row: Sequence[Any], now: datetime) -> CaseLine:
    """Turn a row into a line."""
    (key, id_, number, status, regime, form, kind, channel, received_on, registered_on, applicant,
     summary, blocks, executors, due, due_norm, marks, place, address) = row  # fmt: skip
    return CaseLine(
        key=key,
        id=id_.hex(),
        number=number,
        status=status,
        regime=regime,
        form=form,
        kind=kind,
        channel=channel,
        received_on=received_on,
        registered_on=registered_on,
        applicant=applicant,
        summary=summary,
        blocks=tuple(blocks.split()),
        executors=tuple(executors.split()),
        due=due,
        due_norm=due_norm,
        overdue=due is not None and overdue(due, now),
        marks=tuple(marks.split()),
        place=place,
        address=address,
    )
