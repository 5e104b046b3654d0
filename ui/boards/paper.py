"""The boards that are shown with their pages, made in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.overdue import overdue
from mcu_desktop.domain.notes.board_sheet import BoardColumn, BoardLine, BoardSheet
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Status
from mcu_desktop.workplace.board_paper import board_pages
from ui.boards.cards import named_marks
from ui.boards.heading import Amount
from ui.boards.lanes import WITHOUT_EXECUTOR, by_executor
from ui.lists.due import day_and_time, left
from ui.paper.preview import Papers, Preview, pdf_papers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.store.rows import BoardCard
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class Shown(NamedTuple):
    """A board as the window shows it."""

    title: str
    narrowed: str
    cards: Sequence[BoardCard]
    whole: Mapping[Status, int]
    limits: Mapping[Status, int]
    in_lanes: bool


def show_paper(bridge: Bridge, boards: Sequence[Shown], at: datetime, parent: QWidget) -> None:
    """Show boards as they will print."""
    named = "Доска" if len(boards) == 1 else "Доски"
    title = f"{named}: {'; '.join(shown.title for shown in boards)}"
    Preview(bridge, title, board_papers(boards), f"{named} {at:%Y-%m-%d}.pdf", parent).open()


def board_papers(boards: Sequence[Shown]) -> Callable[[Workplace], Papers]:
    """Give the question for the pages of boards."""

    def ask(workplace: Workplace) -> Papers:
        def named(who: str) -> str:
            return workplace.person_name(CardId(who)) if who else WITHOUT_EXECUTOR

        now = workplace.now()
        return pdf_papers(board_pages(workplace, *(board_sheet(shown, now, named) for shown in boards)))

    return ask


def board_sheet(shown: Shown, now: datetime, named: Callable[[str], str]) -> BoardSheet:
    """Turn a board into a sheet."""
    columns = []
    in_order = by_executor(shown.cards, named) if shown.in_lanes else shown.cards
    for status in Status:
        cards = [card for card in in_order if card.column == status]
        limit = shown.limits.get(status)
        columns.append(
            BoardColumn(
                title=RUSSIAN[status],
                lines=tuple(_line(card, now, named) for card in cards),
                late=sum(1 for card in cards if card.due and overdue(card.due, now)),
                limit=limit,
                over=Amount(len(cards), shown.whole.get(status, 0), limit).over,
            )
        )
    return BoardSheet(
        at=now,
        title=shown.title,
        narrowed=shown.narrowed,
        columns=tuple(columns),
        in_lanes=shown.in_lanes,
    )


def _line(card: BoardCard, now: datetime, named: Callable[[str], str]) -> BoardLine:
    return BoardLine(
        number=card.number,
        due=day_and_time(card.due) if card.due else "срок не идёт",
        left=left(card.due, now).words,
        applicant=card.applicant,
        summary=card.summary,
        marks=" · ".join([*named_marks(card.marks), RUSSIAN[Channel(card.channel)]]),
        executor=named(card.executor),
    )
