"""A paper drawn: every sheet as DOCX and, from that very document, as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.papers import content, pdf, qr
from mcu_desktop.papers.addressing import Addressing
from mcu_desktop.papers.kinds import PAPERS, To
from mcu_desktop.papers.telling import missing, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mcu_desktop.papers.kinds import Sheet
    from mcu_desktop.papers.telling import Subject
    from mcu_desktop.papers.template import Template
    from mcu_desktop.papers.wish import Recipient, Wish


class Drawn(NamedTuple):
    """One sheet on paper."""

    sheet: Sheet
    title: str
    addressee: str
    number: str
    document: bytes
    pages: bytes


class Paper(NamedTuple):
    """All sheets of a paper, and what is to be looked at before they go out."""

    sheets: tuple[Drawn, ...]
    warnings: tuple[str, ...]


def draw(
    subject: Subject, wish: Wish, template: Callable[[str], Template], numbers: Callable[[], str]
) -> Paper:
    """Draw a paper; `numbers` gives each letter its number, empty words where it is a draft."""
    names = Addressing(subject.office)
    picture = qr.png(subject.code)
    sheets = []
    for sheet, recipient, which in _sheets(wish):
        number = numbers() if sheet.letter else ""
        values = told(subject, wish, sheet, recipient, number, names)
        title = f"{PAPERS[wish.kind].title}, {sheet.title.lower()}{which}"
        named = f"{title}. Дело № {subject.case.number}"
        document = template(sheet.template).filled(values, title=named, picture=picture)
        addressee = ", ".join(values["адресат"])
        pages = pdf.drawn(content.read(document))
        sheets.append(Drawn(sheet, title, addressee, number, document, pages))
    doubts = [f"Проверьте падеж: «{name}»." for name in names.doubts]
    gaps = [f"Не заполнено: {asked.title.lower()}." for asked in missing(wish)]
    return Paper(tuple(sheets), (*gaps, *doubts))


def _sheets(wish: Wish) -> Iterator[tuple[Sheet, Recipient | None, str]]:
    """Give each sheet with the body it goes to, and which of several letters it is."""
    for sheet in PAPERS[wish.kind].sheets:
        bodies = wish.bodies if sheet.to is To.BODY and wish.bodies else (None,)
        for place, body in enumerate(bodies, start=1):
            yield sheet, body, f" {place}" if len(bodies) > 1 else ""
