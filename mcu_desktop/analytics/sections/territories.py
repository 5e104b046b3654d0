"""Section 5: from where people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.figures import ELSEWHERE, elsewhere, part
from mcu_desktop.analytics.reckoning import NO_PLACE
from mcu_desktop.analytics.wording import appeals, listed, tell
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.wording import number, share
from mcu_desktop.domain.spelling import agreeing

if TYPE_CHECKING:
    from collections.abc import Sequence

_PREFIX = "received.territory."


def section(account: Account) -> Section:
    """Write the places that wrote most."""
    places = tuple(place for place in account.parts(_PREFIX) if place != NO_PLACE)
    return Section(
        key="territories",
        title="Территории",
        short="Территории",
        paragraphs=(_text(account, places),),
        tables=(_table(account, places),) if places else (),
    )


def _text(account: Account, places: tuple[str, ...]) -> str:
    received = account.count("received")
    if not received:
        return "Обращений с территорий не поступало."
    unknown = account.count(_PREFIX + NO_PLACE)
    if not places:
        return "Ни в одном из поступивших обращений место не указано."
    first = account.foremost(_PREFIX, places)
    where = agreeing(len(places), "территории", "территорий", "территорий")
    said = f"Обращения поступили с {number(len(places))} {where}"
    if not first:
        said += f", не больше {account.most(_PREFIX, places)} с каждой."
    else:
        told = listed([f"{place} – {tell(account.count(_PREFIX + place))}" for place in first])
        said += f": {told}." if len(places) == len(first) else f", больше всего: {told}."
    if unknown:
        whole = share(part(account.figures[_PREFIX + NO_PLACE], account.figures["received"]))
        verb = agreeing(unknown, "содержит", "содержат", "содержат")
        said += f" Ещё {appeals(unknown)} ({whole}) не {verb} указания на место."
    return said


def _table(account: Account, places: tuple[str, ...]) -> Table:
    columns = (
        Column(title="Территория", measure=Measure.TEXT, width=3.6),
        Column(title="Поступило", width=1.2),
        Column(title="Доля", measure=Measure.SHARE, width=1.2),
        Column(title="Предыдущий период", width=1.5),
        Column(title="Изменение", measure=Measure.CHANGE, width=1.3),
    )
    others = elsewhere(places)
    rows = [_row(account, place) for place in places[: len(places) - len(others)]]
    if others:
        rows.append(_others(account, others))
    if NO_PLACE in account.parts(_PREFIX):
        rows.append(_row(account, NO_PLACE))
    return Table(title="Поступило по территориям", columns=columns, rows=tuple(rows))


def _row(account: Account, place: str) -> tuple[Cell, ...]:
    name = _PREFIX + place
    return (
        words(place),
        account.cell(name),
        account.share(name, account.figures["received"]),
        account.counted(f"{name}.previous"),
        Cell(value=account.count(name) - account.count(f"{name}.previous")),
    )


def _others(account: Account, places: Sequence[str]) -> tuple[Cell, ...]:
    now = account.count(ELSEWHERE)
    before = sum(account.count(f"{_PREFIX}{place}.previous") for place in places)
    return (
        words(f"Остальные ({number(len(places))})"),
        account.cell(ELSEWHERE),
        account.share(ELSEWHERE, account.figures["received"]),
        Cell(value=before),
        Cell(value=now - before),
    )
