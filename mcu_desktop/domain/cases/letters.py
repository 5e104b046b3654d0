"""A long letter read for its questions: paragraphs that may each be one; the letter itself is left alone."""

from __future__ import annotations

import re

MOST = 12
_SHORTEST = 40
"""Letters; what is shorter greets, signs or dates."""
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n")
_ABOUT_THE_LETTER = re.compile(
    r"(?:многоуважаем|уважаем|здравствуй|добр(?:ый|ое|ого)\s+(?:день|дня|утро|вечер)|с\s+уважением|"
    r"заранее\s+(?:благодар|спасибо)|благодар(?:ю|им)\b|подпис|приложени[ея]\b|"
    r"(?:мой|наш|обратный)\s+адрес|адрес\s*:|тел(?:ефон)?\s*[.:]|e-?mail|ответ\s+прошу)",
    re.IGNORECASE,
)


def proposed_questions(text: str) -> tuple[str, ...]:
    """Give the paragraphs that may be questions of their own; none where there are not two."""
    whole = text.replace("\r\n", "\n").strip()
    parts = _BLANK_LINE.split(whole) if _BLANK_LINE.search(whole) else whole.split("\n")
    said = (" ".join(part.split()) for part in parts)
    found = [part for part in said if len(part) >= _SHORTEST and not _ABOUT_THE_LETTER.match(part)]
    return tuple(found[:MOST]) if len(found) > 1 else ()
