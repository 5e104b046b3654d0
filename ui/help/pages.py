"""The pages of the help: which there are, and which answer what was typed."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mcu_desktop.domain.spelling import folded, other_layout, words
from mcu_desktop.settings import resource_text

NAMES = (
    "start",
    "today",
    "registration",
    "register",
    "boards",
    "case",
    "past",
    "note",
    "office",
    "terms",
    "people",
    "safety",
    "exchange",
    "conflicts",
    "papers",
    "reports",
    "sstu",
    "reception",
    "keys",
    "terminal",
    "troubles",
)
"""In the order of the list; a page of a place is named as the place is."""
FIRST = NAMES[0]


class Page(NamedTuple):
    """One page as it was written."""

    name: str
    title: str
    text: str


@cache
def pages() -> tuple[Page, ...]:
    """Give every page; the first line of a file is its title."""
    return tuple(_page(name) for name in NAMES)


def page_of(place: str) -> str:
    """Give the page about a place, the first one where there is none."""
    return place if place in NAMES else FIRST


def holding(typed: str) -> tuple[Page, ...]:
    """Give the pages that hold every word typed, in either layout; those named so first."""
    readings = [words(typed), words(folded(other_layout(typed)))]
    found = [page for page in pages() if any(_holds(page.text, asked) for asked in readings)]
    return tuple(sorted(found, key=lambda page: not any(_holds(page.title, asked) for asked in readings)))


def first_word(page: Page, typed: str) -> str:
    """Give the word to show on a page: typed as it stands there."""
    for reading in (typed, other_layout(typed)):
        for asked in words(reading):
            if asked in folded(page.text):
                return asked
    return ""


def _holds(text: str, asked: list[str]) -> bool:
    known = words(text)
    return all(any(word.startswith(part) for word in known) for part in asked)


def _page(name: str) -> Page:
    text = resource_text(f"help/{name}.md")
    return Page(name=name, title=text.partition("\n")[0].lstrip("# ").strip(), text=text)
