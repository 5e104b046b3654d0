"""The weekly note: figures counted from the register, text proposed from the figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import Account
from mcu_desktop.analytics.figures import figures
from mcu_desktop.analytics.reckoning import Names, reckon
from mcu_desktop.analytics.sections import (
    blocks as blocks_section,
)
from mcu_desktop.analytics.sections import (
    channels,
    decisions,
    following,
    overdue,
    repeats,
    territories,
    topics,
    totals,
)
from mcu_desktop.analytics.wording import unmarked
from mcu_desktop.domain.notes.note import NO_PROPOSALS, Letterhead, Note, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from mcu_desktop.domain.notes.period import Period
    from mcu_desktop.store.rows import NoteCase, NoteQuestion

AS_WRITTEN = Names()
"""Rows that hold whole names themselves."""

_SECTIONS = (
    decisions.section,
    totals.section,
    channels.section,
    blocks_section.section,
    topics.section,
    territories.section,
    overdue.section,
    repeats.section,
    following.section,
)


def weekly_note(
    *,
    period: Period,
    as_of: date,
    cases: Sequence[NoteCase],
    questions: Sequence[NoteQuestion],
    blocks: Mapping[str, str],
    letterhead: Letterhead,
    proposals: Sequence[str] = (),
    dated: date | None = None,
    names: Names = AS_WRITTEN,
    now: str | None = None,
) -> Note:
    """Write the note of a period.

    `cases` hold everything received or closed in the spans of `period.compared_with()` and all
    that was open at their ends, `questions` the questions of those cases in their order; `blocks` gives
    short names by whole names in the office's order, `names` whole names for what the rows hold.
    `now` is the moment when `as_of` is not yet over.
    """
    reckoning = reckon(
        period=period, as_of=as_of, cases=cases, questions=questions, blocks=blocks, names=names, now=now
    )
    account = Account(reckoning=reckoning, figures=figures(reckoning))
    return Note(
        period=period,
        as_of=as_of,
        letterhead=letterhead,
        figures=account.figures,
        sections=(*map(_with_mentions, _sections(account)), _proposals(proposals)),
        dated=dated,
    )


def _sections(account: Account) -> tuple[Section, ...]:
    """Write the sections; when nothing came, went or stood there is only that to say."""
    if not any(account.count(name) for name in ("received", "closed", "answered", "out", "in_work")):
        return (totals.section(account),)
    return tuple(section(account) for section in _SECTIONS)


def _with_mentions(section: Section) -> Section:
    """Take the marks out of the sentences, and write down where they were."""
    told = [unmarked(text) for text in section.paragraphs]
    return replace(
        section, paragraphs=tuple(text for text, _ in told), mentions=tuple(mentions for _, mentions in told)
    )


def _proposals(texts: Sequence[str]) -> Section:
    written = tuple(text.strip() for text in texts if text.strip())
    return Section(
        key="proposals", title="Предложения", short="Предложения", paragraphs=written or (NO_PROPOSALS,)
    )
