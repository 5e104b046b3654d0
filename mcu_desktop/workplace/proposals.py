"""Whose a question is likely to be: by its code, and by what was done before with that code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.complaint import hit_of
from mcu_desktop.domain.cases.values import AGAINST_NOBODY, Against
from mcu_desktop.domain.spelling import counted

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

_MOSTLY = 0.5
"""What was done in more than this share of the earlier questions counts as a habit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A topic's name, and the block and executor that a form may propose, each with the reason."""

    topic: str
    block: CardId | None = None
    why_block: str = ""
    executor: CardId | None = None
    why_executor: str = ""


def proposal(office: Workplace, code: str, against: Against = AGAINST_NOBODY) -> Proposal | None:
    """Propose for a code; habit goes before the code's own block, and only what is in use is proposed.

    Nobody `against` whom the appeal complains is proposed.
    """
    topic = office.classifier.topic(code)
    if topic is None:
        return None
    ways = office.store.earlier.ways(code)
    block, why_block = _block(office, code, [(way.block, way.times) for way in ways])
    executor, why_executor = _executor(office, [(w.executor, w.times) for w in ways if w.block == block])
    if block is not None and hit_of(against, office.office, block):
        block, why_block, executor = None, "", None
    if executor is None or hit_of(against, office.office, executor):
        executor, why_executor = None, ""
    return Proposal(
        topic=topic.name, block=block, why_block=why_block, executor=executor, why_executor=why_executor
    )


def _block(office: Workplace, code: str, ways: list[tuple[str, int]]) -> tuple[CardId | None, str]:
    by_code = office.proposed_block(code)
    usual, times, among = _usual(ways)
    if usual and usual != by_code and usual in office.office.blocks:
        return CardId(usual), f"Предложен по прежним вопросам с этой темой: {_share(times, among)}."
    if by_code:
        return by_code, "Предложен по теме; можно выбрать другой."
    return None, ""


def _executor(office: Workplace, ways: list[tuple[str, int]]) -> tuple[CardId | None, str]:
    usual, times, among = _usual(ways)
    if usual and usual in office.office.people:
        return CardId(usual), f"Работал с этой темой прежде: {_share(times, among)}."
    return None, ""


def _usual(ways: list[tuple[str, int]]) -> tuple[str, int, int]:
    """Give what was done in most of the questions that say anything of it."""
    said: dict[str, int] = {}
    for what, times in ways:
        if what:
            said[what] = said.get(what, 0) + times
    among = sum(said.values())
    best = max(said, key=lambda what: said[what], default="")
    return (best, said[best], among) if best and said[best] > _MOSTLY * among else ("", 0, among)


def _share(times: int, among: int) -> str:
    said = counted(times, "раз", "раза", "раз")
    if times < among:
        return f"{said} из {among}"
    return f"{said}, всегда" if times > 1 else said
