"""Text as files can hold it: somebody's pasted words may carry what XML forbids."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TIED = re.compile(
    r" (?=–)|(?<=№) | (?=%)|(?<=\d)(?<!\.\d{4}\.\d{4}) (?=[а-яё])"
    r"|(?<=\b[гсдч]\.) |(?<=\b(?:ул|кв|ст)\.) |(?<=\b(?:пос|дер|пер)\.) |(?<=\bкорп\.) "
)
"""Where a line must not break: before a dash, after №, between a number or a name and what it is of.

The code of a topic is too long to be tied to its name.
"""
_SPACES = re.compile(r"[\t\r\n ]+")


def plain(text: str) -> str:
    """Give the text on one line, without control characters."""
    return _SPACES.sub(" ", _FORBIDDEN.sub("", text)).strip()


def typeset(text: str) -> str:
    """Give the text as paper wants it: what belongs together stays on one line."""
    return tied(plain(text))


def tied(line: str) -> str:
    """Keep what belongs together on one line."""
    return _TIED.sub("\u00a0", line)
