"""Whole names for what rows hold, each asked for once: for the note, for reports."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from mcu_desktop.analytics.reckoning import Names
from mcu_desktop.domain.cards.kinds import CardId

if TYPE_CHECKING:
    from mcu_desktop.workplace.asking import Asking


def names(workplace: Asking) -> Names:
    """Give who names blocks, topics and people."""
    return Names(
        block=cache(partial(_block, workplace)),
        topic=cache(partial(_topic, workplace)),
        person=cache(partial(_person, workplace)),
    )


def _block(workplace: Asking, block: str) -> str:
    known = workplace.office.blocks.get(CardId(block))
    if known is not None:
        return known.name
    return workplace.block_name(CardId(block)) if block else ""


def _topic(workplace: Asking, code: str) -> str:
    topic = workplace.classifier.topic(code)
    return topic.name if topic else ""


def _person(workplace: Asking, executor: str) -> str:
    return workplace.person_name(CardId(executor)) if executor else ""
