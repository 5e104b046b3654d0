"""The sheet of the day, made in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.day_sheet import DaySheet, SheetLine, SheetPart
from mcu_desktop.workplace import today
from ui.lists.due import day_and_time, left
from ui.today.rows import Row, ShownDay, shown_day
from ui.today.words import PILE_TITLES, whole_hat

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.workplace.workplace import Workplace

MOST_ON_PAPER = 100
"""Cases of a pile that are printed; more than that is no list for a day."""


def day_pages(workplace: Workplace, duty: Duty | None) -> bytes:
    """Write the sheet of the day as it stands now, as PDF."""
    sheet = day_sheet(shown_day(workplace, duty), workplace.person_name(workplace.person))
    return today.pages(workplace, sheet)


def day_sheet(shown: ShownDay, person: str) -> DaySheet:
    """Turn a day into a sheet: a case that has several reasons is listed under the first."""
    listed: set[str] = set()
    parts = []
    for pile, heap in shown.day.piles.items():
        rows = shown.rows[pile]
        fresh = [row for row in rows if row.line.id not in listed]
        printed = fresh[:MOST_ON_PAPER]
        listed.update(row.line.id for row in printed)
        parts.append(
            SheetPart(
                title=PILE_TITLES[pile],
                total=heap.total,
                lines=tuple(_line(row, shown) for row in printed),
                above=len(rows) - len(fresh),
            )
        )
    day = shown.day
    return DaySheet(at=day.at, person=person, duty=whole_hat(day.duty), parts=tuple(parts))


def _line(row: Row, shown: ShownDay) -> SheetLine:
    line = row.line
    return SheetLine(
        number=line.number,
        due=day_and_time(line.due) if line.due else "срок не идёт",
        left=left(line.due, shown.day.at).words,
        applicant=line.applicant,
        summary=line.summary,
        executor=row.who,
        to_do=row.to_do,
    )
