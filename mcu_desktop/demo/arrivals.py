"""What comes in: by which road, from whom, about what."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.demo.chance import choose, happens
from mcu_desktop.demo.topics import Topic
from mcu_desktop.demo.town import Words
from mcu_desktop.demo.wording import Voice, filled, slots
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Form, Kind, QuestionId, Regime

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from mcu_desktop.demo.applicants import Directory, Somebody
    from mcu_desktop.demo.staff import Staff
    from mcu_desktop.demo.topics import Topics
    from mcu_desktop.demo.town import Home, Town
    from mcu_desktop.demo.wording import Wording

_REMEMBERED = 4_000
_TRIES = 200


@dataclass(frozen=True, slots=True)
class _Road:
    """How one channel is: its share, its regime and form, how the answer goes, how old mail is."""

    channel: Channel
    share: int
    regime: Regime
    form: Form
    answers: tuple[AnswerChannel, ...]
    oldest: int = 0
    """Days from arrival to registration, at most."""


_ROADS = (
    _Road(
        Channel.RECEPTION, 16, Regime.APPEAL, Form.ORAL, (AnswerChannel.POST,) * 3 + (AnswerChannel.EMAIL,)
    ),
    _Road(Channel.HAND, 7, Regime.APPEAL, Form.WRITTEN, (AnswerChannel.POST, AnswerChannel.HAND), 1),
    _Road(Channel.LETTER, 9, Regime.APPEAL, Form.WRITTEN, (AnswerChannel.POST,), 2),
    _Road(Channel.EPGU, 20, Regime.APPEAL, Form.ELECTRONIC, (AnswerChannel.EPGU,), 2),
    _Road(Channel.EDO, 5, Regime.APPEAL, Form.ELECTRONIC, (AnswerChannel.EMAIL, AnswerChannel.POST), 1),
    _Road(Channel.POS, 20, Regime.POS, Form.ELECTRONIC, (AnswerChannel.POS,), 1),
    _Road(Channel.INCIDENT, 14, Regime.INCIDENT, Form.ELECTRONIC, (AnswerChannel.INCIDENT,)),
    _Road(Channel.PHONE, 9, Regime.CALL, Form.ORAL, (AnswerChannel.PHONE,)),
)
_SHARES = list(accumulate(road.share for road in _ROADS))
_PAPER = frozenset({Channel.HAND, Channel.LETTER})
_LONG = frozenset({Channel.HAND, Channel.LETTER, Channel.EPGU, Channel.RECEPTION})
_FROM_ORGANISATIONS = {Channel.EDO: 70, Channel.LETTER: 10}
"""Of a hundred."""
_PUBLIC = frozenset({Channel.POS, Channel.INCIDENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A case as it came, with what its answers will speak of."""

    command: RegisterCase
    asked: tuple[tuple[Topic, Words], ...]

    @property
    def signed(self) -> bool:
        """Tell whether there is somebody to answer."""
        return bool(self.command.applicants)


