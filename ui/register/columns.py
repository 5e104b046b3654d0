"""The columns of the register: title, width, order in SQL, and what a cell says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Status
from mcu_desktop.store.rows import CaseLine

Naming = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `text` gets the line and who names blocks and people."""

    title: str
    width: int
    """In characters of the usual size."""
    text: Callable[[CaseLine, Naming], str]
    order: str | None = None
    searched: bool = False
    """Words of the search are highlighted here."""


def _day(iso: str) -> str:
    return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}"


COLUMNS: tuple[Column, ...] = (
    Column(title="№", width=14, order="number", searched=True, text=lambda line, _: line.number),
    Column(title="Срок", width=25, order="due", text=lambda line, _: line.due or ""),
    Column(title="Статус", width=19, order="status", text=lambda line, _: RUSSIAN[Status(line.status)]),
    Column(
        title="Заявитель", width=28, order="applicant", searched=True, text=lambda line, _: line.applicant
    ),
    Column(title="Суть", width=44, searched=True, text=lambda line, _: line.summary),
    Column(title="Блок", width=16, text=lambda line, named: ", ".join(map(named, line.blocks))),
    Column(title="Исполнитель", width=26, text=lambda line, named: ", ".join(map(named, line.executors))),
    Column(title="Зарегистрировано", width=19, order="newest", text=lambda line, _: _day(line.registered_on)),
    Column(title="Канал", width=22, text=lambda line, _: RUSSIAN[Channel(line.channel)]),
)
DUE = 1
