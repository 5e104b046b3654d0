"""The chapters in order, and what the other modules of the room look up in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.chapters import (
    citizens,
    commissions,
    complaint,
    control,
    copies,
    correspondence,
    course,
    extension,
    forwarding,
    holding,
    named_term,
    orders,
    papers,
    problems,
    repeats,
    requests,
    returning,
    signing,
    unanswered,
    visiting,
)

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf

CHAPTERS: tuple[Chapter, ...] = (
    control.CHAPTER,
    holding.CHAPTER,
    commissions.CHAPTER,
    papers.CHAPTER,
    unanswered.CHAPTER,
    returning.CHAPTER,
    correspondence.CHAPTER,
    complaint.CHAPTER,
    copies.CHAPTER,
    named_term.CHAPTER,
    course.CHAPTER,
    forwarding.CHAPTER,
    extension.CHAPTER,
    visiting.CHAPTER,
    requests.CHAPTER,
    citizens.CHAPTER,
    repeats.CHAPTER,
    problems.CHAPTER,
    signing.CHAPTER,
    orders.CHAPTER,
)

FACTS: dict[type[Any], FactOf] = {one.fact: one for chapter in CHAPTERS for one in chapter.facts}
COMMANDS: dict[type[Any], CommandOf] = {one.command: one for chapter in CHAPTERS for one in chapter.commands}
FIELDS: dict[str, FieldOf] = {one.name: one for chapter in CHAPTERS for one in chapter.fields}
TERMS = tuple(chapter.terms for chapter in CHAPTERS if chapter.terms)
