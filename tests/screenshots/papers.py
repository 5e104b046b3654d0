"""Every page of every report as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdfium2 import PdfDocument

from mcu_desktop.analytics.reporting.catalogue import CATALOGUE
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.vocabulary import CaseId, Status
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace import case_folder, case_paper, notes, reporting
from mcu_desktop.workplace import papers as outgoing
from mcu_desktop.workplace.register_columns import REGISTER_COLUMNS, USUAL
from mcu_desktop.workplace.register_paper import pages as register_pages
from mcu_desktop.workplace.slips import Paper, paper
from mcu_desktop.workplace.workplace import Workplace
from tests.papers.letters import wish
from tests.screenshots.profiles import LONG_WORD, opened
from ui.boards.paper import Shown, board_papers
from ui.figures.spans import Span, beside, period_with
from ui.today.paper import day_pages

_SCALE = 1.5
_ON_PAPER = 60


def draw_papers(folder: Path, home: Path, content: str) -> Iterator[Path]:
    """Draw what an office of one kind prints, and tell each picture."""
    office = opened(home)
    try:
        for name, pdf in papers(office, content):
            document = PdfDocument(pdf)
            for number, page in enumerate(document, start=1):
                path = folder / f"paper-{name}-{content}-{number:02}.png"
                page.render(scale=_SCALE).to_pil().save(path)
                yield path
            document.close()
    finally:
        office.close()


def papers(office: Workplace, content: str) -> Iterator[tuple[str, bytes]]:
    """Give every report by its name."""
    proposals = (LONG_WORD * 3, f"{LONG_WORD} " * 30) if content == "long" else ()
    this_week, this_year = (period_with(span, office.today(), 0) for span in (Span.WEEK, Span.YEAR))
    for span, period in ((Span.WEEK, beside(Span.WEEK, this_week, -1)), (Span.YEAR, this_year)):
        yield (
            f"note-{span.name.lower()}",
            notes.pages(office, notes.write(office, period, proposals=proposals)),
        )
    yield "day", day_pages(office, None)
    keys = office.keys(Filter())[:_ON_PAPER]
    columns = tuple(column for column in REGISTER_COLUMNS if column.key in USUAL)
    yield "register", register_pages(office, keys, columns, "Все дела")
    yield "board", board(office)
    for line in office.lines(keys[:1]):
        yield "card", case_paper.pages(office, CaseId(line.id))
        for which in Paper:
            yield which.value, paper(office, CaseId(line.id), which)
        yield "folder", folder(office, CaseId(line.id))
        for letter in PaperKind:
            drawn = outgoing.preview(office, CaseId(line.id), wish(letter)).sheets
            yield from ((f"letter-{letter}-{number}", one.pages) for number, one in enumerate(drawn, start=1))
    quarter = period_with(Span.QUARTER, office.today(), 0)
    for kind in CATALOGUE:
        report = reporting.write(office, reporting.Asked(name=kind.name, period=quarter)).report
        yield f"report-{kind.name}", reporting.drawn(report)[0]


def folder(office: Workplace, case: CaseId) -> bytes:
    """Give the case for the prosecutor."""
    with TemporaryDirectory() as place:
        return case_folder.write(office, case, Path(place) / "folder.pdf").path.read_bytes()


def board(office: Workplace) -> bytes:
    """Give the board of the first block."""
    block = next(iter(office.office.blocks))
    cards = office.board(block)
    whole = Counter(Status(card.column) for card in cards)
    title = office.block_name(block)
    shown = Shown(title=title, narrowed="", cards=cards, whole=whole, limits={}, in_lanes=False)
    return board_papers([shown])(office).pdf
