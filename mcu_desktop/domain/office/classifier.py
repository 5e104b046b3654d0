"""The all-Russian thematic classifier of appeals: what a question is about, and whose block that is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.russian_stem import stem
from mcu_desktop.domain.spelling import other_layout, words
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cards.kinds import Block, CardId

CODE = re.compile(r"[0-9]{4}(\.[0-9]{4}){0,4}")
"""Section, topic, group, question, subquestion; the whole code is the key, for numbers repeat."""

_GROUP_DEPTH = 3
_LEAF_DEPTH = 4
_BLOCK_DIGITS = 4
_LONGEST_TEXT = 4_000_000
_MOST_RECORDS = 20_000
_LONGEST_QUERY = 200
_LEAST_WORD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One line of the classifier; only a leaf (question or subquestion) may be assigned."""

    code: str
    name: str
    leaf: bool

    @property
    def depth(self) -> int:
        """1 is a section, 4 a question, 5 a subquestion."""
        return self.code.count(".") + 1


@dataclass(frozen=True, kw_only=True)
class Classifier:
    """An edition of the classifier, in the order of its text."""

    topics: Mapping[str, Topic]
    spoken: Mapping[str, str] = field(default_factory=dict)
    """How people say what the official name of a code does not: «вывоз мусора», «яма»."""

    def topic(self, code: str) -> Topic | None:
        """Give the line of a code."""
        return self.topics.get(code)

    def require_leaf(self, code: str) -> Topic:
        """Give the question of a code, or refuse: sections, topics and groups are only the way to it."""
        topic = self.topics.get(code)
        if topic is None:
            raise Refusal(
                f"Темы «{code[:60]}» нет в тематическом классификаторе: найдите её другим словом или не "
                "указывайте.",
                field="code",
            )
        if not topic.leaf:
            raise Refusal(f"Код {code} — раздел «{topic.name}», назначить можно только вопрос.", field="code")
        return topic

    def path(self, code: str) -> tuple[str, ...]:
        """Give the names from the section down to the code itself."""
        blocks = code.split(".")
        above = (self.topics.get(".".join(blocks[:depth])) for depth in range(1, len(blocks) + 1))
        return tuple(topic.name for topic in above if topic is not None)

    def children(self, code: str | None = None) -> tuple[Topic, ...]:
        """Give the lines right below a code; the sections when none is named."""
        return self._children.get(code or "", ())

    def search(
        self, text: str, *, limit: int = 50, favourites: frozenset[str] = frozenset()
    ) -> tuple[Topic, ...]:
        """Find by the beginning of a code or by words in any order and form; favourites and leaves first.

        The beginnings of words suffice, and a query typed in the Latin layout is read in the Russian one.
        Where nothing says every word, what says most of them is found.
        """
        query = text.strip()[:_LONGEST_QUERY]
        found = (
            self._by_code(query)
            or self._by_words(query)
            or self._by_words(other_layout(query))
            or self._by_most_words(query)
        )
        order = {code: position for position, code in enumerate(self.topics)}

        def place(code: str) -> tuple[bool, bool, int, int, int]:
            topic = self.topics[code]
            return (not topic.leaf, code not in favourites, found[code], topic.depth, order[code])

        return tuple(self.topics[code] for code in sorted(found, key=place)[:limit])

    def _by_code(self, query: str) -> dict[str, int]:
        """Find codes by their beginning, or by a question's number alone, as old registers did."""
        digits = re.sub(r"[.\s]", "", query)
        if not (digits.isascii() and digits.isdecimal()):
            return {}
        found = {code: 0 for code in self.topics if code.replace(".", "").startswith(digits)}
        if not found and len(digits) == _BLOCK_DIGITS:
            return {code: 1 for code in self.topics if code.split(".")[3:4] == [digits]}
        return found

    def _by_words(self, query: str) -> dict[str, int]:
        """Find names holding every word, counting the words that only the group or question above says."""
        found: dict[str, int] | None = None
        for word in set(words(query)):
            said = self._saying(word)
            meant = said | self._below(said)
            known = meant if found is None else meant & found.keys()
            found = {code: (found or {}).get(code, 0) + (code not in said) for code in known}
        return found or {}

    def _by_most_words(self, query: str) -> dict[str, int]:
        """Find names holding the most words that count; short ones are prepositions."""
        counted = Counter(
            code for word in set(words(query)) if len(word) >= _LEAST_WORD for code in self._saying(word)
        )
        most = max(counted.values(), default=0)
        return {code: 0 for code, count in counted.items() if count == most}

    def _saying(self, word: str) -> set[str]:
        root = stem(word)
        return {
            code
            for known, (known_root, codes) in self._vocabulary.items()
            if known_root == root or known.startswith(word)
            for code in codes
        }

    def _below(self, codes: Iterable[str]) -> set[str]:
        below: set[str] = set()
        waiting = [code for code in codes if self.topics[code].depth >= _GROUP_DEPTH]
        while waiting:
            nearest = [child.code for child in self.children(waiting.pop())]
            below.update(nearest)
            waiting.extend(nearest)
        return below

    @cached_property
    def _children(self) -> dict[str, tuple[Topic, ...]]:
        below: defaultdict[str, list[Topic]] = defaultdict(list)
        for topic in self.topics.values():
            below[topic.code.rpartition(".")[0]].append(topic)
        return {code: tuple(topics) for code, topics in below.items()}

    @cached_property
    def _vocabulary(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        codes: defaultdict[str, list[str]] = defaultdict(list)
        for topic in self.topics.values():
            for word in set(words(f"{topic.name} {self.spoken.get(topic.code, '')}")):
                codes[word].append(topic.code)
        return {word: (stem(word), tuple(found)) for word, found in codes.items()}


def parse_classifier(text: str) -> Classifier:
    """Read lines of code, tab and name; a broken line is refused with its number."""
    if len(text) > _LONGEST_TEXT:
        raise Refusal("Файл слишком велик для тематического классификатора.", field="classifier")
    lines = text.splitlines()
    if len(lines) > _MOST_RECORDS:
        raise Refusal("В файле слишком много строк для тематического классификатора.", field="classifier")
    topics: dict[str, Topic] = {}
    for number, line in enumerate(lines, start=1):
        code, tab, name = line.partition("\t")
        if not tab or not name or code in topics or CODE.fullmatch(code) is None:
            raise Refusal(
                f"Строка {number} классификатора должна содержать новый код и название через табуляцию.",
                field="classifier",
            )
        topics[code] = Topic(code=code, name=name, leaf=code.count(".") >= _LEAF_DEPTH - 1)
    return Classifier(topics=topics)


def parse_spoken(text: str) -> dict[str, str]:
    """Read lines of code, tab and the everyday words for it."""
    return dict(line.split("\t", 1) for line in text.splitlines())


def propose_block(code: str, blocks: Iterable[tuple[CardId, Block]]) -> CardId | None:
    """Propose the block with the longest beginning of the code; of equals the one standing first."""
    best: tuple[int, int] | None = None
    proposed: CardId | None = None
    for block_id, block in blocks:
        longest = max((len(start) for start in block.codes if begins(code, start)), default=0)
        claim = (-longest, block.order)
        if longest and (best is None or claim < best):
            best, proposed = claim, block_id
    return proposed


def begins(code: str, start: str) -> bool:
    """Tell whether a code lies at or under another: whole blocks of digits count."""
    return code == start or code.startswith(f"{start}.")
