"""How a matter is put into words: a letter, a note of the reception, a call, a message from a network."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.demo.chance import choose, happens
from mcu_desktop.demo.lists import read
from mcu_desktop.demo.topics import Lines
from mcu_desktop.domain.vocabulary import Channel, Kind

if TYPE_CHECKING:
    from random import Random

    from mcu_desktop.demo.topics import Topic
    from mcu_desktop.demo.town import Words

_SHORT_SINCE = (
    "со вчерашнего дня", "второй день", "третий день", "с понедельника", "с раннего утра", "с прошлой ночи",
    "уже четвёртый день", "с прошлой пятницы",
)  # fmt: skip
_LONG_SINCE = (
    "вторую неделю", "третью неделю", "больше месяца", "второй месяц", "с прошлого месяца", "третий месяц",
    "уже полгода", "две недели", "месяц",
)  # fmt: skip
_AGES = ("5 лет", "6 лет", "7 лет", "8 лет", "9 лет", "10 лет", "11 лет", "12 лет", "13 лет")
_SMALL_AGES = ("полутора лет", "двух лет", "трёх лет", "четырёх лет")
_TIMES = (
    "6:40",
    "7:05",
    "7:25",
    "7:50",
    "8:10",
    "13:15",
    "15:40",
    "17:20",
    "18:05",
    "18:40",
    "19:15",
    "20:10",
)
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
_WOMEN = "ж"
_MYSELF = re.compile(
    r"\b(мы|нам|нас|наш\w*|мой|мне|меня|я)\b|\w(ем|ём|им|ю|жу|чу|емся|имся)\b", re.IGNORECASE
)
"""Words of the first person, or what looks like them: then a note goes on with «прошу»."""
_SUMS = (3, 5, 6, 7, 8, 9, 11, 12, 14, 17, 18, 23, 26)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks: one man, one woman, or many; for the first time or again."""

    woman: bool = False
    many: bool = False
    organisation: str | None = None
    again: bool = False
    unsigned: bool = False
    kind: Kind = Kind.COMPLAINT


def slots(place: Words, random: Random) -> Words:
    """Join the words of a place with figures that fit any sentence."""
    draw = random.random
    return place | {
        "days": _SHORT_SINCE[int(draw() * len(_SHORT_SINCE))],
        "long": _LONG_SINCE[int(draw() * len(_LONG_SINCE))],
        "age": _AGES[int(draw() * len(_AGES))],
        "small_age": _SMALL_AGES[int(draw() * len(_SMALL_AGES))],
        "time": _TIMES[int(draw() * len(_TIMES))],
        "rubles": f"{_SUMS[int(draw() * len(_SUMS))]} {int(draw() * 90) * 10 + 100} рублей",
        "entrance": str(1 + int(draw() * 5)),
        "class": f"{1 + int(draw() * 11)} «{'АБВ'[int(draw() * 3)]}»",
        "metres": str(5 * (4 + int(draw() * 30))),
        "year": str(2012 + int(draw() * 12)),
    }


def spoken(lines: Lines, voice: Voice, random: Random) -> str:
    """Give a line that this voice may say: some begin with the mark of women's or men's."""
    usual = [line for line in lines if line[1:3] != ": "]
    if voice.many or voice.organisation or voice.unsigned:
        return choose(usual, random)
    line = choose(lines, random)
    if line[1:3] != ": ":
        return line
    return line[3:] if (line[0] == _WOMEN) == voice.woman else choose(usual, random)


def filled(sentence: str, words: Words) -> str:
    """Fill the slots of a sentence and give it a capital letter."""
    text = sentence.format_map(words)
    return text[0].upper() + text[1:]