class Arrivals:
    """Makes up what comes; some people come again."""

    def __init__(
        self, town: Town, directory: Directory, topics: Topics, wording: Wording, staff: Staff
    ) -> None:
        self._town = town
        self._directory = directory
        self._topics = topics
        self._wording = wording
        self._staff = staff
        self._known: deque[tuple[Somebody, Topic, Words]] = deque(maxlen=_REMEMBERED)

    def draw(self, at: datetime, random: Random) -> Arrival:
        """Give what is registered at a moment."""
        road = random.choices(_ROADS, cum_weights=_SHARES)[0]
        if happens(_FROM_ORGANISATIONS.get(road.channel, 0), random):
            return self._from_organisation(road, at, random)
        if road.channel in _PAPER and happens(5, random):
            return self._unsigned(road, at, random)
        if road.channel in _LONG and happens(7, random):
            return self._collective(road, at, random)
        if self._known and happens(8, random):
            return self._again(road, at, random)
        return self._first(road, at, random)

    def _first(self, road: _Road, at: datetime, random: Random) -> Arrival:
        topic = self._topic(road, at, random)
        somebody = self._directory.somebody(random, self._home(topic, random))
        return self._arrived(road, at, random, somebody, [(topic, self._place(topic, somebody.home, random))])

    def _again(self, road: _Road, at: datetime, random: Random) -> Arrival:
        """Let somebody known write about the same, or about something else."""
        somebody, topic, words = choose(self._known, random)
        if happens(50, random) and (not topic.channels or road.channel in topic.channels) and not topic.once:
            return self._arrived(road, at, random, somebody, [(topic, words)], again=True)
        for _ in range(_TRIES):
            topic = self._topic(road, at, random)
            if _suits(topic, somebody.home):
                break
        else:
            return self._first(road, at, random)
        return self._arrived(road, at, random, somebody, [(topic, self._place(topic, somebody.home, random))])

    def _arrived(
        self,
        road: _Road,
        at: datetime,
        random: Random,
        somebody: Somebody,
        asked: list[tuple[Topic, Words]],
        *,
        again: bool = False,
    ) -> Arrival:
        self._known.append((somebody, *asked[0]))
        if road.channel in _LONG and not again and happens(13, random):
            asked += self._second(asked[0][0], somebody.home, at, random)
        applicant = self._introduced(road, somebody.applicant, random)
        voice = Voice(woman=somebody.woman, again=again)
        return self._case(road, at, random, asked, (applicant,) if applicant else (), voice)

    def _collective(self, road: _Road, at: datetime, random: Random) -> Arrival:
        topic = self._topic(road, at, random, lambda topic: not topic.personal)
        home = self._home(topic, random)
        first = self._directory.somebody(random, home).applicant
        others = (
            self._directory.somebody(random, home, address=self._town.neighbour(home, random)).applicant
            for _ in range(1 + int(random.random() ** 2 * 9))
        )
        applicants = (first, *(replace(other, phone=None, email=None) for other in others))
        asked = [(topic, self._place(topic, home, random))]
        return self._case(road, at, random, asked, applicants, Voice(many=True))

    def _from_organisation(self, road: _Road, at: datetime, random: Random) -> Arrival:
        topic = self._topic(road, at, random, lambda topic: topic.business)
        organisation, applicant = self._directory.organisation(random)
        asked = [(topic, self._place(topic, self._home(topic, random), random))]
        return self._case(road, at, random, asked, (applicant,), Voice(organisation=organisation.head))

    def _unsigned(self, road: _Road, at: datetime, random: Random) -> Arrival:
        topic = self._topic(road, at, random, lambda topic: not topic.personal)
        asked = [(topic, self._place(topic, self._home(topic, random), random))]
        return self._case(road, at, random, asked, (), Voice(unsigned=True))

    def _case(
        self,
        road: _Road,
        at: datetime,
        random: Random,
        asked: list[tuple[Topic, Words]],
        applicants: tuple[Applicant, ...],
        voice: Voice,
    ) -> Arrival:
        kind = _kind(road, asked[0][0], random)
        voice = replace(voice, kind=kind)
        came = _came(road, at, random)
        command = RegisterCase(
            regime=road.regime,
            form=road.form,
            kind=kind,
            channel=road.channel,
            received_on=came.date(),
            received_at=came if road.regime is Regime.INCIDENT else None,
            applicants=applicants,
            text=self._wording.text(asked, road.channel, voice, random),
            questions=tuple(self._question(place, *one, random) for place, one in enumerate(asked, 1)),
            place=asked[0][1]["short"] or None,
            answer_channel=_answer_channel(road, applicants, random),
        )
        return Arrival(command=command, asked=tuple(asked))

    def _question(self, place: int, topic: Topic, words: Words, random: Random) -> AskedQuestion:
        return AskedQuestion(
            id=QuestionId(str(place)),
            text=filled(choose(topic.ask, random), words),
            code=topic.code,
            block=self._staff.blocks[topic.block],
        )

    def _second(self, first: Topic, home: Home, at: datetime, random: Random) -> list[tuple[Topic, Words]]:
        for _ in range(_TRIES):
            topic = self._topics.draw(at.month, random)
            if topic.block != first.block and _suits(topic, home) and not topic.alone and not first.alone:
                return [(topic, self._place(topic, home, random))]
        return []

    def _topic(
        self,
        road: _Road,
        at: datetime,
        random: Random,
        fits: Callable[[Topic], bool] = bool,
    ) -> Topic:
        """Draw until the subject fits the road: nobody tells a network of an allowance."""
        for _ in range(_TRIES):
            topic = self._topics.draw(at.month, random)
            if topic.personal and road.channel in _PUBLIC:
                continue
            if (not topic.channels or road.channel in topic.channels) and fits(topic):
                return topic
        return topic

    def _home(self, topic: Topic, random: Random) -> Home:
        while not _suits(topic, home := self._town.home(random)):
            pass
        return home

    def _place(self, topic: Topic, home: Home, random: Random) -> Words:
        return slots(self._town.words(topic.scope, home, random), random)

    def _introduced(self, road: _Road, applicant: Applicant, random: Random) -> Applicant | None:
        """Leave of a person what the road tells: networks know a name, telephones a voice."""
        if road.channel is Channel.INCIDENT:
            if happens(25, random):
                return None
            return Applicant(surname=applicant.surname, name=applicant.name)
        if road.channel is Channel.PHONE:
            if happens(15, random):
                return Applicant(name=applicant.name, phone=applicant.phone or "номер не определён")
            return replace(applicant, email=None)
        if road.channel in _PAPER and happens(30, random):
            return replace(applicant, phone=None)
        return applicant


def _suits(topic: Topic, home: Home) -> bool:
    match topic.scope:
        case "house":
            return home.flat
        case "home":
            return not home.flat
        case "settlement":
            return home.settlement is not None
        case _:
            return True


def _kind(road: _Road, topic: Topic, random: Random) -> Kind:
    kind = Kind(choose(topic.kinds, random))
    return kind if road.regime is Regime.APPEAL or kind is Kind.THANKS else Kind.MESSAGE


def _came(road: _Road, at: datetime, random: Random) -> datetime:
    """Give the moment of arrival; mail of a day off waits for a working day by itself."""
    if road.regime is Regime.INCIDENT:
        return at - timedelta(minutes=int(5 + 900 * random.random() ** 4))
    return at - timedelta(days=int(random.random() * (road.oldest + 1)))


def _answer_channel(road: _Road, applicants: tuple[Applicant, ...], random: Random) -> AnswerChannel:
    if not applicants:
        return AnswerChannel.INCIDENT if road.regime is Regime.INCIDENT else AnswerChannel.NONE
    channel = choose(road.answers, random)
    return AnswerChannel.POST if channel is AnswerChannel.EMAIL and not applicants[0].email else channel
