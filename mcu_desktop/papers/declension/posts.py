"""Posts in the case that a letter asks for: «начальник отдела ЖКХ» – «начальнику отдела ЖКХ»."""

from __future__ import annotations

import re
from typing import Any

from mcu_desktop.papers.declension.dictionary import Case, Said, inflected, nominatives, spelt_like

_SEPARATED = re.compile(r"(\s[–—-]\s|,\s)")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_ATTRIBUTES = ("ADJF", "PRTF", "NUMR")


def post(text: str, case: Case) -> Said:
    """Give a post in a case: its noun and what agrees with it change, the rest stands as it is."""
    pieces = _SEPARATED.split(text.strip())
    said = [_head(piece, case) if n % 2 == 0 else Said(piece) for n, piece in enumerate(pieces)]
    first = said[0]
    rest = [one if one.sure else Said(piece) for one, piece in zip(said[1:], pieces[1:], strict=True)]
    return Said("".join(one.text for one in (first, *rest)), first.sure)


def is_post(text: str) -> bool:
    """Tell whether words begin with somebody's post, as «Директор ООО «Ромашка»» does."""
    for word in text.split():
        parts = word.lower().split("-")
        if any("anim" in one.tag for part in parts for one in nominatives(part, "NOUN")):
            return True
        if not _attribute(word.lower()):
            return False
    return False


def _head(text: str, case: Case) -> Said:
    """Decline up to the noun that leads; what follows it is in the genitive already."""
    words = text.split(" ")
    for place, word in enumerate(words):
        low = word.lower()
        if low in {"и.о.", "врио", "вр.и.о.", "и. о."}:
            return Said(text)  # the noun behind it stands in the genitive already
        noun = _noun(low, case) if _WORD.fullmatch(word) else None
        if noun is not None:
            words[place] = spelt_like(noun, word)
            return Said(" ".join(words))
        attribute = _attribute(low)
        if attribute is None:
            return Said(text, sure=False)
        words[place] = spelt_like(inflected(attribute, case) or low, word)
        if "actv" in attribute.tag:  # «исполняющий обязанности», «управляющий делами», «заведующая отделом»
            return Said(" ".join(words))
    return Said(text, sure=False)


def _noun(low: str, case: Case) -> str | None:
    """Give a noun in a case, of one word or of several: «врач-терапевт» – «врачу-терапевту»."""
    readings = nominatives(low, "NOUN")
    people = [one for one in readings if "anim" in one.tag]
    if readings:
        return inflected((people or readings)[0], case)
    parts = [_noun(part, case) for part in low.split("-")] if "-" in low else []
    return "-".join(filter(None, parts)) if parts and all(parts) else None


def _attribute(low: str) -> Any:
    readings = [one for mark in _ATTRIBUTES for one in nominatives(low, mark)]
    return next(iter(readings), None)


def organisation(text: str, case: Case) -> Said:
    """Give an organisation in a case; an abbreviation at its head does not change."""
    first = text.split()[:1]
    return Said(text) if first and first[0].isupper() and len(first[0]) > 1 else post(text, case)