class Wording:
    """Writes the whole text of a case."""

    def __init__(self) -> None:
        self._said = read("wording", _Lists)
        self.office = self._said.office

    def text(self, asked: list[tuple[Topic, Words]], channel: Channel, voice: Voice, random: Random) -> str:
        """Give the text of a case as it comes by its channel."""
        match channel:
            case Channel.RECEPTION:
                return self._noted(asked, voice, random, self._said.oral_wish, 50)
            case Channel.PHONE:
                noted = self._noted(asked, voice, random, self._said.call_wish, 25)
                return _joined(noted, choose(self._said.call_end, random))
            case Channel.INCIDENT:
                return self._chatted(asked, voice, random)
            case Channel.POS:
                return self._message(asked, voice, random)
            case _:
                return self._letter(asked, voice, random, portal=channel is Channel.EPGU)

    def said(self, lines: Lines, words: Words, since: date, today: date, random: Random) -> str:
        """Give a line of the office: what was done lies after registration, what is promised ahead."""
        recent = max(since, today - timedelta(days=1 + int(random.random() * 4)))
        ahead = today + timedelta(days=20 + int(random.random() * 60))
        dates = {"when": _day(recent), "until": f"до {_day(ahead)} {ahead.year} года"}
        return filled(choose(lines, random), words | dates)

    def _letter(self, asked: list[tuple[Topic, Words]], voice: Voice, random: Random, *, portal: bool) -> str:
        said = self._said
        parts = [self._opening(voice, random)]
        for place, (topic, words) in enumerate(asked):
            matter = filled(spoken(topic.matter, voice, random), words)
            parts.append(choose(said.second, random).format(matter=matter) if place else matter)
            if topic.harm and happens(75, random):
                parts.append(filled(spoken(topic.harm, voice, random), words))
            parts.append(self._wish(topic, words, voice, random))
        body = " ".join(filter(None, parts))
        greeting = choose(said.greeting, random)
        closing = choose(self._closings(voice, portal=portal), random)
        if "отограф" in closing and not asked[0][1]["short"]:
            closing = ""
        return "\n".join(filter(None, (greeting, body, closing)))

    def _closings(self, voice: Voice, *, portal: bool) -> Lines:
        said = self._said
        if voice.unsigned:
            return said.anonymous_end
        if voice.organisation:
            return said.closing_organisation
        if voice.many:
            return said.closing_we
        return said.closing_portal if portal else said.closing

    def _message(self, asked: list[tuple[Topic, Words]], voice: Voice, random: Random) -> str:
        topic, words = asked[0]
        parts = [
            choose(self._said.greeting_short, random),
            filled(spoken(topic.matter, voice, random), words),
        ]
        if topic.harm and happens(40, random):
            parts.append(filled(spoken(topic.harm, voice, random), words))
        if happens(70, random):
            parts.append(self._wish(topic, words, voice, random))
        if words["short"]:
            parts.append(choose(self._said.closing_short, random))
        return " ".join(filter(None, parts))

    def _chatted(self, asked: list[tuple[Topic, Words]], voice: Voice, random: Random) -> str:
        topic, words = asked[0]
        text = filled(
            choose(topic.chat, random) if topic.chat else spoken(topic.matter, voice, random), words
        )
        return (
            text if Kind.COMPLAINT not in topic.kinds else _joined(text, choose(self._said.chat_end, random))
        )

    def _noted(
        self, asked: list[tuple[Topic, Words]], voice: Voice, random: Random, wishes: Lines, harm: float
    ) -> str:
        parts = [choose(self._said.oral_again, random)] if voice.again else []
        for topic, words in asked:
            matter = [filled(spoken(topic.matter, voice, random), words)]
            if topic.harm and happens(harm, random):
                matter.append(filled(spoken(topic.harm, voice, random), words))
            wish = choose(topic.wish, random).format_map(words)
            first_person = any(map(_MYSELF.search, matter))
            ask = "Прошу {wish}." if first_person else choose(wishes, random)
            parts += [*matter, ask.format(wish=wish)]
        return " ".join(filter(None, parts))

    def _opening(self, voice: Voice, random: Random) -> str:
        said = self._said
        if voice.unsigned or voice.organisation:
            return ""
        if voice.again:
            return choose(
                said.again_we if voice.many else said.again_f if voice.woman else said.again_m, random
            )
        if voice.many:
            return choose(said.opening_we, random)
        if voice.kind is not Kind.COMPLAINT:
            return choose(said.opening_calm, random)
        if happens(20, random):
            return choose(said.opening_f if voice.woman else said.opening_m, random)
        return choose(said.opening, random)

    def _wish(self, topic: Topic, words: Words, voice: Voice, random: Random) -> str:
        wishes = self._said.wish_we if voice.many or voice.organisation else self._said.wish
        return choose(wishes, random).format(wish=choose(topic.wish, random).format_map(words))


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _joined(text: str, end: str) -> str:
    if not end:
        return text
    return f"{text} {end}" if text[-1] in ".!?…" else f"{text}. {end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """What the office itself writes, whatever the subject."""

    control: Lines
    release: Lines
    withdrawn: Lines
    reopened: Lines
    correction_channel: Lines
    correction_phone: Lines
    correction_kind: Lines
    undo: Lines
    again_answer: Lines
    no_signature: Lines
    measures: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    greeting: Lines
    greeting_short: Lines
    opening: Lines
    opening_calm: Lines
    opening_m: Lines
    opening_f: Lines
    opening_we: Lines
    again_m: Lines
    again_f: Lines
    again_we: Lines
    wish: Lines
    wish_we: Lines
    closing: Lines
    closing_we: Lines
    closing_organisation: Lines
    closing_portal: Lines
    closing_short: Lines
    oral_wish: Lines
    oral_again: Lines
    call_wish: Lines
    call_end: Lines
    second: Lines
    chat_end: Lines
    anonymous_end: Lines
    office: OfficeWords
