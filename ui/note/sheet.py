"""A note with its pages, made in the worker; what was typed into it and not yet approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.drawing import Spots
from mcu_desktop.domain.notes.note import NO_PROPOSALS
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.store.drafts import Draft
from mcu_desktop.workplace.workplace import Workplace
from ui.figures.lines import FigureLine
from ui.note.figures import figure_lines
from ui.paper.pdf_pages import Size, page_sizes

if TYPE_CHECKING:
    from mcu_desktop.workplace.notes import WrittenNote  # noqa: TC004 - nobody asks for the type of a field

_KIND = "note.proposals"
WORDS = "note.words"
UNFINISHED = "note.unfinished"
"""Words of a section that are being typed, and do not stand in the note yet."""
_SECTION = "proposals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the place shows of one period."""

    written: WrittenNote
    pdf: bytes
    sizes: tuple[Size, ...]
    spots: Spots
    """Where on the pages the figures stand."""
    figures: tuple[FigureLine, ...]
    proposals: str
    frozen_on: date | None
    unfinished: bool
    """The period has days to come."""

    @property
    def period(self) -> Period:
        """The days it is about."""
        return self.written.note.period


def sheet(workplace: Workplace, period: Period) -> Sheet:
    """Reopen the frozen note of a period, or write it with the proposals typed so far."""
    from mcu_desktop.workplace import notes  # noqa: PLC0415 - what counts is loaded in the worker

    frozen = notes.reopened(workplace, period)
    if frozen is not None:
        return _drawn(workplace, frozen, _typed(frozen))
    proposals = _kept(workplace, period)
    written = notes.write(workplace, period, proposals=_paragraphs(proposals))
    texts = {section: _paragraphs(text) for section, text in kept_words(workplace, period).items()}
    return _drawn(workplace, replace(written, note=written.note.reworded(texts)), proposals)


def with_proposals(workplace: Workplace, before: Sheet, proposals: str) -> Sheet:
    """Keep what was typed, and put it into a note whose figures stand."""
    keep_proposals(workplace, before.period, proposals)
    texts = {_SECTION: _paragraphs(proposals) or (NO_PROPOSALS,)}
    written = replace(before.written, note=before.written.note.reworded(texts))
    return _drawn(workplace, written, proposals)


def keep_proposals(workplace: Workplace, period: Period, text: str) -> None:
    """Keep what was typed for a period until its note is approved."""
    if not text.strip():
        workplace.drafts.drop(_draft(period))
        return
    saved_at = workplace.now().isoformat(timespec="seconds")
    draft = Draft(id=_draft(period), kind=_KIND, title=period.title, body=text, saved_at=saved_at)
    workplace.drafts.save(draft)


def forget_proposals(workplace: Workplace, period: Period) -> None:
    """Drop the drafts: the approved note holds them."""
    workplace.drafts.drop(_draft(period))
    for kind in (WORDS, UNFINISHED):
        for section in kept_words(workplace, period, kind):
            workplace.drafts.drop(_words_draft(kind, period, section))


def kept_words(workplace: Workplace, period: Period, kind: str = WORDS) -> dict[str, str]:
    """Give the sections that a person reworded, with their words."""
    beginning = _words_draft(kind, period, "")
    kept = (draft for draft in workplace.drafts.all(kind) if draft.id.startswith(beginning))
    return {draft.id.removeprefix(beginning): draft.body for draft in kept}


def keep_words(workplace: Workplace, period: Period, section: str, text: str, kind: str = WORDS) -> None:
    """Keep a section as a person worded it, until the note is approved; no words bring back the computed."""
    if not text.strip():
        workplace.drafts.drop(_words_draft(kind, period, section))
        return
    saved_at = workplace.now().isoformat(timespec="seconds")
    workplace.drafts.save(Draft(_words_draft(kind, period, section), kind, period.title, text, saved_at))


def _drawn(workplace: Workplace, written: WrittenNote, proposals: str) -> Sheet:
    from mcu_desktop.workplace import notes  # noqa: PLC0415

    pdf, spots = notes.printed(workplace, written)
    note = written.note
    return Sheet(
        written=written,
        pdf=pdf,
        sizes=page_sizes(pdf),
        spots=spots,
        figures=figure_lines(note),
        proposals=proposals,
        frozen_on=note.dated if written.frozen else None,
        unfinished=note.period.last >= workplace.today(),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _typed(written: WrittenNote) -> str:
    paragraphs = written.note.section(_SECTION).paragraphs
    return "" if paragraphs == (NO_PROPOSALS,) else "\n".join(paragraphs)


def _kept(workplace: Workplace, period: Period) -> str:
    wanted = _draft(period)
    return next((draft.body for draft in workplace.drafts.all(_KIND) if draft.id == wanted), "")


def _words_draft(kind: str, period: Period, section: str) -> str:
    return f"{kind}.{period.first.isoformat()}.{period.last.isoformat()}.{section}"


def _draft(period: Period) -> str:
    return f"{_KIND}.{period.first.isoformat()}.{period.last.isoformat()}"
