"""The weekly note over a year against its SQL alone and reportlab drawing the same pages."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from mcu_desktop.domain.notes.period import Period
from mcu_desktop.reports.note_pdf import pdf
from mcu_desktop.workplace import notes
from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, in_turns, middle

_ROUNDS = 7


def figure(home: Path) -> Figure:
    """Write and draw the note in turns with what it cannot do without."""
    period = Period(first=office.TODAY - timedelta(days=364), last=office.TODAY)
    spans = [(span.first, span.last) for span in period.compared_with()]
    with closing(office.opened(home)) as workplace:
        written = notes.write(workplace, period)
        note_rows = workplace.store.note_rows
        ours, floor = in_turns(
            lambda _: notes.pages(workplace, notes.write(workplace, period)),
            lambda _: (note_rows.within(spans, office.TODAY), pdf(written.note, draft=True)),
            _ROUNDS,
        )
        received = int(written.note.figures["received"].value)
    return Figure(
        work=f"weekly note over a year of {received:,} cases".replace(",", " "),
        floor_work="its SQL alone + reportlab drawing the same pages",
        ours=middle(ours),
        floor=middle(floor),
        unit=SECONDS,
        at_most=1.3,
    )
