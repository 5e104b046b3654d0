"""Stock phrases of the office: the fields they may have, and which fit a topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cards.kinds import CardId, Phrase

FIELD = re.compile(r"\{([^{}]*)\}")
FIELDS = ("номер", "дата", "заявитель", "место", "сегодня", "учреждение", "телефон")
"""What a case and its office give to a phrase; `cases.phrases` fills them."""


def unknown_fields(text: str) -> list[str]:
    """Name the fields of a phrase that nothing fills."""
    return [name for name in FIELD.findall(text) if name.strip().lower() not in FIELDS]


def fitting(phrases: Iterable[tuple[CardId, Phrase]], codes: Iterable[str | None]) -> list[CardId]:
    """Give the phrases for questions of some codes, the closest topic first; then those for any."""
    asked = [code for code in codes if code]
    found = [
        (-len(phrase.topic), phrase.title, id_)
        for id_, phrase in phrases
        if not phrase.topic or any(code.startswith(phrase.topic) for code in asked)
    ]
    return [id_ for _, _, id_ in sorted(found)]
