"""The list of moved terms as its paper says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.moves import Move


def pages(seat: Asking, move: Move) -> bytes:
    """Give the list as PDF."""
    from mcu_desktop.reports.moves_sheet import pdf  # noqa: PLC0415 - half a second of libraries

    titles = {norm.id: norm.title for norm in seat.terms.norms}
    names: dict[str, list[str]] = {}
    for one in move.people:
        for term in one.terms:
            names.setdefault(term.case, []).append(one.name)
    terms = [
        (
            f"№ {term.number}",
            titles.get(term.norm, term.norm),
            written(term.before),
            written(term.after),
            ", ".join(dict.fromkeys(names.get(term.case, ()))) or "не назначен",
        )
        for term in move.terms
    ]
    people = [
        (
            one.name,
            str(len(one.terms)),
            f"{one.told_at:%d.%m.%Y %H:%M}, {one.told_by}" if one.told_at else "нет",
            "",
        )
        for one in move.people
    ]
    facts = {"Изменение": move.cause, "Когда и кем": f"{move.at:%d.%m.%Y %H:%M}, {move.author}"}
    return pdf(seat.office.administration.name, facts, terms, people)


def written(due: str) -> str:
    """Give a last day, or a last moment, as people write it."""
    year, month, rest = due.split("-", 2)
    return f"{rest[:2]}.{month}.{year}{f' {rest[3:8]}' if len(rest) > len('22') else ''}"
