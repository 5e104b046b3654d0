"""What in a text for everybody would let somebody be known: names, addresses, telephones, rare meetings.

A check apart from whoever wrote the text: it knows the people behind the cases and reads the finished paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import combinations

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.russian_stem import stem
from mcu_desktop.domain.publishing.suppression import LEAST
from mcu_desktop.domain.spelling import counted, folded, words

_SIGNS = (
    ("адрес электронной почты", re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")),
    (
        "номер телефона",
        re.compile(r"(?<!\d)(?:\+7|8)[\s(–-]*\d{3}[\s)–-]*\d{3}[\s–-]*\d{2}[\s–-]*\d{2}(?!\d)"),
    ),
    ("номер телефона", re.compile(r"(?<![\d-])\d{1,3}-\d{2}-\d{2}(?![\d-])")),
    ("СНИЛС", re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)")),
    (
        "номер дома или квартиры",
        re.compile(r"\b(?:дом[аеу]?|д|кв|квартир\w*|корп\w*|стр)\.?\s*№?\s*\d+", re.IGNORECASE),
    ),
    (
        "номер дома",
        re.compile(r"\b(?:ул|улиц\w*|пер|переул\w*|пр-т|проспект\w*)\b\.?[^.;]{2,40}?,\s*\d+", re.IGNORECASE),
    ),
    (
        "фамилия с инициалами",
        re.compile(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+|\b[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\."),
    ),
    ("отчество", re.compile(r"\b[А-ЯЁ][а-яё]+(?:ович|евич|овн|евн|иничн)(?:а|у|ем|ом|ой|ы|е)?\b")),
)
_UNSEEN = ("Cf", "Mn")
_MIXED = re.compile(r"\b(?=\w*[А-ЯЁа-яё])(?=\w*[A-Za-z])\w+")
_ALIKE = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
"""Latin letters that look as ours do."""
_LEAST_WORD = 4
"""Shorter words are «пос.» and «ул.»: a sentence writes them out."""
_MEETING = 2
"""So many traits of a case in one sentence may be rare together."""
_ENDING = re.compile(
    "(?:ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ою|ею|ым|им|ом|ем|ую|юю|ая|яя|ый|ий|ых|их|а|я|у|ю|е|ы|и)$"
)
_LEAST_ROOT = 3
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[А-ЯЁA-Z«])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What may not be told, and where it stands."""

    what: str
    where: str
    text: str

    @property
    def said(self) -> str:
        """Say it in one line."""
        return f"{self.where}: {self.what} – «{self.text}»"


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Whom a published paper must not give away, and what is told of the cases that it counts."""

    surnames: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    """Addresses of applicants as they are written."""
    numbers: frozenset[str] = frozenset()
    """Registration numbers of the cases."""
    traits: Mapping[str, Mapping[str, frozenset[int]]] = field(default_factory=dict)
    """Cases by what a sentence may say of them: kind of trait, its name, the cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of the paper: where it stands, and whether a person typed it."""

    where: str
    text: str
    typed: bool = False


def findings(passages: Iterable[Passage], people: People, least: int = LEAST) -> tuple[Finding, ...]:
    """Give everything that would let somebody be known, in the order of the paper."""
    surnames = {_root(name): name for name in people.surnames if name}
    checks = (_signs, _numbers(people), _names(surnames), _addresses(people), _rare(people, least))
    read = (replace(passage, text=_as_read(passage.text)) for passage in passages)
    found = (one for passage in read for check in checks for one in check(passage))
    return tuple(dict.fromkeys(found))


def _as_read(text: str) -> str:
    """Give a text as an eye reads it: without unseen signs, in the letters that it seems to have."""
    seen = (sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) not in _UNSEEN)
    return _MIXED.sub(lambda met: met[0].translate(_ALIKE), "".join(seen))


Check = Callable[[Passage], Iterator[Finding]]


def _signs(passage: Passage) -> Iterator[Finding]:
    """Find what looks like a sign of somebody, whoever it is; a part of what was found says nothing more."""
    told: list[tuple[int, int]] = []
    for what, pattern in _SIGNS:
        for met in pattern.finditer(passage.text):
            if not any(start <= met.start() and met.end() <= end for start, end in told):
                told.append(met.span())
                yield Finding(what=what, where=passage.where, text=met[0].strip())


def _numbers(people: People) -> Check:
    """Find numbers of cases; one that is a bare count elsewhere is a number behind its sign."""
    known = {number: f"№ {number}" if number.isdigit() else number for number in people.numbers}

    def check(passage: Passage) -> Iterator[Finding]:
        text = passage.text.replace("\u00a0", " ").replace("№", "№ ").replace("№  ", "№ ")
        for number, written in known.items():
            if written in text and re.search(rf"(?<!\w){re.escape(written)}(?!\w)", text):
                yield Finding(what="номер обращения", where=passage.where, text=number)

    return check


def _names(surnames: Mapping[str, str]) -> Check:
    """Find surnames of applicants in any case, among the words that begin with a capital."""

    def check(passage: Passage) -> Iterator[Finding]:
        if not passage.typed:
            return
        for met in re.finditer(r"\b[А-ЯЁ][А-ЯЁа-яё]+", passage.text):
            if _root(met[0]) in surnames:
                yield Finding(what="фамилия заявителя", where=passage.where, text=met[0])

    return check


def _addresses(people: People) -> Check:
    """Find whole addresses; a settlement without a house is no one's."""
    houses = (address for address in people.streets if any(sign.isdigit() for sign in address))
    known = {f" {' '.join(words(address))} ": address for address in houses}

    def check(passage: Passage) -> Iterator[Finding]:
        said = f" {' '.join(words(passage.text))} "
        for written, address in known.items():
            if written in said:
                yield Finding(what="адрес заявителя", where=passage.where, text=address)

    return check


def _rare(people: People, least: int) -> Check:
    """Find sentences that tell of so few cases that whoever knows the town knows the person."""
    known = [
        (kind, name, roots, cases)
        for kind, names in people.traits.items()
        for name, cases in names.items()
        if (roots := _roots(name)) and cases
    ]

    def check(passage: Passage) -> Iterator[Finding]:
        if not passage.typed:
            return
        for sentence in _SENTENCE.split(passage.text):
            said = _roots(sentence)
            met = [one for one in known if one[2] <= said]
            yield from _too_few(met, sentence, passage.where, least)

    return check


def _too_few(
    met: list[tuple[str, str, frozenset[str], frozenset[int]]], sentence: str, where: str, least: int
) -> Iterator[Finding]:
    for size in range(1, _MEETING + 1):
        for several in combinations(met, size):
            if len({kind for kind, *_ in several}) < size:
                continue
            cases = frozenset.intersection(*(one[3] for one in several))
            if 0 < len(cases) < least:
                names = " и ".join(f"«{name}»" for _, name, _, _ in several)
                amount = counted(len(cases), "обращение", "обращения", "обращений")
                yield Finding(
                    what=f"редкое сочетание: {names} – {amount}", where=where, text=sentence.strip()[:120]
                )


def _roots(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if len(word) >= _LEAST_WORD)


def _root(name: str) -> str:
    """Give the part of a surname that its cases share: Петрова, Петровой, Петров – петров; Ким stays."""
    folded_name = folded(name)
    root = _ENDING.sub("", folded_name)
    return root if len(root) >= _LEAST_ROOT else folded_name
