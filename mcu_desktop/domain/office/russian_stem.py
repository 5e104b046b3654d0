"""What the inflected forms of a Russian word have in common, near enough to compare short names."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDINGS = re.compile(
    "(иями|ями|ами|иях|иев|ием|ией|ого|его|ому|ему|ыми|ими|ов|ев|ий|ый|ой|ей|ая|яя|ое|ее|ые|ие|ия|ии|ию"
    "|ым|им|ом|ем|ам|ям|ах|ях|ых|их|ую|юю|ью|ою|ею|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_SHORTEST = 3
_VOWELS = "аеиоуыэюя"


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Cut the ending of a folded word; площадка and площадок, субсидия and субсидий meet."""
    bare = word.removesuffix("ся") if len(word) >= _SHORTEST + 4 else word
    ending = _ENDINGS.search(bare, _SHORTEST)
    return _without_fleeting_vowel(bare[: ending.start()] if ending else bare)


def _without_fleeting_vowel(bare: str) -> str:
    if len(bare) > _SHORTEST and bare.endswith(("ок", "ек")) and bare[-3] not in _VOWELS:
        return f"{bare[:-2]}к"
    return bare
