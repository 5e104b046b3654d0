"""The columns of the register as values: the window, the paper and the files say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Form, Kind, Mark, Status
from mcu_desktop.store.rows import CaseLine

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

Naming = Callable[[str], str]
"""Gives the name of a block or a person."""
Value = str | date
"""What a cell holds; files keep days as days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn:
    """One column; `value` gets the line and who names blocks and people."""

    key: str
    title: str
    width: int
    """In characters of the usual size."""
    value: Callable[[CaseLine, Naming], Value]

    def text(self, line: CaseLine, named: Naming) -> str:
        """Give the value as a person reads it."""
        return in_words(self.value(line, named))


def in_words(value: Value) -> str:
    """Write a day as papers do."""
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else value


def _due(line: CaseLine, _named: Naming) -> Value:
    """Give the last day, or the last moment as «05.11.2026 до 14:00»."""
    if line.due is None:
        return ""
    day = date.fromisoformat(line.due[:10])
    return day if len(line.due) == len("2026-01-01") else f"{in_words(day)} до {line.due[11:16]}"


def _marks(line: CaseLine, _named: Naming) -> str:
    return ", ".join(RUSSIAN[Mark(mark)] for mark in line.marks)


REGISTER_COLUMNS: tuple[RegisterColumn, ...] = (
    RegisterColumn(key="number", title="№", width=14, value=lambda line, _: line.number),
    RegisterColumn(key="due", title="Срок", width=25, value=_due),
    RegisterColumn(
        key="status", title="Статус", width=19, value=lambda line, _: RUSSIAN[Status(line.status)]
    ),
    RegisterColumn(key="applicant", title="Заявитель", width=28, value=lambda line, _: line.applicant),
    RegisterColumn(key="summary", title="Суть", width=44, value=lambda line, _: line.summary),
    RegisterColumn(
        key="block", title="Блок", width=16, value=lambda line, named: ", ".join(map(named, line.blocks))
    ),
    RegisterColumn(
        key="executor",
        title="Исполнитель",
        width=26,
        value=lambda line, named: ", ".join(map(named, line.executors)),
    ),
    RegisterColumn(
        key="registered",
        title="Зарегистрировано",
        width=19,
        value=lambda line, _: date.fromisoformat(line.registered_on),
    ),
    RegisterColumn(
        key="channel", title="Канал", width=22, value=lambda line, _: RUSSIAN[Channel(line.channel)]
    ),
    RegisterColumn(
        key="received",
        title="Получено",
        width=13,
        value=lambda line, _: date.fromisoformat(line.received_on),
    ),
    RegisterColumn(key="form", title="Форма", width=15, value=lambda line, _: RUSSIAN[Form(line.form)]),
    RegisterColumn(key="kind", title="Вид", width=15, value=lambda line, _: RUSSIAN[Kind(line.kind)]),
    RegisterColumn(key="address", title="Адрес", width=34, value=lambda line, _: line.address),
    RegisterColumn(key="place", title="Место", width=30, value=lambda line, _: line.place),
    RegisterColumn(key="marks", title="Пометки", width=28, value=_marks),
)
CASES = ("дело", "дела", "дел")
USUAL = tuple(column.key for column in REGISTER_COLUMNS[:9])
"""The columns that are shown until somebody chooses others."""


def chosen_columns(keys: Iterable[str]) -> tuple[RegisterColumn, ...]:
    """Give the columns of these keys, in this order."""
    known = {column.key: column for column in REGISTER_COLUMNS}
    return tuple(known[key] for key in keys if key in known)


def naming(workplace: Workplace) -> Naming:
    """Give who names blocks and people, and asks for each name once."""
    names: dict[str, str] = {}

    def named(card: str) -> str:
        if card not in names:
            names[card] = workplace.block_name(CardId(card))
        return names[card]

    return named


def values(
    workplace: Workplace, keys: Iterable[int], columns: tuple[RegisterColumn, ...]
) -> Iterator[tuple[Value, ...]]:
    """Give the rows of some cases, in the order asked."""
    named = naming(workplace)
    for line in workplace.lines(tuple(keys)):
        yield tuple(column.value(line, named) for column in columns)
